//! Everything that a person saved, in one file, and the way back.
//!
//! [`crate::domain::merge`] joins what a file holds with what is here. [`restore`] does so with what is stored, and takes it back.

pub mod restore;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json_borrow::{ObjectAsVec, Value};

use super::check::history::CheckHistory;
use super::favourites::Favourites;
use super::journal::entries::Journal;
use super::json::{Fields, Misfit};
use super::routine::routines::Routines;
use super::routine::share::file;
use super::session::saved::SavedSession;
use super::settings::Settings;
use super::storage::repository::PREFIX;
use super::storage::saved::{Saved, Unusable, decode, encode, open, salvage};
use crate::domain::limits::TooMany;
use crate::domain::merge::{ImportDiff, Merge, Prefer};
use crate::domain::storage::store::Raw;

/// The version of the file that this build writes.
pub const VERSION: u64 = 1;
/// Nothing that this app wrote is larger, in bytes: browsers keep about five million characters for a site.
pub const LARGEST: usize = 20_000_000;

/// All that is saved but a session under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Everything {
    pub favourites: Favourites,
    pub routines: Routines,
    pub kept: CheckHistory,
    pub journal: Journal,
    pub settings: Settings,
}

/// What was found in a file. A part that the file does not have stays as it is here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup {
    /// RFC 3339, as the file says it.
    pub exported_at: String,
    pub favourites: Option<Favourites>,
    pub routines: Option<Routines>,
    pub kept: Option<CheckHistory>,
    pub journal: Option<Journal>,
    pub settings: Option<Settings>,
    /// What of the file cannot be used.
    pub left_out: Vec<LeftOut>,
}

/// Something in a file that cannot be used, though others can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is a list of, e.g. `journal`.
    pub part: &'static str,
    /// How many entries; `None` if it is all of them.
    pub entries: Option<usize>,
    pub reason: Unusable,
}

/// Why a file cannot be used. Nothing is changed by it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBackup {
    #[error("This file is larger than any backup of Unknot can be.")]
    TooLarge,
    #[error("This is not a backup of Unknot, or only a part of one: {0}.")]
    NotJson(String),
    #[error("This file is not a backup of Unknot.")]
    NotOurs,
    #[error("This file is one routine and not a backup. The page “Routines” opens it, under “Saved”.")]
    Routine,
    #[error(
        "A newer version of Unknot made this file (format {found}; this one knows {VERSION}). Update Unknot first."
    )]
    Newer { found: u64 },
    #[error("This backup holds nothing.")]
    Empty,
    #[error("The {part} in this file cannot be used: {reason}.")]
    Part { part: &'static str, reason: Unusable },
    #[error("The routines in this file do not fit beside yours. {0}")]
    TooMany(#[from] TooMany),
}

impl From<Misfit> for BadBackup {
    fn from(_: Misfit) -> Self {
        Self::NotOurs
    }
}

/// What an import would do to one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartDiff {
    /// As a person calls it, e.g. `Routines`.
    pub name: &'static str,
    pub changes: ImportDiff,
}

/// Each part is one line, written as it is saved: to write it in another way would compile all types once more.
#[derive(Serialize)]
struct Written<'a> {
    app: &'static str,
    version: u64,
    exported_at: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    favourites: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    routines: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    settings: Option<Box<RawValue>>,
    /// What cannot be a part of the file as it is stored, by its key, as `public/rescue.js` writes it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    unreadable: BTreeMap<&'a str, String>,
}

/// The file with all that is stored, by its keys; `exported_at` is RFC 3339. What cannot be read is in it too, for a
/// later build may read it. A session under way is not.
///
/// # Errors
/// Never for text; the writer of JSON could refuse other values.
pub fn write(stored: &[(String, Raw)], exported_at: &str) -> serde_json::Result<String> {
    let mut unreadable = BTreeMap::new();
    for (key, raw) in stored {
        if part_of(key, raw).is_none() && *key != SavedSession::key() {
            unreadable.insert(key.as_str(), raw.to_text());
        }
    }
    serde_json::to_string_pretty(&Written {
        app: "unknot",
        version: VERSION,
        exported_at,
        favourites: written_part::<Favourites>(stored)?,
        routines: written_part::<Routines>(stored)?,
        profile: written_part::<CheckHistory>(stored)?,
        journal: written_part::<Journal>(stored)?,
        settings: written_part::<Settings>(stored)?,
        unreadable,
    })
}

