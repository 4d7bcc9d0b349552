//! Exporting everything as a file, importing a file, and deleting everything.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::check::UNDER_WAY;
use super::persistence::backup_file;
use super::{AppState, NoticeId};
use crate::domain::backup::restore::{self, Import, NotTakenBack, Undo};
use crate::domain::backup::{self, BadBackup};
use crate::domain::merge::Preference;
use crate::platform::clock;
use crate::platform::exchange::share;
use crate::platform::storage::tab_storage;

const MEDIA_TYPE: &str = "application/json";

impl AppState {
    /// Downloads everything that is saved as one file, including values that could not be stored.
    pub fn export_backup(self) {
        let Some(text) = self.backup() else { return };
        self.hand_over(&backup::file_name(&clock::iso_day()), MEDIA_TYPE, &text);
    }

    /// Shares the same file with another app.
    pub fn share_backup(self) {
        let Some(text) = self.backup() else { return };
        let shared = share::share_file(&backup::file_name(&clock::iso_day()), MEDIA_TYPE, &text);
        spawn_local(async move {
            if let Err(reason) = shared.await {
                self.notify(NoticeId::Download, reason.to_string(), None);
            }
        });
    }

    fn backup(self) -> Option<String> {
        backup::write(&restore::stored(&self.repository()), &clock::timestamp()).ok()
    }

    /// Whether the browser lets [`Self::share_backup`] happen.
    #[must_use]
    pub fn can_share_backup(self) -> bool {
        share::can_share_file(&backup::file_name(&clock::iso_day()), MEDIA_TYPE)
    }

    /// Looks at a file; nothing is changed yet.
    ///
    /// # Errors
    /// When the file is not a backup, or no part of it can be used.
    pub fn look_at_backup(self, text: &str) -> Result<Import, BadBackup> {
        let backup = backup::read(text)?;
        let import = Import::of(backup, &mut self.repository(), clock::now());
        self.report_set_aside();
        import
    }

    /// Imports the file into the values stored by now, with a way to undo it. If it does not fit, says so and changes
    /// nothing.
    pub fn import_backup(self, import: &Import, prefer: Preference) {
        let imported = restore::import(import.backup.clone(), prefer, &mut self.repository(), clock::now());
        self.report_set_aside();
        match imported {
            Ok(undo) => self.done("The backup was added.", undo),
            Err(reason) => self.refused(reason.to_string()),
        }
    }

    /// The keys of all stored values of this app.
    #[must_use]
    pub fn stored_keys(self) -> Vec<String> {
        self.repository().keys().unwrap_or_default()
    }

    /// Deletes everything that is stored, with a way to undo it while the page is open.
    pub fn delete_everything(self) {
        let deleted = restore::delete_everything(&mut self.repository());
        match deleted {
            Ok(undo) => {
                self.write.session.set(None);
                tab_storage::forget(UNDER_WAY);
                self.done("Everything was deleted from this device.", undo);
            }
            Err(reason) => self.refused(reason.to_string()),
        }
    }

    fn done(self, text: &str, undo: Undo) {
        self.show_what_is_stored();
        let text = text.to_owned();
        self.offer_undo(text.clone(), move |state| {
            let undone = restore::take_back(&undo, &mut state.repository(), clock::now());
            state.show_what_is_stored();
            let saved = undone.map_err(|reason| match reason {
                NotTakenBack::NotStored(reason) => reason,
                NotTakenBack::NotRead(reason) => {
                    state.done(&text, undo.clone());
                    reason
                }
            });
            state.report_saved(saved);
        });
    }

    /// Reports that nothing was done. Old values that the store refused to take back are kept in memory and can be
    /// saved as a file.
    fn refused(self, mut reason: String) {
        self.show_what_is_stored();
        let has_unsaved = self.repository().has_unsaved();
        if has_unsaved {
            reason.push_str(" Some of it is not stored and lasts until you close this page.");
        }
        self.notify(NoticeId::NotSaved, reason, has_unsaved.then(backup_file));
    }

    fn show_what_is_stored(self) {
        self.load_settings();
        self.load_favourites();
        self.load_routines();
        self.load_kept();
        self.load_journal();
        self.load_courses();
    }
}
