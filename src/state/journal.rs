//! The journal.

use leptos::prelude::*;
use unknot_content::model::Area;

use super::{AppState, NoticeId};
use crate::domain::catalogue;
use crate::domain::experience::Lessons;
use crate::domain::handout::summary::{self, Summary, SummaryRequest, SummarySource};
use crate::domain::journal::advice::{SeeSomebody, see_somebody};
use crate::domain::journal::entries::Journal;
use crate::domain::journal::entry::Entry;
use crate::domain::journal::lessons::lessons;
use crate::domain::pain::Pain;
use crate::domain::place::{Place, SavedPlace};
use crate::domain::session::exercise::Activity;
use crate::domain::session::saved::Session;
use crate::domain::storage::quota::StorageUse;
use crate::domain::time::Time;
use crate::platform::clock;
use crate::platform::storage::local::BrowserStorage;

impl AppState {
    /// Loads the journal, and follows changes of other tabs from now on.
    pub fn recall_journal(self) {
        self.load_journal();
        self.share::<Journal>();
    }

    pub(super) fn load_journal(self) {
        if let Some(journal) = self.load() {
            self.write.journal.set(journal);
        }
    }

    /// The lessons of earlier sessions for an area.
    #[must_use]
    pub fn lessons(self, area: &'static Area) -> Lessons {
        self.journal.with(|journal| lessons(journal, area, clock::now()))
    }

    /// The advice to see somebody, if the journal of an area gives it.
    #[must_use]
    pub fn should_see_somebody(self, area: &'static Area) -> Option<SeeSomebody> {
        self.journal.with(|journal| see_somebody(journal, area, clock::now()))
    }

    /// When the next heat or cold is allowed on an area; `None` if there was none before.
    #[must_use]
    pub fn next_pack(self, area: &'static Area) -> Option<Time> {
        self.journal.with(|journal| journal.next_pack(area, clock::now()))
    }

    /// Notes the pain now, outside any session; returns whether it was stored and not only kept in memory.
    #[must_use]
    pub fn note_pain(self, place: Place, pain: Pain, note: &str) -> bool {
        let now = clock::now();
        let mut entry = Entry {
            at: now,
            shown: Some(clock::shown(now)),
            places: vec![SavedPlace::of(place)],
            before: Some(pain),
            ..Entry::default()
        };
        entry.set_note(note);
        let is_stored = self.change(|journal: &mut Journal| {
            journal.add(entry);
        });
        self.warn_when_nearly_full();
        is_stored
    }

    /// Notes the pain now with one tap; a second tap soon after changes what the first one said.
    pub fn tell_pain(self, place: Place, pain: Pain) {
        let _ = match self.just_told(place) {
            None => self.note_pain(place, pain, ""),
            Some((at, _)) => self.change(|journal: &mut Journal| {
                journal.change(at, |entry| entry.before = Some(pain));
            }),
        };
    }

    /// Changes the journal entry of the session that has just ended.
    pub fn rate_session(self, rate: impl FnOnce(&mut Entry)) {
        let Some(session) = self.session.get_untracked() else {
            return;
        };
        if let Some(at) = session.entry {
            self.change(|journal: &mut Journal| journal.change(at, rate));
            return;
        }
        let mut entry = entry_of(&session, clock::now());
        rate(&mut entry);
        let mut written = None;
        self.change(|journal: &mut Journal| written = Some(journal.add(entry)));
        self.write.session.update(|session| {
            if let Some(session) = session {
                session.entry = written;
            }
        });
    }

    /// The journal entry of the session that has just ended.
    #[must_use]
    pub fn session_entry(self) -> Option<Entry> {
        let at = self.session.with_untracked(|session| session.as_ref()?.entry)?;
        let of = |journal: &Journal| journal.entries().iter().find(|entry| entry.at == at).cloned();
        self.journal.with_untracked(of)
    }

    /// Notes a session that nobody resumed, at the time at which it was left. Does nothing if no exercise was done.
    pub(super) fn note_session(self, session: &Session, at: Time) {
        if session.entry.is_none() && session.player.done().next().is_some() {
            let entry = entry_of(session, at);
            self.change(|journal: &mut Journal| {
                journal.add(entry);
            });
        }
    }

    /// Notes a session that has come to its end, once.
    pub(super) fn finish_session(self) {
        let is_new = |session: &Session| session.entry.is_none() && session.player.done().next().is_some();
        if self
            .session
            .with_untracked(|session| session.as_ref().is_some_and(is_new))
        {
            self.rate_session(|_| {});
            self.warn_when_nearly_full();
            self.mark_routine_done();
        }
        self.offer_update();
    }

    /// How much of the storage quota is used; `None` if storage is blocked.
    #[must_use]
    pub fn room_taken(self) -> Option<StorageUse> {
        self.storage.map(BrowserStorage::taken)
    }

    pub(super) fn warn_when_nearly_full(self) {
        if let Some(taken) = self.room_taken().filter(|taken| taken.is_nearly_full()) {
            let text = format!(
                "{} % of the space that this browser has for Unknot is used. Deleting old notes or routines makes space; a backup keeps them.",
                taken.percent()
            );
            self.notify(NoticeId::NearlyFull, text, None);
        }
    }

    /// A summary of notes and answers, to show a clinician; `None` while the check has not been loaded.
    #[must_use]
    pub fn summary(self, wanted: &SummaryRequest) -> Option<Summary> {
        let check = catalogue::check()?;
        let source = SummarySource {
            journal: &self.journal.read_untracked(),
            checks: &self.check_history.read_untracked(),
            courses: &self.courses.read_untracked(),
        };
        Some(summary::make(wanted, source, check, clock::now()))
    }

    pub fn change_note(self, at: Time, note: &str) {
        self.change(|journal: &mut Journal| {
            journal.change(at, |entry| entry.set_note(note));
        });
    }

    /// Replaces the entry with the same time.
    pub fn edit_entry(self, edited: Entry) {
        self.change(|journal: &mut Journal| {
            journal.change(edited.at, |entry| *entry = edited);
        });
    }

    /// Deletes a note, with a way to undo that.
    pub fn delete_entry(self, at: Time) {
        let deleted = self.journal.with_untracked(|journal| journal.entry(at).cloned());
        self.change(|journal: &mut Journal| journal.remove(at));
        if let Some(entry) = deleted {
            self.offer_undo("The note was deleted.", move |state| {
                let entry = entry.clone();
                state.change(|journal: &mut Journal| {
                    journal.add(entry);
                });
            });
        }
    }

    pub fn delete_journal(self) {
        self.change(Journal::clear);
    }
}

fn entry_of(session: &Session, now: Time) -> Entry {
    let mut entry = Entry {
        at: now,
        shown: Some(clock::shown(now)),
        places: session.places.iter().copied().map(SavedPlace::of).collect(),
        before: session.before,
        movement: session.movement.clone(),
        ..Entry::default()
    };
    for exercise in session.player.done() {
        match &exercise.work {
            Activity::Technique(technique) => entry.did.push(technique.id.as_str().to_owned()),
            Activity::Own { title, .. } => entry.own.push(title.clone()),
        }
    }
    entry
}
