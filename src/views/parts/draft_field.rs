//! Fields that are saved when they are left: what was typed is saved too where they were not.

use leptos::prelude::*;

use crate::domain::limits::NOTE_LENGTH;
use crate::state::AppState;

/// A field with what it does to what was typed.
#[derive(Clone, Copy)]
pub struct DraftField {
    state: AppState,
    /// One name for each field that there is.
    field: StoredValue<String>,
    save: Callback<String>,
}

impl DraftField {
    /// Saves text that was typed before a reload now, and text that is unsaved when the page is left then. A stored
    /// draft is never empty, so that it differs from none.
    pub fn new(state: AppState, field: String, save: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let typed = Self {
            state,
            field: StoredValue::new(field),
            save: Callback::new(move |words: String| save(&words)),
        };
        typed.save_what_is_left();
        on_cleanup(move || typed.save_what_is_left());
        typed
    }

    fn save_what_is_left(self) {
        let left = self
            .field
            .try_with_value(|field| self.state.take_draft(field))
            .flatten();
        if let Some(words) = left {
            self.save.try_run(words);
        }
    }

    /// A letter more or less.
    pub fn type_in(self, words: &str) {
        let words = if words.is_empty() { " " } else { words };
        self.field.with_value(|field| self.state.keep_draft(field, words));
    }

    /// The field is left.
    pub fn leave(self, words: String) {
        let _ = self.field.with_value(|field| self.state.take_draft(field));
        self.save.run(words);
    }
}

/// A note that is saved when it is left.
#[component]
pub fn DraftNote(
    /// The name in the DOM.
    name: &'static str,
    /// Its name to be read out, where nothing beside it names it.
    #[prop(optional)]
    label: Option<&'static str>,
    /// The saved text.
    #[prop(into)]
    words: Signal<String>,
    typed: DraftField,
) -> impl IntoView {
    view! {
        <textarea
            dir="auto"
            name=name
            aria-label=label
            maxlength=NOTE_LENGTH
            prop:value=words
            on:input:target=move |event| typed.type_in(&event.target().value())
            on:change:target=move |event| typed.leave(event.target().value())
        ></textarea>
    }
}