const PARTS: [&str; 5] = [
    Favourites::NAME,
    Routines::NAME,
    CheckHistory::NAME,
    Journal::NAME,
    Settings::NAME,
];

/// A stored value as a part of a file; `None` if it is none or no JSON.
fn part_of(key: &str, raw: &Raw) -> Option<Box<RawValue>> {
    let is_part = key.strip_prefix(PREFIX).is_some_and(|name| PARTS.contains(&name));
    match raw {
        Raw::Text(text) if is_part => RawValue::from_string(text.clone()).ok(),
        _ => None,
    }
}

/// A part of the file; `None` if what is stored of it stands among what could not be read.
fn written_part<T: Saved>(stored: &[(String, Raw)]) -> serde_json::Result<Option<Box<RawValue>>> {
    let key = T::key();
    if let Some((key, raw)) = stored.iter().find(|(known, _)| *known == key) {
        return match decode::<T>(&raw.to_text()) {
            Ok(value) => encode(&value).and_then(RawValue::from_string).map(Some),
            // A later build may read it.
            Err(_) => Ok(part_of(key, raw)),
        };
    }
    let aside = format!("{PREFIX}quarantine.{}.", T::NAME);
    if stored.iter().any(|(key, _)| key.starts_with(&aside)) {
        return Ok(None);
    }
    encode(&T::default()).and_then(RawValue::from_string).map(Some)
}

/// The name of a file that is made on a day, `YYYY-MM-DD`.
#[must_use]
pub fn file_name(day: &str) -> String {
    format!("unknot-backup-{day}.json")
}

/// Reads a file.
///
/// # Errors
/// When it is no backup, is not whole, is from a newer version, or a part of it cannot be used.
pub fn read(text: &str) -> Result<Backup, BadBackup> {
    if text.len() > LARGEST {
        return Err(BadBackup::TooLarge);
    }
    let value = serde_json::from_str(text).map_err(|error| BadBackup::NotJson(error.to_string()))?;
    let fields = Fields::of(&value)?;
    let app: Option<String> = fields.optional("app")?;
    let kind: Option<String> = fields.optional("kind")?;
    let version: Option<u64> = fields.optional("version")?;
    let bare = name_of_bare(fields).filter(|_| app.is_none() && version.is_some());
    match (app.as_deref(), version) {
        _ if bare.is_some() => {}
        (Some("unknot"), _) if kind.as_deref() == Some(file::KIND) => return Err(BadBackup::Routine),
        (Some("unknot"), Some(VERSION)) => {}
        (Some("unknot"), Some(found)) if found > VERSION => return Err(BadBackup::Newer { found }),
        _ => return Err(BadBackup::NotOurs),
    }
    let exported_at: String = fields.or_default("exported_at")?;
    let mut parts = PartReader {
        unreadable: unreadable(fields),
        parts: match (bare, value) {
            (Some(name), value) => vec![(name, value)].into(),
            (None, Value::Object(parts)) => parts,
            (None, _) => return Err(BadBackup::NotOurs),
        },
        left_out: Vec::new(),
    };
    let backup = Backup {
        exported_at: exported_at.chars().take(40).collect(),
        favourites: parts.read(),
        routines: parts.read(),
        kept: parts.read(),
        journal: parts.read(),
        settings: parts.read(),
        left_out: parts.left_out,
    };
    if backup.holds_something() {
        return Ok(backup);
    }
    // Nothing of it can be used: the first reason says why.
    let first = backup.left_out.into_iter().next();
    Err(
        first.map_or(BadBackup::Empty, |LeftOut { part, reason, .. }| BadBackup::Part {
            part,
            reason,
        }),
    )
}

