//! Drafts: text that was typed and not saved yet. They last as long as the tab and survive reloads.

use super::AppState;
use crate::platform::storage::tab_storage;

impl AppState {
    /// The unsaved text of a field; empty if there is none.
    #[must_use]
    pub fn draft(self, field: &str) -> String {
        tab_storage::get(&key(field)).unwrap_or_default()
    }

    /// Keeps the text of a field as a draft; an empty text removes the draft.
    pub fn keep_draft(self, field: &str, words: &str) {
        if words.is_empty() {
            tab_storage::forget(&key(field));
        } else {
            tab_storage::set(&key(field), words);
        }
    }

    /// Takes the draft of a field.
    #[must_use]
    pub fn take_draft(self, field: &str) -> Option<String> {
        let words = tab_storage::get(&key(field));
        tab_storage::forget(&key(field));
        words
    }
}

fn key(field: &str) -> String {
    format!("unknot.draft.{field}")
}
