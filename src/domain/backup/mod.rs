//! Everything that a person saved, in one file, and the way back.
//!
//! [`merge`] joins what a file holds with what is here.

pub mod merge;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use self::merge::{Changes, Merge};
use super::check::kept::Kept;
use super::favourites::Favourites;
use super::journal::kept::Journal;
use super::json::{Fields, Misfit};
use super::routine::Full;
use super::routine::kept::Routines;
use super::routine::share::file;
use super::saved::{self, Saved, Unusable, document};
use super::settings::Settings;

/// The version of the file that this build writes.
pub const VERSION: u64 = 1;
/// Nothing that this app wrote is larger, in bytes: browsers keep about five million characters for a site.
pub const LARGEST: usize = 20_000_000;

/// All that is saved but a session under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Everything {
    pub favourites: Favourites,
    pub routines: Routines,
    pub kept: Kept,
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
    pub kept: Option<Kept>,
    pub journal: Option<Journal>,
    pub settings: Option<Settings>,
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
    TooMany(#[from] Full),
}

impl From<Misfit> for BadBackup {
    fn from(_: Misfit) -> Self {
        Self::NotOurs
    }
}

/// What an import would do to one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartChanges {
    /// As a person calls it, e.g. `Routines`.
    pub name: &'static str,
    pub changes: Changes,
}

/// Each part is one line, written as it is saved: to write it in another way would compile all types once more.
#[derive(Serialize)]
struct Written<'a> {
    app: &'static str,
    version: u64,
    exported_at: &'a str,
    favourites: Box<RawValue>,
    routines: Box<RawValue>,
    profile: Box<RawValue>,
    journal: Box<RawValue>,
    settings: Box<RawValue>,
}

/// The file; `exported_at` is RFC 3339.
///
/// # Errors
/// Never for what this app saves; the writer of JSON could refuse other values.
pub fn write(all: &Everything, exported_at: &str) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Written {
        app: "unknot",
        version: VERSION,
        exported_at,
        favourites: to_raw_value(&document(&all.favourites))?,
        routines: to_raw_value(&document(&all.routines))?,
        profile: to_raw_value(&document(&all.kept))?,
        journal: to_raw_value(&document(&all.journal))?,
        settings: to_raw_value(&document(&all.settings))?,
    })
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
    match (app.as_deref(), version) {
        (Some("unknot"), _) if kind.as_deref() == Some(file::KIND) => return Err(BadBackup::Routine),
        (Some("unknot"), Some(VERSION)) => {}
        (Some("unknot"), Some(found)) if found > VERSION => return Err(BadBackup::Newer { found }),
        _ => return Err(BadBackup::NotOurs),
    }
    let exported_at: String = fields.or_default("exported_at")?;
    let backup = Backup {
        exported_at: exported_at.chars().take(40).collect(),
        favourites: part(fields)?,
        routines: part(fields)?,
        kept: part(fields)?,
        journal: part(fields)?,
        settings: part(fields)?,
    };
    let nothing = Backup {
        exported_at: backup.exported_at.clone(),
        ..Backup::default()
    };
    if backup == nothing {
        Err(BadBackup::Empty)
    } else {
        Ok(backup)
    }
}

/// A part of the file, which can be of a version of its own.
fn part<T: Saved>(fields: Fields<'_>) -> Result<Option<T>, BadBackup> {
    let read = fields.get(T::NAME).map(saved::read).transpose();
    read.map_err(|reason| BadBackup::Part { part: T::NAME, reason })
}

impl Everything {
    /// What would be here with what a file holds, and how that differs from now.
    ///
    /// # Errors
    /// When there is no room for that many routines.
    pub fn with(&self, backup: Backup) -> Result<(Self, Vec<PartChanges>), BadBackup> {
        let mut all = self.clone();
        let mut changes = Vec::new();
        merge_part(&mut all.favourites, backup.favourites, "Favourites", &mut changes)?;
        merge_part(&mut all.routines, backup.routines, "Routines", &mut changes)?;
        merge_part(&mut all.journal, backup.journal, "Notes in the journal", &mut changes)?;
        merge_part(&mut all.kept, backup.kept, "Answers and knots", &mut changes)?;
        merge_part(&mut all.settings, backup.settings, "Settings", &mut changes)?;
        Ok((all, changes))
    }
}

fn merge_part<T: Merge>(
    here: &mut T,
    from: Option<T>,
    name: &'static str,
    all: &mut Vec<PartChanges>,
) -> Result<(), BadBackup> {
    if let Some(from) = from {
        let changes = here.merge(from)?;
        all.push(PartChanges { name, changes });
    }
    Ok(())
}
