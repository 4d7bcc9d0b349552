//! The editor of a step: its dose, its side, and a note.

use std::ops::RangeInclusive;
use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::sided::Side;

use crate::domain::dose::SideOrder;
use crate::domain::limits::{NAME_LENGTH, NOTE_LENGTH};
use crate::domain::routine::amount::{self, Measure, ParsedAmount};
use crate::domain::routine::step::{RoutineStep, StepActivity, StepId};
use crate::domain::routine_id::RoutineId;
use crate::domain::wording::step_turn;
use crate::state::AppState;
use crate::views::parts::choice::{ChoiceOption, Options};
use crate::views::parts::draft_field::{DraftField, DraftNote};

#[component]
pub fn StepEditor(id: RoutineId, step: StepId, known: Memo<Option<RoutineStep>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let now = untrack(|| known.get());
    now.map(|now| {
        let turns = now.turns();
        let note = DraftField::new(state, format!("step.{id}.{}", step.0), move |note| {
            state.change_step(id, step, |step| note.clone_into(&mut step.note));
        });
        let number = move |label, unit, name, of: Measure| {
            // With only one possible amount there is nothing to choose.
            now.range(of).filter(|range| range.start() < range.end()).map(|range| {
                let value = Signal::derive(move || known.get().and_then(|step| step.amount(of)));
                let give = Callback::new(move |amount| state.change_step(id, step, |step| step.ask_for(of, amount)));
                view! { <Number id=format!("{name}-{}", step.0) label unit name range value give /> }
            })
        };
        let turn = move |one: SideOrder| ChoiceOption {
            value: side_order_id(one).to_owned(),
            label: step_turn(one).unwrap_or_else(|| "No side".to_owned()),
            is_chosen: Arc::new(move || known.get().is_some_and(|step| is_same_turn(step.turn, one))),
            choose: Arc::new(move || state.change_step(id, step, |step| step.turn = one)),
        };
        let turns: Vec<_> = turns.iter().copied().map(turn).collect();
        view! {
            <div class="step-editor">
                {(!turns.is_empty())
                    .then(|| view! { <Options question=format!("turn-{}", step.0) ask="Side" options=turns /> })}
                {number("Hold", "seconds", "hold", Measure::Hold)}
                {number("Time", "minutes", "minutes", Measure::Minutes)}
                {number("Repeat", "times", "repetitions", Measure::Repetitions)}
                {number("Rest between", "seconds", "rest", Measure::Rest)}
                <OwnWords known change=Callback::new(move |work| state.change_step(id, step, |step| step.work = work)) />
                <label class="field">
                    "Your note"
                    <DraftNote
                        name="note"
                        words=move || known.get().map(|step| step.note).unwrap_or_default()
                        typed=note
                    />
                </label>
            </div>
        }
    })
}

/// Both sides with the left first is what "both" means where no side is more sore.
fn is_same_turn(one: SideOrder, other: SideOrder) -> bool {
    let plain = |turn| match turn {
        SideOrder::Both => SideOrder::First(Side::Left),
        turn => turn,
    };
    plain(one) == plain(other)
}

const fn side_order_id(order: SideOrder) -> &'static str {
    match order {
        SideOrder::Whole => "whole",
        SideOrder::Only(Side::Left) => "only-left",
        SideOrder::Only(Side::Right) => "only-right",
        SideOrder::First(Side::Left) => "first-left",
        SideOrder::First(Side::Right) => "first-right",
        SideOrder::Both => "both",
    }
}

/// A whole number. What becomes of anything else is said below it.
#[component]
fn Number(
    id: String,
    label: &'static str,
    unit: &'static str,
    name: &'static str,
    range: RangeInclusive<u16>,
    value: Signal<Option<u16>>,
    give: Callback<Option<u16>>,
) -> impl IntoView {
    let (least, most) = (*range.start(), *range.end());
    let told = RwSignal::new(String::new());
    let written = move |value: Option<u16>| value.map(|value| value.to_string()).unwrap_or_default();
    let change = move |up: bool| {
        let next = amount::next(value.get_untracked(), &(least..=most), up);
        give.run(Some(next));
        told.set(String::new());
    };
    let less = move |_| change(false);
    let more = move |_| change(true);
    view! {
        <div class="field number">
            <label for=id.clone()>{label} " " <small>{format!("{unit}, {least} to {most}")}</small></label>
            <div class="stepper">
                <button aria-label=format!("{label}: less") on:click=less>"−"</button>
                <input
                    type="text"
                    id=id.clone()
                    inputmode="decimal"
                    autocomplete="off"
                    name=name
                    placeholder="usual"
                    prop:value=move || written(value.get())
                    on:change:target=move |event| {
                        let field = event.target();
                        let (said, amount) = match amount::read(&field.value(), &range) {
                            Some(ParsedAmount::Usual) => (String::new(), None),
                            Some(ParsedAmount::Amount(amount)) => (String::new(), Some(amount)),
                            Some(ParsedAmount::Nearest(amount)) => {
                                (format!("It is {amount} now: a whole number from {least} to {most}."), Some(amount))
                            }
                            None => {
                                told.set("That is not a number, so nothing was changed.".to_owned());
                                return;
                            }
                        };
                        give.run(amount);
                        told.set(said);
                        field.set_value(&written(value.get_untracked()));
                    }
                />
                <button aria-label=format!("{label}: more") on:click=more>"+"</button>
            </div>
            <small class="refusal" role="status">{told}</small>
        </div>
    }
}

/// The name and the words of an own step.
#[component]
fn OwnWords(known: Memo<Option<RoutineStep>>, change: Callback<StepActivity>) -> impl IntoView {
    let words = move || match known.get()?.work {
        StepActivity::Own { title, text } => Some((title, text)),
        StepActivity::Technique { .. } => None,
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
                        change.run(StepActivity::Own { title: event.target().value(), text: untrack(text) });
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
                        change.run(StepActivity::Own { title: untrack(title), text: event.target().value() });
                    }
                ></textarea>
            </label>
        }
    })
}
