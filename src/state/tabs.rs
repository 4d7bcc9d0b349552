//! Two tabs, or a tab and the installed app, that change the same things.

use std::sync::Arc;

use leptos::prelude::*;

use super::{AppState, NoticeId, Remedy};
use crate::domain::backup::merge::InPieces;
use crate::domain::edits::Edits;
use crate::domain::saved::Saved;
use crate::domain::session::kept::{KeptSession, Session};
use crate::platform::{clock, locks};

impl AppState {
    /// Follows what other tabs change, and sees to it that nothing that was changed here is lost by that. What is
    /// shown has been loaded.
    ///
    /// Every change starts from what is stored, and is written at once. Where a browser runs two tabs as two programs,
    /// each may still have read what stood there before the other one's change; so after a change each tab looks
    /// again, one at a time, whether its own is there.
    pub(super) fn share<T: InPieces + Send + Sync + 'static>(self, shown: RwSignal<T>) {
        let Some(storage) = self.storage else { return };
        let edits = StoredValue::new(Edits::<T>::default());
        let elsewhere = StoredValue::new(T::default());
        let follow = move |before: Option<T>| {
            let now = shown.get();
            let is_mine = elsewhere.with_value(|elsewhere| now != *elsewhere);
            if let Some(before) = before.filter(|before| is_mine && now != *before) {
                edits.update_value(|edits| edits.note(&before, &now, clock::now()));
                locks::alone(&T::key(), move || self.settle(shown, edits));
            }
            now
        };
        if let Some(owner) = &self.owner {
            owner.with(|| Effect::new(follow));
        }
        storage.on_change_elsewhere::<T>(move || {
            let before = shown.get_untracked();
            let Some(after) = self.load::<T>() else { return };
            elsewhere.set_value(after.clone());
            let mut mine = None;
            edits.update_value(|edits| mine = edits.overwritten(&before, &after, clock::now()));
            shown.set(after);
            if let Some(mine) = mine {
                self.offer_mine(shown, mine);
            }
        });
    }

    fn settle<T: InPieces + Send + Sync + 'static>(self, shown: RwSignal<T>, edits: StoredValue<Edits<T>>) {
        let Some(stored) = self.load::<T>() else { return };
        let mut settled = None;
        edits.update_value(|edits| settled = edits.settle(&stored));
        if let Some(settled) = settled {
            self.change(shown, |stored| *stored = settled);
        }
    }

    fn offer_mine<T: InPieces + Send + Sync + 'static>(self, shown: RwSignal<T>, mine: T) {
        let text = format!(
            "What you changed here in your {} was changed in another tab too. The later change counts.",
            T::NAME
        );
        let bring_back = move |state: Self| {
            state.dismiss(NoticeId::Elsewhere(T::NAME));
            let mine = mine.clone();
            state.change(shown, |stored: &mut T| {
                // What was there a moment ago has room.
                let _ = stored.merge(mine);
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
                locks::hold(&KeptSession::key(), move || {
                    self.session_is_ours.set_value(true);
                    self.keep_session();
                })
            };
            self.session_is_ours.set_value(false);
            self.session_lock.set_value(is_under_way.get().then(hold));
        });
    }

    /// Whether no other tab is in a session.
    pub(super) async fn session_is_free(self) -> bool {
        locks::is_free(&KeptSession::key()).await
    }
}
