//! Keeping the app and what is saved on the device: the offline copy, newer builds, installing.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{AppState, NoticeId, Remedy};
use crate::domain::favourites::Favourites;
use crate::domain::session::saved::Session;
use crate::domain::settings::Settings;
use crate::platform::host::install::{self, Install};
use crate::platform::host::offline::{self, Update};
use crate::platform::storage::persistence;

/// How long a message that needs no answer stays.
const PASSING: Duration = Duration::from_secs(6);

impl AppState {
    /// Reports on the offline copy from now on, and protects saved data.
    pub fn follow_offline_copy(self) {
        offline::on_first_stored(move || {
            self.notify(NoticeId::Stored, "Ready to use offline.", None);
            set_timeout(move || self.dismiss(NoticeId::Stored), PASSING);
        })
        .for_good();
        Effect::new(move |before: Option<usize>| {
            let saved = self.favourites.with(Favourites::count) + self.routines.with(|all| all.all().len());
            if before.is_some_and(|before| saved > before) {
                self.care_for_what_is_saved();
                self.warn_when_nearly_full();
            }
            saved
        });
    }

    /// Reports newer builds from now on, once it is known whether a session is under way.
    pub fn follow_updates(self) {
        offline::on_update(move || self.offer_update()).for_good();
        self.offer_update();
    }

    /// Offers a newer build, but never while a session is under way.
    pub(super) fn offer_update(self) {
        let Some(update) = offline::update().filter(|_| !self.is_in_session()) else {
            return;
        };
        let (text, label) = match update {
            Update::Waiting => ("A new version of Unknot is ready.", "Use it now"),
            Update::Late => (
                "The new version has not started yet. Close Unknot and open it again.",
                "Try again",
            ),
            Update::Elsewhere => ("Unknot was updated in another tab.", "Load it here too"),
        };
        let take = Remedy::Do(label, Arc::new(|_| offline::take_update()));
        self.notify(NoticeId::Update, text, Some(take));
    }

    fn is_in_session(self) -> bool {
        self.session.with_untracked(|session| {
            let is_under_way = |session: &Session| session.player.now().is_some();
            session.as_ref().is_some_and(is_under_way)
        })
    }

    /// On the first save, asks the browser for persistent storage and offers to install the app.
    fn care_for_what_is_saved(self) {
        persistence::ask();
        let was_offered = self.settings.with_untracked(|settings| settings.install_was_offered);
        // A pending undo is not replaced.
        let can_undo = self
            .notices
            .with_untracked(|notices| notices.iter().any(|notice| matches!(notice.id, NoticeId::Undo(_))));
        if was_offered || can_undo || install::how() != Install::Ask {
            return;
        }
        self.change(|settings: &mut Settings| settings.install_was_offered = true);
        let text = "Unknot can be installed like any other app, and opens without a network.";
        let ask = Remedy::Do(
            "Install",
            Arc::new(|state: Self| {
                state.dismiss(NoticeId::Install);
                install::ask();
            }),
        );
        self.notify(NoticeId::Install, text, Some(ask));
    }
}
