//! Syncs tabs (or a tab and the installed app) that change the same data.

use std::sync::Arc;

use leptos::prelude::*;

use super::persistence::SignalBacked;
use super::{AppState, NoticeId, Remedy};
use crate::domain::session::saved::{SavedSession, Session};
use crate::domain::storage::edits::{Edits, Piecewise};
use crate::domain::storage::saved::Saved;
use crate::platform::clock;
use crate::platform::storage::local::BrowserStorage;
use crate::platform::storage::locks;

impl AppState {
    /// Follows changes of other tabs, and keeps them from losing changes made here. The value must have been loaded.
    /// Every change starts from the stored value and is written at once. But browsers that run tabs in separate
    /// processes may let both start from the same value. So after a change, each tab in turn checks that its own change
    /// is still there.
    pub(super) fn share<T: Piecewise + SignalBacked>(self) {
        // The first caller may be a page, but this lives as long as the app.
        if let Some((storage, owner)) = self.storage.zip(self.owner.as_ref()) {
            owner.with(|| self.share_through::<T>(storage));
        }
    }

    fn share_through<T: Piecewise + SignalBacked>(self, storage: BrowserStorage) {
        let (shown, write) = T::signals(self);
        let edits = StoredValue::new(Edits::<T>::default());
        let elsewhere = StoredValue::new(T::default());
        Effect::new(move |before: Option<T>| {
            let now = shown.get();
            let is_mine = elsewhere.with_value(|elsewhere| now != *elsewhere);
            if let Some(before) = before.filter(|before| is_mine && now != *before) {
                edits.update_value(|edits| edits.note(&before, &now, clock::now()));
                self.reconcile(edits);
            }
            now
        });
        storage
            .on_change_elsewhere::<T>(move || {
                let before = shown.get_untracked();
                let Some(after) = self.load::<T>() else { return };
                let mut mine = Vec::new();
                edits.update_value(|edits| mine = edits.lost_edits(&before, &after, clock::now()));
                elsewhere.set_value(after.clone());
                write.set(after);
                self.reconcile(edits);
                if !mine.is_empty() {
                    self.offer_mine::<T>(mine);
                }
            })
            .for_good();
    }

    /// Restores lost changes as soon as no other tab is doing the same.
    fn reconcile<T: Piecewise + SignalBacked>(self, edits: StoredValue<Edits<T>>) {
        let now = clock::now();
        locks::alone(&T::key(), move || {
            let Some(stored) = self.load::<T>() else { return };
            let reconciled = edits.with_value(|edits| edits.reconcile(&stored, now));
            if let Some(reconciled) = reconciled {
                self.change(|stored: &mut T| *stored = reconciled);
            }
        });
    }

    fn offer_mine<T: Piecewise + SignalBacked>(self, mine: Vec<(T::Key, T::Piece)>) {
        let text = format!(
            "What you changed here in your {} was changed in another tab too. The later change counts.",
            T::NAME
        );
        let bring_back = move |state: Self| {
            state.dismiss(NoticeId::Elsewhere(T::NAME));
            state.change(|stored: &mut T| {
                for (key, piece) in &mine {
                    stored.put(key.clone(), piece.clone());
                }
            });
        };
        let remedy = Remedy::Do("Bring mine back", Arc::new(bring_back));
        self.notify(NoticeId::Elsewhere(T::NAME), text, Some(remedy));
    }

    /// While a session is under way here, other tabs neither offer it nor write over it.
    pub fn guard_session(self) {
        let is_under_way = Memo::new(move |_| {
            self.session
                .with(|session| session.as_ref().is_some_and(Session::is_under_way))
        });
        Effect::new(move || {
            let hold = || {
                locks::hold(&SavedSession::key(), move || {
                    self.session_is_ours.set_value(true);
                    self.keep_session();
                })
            };
            self.session_is_ours.set_value(false);
            self.session_lock.set_value(is_under_way.get().then(hold));
        });
    }
}
