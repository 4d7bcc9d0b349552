//! Content that is loaded after the app: instructions and sources, the check, what there is to read, and
//! figures.

use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::check::Check;
use unknot_content::learn::Learn;
use unknot_content::model::{Figures, Library};

use super::{AppState, LongLivedSignal};
use crate::domain::catalogue::{Content, PackFile, PackName, loaded, open};
use crate::platform::host::fetch;

/// One file of content. The code that parses it is named where a page requests it, so it arrives with that page's part.
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    part: PackName,
    file: PackFile,
    is_open: fn() -> bool,
    open: fn(Vec<u8>) -> bool,
}

impl Pack {
    /// The steps of each technique, and the sources of facts.
    pub const LIBRARY: Self = Self::of::<Library>();
    /// The questions and rules of the check.
    pub const CHECK: Self = Self::of::<Check>();
    /// Guides, ways to get help, and the changelog.
    pub const LEARN: Self = Self::of::<Learn>();
    /// The figures of techniques.
    pub const FIGURES: Self = Self::of::<Figures>();

    const fn of<T: Content>() -> Self {
        Self {
            part: T::NAME,
            file: T::FILE,
            is_open: || loaded::<T>().is_some(),
            open: |bytes| open::<T>(bytes).is_ok(),
        }
    }
}

/// The loading state of a pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PackState {
    #[default]
    NotAsked,
    Loading,
    Ready,
    /// It did not arrive; a retry may help.
    Failed,
}

/// The loading states of all packs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Packs {
    library: LongLivedSignal<RwSignal<PackState>>,
    check: LongLivedSignal<RwSignal<PackState>>,
    learn: LongLivedSignal<RwSignal<PackState>>,
    figures: LongLivedSignal<RwSignal<PackState>>,
}

impl Packs {
    const fn of(self, part: PackName) -> LongLivedSignal<RwSignal<PackState>> {
        match part {
            PackName::Library => self.library,
            PackName::Check => self.check,
            PackName::Learn => self.learn,
            PackName::Figures => self.figures,
        }
    }
}

impl AppState {
    /// The content, or `None` until it is loaded. Tracked.
    #[must_use]
    pub fn content<T: Content>(self) -> Option<&'static T> {
        self.packs.of(T::NAME).track();
        loaded()
    }

    /// The loading state of a pack.
    #[must_use]
    pub fn pack_state(self, pack: Pack) -> PackState {
        self.packs.of(pack.part).get()
    }

    /// Loads a pack unless it is loaded or loading.
    pub fn ask_for(self, pack: Pack) {
        let progress = self.packs.of(pack.part);
        // Do not set the same state again: it would rerun the views that show it, and a view that requests the pack
        // would do so for ever.
        if (pack.is_open)() && progress.get_untracked() != PackState::Ready {
            progress.set(PackState::Ready);
        }
        if matches!(progress.get_untracked(), PackState::Loading | PackState::Ready) {
            return;
        }
        progress.set(PackState::Loading);
        spawn_local(async move {
            let loaded = fetch::verified(&format!("./packs/{}", pack.file.name), pack.file.integrity)
                .await
                .ok();
            let opened = loaded.is_some_and(|bytes| (pack.open)(bytes));
            progress.set(if opened { PackState::Ready } else { PackState::Failed });
        });
    }
}
