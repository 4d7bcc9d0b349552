//! Content that is loaded after the app: instructions and sources, the check, what there is to read, and
//! figures.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AppState, Lasting};
use crate::domain::catalogue::{self, CHECK_FILE, FIGURES_FILE, LEARN_FILE, LIBRARY_FILE, PackFile};
use crate::platform::host::fetch;

/// One file of content. What reads it is named here and nowhere else, so that it arrives with the pages that ask for it.
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    part: Part,
    file: PackFile,
    is_open: fn() -> bool,
    open: fn(Vec<u8>) -> bool,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    Library,
    Check,
    Learn,
    Figures,
}

impl Pack {
    /// How to do each technique, and what facts rest on.
    pub const LIBRARY: Self = Self {
        part: Part::Library,
        file: LIBRARY_FILE,
        is_open: || catalogue::library().is_some(),
        open: |bytes| catalogue::open_library(bytes).is_ok(),
    };
    /// What the check asks and decides by.
    pub const CHECK: Self = Self {
        part: Part::Check,
        file: CHECK_FILE,
        is_open: || catalogue::check().is_some(),
        open: |bytes| catalogue::open_check(bytes).is_ok(),
    };
    /// What there is to read.
    pub const LEARN: Self = Self {
        part: Part::Learn,
        file: LEARN_FILE,
        is_open: || catalogue::learn().is_some(),
        open: |bytes| catalogue::open_learn(bytes).is_ok(),
    };
    /// The figures of techniques.
    pub const FIGURES: Self = Self {
        part: Part::Figures,
        file: FIGURES_FILE,
        is_open: || catalogue::figures().is_some(),
        open: |bytes| catalogue::open_figures(bytes).is_ok(),
    };
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
    library: Lasting<RwSignal<PackState>>,
    check: Lasting<RwSignal<PackState>>,
    learn: Lasting<RwSignal<PackState>>,
    figures: Lasting<RwSignal<PackState>>,
}

impl Packs {
    #[must_use]
    pub const fn of(self, pack: Pack) -> Lasting<RwSignal<PackState>> {
        match pack.part {
            Part::Library => self.library,
            Part::Check => self.check,
            Part::Learn => self.learn,
            Part::Figures => self.figures,
        }
    }
}

impl AppState {
    /// Loads a pack unless it is there or on its way.
    pub fn ask_for(self, pack: Pack) {
        let progress = self.packs.of(pack);
        // Saying again what is said would make anew what shows it, and what asks from within that would ask for ever.
        if (pack.is_open)() && progress.get_untracked() != PackState::Ready {
            progress.set(PackState::Ready);
        }
        if matches!(progress.get_untracked(), PackState::Loading | PackState::Ready) {
            return;
        }
        progress.set(PackState::Loading);
        spawn_local(async move {
            let loaded = fetch::proved(&format!("./packs/{}", pack.file.name), pack.file.proof)
                .await
                .ok();
            let opened = loaded.is_some_and(|bytes| (pack.open)(bytes));
            progress.set(if opened { PackState::Ready } else { PackState::Failed });
        });
    }
}
