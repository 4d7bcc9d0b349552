//! Content that is loaded after the app: instructions and sources, the check, and what there is to read.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppState;
use crate::domain::catalogue::{self, CHECK_FILE, LEARN_FILE, LIBRARY_FILE};
use crate::platform::fetch;

/// One file of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    /// How to do each technique, and what facts rest on.
    Library,
    /// What the check asks and decides by.
    Check,
    /// What there is to read.
    Learn,
}

/// How far a pack has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PackState {
    #[default]
    NotAsked,
    Loading,
    Ready,
    /// It did not arrive; asking again may help.
    Failed,
}

/// How far each pack has come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Packs {
    library: RwSignal<PackState>,
    check: RwSignal<PackState>,
    learn: RwSignal<PackState>,
}

impl Pack {
    const fn file(self) -> &'static str {
        match self {
            Self::Library => LIBRARY_FILE,
            Self::Check => CHECK_FILE,
            Self::Learn => LEARN_FILE,
        }
    }

    fn is_open(self) -> bool {
        match self {
            Self::Library => catalogue::library().is_some(),
            Self::Check => catalogue::check().is_some(),
            Self::Learn => catalogue::learn().is_some(),
        }
    }

    fn open(self, bytes: Vec<u8>) -> bool {
        match self {
            Self::Library => catalogue::open_library(bytes).is_ok(),
            Self::Check => catalogue::open_check(bytes).is_ok(),
            Self::Learn => catalogue::open_learn(bytes).is_ok(),
        }
    }
}

impl Packs {
    #[must_use]
    pub const fn of(self, pack: Pack) -> RwSignal<PackState> {
        match pack {
            Pack::Library => self.library,
            Pack::Check => self.check,
            Pack::Learn => self.learn,
        }
    }
}

impl AppState {
    /// Loads a pack unless it is there or on its way.
    pub fn ask_for(self, pack: Pack) {
        let progress = self.packs.of(pack);
        if pack.is_open() {
            progress.set(PackState::Ready);
        }
        if matches!(progress.get_untracked(), PackState::Loading | PackState::Ready) {
            return;
        }
        progress.set(PackState::Loading);
        spawn_local(async move {
            let loaded = fetch::bytes(&format!("./packs/{}", pack.file())).await.ok();
            let opened = loaded.is_some_and(|bytes| pack.open(bytes));
            progress.set(if opened { PackState::Ready } else { PackState::Failed });
        });
    }
}
