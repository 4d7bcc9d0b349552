//! The page of a check that is shown: what is asked on it, and where an answer is missing.

use leptos::prelude::*;

use crate::domain::check::interview::{Interview, Page};
use crate::domain::check::page::Gap;

/// The page that is shown, and what it misses.
#[derive(Clone, Copy)]
pub struct Current {
    pub page: Page,
    pub interview: RwSignal<Option<Interview>>,
    /// What was missing when the page was last tried to be sent, as long as it is.
    pub gap: Memo<Option<Gap>>,
}

impl Current {
    pub fn read<T: Default>(self, read: impl FnOnce(&Interview) -> T) -> T {
        self.interview.with(|now| now.as_ref().map_or_else(T::default, read))
    }

    pub fn change(self, change: impl FnOnce(&mut Interview)) {
        self.interview.update(|now| {
            if let Some(now) = now {
                change(now);
            }
        });
    }

    pub fn is_missing(self, at: &str) -> bool {
        self.gap.with(|gap| gap.is_some_and(|gap| gap.at == at))
    }
}

/// What is missing at a question, said there.
#[component]
pub fn Missing(asking: Current, at: &'static str) -> impl IntoView {
    move || {
        let gap = asking.gap.get().filter(|gap| gap.at == at);
        gap.map(|gap| view! { <p class="check-missing" role="alert" data-missing=at>{gap.say}</p> })
    }
}

/// A question with its answers, marked where it is the one that misses one.
#[component]
pub fn Asked(
    asking: Current,
    /// Its name, as a gap has it.
    at: &'static str,
    /// Its name in the DOM.
    name: &'static str,
    class: &'static str,
    legend: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset
            class=class
            class:is-missing=move || asking.is_missing(at)
            data-question=name
            data-gap=at
        >
            <legend>{legend}</legend>
            <Missing asking at />
            {children()}
        </fieldset>
    }
}

/// Key words that carry a line alone, and the rest in soft ink.
pub fn key_words(key: &'static str, more: &'static str) -> AnyView {
    view! { <b>{key}</b> {more} }.into_any()
}
