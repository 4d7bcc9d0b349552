//! Questions of the check: lists to tick, and choices.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::check::{QuestionValue, SignId};

use crate::domain::catalogue::check;
use crate::domain::check::interview::{Interview, NONE, NOT_APPLICABLE, Question};
use crate::views::check::current::{Current, Missing, key_words};
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
pub fn Choice(
    question: Question,
    interview: RwSignal<Option<Interview>>,
    /// Shown in place of the content's own words.
    #[prop(optional)]
    ask: Option<&'static str>,
    /// Which values to offer; all where nothing is said.
    #[prop(optional)]
    only: Option<fn(&str) -> bool>,
    /// Answers in a word or two, side by side.
    #[prop(optional)]
    brief: bool,
    /// Where it stands among the questions of a check, to say there when its answer is missing.
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
        let class = match question {
            Question::Pain => "question scale",
            _ if question.takes_many() => "question",
            _ => "question choices",
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
    // Another tap on the one answer takes it back. A new answer is told by the change, which comes after the click.
    let take_back = move |_| {
        if !question.takes_many() && is_answer() {
            give(false);
        }
    };
    let kind = if question.takes_many() { "checkbox" } else { "radio" };
    view! {
        <label class="tick">
            <input
                type=kind
                name=question.name()
                value=value
                prop:checked=is_answer
                on:click=take_back
                on:change:target=move |event| give(event.target().checked())
            />
            <span>{label} {detail.map(|detail| view! { <small>{detail}</small> })}</span>
        </label>
    }
}

/// A choice of one that lasts as long as the page.
#[component]
pub fn Segmented<T: Copy + PartialEq + Send + Sync + 'static>(
    /// As it stands in the DOM.
    question: &'static str,
    ask: &'static str,
    options: Vec<(T, String)>,
    chosen: RwSignal<T>,
) -> impl IntoView {
    let option = move |(value, label): (T, String)| OneOf {
        label,
        is_chosen: Arc::new(move || chosen.get() == value),
        choose: Arc::new(move || chosen.set(value)),
    };
    view! { <Options question ask options=options.into_iter().map(option).collect() /> }
}

/// One of a few, whatever it stands for: there are choices of many types, and all are shown in the same way.
pub struct OneOf {
    pub label: String,
    pub is_chosen: Arc<dyn Fn() -> bool + Send + Sync>,
    pub choose: Arc<dyn Fn() + Send + Sync>,
}

/// A choice of one that is kept elsewhere.
#[component]
pub fn Options(question: &'static str, ask: &'static str, options: Vec<OneOf>) -> impl IntoView {
    let option = move |option: OneOf| {
        let OneOf {
            label,
            is_chosen,
            choose,
        } = option;
        view! {
            <label>
                <input
                    type="radio"
                    name=question
                    value=label.clone()
                    prop:checked=move || is_chosen()
                    on:change=move |_| choose()
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented" data-question=question>
            <legend>{ask}</legend>
            {options.into_iter().map(option).collect_any()}
        </fieldset>
    }
}

/// Several of a few, for as long as the page lasts.
#[component]
pub fn Ticks<T: Copy + PartialEq + Send + Sync + 'static>(
    /// As it stands in the DOM.
    name: &'static str,
    ask: &'static str,
    options: Vec<(T, &'static str)>,
    ticked: RwSignal<Vec<T>>,
) -> impl IntoView {
    let row = move |(value, label): (T, &'static str)| {
        let set = move |is_on: bool| {
            ticked.update(|ticked| {
                ticked.retain(|known| *known != value);
                if is_on {
                    ticked.push(value);
                }
            });
        };
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    name=name
                    value=label
                    prop:checked=move || ticked.with(|ticked| ticked.contains(&value))
                    on:change:target=move |event| set(event.target().checked())
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question" data-question=name>
            <legend>{ask}</legend>
            {options.into_iter().map(row).collect_any()}
        </fieldset>
    }
}
