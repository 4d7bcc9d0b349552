//! The page of a check that is shown: what is asked on it, and where an answer is missing.

use leptos::prelude::*;

use crate::domain::check::interview::{Interview, Page};
use crate::domain::check::page::Gap;

/// The page that is shown, and what it misses.
#[derive(Clone, Copy)]
pub struct Current {
    pub page: Page,
    pub interview: RwSignal<Option<Interview>>,
    /// The question that had no answer when the page was last tried to be sent; empty if there was none.
    pub tried: RwSignal<String>,
}

impl Current {
    /// Reads the check, and is told of its changes.
    pub fn read<T: Default>(self, read: impl FnOnce(&Interview) -> T) -> T {
        let (mut read, mut found) = (Some(read), T::default());
        with(self.interview, &mut |now| {
            if let Some(read) = read.take() {
                found = read(now);
            }
        });
        found
    }

    pub fn change(self, change: impl FnOnce(&mut Interview)) {
        let mut change = Some(change);
        update(self.interview, &mut |now| {
            if let Some(change) = change.take() {
                change(now);
            }
        });
    }

    /// The missing answer at a question, once the person has tried to send the page without it.
    fn gap(self, at: &str) -> Option<Gap> {
        let gap = self.read(|now| now.gap(self.page));
        let tried = self.tried.get();
        gap.filter(|gap| gap.at == at && tried == at)
    }

    pub fn is_missing(self, at: &str) -> bool {
        self.gap(at).is_some()
    }
}

/// Reads a check; once for all that read one.
pub fn with(interview: RwSignal<Option<Interview>>, read: &mut dyn FnMut(&Interview)) {
    interview.with(|now| now.as_ref().map(read));
}

/// Changes a check; once for all that change one.
pub fn update(interview: RwSignal<Option<Interview>>, change: &mut dyn FnMut(&mut Interview)) {
    interview.update(|now| {
        if let Some(now) = now {
            change(now);
        }
    });
}

/// The message about a missing answer, at its question.
#[component]
pub fn Missing(asking: Current, at: &'static str) -> impl IntoView {
    move || {
        let gap = asking.gap(at);
        gap.map(|gap| view! { <p class="check-missing" role="alert" data-missing=at>{gap.message}</p> })
    }
}

/// A question with its answers, marked where it is the one that misses one.
#[component]
pub fn QuestionFieldset(
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
