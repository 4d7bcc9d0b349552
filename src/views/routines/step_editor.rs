//! How much of a step, on which side, and a note.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::domain::dose::Turn;
use crate::domain::limits::NAME_LENGTH;
use crate::domain::limits::NOTE_LENGTH;
use crate::domain::routine::step::{RoutineStep, StepId, Work};
use crate::domain::routine_id::RoutineId;
use crate::domain::wording::step_turn;
use crate::state::AppState;
use crate::views::parts::rows::CollectAny;

#[component]
pub fn StepEditor(id: RoutineId, step: StepId, known: Memo<Option<RoutineStep>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let change = move |change: &dyn Fn(&mut RoutineStep)| {
        state.change_routine(id, |routine| routine.change(step, |step| change(step)));
    };
    let now = untrack(|| known.get());
    now.map(|now| {
        let bounds = now.bounds();
        let turns = now.turns();
        let number = move |label,
                           name,
                           range: Option<RangeInclusive<u16>>,
                           value: fn(&RoutineStep) -> Option<u16>,
                           set: fn(&mut RoutineStep, u16)| {
            range.map(|range| {
                let value = Signal::derive(move || known.get().and_then(|step| value(&step)));
                let give = Callback::new(move |given: u16| change(&|step| set(step, given)));
                view! { <Number label name range value give /> }
            })
        };
        let turn = move |one: Turn| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=format!("turn-{}", step.0)
                        prop:checked=move || known.get().is_some_and(|step| is_same_turn(step.turn, one))
                        on:change=move |_| change(&|step| step.turn = one)
                    />
                    <span>{step_turn(one).unwrap_or_else(|| "No side".to_owned())}</span>
                </label>
            }
        };
        view! {
            <div class="step-editor">
                {(!turns.is_empty())
                    .then(|| {
                        view! {
                            <fieldset class="segmented">
                                <legend>"Side"</legend>
                                {turns.iter().copied().map(turn).collect_any()}
                            </fieldset>
                        }
                    })}
                {number("Hold, seconds", "hold", bounds.hold, |step| step.hold, |step, value| step.hold = Some(value))}
                {number(
                    "Minutes",
                    "minutes",
                    bounds.minutes,
                    |step| step.minutes,
                    |step, value| step.minutes = Some(value),
                )}
                {number(
                    "Times",
                    "repetitions",
                    Some(bounds.repetitions),
                    |step| Some(step.repetitions),
                    |step, value| step.repetitions = value,
                )}
                {number(
                    "Rest between, seconds",
                    "rest",
                    Some(bounds.rest),
                    |step| step.rest,
                    |step, value| step.rest = Some(value),
                )}
                <OwnWords known change=Callback::new(move |work| change(&|step| step.work = Work::clone(&work))) />
                <label class="field">
                    "Your note"
                    <textarea
                        dir="auto"
                        name="note"
                        maxlength=NOTE_LENGTH
                        prop:value=move || known.get().map(|step| step.note).unwrap_or_default()
                        on:change:target=move |event| {
                            let note = event.target().value();
                            change(&|step| step.note.clone_from(&note));
                        }
                    ></textarea>
                </label>
            </div>
        }
    })
}

/// Both sides with the left first is what "both" means where no side is more sore.
fn is_same_turn(one: Turn, other: Turn) -> bool {
    let plain = |turn| match turn {
        Turn::Both => Turn::First(unknot_content::sided::Side::Left),
        turn => turn,
    };
    plain(one) == plain(other)
}

#[component]
fn Number(
    label: &'static str,
    name: &'static str,
    range: RangeInclusive<u16>,
    value: Signal<Option<u16>>,
    give: Callback<u16>,
) -> impl IntoView {
    let (least, most) = range.into_inner();
    view! {
        <label class="field number">
            <span>{label} <small>{format!("{least} to {most}")}</small></span>
            <input
                type="number"
                inputmode="numeric"
                name=name
                min=least
                max=most
                placeholder="usual"
                prop:value=move || value.get().map(|value| value.to_string()).unwrap_or_default()
                on:change:target=move |event| {
                    let target = event.target();
                    if let Ok(given) = target.value().trim().parse::<u16>() {
                        give.run(given);
                    }
                    // What was out of bounds was brought back, and stands so in the field.
                    let kept = value.get_untracked().map(|value| value.to_string());
                    target.set_value(&kept.unwrap_or_default());
                }
            />
        </label>
    }
}

/// The name and the words of an own step.
#[component]
fn OwnWords(known: Memo<Option<RoutineStep>>, change: Callback<Work>) -> impl IntoView {
    let words = move || match known.get()?.work {
        Work::Own { title, text } => Some((title, text)),
        Work::Technique { .. } => None,
    };
    let is_own = untrack(words).is_some();
    is_own.then(|| {
        let title = move || words().map(|(title, _)| title).unwrap_or_default();
        let text = move || words().map(|(_, text)| text).unwrap_or_default();
        view! {
            <label class="field">
                "Name"
                <input
                    type="text"
                    name="title"
                    dir="auto"
                    maxlength=NAME_LENGTH
                    prop:value=title
                    on:change:target=move |event| {
                        change.run(Work::Own { title: event.target().value(), text: untrack(text) });
                    }
                />
            </label>
            <label class="field">
                "How to do it"
                <textarea
                        dir="auto"
                    name="text"
                    maxlength=NOTE_LENGTH
                    prop:value=text
                    on:change:target=move |event| {
                        change.run(Work::Own { title: untrack(title), text: event.target().value() });
                    }
                ></textarea>
            </label>
        }
    })
}
