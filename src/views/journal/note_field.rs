//! The words of a note, as they are typed.

use leptos::prelude::*;

use crate::domain::limits::NOTE_LENGTH;

/// "A note for yourself".
#[component]
pub fn NoteField(
    /// The name in the DOM.
    name: &'static str,
    note: RwSignal<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            "A note for yourself"
            <textarea
                dir="auto"
                name=name
                maxlength=NOTE_LENGTH
                prop:value=note
                on:input:target=move |event| note.set(event.target().value())
            ></textarea>
        </label>
    }
}
