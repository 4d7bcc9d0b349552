//! Instructions and sources, which are loaded after the app.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppState;
use crate::domain::catalogue::{LIBRARY_FILE, library, open_library};
use crate::platform::fetch;

/// How far the library has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LibraryState {
    #[default]
    NotAsked,
    Loading,
    Ready,
    /// It did not arrive; asking again may help.
    Failed,
}

impl AppState {
    /// Loads the library unless it is there or on its way.
    pub fn ask_for_library(self) {
        if matches!(
            self.library.get_untracked(),
            LibraryState::Loading | LibraryState::Ready
        ) {
            return;
        }
        if library().is_some() {
            self.library.set(LibraryState::Ready);
            return;
        }
        self.library.set(LibraryState::Loading);
        spawn_local(async move {
            let loaded = fetch::bytes(&format!("./packs/{LIBRARY_FILE}")).await.ok();
            let opened = loaded.is_some_and(|bytes| open_library(bytes).is_ok());
            self.library.set(if opened {
                LibraryState::Ready
            } else {
                LibraryState::Failed
            });
        });
    }
}
