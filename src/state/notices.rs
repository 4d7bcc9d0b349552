//! Short messages that say what happened and what can be done about it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use leptos::prelude::*;

use super::AppState;
use crate::domain::favourites::{Favourite, RemovedFavourite};
use crate::domain::storage::store::QuarantinedValue;
use crate::platform::clock;
use crate::platform::exchange::download;

/// The subject of a notice; a newer notice replaces the one with the same subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeId {
    /// An action can be undone. Each notice has its own number, because two may have the same text.
    Undo(u32),
    NotSaved,
    SetAside(&'static str),
    Download,
    Session,
    /// A pack stayed on for longer than it should.
    Pack,
    /// A list is full.
    Full,
    /// The storage is nearly full.
    NearlyFull,
    /// The app is now available offline; the notice disappears by itself.
    Stored,
    /// A newer build is ready.
    Update,
    /// The app can be installed.
    Install,
    /// Another tab changed what was changed here.
    Elsewhere(&'static str),
}

impl NoticeId {
    /// Whether the notice disappears by itself.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::Stored)
    }

    /// Whether the notice can wait until something that must not be disturbed is over: a check, a call for help, a
    /// session.
    #[must_use]
    pub const fn can_wait(self) -> bool {
        matches!(self, Self::Session | Self::Update | Self::Install)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: NoticeId,
    /// A new number for each notice, so that screen readers read the same words again.
    pub number: u32,
    pub text: String,
    pub remedy: Option<Remedy>,
}

/// The action of the button on a notice.
#[derive(Clone)]
pub enum Remedy {
    /// Puts a favourite back.
    Restore(Favourite, RemovedFavourite),
    /// Saves a value that was set aside as a file.
    SaveAsFile(QuarantinedValue),
    /// Resumes an interrupted session.
    GoOn,
    /// Undoes the action.
    Undo(Action),
    /// Runs an action under the given label.
    Do(&'static str, Action),
}

/// The action of a button. A closure rather than an enum variant, so that code used only by lazily loaded pages stays
/// out of the start bundle.
pub type Action = Arc<dyn Fn(AppState) + Send + Sync>;

impl std::fmt::Debug for Remedy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.label())
    }
}

impl PartialEq for Remedy {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Restore(one, _), Self::Restore(other, _)) => one.id() == other.id(),
            (Self::SaveAsFile(one), Self::SaveAsFile(other)) => one == other,
            (Self::Undo(one), Self::Undo(other)) | (Self::Do(_, one), Self::Do(_, other)) => Arc::ptr_eq(one, other),
            (Self::GoOn, Self::GoOn) => true,
            _ => false,
        }
    }
}

impl Remedy {
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Restore(..) | Self::Undo(_) => "Undo",
            Self::SaveAsFile(_) => "Save as a file",
            Self::GoOn => "Resume",
            Self::Do(label, _) => label,
        }
    }
}

impl AppState {
    pub fn notify(self, id: NoticeId, text: impl Into<String>, remedy: Option<Remedy>) {
        let notice = Notice {
            id,
            number: self.notice_count.fetch_add(1, Ordering::Relaxed),
            text: text.into(),
            remedy,
        };
        self.write.notices.update(|notices| add(notices, notice));
    }

    /// Shows that something was done, with an undo button that stays until it is used or dismissed.
    pub(super) fn offer_undo(self, text: impl Into<String>, undo: impl Fn(Self) + Send + Sync + 'static) {
        self.offer(text.into(), Remedy::Undo(Arc::new(undo)));
    }

    pub(super) fn offer(self, text: String, remedy: Remedy) {
        let number = self.notice_count.fetch_add(1, Ordering::Relaxed);
        self.notify(NoticeId::Undo(number), text, Some(remedy));
    }

    /// The notices to show. Of several undo notices only the last is shown, and the one before once that is gone. An
    /// interrupted session is offered only on pages where somebody would look for it.
    #[must_use]
    pub fn shown_notices(self) -> Vec<Notice> {
        let mut notices = shown(self.notices.get());
        let route = self.route.get();
        notices.retain(|notice| notice.id != NoticeId::Session || self.tells_of_session_on(route));
        notices
    }

