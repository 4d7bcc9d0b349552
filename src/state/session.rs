//! The guided session.

use leptos::prelude::*;

use super::{AppState, NoticeId, Remedy};
use crate::domain::check::objection::Objection;
use crate::domain::check::plan::Step;
use crate::domain::route::Route;
use crate::domain::selection::Place;
use crate::domain::session::Millis;
use crate::domain::session::kept::{KeptSession, Session};
use crate::domain::session::player::Player;
use crate::domain::session::script::Exercise;
use crate::platform::clock;

/// Whether a session may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayPlay {
    Yes,
    /// The answers about its place have grown old.
    AskFirst,
    /// Newer answers speak against a part of it.
    NotNow,
}

impl AppState {
    /// Starts a session with what a plan allows.
    pub fn start_session(self, place: Place, steps: &[Step]) {
        let exercises = steps.iter().copied().map(Exercise::from).collect();
        let Some(player) = Player::new(exercises) else { return };
        self.dismiss(NoticeId::Session);
        self.session.set(Some(Session { place, player }));
        self.play(Player::run);
        self.go_to(Route::Play);
    }

    /// Does something with the session now, and keeps it.
    pub fn play(self, deed: impl FnOnce(&mut Player, Millis)) {
        self.session.update(|session| {
            if let Some(session) = session {
                deed(&mut session.player, clock::now());
            }
        });
        self.keep_session();
    }

    /// Takes the time from the clock; kept once a second.
    pub fn follow_clock(self) {
        let seconds = || {
            let position = |session: &Session| session.player.position() / 1000;
            self.session.with_untracked(|session| session.as_ref().map(position))
        };
        let is_running =
            |session: &Option<Session>| session.as_ref().is_some_and(|session| session.player.is_running());
        if !self.session.with_untracked(is_running) {
            return;
        }
        let before = seconds();
        self.session.update(|session| {
            if let Some(session) = session {
                session.player.look(clock::now());
            }
        });
        if seconds() != before {
            self.keep_session();
        }
    }

    /// Leaves the session for good.
    pub fn end_session(self) {
        self.session.set(None);
        if let Some(storage) = self.storage {
            storage.forget::<KeptSession>();
        }
    }

    /// Whether the session may go on by what was answered last.
    #[must_use]
    pub fn may_play(self, session: &Session) -> MayPlay {
        if self.last_check(session.place).is_none() {
            return MayPlay::AskFirst;
        }
        let speaks_against = |exercise: &Exercise| match self.objection(exercise.technique) {
            Some(Objection::HelpFirst(_)) => true,
            Some(Objection::LeftOut(place, reason)) => place == session.place && reason.is_about_safety(),
            None => false,
        };
        if session.player.exercises().iter().any(speaks_against) {
            MayPlay::NotNow
        } else {
            MayPlay::Yes
        }
    }

    /// Brings a session back that was interrupted, and offers to go on with it.
    pub fn recall_session(self) {
        let kept = self.load::<KeptSession>();
        let Some(session) = kept.and_then(|kept| kept.read()) else {
            return;
        };
        self.session.set(Some(session));
        if self.route.get_untracked() != Route::Play {
            self.notify(NoticeId::Session, "Your session was interrupted.", Some(Remedy::GoOn));
        }
    }

    fn keep_session(self) {
        let kept = self
            .session
            .with_untracked(|session| session.as_ref().map(KeptSession::of));
        if let Some(kept) = kept {
            self.store(kept);
        }
    }
}
