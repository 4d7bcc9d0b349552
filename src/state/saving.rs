//! Reading and writing what is kept between visits.

use leptos::prelude::*;

use super::{AppState, NoticeId};
use crate::domain::saved::Saved;
use crate::platform::storage::{Change, Loaded, NotSaved};

impl AppState {
    /// Reads what is saved under a key; nothing where storage is blocked or in the way.
    pub(super) fn load<T: Saved>(self) -> Option<T> {
        if let Ok(loaded) = self.storage?.load::<T>() {
            return Some(self.take_in(loaded));
        }
        let text = format!(
            "Your saved {} could not be read, and there is no room to set them aside. They stay as they are; until \
             there is room, changes are not saved.",
            T::NAME
        );
        self.notify(NoticeId::NotSaved, text, None);
        None
    }

    /// Changes what is saved and then what is shown; a failure is said at once. Where storage is
    /// blocked the change lasts as long as the page.
    pub(super) fn change<T: Saved + Send + Sync + 'static>(self, shown: RwSignal<T>, change: impl FnOnce(&mut T)) {
        // There are many changes, and what is done about each is compiled once for all of a type.
        self.make(shown, Box::new(change));
    }

    fn make<T: Saved + Send + Sync + 'static>(self, shown: RwSignal<T>, change: Change<'_, T>) {
        let Some(storage) = self.storage else {
            shown.update(change);
            self.notify(NoticeId::NotSaved, NotSaved::Blocked.to_string(), None);
            return;
        };
        match storage.change(change) {
            Ok(loaded) => {
                self.dismiss(NoticeId::NotSaved);
                shown.set(self.take_in(loaded));
            }
            Err(reason) => self.notify(NoticeId::NotSaved, reason.to_string(), None),
        }
    }

    /// Saves a value as it is; a failure is said at once, and what is shown goes on.
    pub(super) fn store<T: Saved>(self, value: T) {
        let stored = self.storage.map_or(Err(NotSaved::Blocked), |storage| {
            storage.change(Box::new(|stored: &mut T| *stored = value))
        });
        if let Err(reason) = stored {
            self.notify(NoticeId::NotSaved, reason.to_string(), None);
        }
    }

    fn take_in<T>(self, loaded: Loaded<T>) -> T {
        if let Some(set_aside) = loaded.set_aside {
            self.report_set_aside(set_aside);
        }
        loaded.value
    }
}