    pub fn dismiss(self, id: NoticeId) {
        self.write
            .notices
            .update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// Declines the offer of a notice. A declined session is over.
    pub fn decline(self, id: NoticeId) {
        self.dismiss(id);
        if id == NoticeId::Session {
            self.give_up_session("The session was ended.");
        }
    }

    /// Presses the button on a notice.
    pub fn apply(self, id: NoticeId, remedy: Remedy) {
        match remedy {
            Remedy::Restore(favourite, removed) => {
                self.dismiss(id);
                self.restore_favourite(favourite, removed);
            }
            Remedy::SaveAsFile(set_aside) => self.save_set_aside(&set_aside),
            Remedy::GoOn => self.return_to_session(),
            Remedy::Undo(undo) => {
                self.dismiss(id);
                undo(self);
            }
            Remedy::Do(_, action) => action(self),
        }
    }

    pub(super) fn tell_of_set_aside(self, set_aside: QuarantinedValue) {
        let (name, reason) = (set_aside.name, &set_aside.reason);
        let text = match set_aside.rest {
            None => format!(
                "Your saved {name} could not be used: {reason}. They were set aside unchanged, and Unknot started \
                 without them."
            ),
            Some(rest) => format!(
                "{} of {} entries of your saved {name} could not be used: {reason}. {}, and Unknot goes on with the others.",
                rest.left_out,
                rest.left_out + rest.used,
                if set_aside.is_moved {
                    "All were set aside unchanged"
                } else {
                    "All stay as they are, for there is no room to set them aside"
                }
            ),
        };
        self.notify(
            NoticeId::SetAside(set_aside.name),
            text,
            Some(Remedy::SaveAsFile(set_aside)),
        );
    }

    fn save_set_aside(self, set_aside: &QuarantinedValue) {
        let name = format!("unknot-{}-{}.json", set_aside.name, clock::now());
        self.hand_over(&name, "application/json", &set_aside.text);
    }

    /// Downloads a file; if the browser refuses, nothing is lost.
    pub(super) fn hand_over(self, name: &str, media_type: &str, text: &str) {
        if download::save(name, media_type, text).is_err() {
            self.notify(
                NoticeId::Download,
                "This browser did not let Unknot make a file. Nothing was lost.",
                None,
            );
        }
    }
}

fn add(notices: &mut Vec<Notice>, notice: Notice) {
    notices.retain(|known| known.id != notice.id);
    notices.push(notice);
}

fn shown(mut notices: Vec<Notice>) -> Vec<Notice> {
    let is_undo = |notice: &Notice| matches!(notice.id, NoticeId::Undo(_));
    let last = notices.iter().rev().find(|notice| is_undo(notice));
    let last = last.map(|notice| notice.id);
    notices.retain(|notice| !is_undo(notice) || Some(notice.id) == last);
    notices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undo(number: u32) -> Notice {
        Notice {
            id: NoticeId::Undo(number),
            number,
            text: "“Turn” was taken out.".to_owned(),
            remedy: Some(Remedy::Undo(Arc::new(|_| {}))),
        }
    }

    fn ids(notices: Vec<Notice>) -> Vec<NoticeId> {
        notices.into_iter().map(|notice| notice.id).collect()
    }

    #[test]
    fn two_removals_that_say_the_same_can_both_be_undone_the_last_first() {
        let mut notices = Vec::new();
        for number in [1, 2] {
            add(&mut notices, undo(number));
        }
        assert_ne!(notices[0].remedy, notices[1].remedy);
        assert_eq!(ids(shown(notices.clone())), [NoticeId::Undo(2)]);
        notices.retain(|notice| notice.id != NoticeId::Undo(2));
        assert_eq!(ids(shown(notices)), [NoticeId::Undo(1)]);
    }

    #[test]
    fn what_can_be_undone_stays_when_something_else_is_said() {
        let mut notices = vec![undo(1)];
        let said = Notice {
            id: NoticeId::NotSaved,
            number: 0,
            text: String::new(),
            remedy: None,
        };
        add(&mut notices, said);
        assert_eq!(ids(shown(notices)), [NoticeId::Undo(1), NoticeId::NotSaved]);
    }
}
