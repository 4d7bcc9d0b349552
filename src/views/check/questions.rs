//! Questions of the check: lists to tick, and choices.

use leptos::prelude::*;
use unknot_content::check::{QuestionValue, SignId};

use crate::domain::catalogue::check;
use crate::domain::check::interview::{Interview, NONE, NOT_APPLICABLE, Question};
use crate::views::check::current::{Current, Missing, key_words};
use crate::views::parts::pain_scale::Clear;
use crate::views::parts::rows::CollectAny;

/// Warning signs to tick.
#[component]
pub fn TickList(signs: Vec<SignId>, ticked: RwSignal<Vec<SignId>>, legend: &'static str) -> impl IntoView {
    let row = move |id: SignId| {
        let sign = check()?.sign(id)?;
        let is_ticked = move || ticked.with(|ticked| ticked.contains(&id));
        let toggle = move |_| {
            ticked.update(|ticked| match ticked.iter().position(|known| *known == id) {
                Some(index) => {
                    ticked.remove(index);
                }
                None => ticked.push(id),
            });
        };
        Some(view! {
            <label class="tick">
                <input type="checkbox" name="signs" value=id.as_str() prop:checked=is_ticked on:change=toggle />
                <span>{key_words(sign.key(), sign.more())}</span>
            </label>
        })
    };
    view! {
        <fieldset class="question" data-question="signs">
            <legend>{legend}</legend>
            {signs.into_iter().map(row).collect_any()}
        </fieldset>
    }
}

/// A question with one answer or several, from the content.
#[component]
pub fn ChoiceQuestion(
    question: Question,
    interview: RwSignal<Option<Interview>>,
    /// Shown in place of the content's own words.
    #[prop(optional)]
    ask: Option<&'static str>,
    /// Selects the values to offer; `None` offers all.
    #[prop(optional)]
    only: Option<fn(&str) -> bool>,
    /// Answers in a word or two, side by side.
    #[prop(optional)]
    brief: bool,
    /// The check that it belongs to, to show a missing answer here.
    #[prop(optional)]
    asking: Option<Current>,
) -> impl IntoView {
    let known = check().and_then(|check| check.questions.iter().find(|known| known.name == question.name()));
    known.map(|known| {
        let shown = |value: &&QuestionValue| only.is_none_or(|only| only(value.value));
        let option = |value: &'static str, label: &'static str, detail: Option<&'static str>| {
            view! { <Answer question interview value label detail /> }
        };
        let mut options: Vec<_> = known
            .values
            .iter()
            .filter(shown)
            .map(|one| match one.short.filter(|_| brief) {
                Some(short) => option(one.value, short, None),
                None => option(one.value, one.label, one.detail),
            })
            .collect();
        let not_applicable = known.not_applicable.filter(|_| !brief);
        options.extend(not_applicable.map(|label| option(NOT_APPLICABLE, label, None)));
        let has_none = known.values.iter().any(|one| one.value == NONE);
        if question.can_be_none() && !has_none {
            options.push(option(NONE, "None of these", None));
        }
        // The person can take back a private answer.
        let can_be_cleared = matches!(question, Question::Age | Question::Pregnancy);
        let is_given = move |now: &Interview| known.values.iter().any(|one| now.is_answer(question, one.value));
        let is_chosen = Signal::derive(move || interview.with(|now| now.as_ref().is_some_and(is_given)));
        let clear = Callback::new(move |()| {
            interview.update(|now| {
                if let Some(now) = now {
                    now.answer(question, "", false);
                }
            });
        });
        let class = if question.takes_many() {
            "question"
        } else {
            "question choices"
        };
        view! {
            <fieldset
                class=class
                class:is-missing=move || asking.is_some_and(|asking| asking.is_missing(known.name))
                data-question=question.name()
                data-gap=question.name()
            >
                <legend>{ask.unwrap_or(known.ask)}</legend>
                {asking.map(|asking| view! { <Missing asking at=known.name /> })}
                {options}
                {can_be_cleared.then(|| view! { <Clear name=known.name is_chosen clear /> })}
            </fieldset>
        }
    })
}

#[component]
fn Answer(
    question: Question,
    interview: RwSignal<Option<Interview>>,
    value: &'static str,
    label: &'static str,
    #[prop(optional_no_strip)] detail: Option<&'static str>,
) -> impl IntoView {
    let is_answer = move || interview.with(|now| now.as_ref().is_some_and(|now| now.is_answer(question, value)));
    let give = move |ticked: bool| {
        interview.update(|now| {
            if let Some(now) = now {
                now.answer(question, value, ticked);
            }
        });
    };
    let kind = if question.takes_many() { "checkbox" } else { "radio" };
    view! {
        <label class="tick">
            <input
                type=kind
                name=question.name()
                value=value
                prop:checked=is_answer
                on:change:target=move |event| give(event.target().checked())
            />
            <span>{label} {detail.map(|detail| view! { <small>{detail}</small> })}</span>
        </label>
    }
}
