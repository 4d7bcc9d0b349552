//! The rating after a session: better, the same or worse.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::journal::entry::{Effort, Rating};
use crate::views::parts::choice::{ChoiceOption, Options, Segmented};
use crate::views::parts::labels::rating_label;
use crate::views::parts::pain_scale::Clear;

/// Better, the same, or worse.
#[component]
pub fn ChangeChoice(chosen: RwSignal<Option<Rating>>) -> impl IntoView {
    let clear = Callback::new(move |()| chosen.set(None));
    let option = move |rating: Rating| ChoiceOption {
        value: rating.as_str().to_owned(),
        label: rating_label(rating).to_owned(),
        is_chosen: Arc::new(move || chosen.get() == Some(rating)),
        choose: Arc::new(move || chosen.set(Some(rating))),
    };
    let clear = view! { <Clear name="change" is_chosen=Signal::derive(move || chosen.get().is_some()) clear /> };
    view! {
        <Options
            question="change"
            ask="Compared with before"
            options=Rating::ALL.map(option).into()
            after=Some(clear.into_any())
        />
    }
}

/// How hard strengthening was, which decides whether it gets easier or harder.
#[component]
pub fn EffortChoice(chosen: RwSignal<Option<Effort>>) -> impl IntoView {
    let option = |effort: Effort| (Some(effort), effort.as_str(), effort_label(effort));
    view! { <Segmented question="effort" ask="How hard was it?" options=Effort::ALL.map(option).into() chosen /> }
}

const fn effort_label(effort: Effort) -> &'static str {
    match effort {
        Effort::Easy => "All of it, with ease",
        Effort::Right => "Just right",
        Effort::TooHard => "Not all of it",
    }
}