/// The name of a value that was set aside and saved as a file by itself; `None` if it is no such value.
fn name_of_bare(fields: Fields<'_>) -> Option<&'static str> {
    const FIELDS: [(&str, &str); 4] = [
        ("techniques", Favourites::NAME),
        ("routines", Routines::NAME),
        ("checks", CheckHistory::NAME),
        ("entries", Journal::NAME),
    ];
    let found = FIELDS.into_iter().find(|(field, _)| fields.get(field).is_some());
    found.map(|(_, name)| name)
}

/// What could not be read where the file was made, by its key.
fn unreadable(fields: Fields<'_>) -> Vec<(String, String)> {
    let object = fields.get("unreadable").and_then(Value::as_object);
    let texts = object.into_iter().flat_map(ObjectAsVec::iter);
    texts
        .filter_map(|(key, value)| Some((key.to_owned(), value.as_str()?.to_owned())))
        .collect()
}

/// Reads the parts of a file, as far as they can be used.
struct PartReader<'a> {
    /// By their names.
    parts: ObjectAsVec<'a>,
    unreadable: Vec<(String, String)>,
    left_out: Vec<LeftOut>,
}

impl PartReader<'_> {
    /// A part of the file, or else what could not be read in its place where the file was made, or was set aside last.
    fn read<T: Saved>(&mut self) -> Option<T> {
        let part = self.parts.get_mut(T::NAME).map(std::mem::take);
        if let Some(part) = part.filter(|part| !part.is_null()) {
            return self.open(part);
        }
        let text = self.unreadable_text(T::NAME)?;
        match serde_json::from_str(&text) {
            Ok(value) => self.open(value),
            Err(error) => self.leave_out::<T>(None, Unusable::NotJson(error.to_string())),
        }
    }

    /// A part, as far as it can be used.
    fn open<T: Saved>(&mut self, part: Value<'_>) -> Option<T> {
        let reason = match open(&part) {
            Ok(value) => return Some(value),
            Err(reason) => reason,
        };
        let (value, rest) = salvage(part).unzip();
        self.leave_out::<T>(rest.map(|rest| rest.left_out), reason);
        value
    }

    fn leave_out<T: Saved>(&mut self, entries: Option<usize>, reason: Unusable) -> Option<T> {
        self.left_out.push(LeftOut {
            part: T::NAME,
            entries,
            reason,
        });
        None
    }

    fn unreadable_text(&self, name: &str) -> Option<String> {
        let (key, aside) = (format!("{PREFIX}{name}"), format!("{PREFIX}quarantine.{name}."));
        let stored = self.unreadable.iter().find(|(known, _)| *known == key);
        let asides = self.unreadable.iter().filter(|(known, _)| known.starts_with(&aside));
        let found = stored.or_else(|| asides.max_by_key(|(known, _)| known));
        found.map(|(_, text)| text.clone())
    }
}

impl Backup {
    const fn holds_something(&self) -> bool {
        self.favourites.is_some()
            || self.routines.is_some()
            || self.kept.is_some()
            || self.journal.is_some()
            || self.settings.is_some()
    }
}

impl Everything {
    /// What would be here with what a file holds, and how that differs from now.
    ///
    /// # Errors
    /// When there is no room for that many routines.
    pub fn with(&self, backup: Backup, prefer: Prefer) -> Result<(Self, Vec<PartDiff>), BadBackup> {
        let mut all = self.clone();
        let mut changes = Vec::new();
        merge_part(
            &mut all.favourites,
            backup.favourites,
            prefer,
            "Favourites",
            &mut changes,
        )?;
        merge_part(&mut all.routines, backup.routines, prefer, "Routines", &mut changes)?;
        merge_part(
            &mut all.journal,
            backup.journal,
            prefer,
            "Notes in the journal",
            &mut changes,
        )?;
        merge_part(&mut all.kept, backup.kept, prefer, "Answers and knots", &mut changes)?;
        merge_part(&mut all.settings, backup.settings, prefer, "Settings", &mut changes)?;
        Ok((all, changes))
    }
}

fn merge_part<T: Merge>(
    here: &mut T,
    from: Option<T>,
    prefer: Prefer,
    name: &'static str,
    all: &mut Vec<PartDiff>,
) -> Result<(), BadBackup> {
    if let Some(from) = from {
        let changes = here.merge(from, prefer)?;
        all.push(PartDiff { name, changes });
    }
    Ok(())
}
