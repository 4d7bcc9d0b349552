//! Backups: everything saved in one file, and reading it back.
//! [`crate::domain::merge`] merges a file into the values in memory; [`restore`] merges it into the stored values, and
//! undoes that.

pub mod restore;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json_borrow::{ObjectAsVec, Value};

use super::check::history::CheckHistory;
use super::course::courses::Courses;
use super::favourites::Favourites;
use super::journal::entries::Journal;
use super::json::{Fields, Misfit};
use super::routine::routines::Routines;
use super::routine::share::file;
use super::session::saved::SavedSession;
use super::settings::Settings;
use super::storage::repository::decode_or_default;
use super::storage::saved::{Saved, Unusable, decode, encode, open, quarantine_prefix, salvage};
use crate::domain::limits::TooMany;
use crate::domain::merge::{ImportDiff, Merge, Preference};
use crate::domain::storage::store::Raw;
use crate::domain::storage::table::{self, PREFIX, SavedValue};

/// The version of the file that this build writes.
pub const VERSION: u64 = 1;
/// The most bytes that a file may have. Browsers keep about five million characters for a site, so a backup is never
/// larger.
pub const LARGEST: usize = 20_000_000;

/// All saved values except a session under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Everything {
    pub favourites: Favourites,
    pub routines: Routines,
    pub kept: CheckHistory,
    pub journal: Journal,
    pub settings: Settings,
    pub courses: Courses,
}

/// The contents of a backup file. A part that the file lacks is `None` and changes nothing here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup {
    /// The time of the export as the file gives it, normally RFC 3339.
    pub exported_at: String,
    pub favourites: Option<Favourites>,
    pub routines: Option<Routines>,
    pub kept: Option<CheckHistory>,
    pub journal: Option<Journal>,
    pub settings: Option<Settings>,
    pub courses: Option<Courses>,
    /// The parts and entries that cannot be read.
    pub left_out: Vec<OmittedPart>,
}

/// A part of a file that cannot be read, or not completely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OmittedPart {
    /// The name of the part, e.g. `journal`.
    pub part: &'static str,
    /// The number of unreadable entries; `None` if the whole part is unreadable.
    pub entries: Option<usize>,
    pub reason: Unusable,
}

/// Why a file was refused. Nothing was changed.
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

/// The changes that an import would make to one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartDiff {
    /// Its name for the user, e.g. `Routines`.
    pub name: &'static str,
    pub changes: ImportDiff,
}

/// Applies the change between two states of a value to a third; see `BackupPart::rebase`.
type Rebase = fn(Option<&Raw>, Option<&Raw>, Option<&Raw>) -> Option<Raw>;

/// A part of the file: how a stored value is read and written, whatever its type.
struct BackupPart {
    name: &'static str,
    /// Reads a stored text and writes it in the format of this build; `None` if it cannot be read.
    rewrite: fn(&str) -> Option<serde_json::Result<String>>,
    /// The default value in its stored form.
    empty: fn() -> serde_json::Result<String>,
    /// Applies to the first value the changes that lead from the second to the third.
    rebase: Rebase,
}

impl BackupPart {
    const fn of<T: Saved>() -> Self {
        Self {
            name: T::NAME,
            rewrite: |text| Some(encode(&decode::<T>(text).ok()?)),
            empty: || encode(&T::default()),
            rebase: |value, from, to| {
                let mut value: T = decode_or_default(value);
                value.rebase(&decode_or_default(from), &decode_or_default(to));
                encode(&value).ok().map(Raw::Text)
            },
        }
    }

    fn find(name: &str) -> Option<&'static Self> {
        PARTS.iter().find(|part| part.name == name)
    }
}

/// Each value of [`table::ALL`] that has a title.
static PARTS: [BackupPart; 6] = [
    BackupPart::of::<Favourites>(),
    BackupPart::of::<Routines>(),
    BackupPart::of::<CheckHistory>(),
    BackupPart::of::<Journal>(),
    BackupPart::of::<Settings>(),
    BackupPart::of::<Courses>(),
];

/// A field of the file. Parts are embedded as raw JSON in their stored form, which avoids a second set of serializers.
#[derive(Serialize)]
#[serde(untagged)]
enum FileField<'a> {
    Text(&'a str),
    Number(u64),
    Part(Box<RawValue>),
    /// Stored texts that cannot be parts, by their keys, in the format of `public/rescue.js`.
    Unreadable(BTreeMap<&'a str, String>),
}

/// Writes the backup file. `stored` holds the stored values by their keys; `exported_at` is RFC 3339. Values that
/// cannot be read are included, because a later build may read them. A session under way is not included.
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
    let mut file = vec![
        ("app", FileField::Text("unknot")),
        ("version", FileField::Number(VERSION)),
        ("exported_at", FileField::Text(exported_at)),
    ];
    for part in &PARTS {
        let written = written_part(part, stored)?;
        file.extend(written.map(|written| (part.name, FileField::Part(written))));
    }
    if !unreadable.is_empty() {
        file.push(("unreadable", FileField::Unreadable(unreadable)));
    }
    serde_json::to_string_pretty(&InOrder(file))
}

