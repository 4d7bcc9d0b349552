//! Taking everything out as a file, taking a file in, and deleting everything.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AppState, NoticeId, Remedy};
use crate::domain::backup::{self, BadBackup, Everything, PartChanges};
use crate::domain::saved::{Saved, document};
use crate::domain::transaction::Write;
use crate::platform::storage::{BrowserStorage, NotSaved};
use crate::platform::{clock, share};

const MEDIA_TYPE: &str = "application/json";

/// Keys with the texts that belong there; nothing for one that goes.
type Texts = Vec<Write>;

/// What a file would change, shown before it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// When the file was made, as it says.
    pub exported_at: String,
    pub changes: Vec<PartChanges>,
    texts: Texts,
}

impl Import {
    /// Everything in the file is here already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.changes.iter().all(|part| part.changes.is_nothing())
    }
}

impl AppState {
    /// Hands over everything that is saved as one file.
    pub fn export_backup(self) {
        let Ok(text) = backup::write(&self.everything(), &clock::timestamp()) else {
            return;
        };
        self.hand_over(&backup::file_name(&clock::iso_day()), MEDIA_TYPE, &text);
    }

    /// Passes the same file on to another app.
    pub fn share_backup(self) {
        let Ok(text) = backup::write(&self.everything(), &clock::timestamp()) else {
            return;
        };
        let shared = share::share_file(&backup::file_name(&clock::iso_day()), MEDIA_TYPE, &text);
        spawn_local(async move {
            if let Err(reason) = shared.await {
                self.notify(NoticeId::Download, reason.to_string(), None);
            }
        });
    }

    /// Whether the browser lets [`Self::share_backup`] happen.
    #[must_use]
    pub fn can_share_backup(self) -> bool {
        share::can_share_file(&backup::file_name(&clock::iso_day()), MEDIA_TYPE)
    }

    /// Looks at a file; nothing is changed yet.
    ///
    /// # Errors
    /// When it is not a whole backup that this build can read.
    pub fn look_at_backup(self, text: &str) -> Result<Import, BadBackup> {
        let backup = backup::read(text)?;
        let exported_at = backup.exported_at.clone();
        let (all, changes) = self.everything().with(backup)?;
        Ok(Import {
            exported_at,
            changes,
            texts: texts(&all),
        })
    }

    /// Does what was shown, with a way to undo it; what does not fit is said, and then nothing is changed.
    pub fn import_backup(self, import: &Import) {
        self.put(import.texts.clone(), "The backup was added.");
    }

    /// How many values of this app are stored, by their names.
    #[must_use]
    pub fn stored_names(self) -> Vec<String> {
        let all = self.storage.map(BrowserStorage::all).unwrap_or_default();
        all.into_iter().map(|(key, _)| key).collect()
    }

    /// Deletes everything that is stored, with a way to undo it while the page is open.
    pub fn delete_everything(self) {
        let texts: Texts = self.stored_names().into_iter().map(|key| (key, None)).collect();
        self.session.set(None);
        self.put(texts, "Everything was deleted from this device.");
    }

    /// Reads all of it from the storage, where other tabs may have written since.
    fn everything(self) -> Everything {
        Everything {
            favourites: self.load().unwrap_or_default(),
            routines: self.load().unwrap_or_default(),
            kept: self.load().unwrap_or_default(),
            journal: self.load().unwrap_or_default(),
            settings: self.load().unwrap_or_default(),
        }
    }

    fn put(self, after: Texts, done: &str) {
        let Some(storage) = self.storage else {
            return self.notify(NoticeId::NotSaved, NotSaved::Blocked.to_string(), None);
        };
        let before: Texts = after.iter().map(|(key, _)| (key.clone(), storage.text(key))).collect();
        let said = match storage.put(&after) {
            Ok(()) => done.to_owned(),
            // A part of it is done, and can be taken back once the browser stores again.
            Err(NotSaved::Halfway) => NotSaved::Halfway.to_string(),
            Err(reason) => return self.notify(NoticeId::NotSaved, reason.to_string(), None),
        };
        self.show_what_is_stored();
        self.offer_restore(said, Arc::new((before, after)));
    }

    fn offer_restore(self, said: String, texts: Arc<(Texts, Texts)>) {
        let undo = move |state: Self| state.take_back(&texts);
        self.notify(NoticeId::Replaced, said, Some(Remedy::Undo(Arc::new(undo))));
    }

    /// Puts back what was there, but for what has been changed since. What the browser does not take is offered again.
    fn take_back(self, texts: &Arc<(Texts, Texts)>) {
        let Some(storage) = self.storage else { return };
        let (before, after) = &**texts;
        let unchanged: Texts = before
            .iter()
            .zip(after)
            .filter(|(before, after)| [&before.1, &after.1].contains(&&storage.text(&before.0)))
            .map(|(before, _)| before.clone())
            .collect();
        let outcome = storage.put(&unchanged);
        self.show_what_is_stored();
        match outcome {
            Ok(()) if unchanged.len() == before.len() => {}
            Ok(()) => {
                let text = "What was changed since stays as it is now. All else is back.";
                self.notify(NoticeId::Replaced, text, None);
            }
            Err(reason) => self.offer_restore(reason.to_string(), Arc::clone(texts)),
        }
    }

    fn show_what_is_stored(self) {
        self.load_settings();
        self.load_favourites();
        self.load_routines();
        self.load_kept();
        self.load_journal();
    }
}

fn texts(all: &Everything) -> Texts {
    fn text<T: Saved>(value: &T) -> Option<(String, Option<String>)> {
        // What this app saves can always be written; a value that could not is left as it stands.
        let text = serde_json::to_string(&document(value)).ok()?;
        Some((T::key(), Some(text)))
    }
    let all = [
        text(&all.favourites),
        text(&all.routines),
        text(&all.kept),
        text(&all.journal),
        text(&all.settings),
    ];
    all.into_iter().flatten().collect()
}
