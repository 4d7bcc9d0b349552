//! Marking favourites and taking the mark away.

use leptos::prelude::*;

use super::{AppState, Notice, Remedy};
use crate::domain::favourites::{Favourite, Favourites, RemovedFavourite};
use crate::domain::place::SoreSide;
use crate::platform::clock;

impl AppState {
    /// Marks a favourite, or takes the mark away with a way to undo that.
    pub fn toggle_favourite(self, favourite: Favourite, side: Option<SoreSide>) {
        if self
            .favourites
            .with_untracked(|favourites| favourites.contains(favourite))
        {
            let mut removed = None;
            self.change_favourites(|favourites| removed = favourites.remove(favourite));
            if let Some(removed) = removed {
                let text = format!("“{}” is no longer a favourite.", favourite.name());
                self.offer(text, Remedy::Restore(favourite, removed));
            }
        } else {
            // Marking it again makes the offer to restore it pointless.
            let brings_it_back = |notice: &Notice| matches!(&notice.remedy, Some(Remedy::Restore(known, _)) if known.id() == favourite.id());
            self.write
                .notices
                .update(|notices| notices.retain(|notice| !brings_it_back(notice)));
            self.change_favourites(|favourites| favourites.add(favourite, side, clock::timestamp()));
        }
    }

    pub(super) fn restore_favourite(self, favourite: Favourite, removed: RemovedFavourite) {
        self.change_favourites(|favourites| favourites.restore(favourite, removed));
    }

    /// Loads the favourites, and follows changes of other tabs from now on.
    pub fn recall_favourites(self) {
        self.load_favourites();
        self.share::<Favourites>();
    }

    pub(super) fn load_favourites(self) {
        if let Some(favourites) = self.load() {
            self.write.favourites.set(favourites);
        }
    }

    fn change_favourites(self, change: impl FnOnce(&mut Favourites)) {
        self.change(change);
    }
}
