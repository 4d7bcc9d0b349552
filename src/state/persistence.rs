//! Loading and saving.

use std::sync::{Arc, MutexGuard, PoisonError};

use leptos::prelude::*;

use super::{AppState, LongLivedSignal, NoticeId, Remedy};
use crate::domain::check::history::CheckHistory;
use crate::domain::course::courses::Courses;
use crate::domain::favourites::Favourites;
use crate::domain::journal::entries::Journal;
use crate::domain::routine::routines::Routines;
use crate::domain::settings::Settings;
use crate::domain::storage::repository::{NotRead, Repository};
use crate::domain::storage::saved::Saved;
use crate::domain::storage::store::NotSaved;
use crate::domain::storage::table::PREFIX;
use crate::platform::clock;
use crate::platform::storage::local::BrowserStorage;

/// A saved value that the app holds in a signal.
pub(super) trait SignalBacked: Saved + Send + Sync + 'static {
    fn signals(state: AppState) -> (LongLivedSignal<ReadSignal<Self>>, WriteSignal<Self>);
}

impl SignalBacked for Favourites {
    fn signals(state: AppState) -> (LongLivedSignal<ReadSignal<Self>>, WriteSignal<Self>) {
        (state.favourites, state.write.favourites)
    }
}

impl SignalBacked for Routines {
    fn signals(state: AppState) -> (LongLivedSignal<ReadSignal<Self>>, WriteSignal<Self>) {
        (state.routines, state.write.routines)
    }
}

impl SignalBacked for CheckHistory {
    fn signals(state: AppState) -> (LongLivedSignal<ReadSignal<Self>>, WriteSignal<Self>) {
        (state.check_history, state.write.check_history)
    }
}

impl SignalBacked for Journal {
    fn signals(state: AppState) -> (LongLivedSignal<ReadSignal<Self>>, WriteSignal<Self>) {
        (state.journal, state.write.journal)
    }
}

impl SignalBacked for Courses {
    fn signals(state: AppState) -> (LongLivedSignal<ReadSignal<Self>>, WriteSignal<Self>) {
        (state.courses, state.write.courses)
    }
}

impl SignalBacked for Settings {
    fn signals(state: AppState) -> (LongLivedSignal<ReadSignal<Self>>, WriteSignal<Self>) {
        (state.settings, state.write.settings)
    }
}

/// The saved values of this browser, and those that it refused to store.
pub(super) type SavedValues = Repository<Option<BrowserStorage>>;

impl AppState {
    /// Locks the repository. Do not call this again while the guard is held, such as in a change of a value.
    pub(super) fn repository(self) -> MutexGuard<'static, SavedValues> {
        self.0.repository.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records from now on which keys other tabs write.
    pub(super) fn note_other_tabs(self) {
        if let Some(storage) = self.storage {
            storage
                .on_any_change_elsewhere(Box::new(move |key| {
                    if let Some(key) = key.filter(|key| key.starts_with(PREFIX)) {
                        self.repository().note_elsewhere(&key);
                    }
                }))
                .for_good();
        }
    }

    /// Reads what is saved under a key; `None` if storage is blocked or in the way.
    pub(super) fn load<T: Saved>(self) -> Option<T> {
        let loaded = self.repository().load::<T>(clock::now());
        self.report_set_aside();
        match loaded {
            Ok(value) => return Some(value),
            Err(NotRead::Blocked) => {}
            Err(NotRead::Newer) => self.notify(NoticeId::NotSaved, NotSaved::NewerElsewhere.to_string(), None),
            Err(NotRead::InTheWay(name)) => {
                let text = format!(
                    "Your saved {name} could not be read, and there is no room to set them aside. They stay as they are; \
                     until there is room, changes are not saved."
                );
                self.notify(NoticeId::NotSaved, text, None);
            }
        }
        None
    }

    /// Changes a saved value and its signal. Returns whether the value was stored: if not, it lasts as long as the page,
    /// and the user is told at once.
    pub(super) fn change<T: SignalBacked>(self, change: impl FnOnce(&mut T)) -> bool {
        // A change is a type of its own: boxed, the rest is compiled once for each type of value.
        self.change_boxed(Box::new(change))
    }

    fn change_boxed<T: SignalBacked>(self, change: Box<dyn FnOnce(&mut T) + '_>) -> bool {
        let (shown, write) = T::signals(self);
        let outcome = self.repository().change(|| shown.get_untracked(), clock::now(), change);
        self.report_set_aside();
        write.set(outcome.value);
        self.report_saved(outcome.saved)
    }

    /// Saves a value as it is. A failure shows a notice, and the signal keeps its value.
    pub(super) fn store<T: Saved>(self, value: T) {
        let replace = |stored: &mut T| *stored = value;
        let outcome = self.repository().change(T::default, clock::now(), replace);
        self.report_set_aside();
        self.report_saved(outcome.saved);
    }

    /// Removes a stored value, if the browser allows it.
    pub(super) fn forget<T: Saved>(self) {
        let _ = self.repository().put_or_hold(&T::key(), None, None);
    }

    /// Returns whether a value was stored. If not, shows a notice with a button to save it as a file.
    pub(super) fn report_saved(self, saved: Result<(), NotSaved>) -> bool {
        let Err(reason) = saved else {
            if !self.repository().has_unsaved() {
                self.dismiss(NoticeId::NotSaved);
            }
            return true;
        };
        let remedy = (reason != NotSaved::Blocked).then(backup_file);
        self.notify(NoticeId::NotSaved, reason.to_string(), remedy);
        false
    }

    pub(super) fn report_set_aside(self) {
        let all = self.repository().take_set_aside();
        for set_aside in all {
            self.tell_of_set_aside(set_aside);
        }
    }
}

/// The remedy when the browser refuses to store: a backup file.
pub(super) fn backup_file() -> Remedy {
    Remedy::Do("Save a backup file", Arc::new(AppState::export_backup))
}
