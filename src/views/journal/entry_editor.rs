//! The form to edit an entry of the journal.

use leptos::prelude::*;

use crate::domain::journal::entry::Entry;
use crate::domain::time::Time;
use crate::platform::dom::page;
use crate::state::AppState;
use crate::views::journal::note_field::NoteField;
use crate::views::parts::pain_scale::PainScale;
use crate::views::session::rating::ChangeChoice;

/// The fields of an entry. `open` holds the entry being edited, so that only one is at a time.
#[component]
pub fn EntryEditor(entry: Entry, open: RwSignal<Option<Time>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let at = entry.at;
    let is_session = entry.is_session();
    let before = RwSignal::new(entry.before);
    let after = RwSignal::new(entry.after);
    let change = RwSignal::new(entry.change);
    let note = RwSignal::new(entry.note.clone());
    let told = RwSignal::new("");
    let close = move || {
        open.set(None);
        request_animation_frame(move || page::focus_first(&format!("[data-entry='{at}'] .menu-button")));
    };
    let keep = move |_| {
        let mut edited = entry.clone();
        (edited.before, edited.after, edited.change) =
            (before.get_untracked(), after.get_untracked(), change.get_untracked());
        edited.set_note(&note.get_untracked());
        if edited.says_nothing() {
            told.set("The note is empty now. Choose a number, write something, or delete it.");
            return;
        }
        state.edit_entry(edited);
        close();
    };
    let ask = if is_session {
        "How bad was the pain before?"
    } else {
        "How bad was the pain?"
    };
    view! {
        <div class="mend-note">
            <PainScale name="mended-before" ask chosen=before />
            {is_session
                .then(|| {
                    view! {
                        <PainScale name="mended-after" ask="How bad was the pain afterwards?" chosen=after />
                        <ChangeChoice chosen=change />
                    }
                })}
            <NoteField name="mended-note" note />
            <p role="status">{told}</p>
            <p class="button-row">
                <button class="button primary" on:click=keep>"Save"</button>
                <button class="button" on:click=move |_| close()>"Cancel"</button>
            </p>
        </div>
    }
}