/// Fields in the order in which they are written.
struct InOrder<'a>(Vec<(&'a str, FileField<'a>)>);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, written)| (name, written)))
    }
}

/// A stored value as a part of a file; `None` if its key is not that of a part, or it is not JSON.
fn part_of(key: &str, raw: &Raw) -> Option<Box<RawValue>> {
    let is_part = key
        .strip_prefix(PREFIX)
        .is_some_and(|name| BackupPart::find(name).is_some());
    match raw {
        Raw::Text(text) if is_part => RawValue::from_string(text.clone()).ok(),
        _ => None,
    }
}

/// A part of the file; `None` if its stored value was set aside as unreadable.
fn written_part(part: &BackupPart, stored: &[(String, Raw)]) -> serde_json::Result<Option<Box<RawValue>>> {
    let key = format!("{PREFIX}{}", part.name);
    if let Some((key, raw)) = stored.iter().find(|(known, _)| *known == key) {
        return match (part.rewrite)(&raw.to_text()) {
            Some(text) => text.and_then(RawValue::from_string).map(Some),
            // A later build may read it.
            None => Ok(part_of(key, raw)),
        };
    }
    let aside = quarantine_prefix(part.name);
    if stored.iter().any(|(key, _)| key.starts_with(&aside)) {
        return Ok(None);
    }
    (part.empty)().and_then(RawValue::from_string).map(Some)
}

/// The name of a file that was made on `day`, as `YYYY-MM-DD`.
#[must_use]
pub fn file_name(day: &str) -> String {
    format!("unknot-backup-{day}.json")
}

/// Reads a file.
///
/// # Errors
/// When the file is not a backup, is truncated, comes from a newer version, or holds no usable part.
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
        courses: parts.read(),
        left_out: parts.left_out,
    };
    if backup.holds_something() {
        return Ok(backup);
    }
    // No part can be used: report the reason of the first.
    let first = backup.left_out.into_iter().next();
    Err(
        first.map_or(BadBackup::Empty, |OmittedPart { part, reason, .. }| BadBackup::Part {
            part,
            reason,
        }),
    )
}

/// The name of the value if the file is a single value that was set aside and saved as a file; otherwise `None`.
fn name_of_bare(fields: Fields<'_>) -> Option<&'static str> {
    let is_it = |value: &SavedValue| value.known_by.is_some_and(|field| fields.get(field).is_some());
    table::ALL.into_iter().find(is_it).map(|value| value.name)
}

/// The values that the device which made the file could not read, by key.
fn unreadable(fields: Fields<'_>) -> Vec<(String, String)> {
    let object = fields.get("unreadable").and_then(Value::as_object);
    let texts = object.into_iter().flat_map(ObjectAsVec::iter);
    texts
        .filter_map(|(key, value)| Some((key.to_owned(), value.as_str()?.to_owned())))
        .collect()
}

/// Reads the parts of a file, as far as they can be used.
struct PartReader<'a> {
    /// The parts by their names.
    parts: ObjectAsVec<'a>,
    unreadable: Vec<(String, String)>,
    left_out: Vec<OmittedPart>,
}

impl PartReader<'_> {
    /// Reads a part. If the file lacks it, reads the text that the exporting device could not read or set aside last.
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

    /// Opens a part; keeps its readable entries if it cannot be read as a whole.
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
        self.left_out.push(OmittedPart {
            part: T::NAME,
            entries,
            reason,
        });
        None
    }

    fn unreadable_text(&self, name: &str) -> Option<String> {
        let (key, aside) = (format!("{PREFIX}{name}"), quarantine_prefix(name));
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
            || self.courses.is_some()
    }
}

impl Everything {
    /// The values after importing a file, and the differences from now.
    ///
    /// # Errors
    /// When the routines would exceed [`TooMany::Routines`].
    pub fn with(&self, backup: Backup, prefer: Preference) -> Result<(Self, Vec<PartDiff>), BadBackup> {
        let mut all = self.clone();
        let mut changes = Vec::new();
        merge_part(&mut all.favourites, backup.favourites, prefer, &mut changes)?;
        merge_part(&mut all.routines, backup.routines, prefer, &mut changes)?;
        merge_part(&mut all.journal, backup.journal, prefer, &mut changes)?;
        merge_part(&mut all.kept, backup.kept, prefer, &mut changes)?;
        merge_part(&mut all.settings, backup.settings, prefer, &mut changes)?;
        merge_part(&mut all.courses, backup.courses, prefer, &mut changes)?;
        Ok((all, changes))
    }
}

fn merge_part<T: Merge>(
    here: &mut T,
    from: Option<T>,
    prefer: Preference,
    all: &mut Vec<PartDiff>,
) -> Result<(), BadBackup> {
    if let Some(from) = from {
        let changes = here.merge(from, prefer)?;
        all.push(PartDiff {
            name: T::VALUE.title.unwrap_or(T::NAME),
            changes,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_holds_what_the_table_says() {
        let titled = table::ALL.iter().filter(|value| value.title.is_some());
        assert!(titled.map(|value| value.name).eq(PARTS.iter().map(|part| part.name)));
    }
}
