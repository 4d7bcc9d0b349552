//! A routine as a file of its own, for those that are too long for a link.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::{NoSteps, RoutinePayload, Shared};
use crate::domain::json::{Fields, Misfit};
use crate::domain::routine::Routine;

/// The version of the file that this build writes.
const VERSION: u64 = 1;
/// Distinguishes such a file from a backup.
pub const KIND: &str = "routine";
/// The most bytes of a file; no routine in this app makes a larger one.
pub const LARGEST: usize = 400_000;
/// How many characters of a routine's name go into its file name.
const NAME_LENGTH: usize = 40;

/// Why a file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadFile {
    #[error("This file is larger than any routine can be.")]
    TooLarge,
    #[error("This file is not a routine of Unknot, or only a part of one.")]
    NotOurs,
    #[error("This file is not one routine but a whole backup. Settings opens it, under “Backup”.")]
    Backup,
    #[error(
        "A newer version of Unknot made this file (format {found}; this one knows {VERSION}). Update Unknot first."
    )]
    Newer { found: u64 },
    #[error(transparent)]
    NoSteps(#[from] NoSteps),
}

impl From<Misfit> for BadFile {
    fn from(_: Misfit) -> Self {
        Self::NotOurs
    }
}

#[derive(Serialize)]
struct RoutineFile {
    app: &'static str,
    kind: &'static str,
    version: u64,
    /// One line, as in a backup.
    routine: Box<RawValue>,
}

/// The text of the file.
///
/// # Errors
/// Never for a routine; the writer of JSON could refuse other values.
pub fn write(routine: &Routine) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&RoutineFile {
        app: "unknot",
        kind: KIND,
        version: VERSION,
        routine: to_raw_value(&RoutinePayload::of(routine))?,
    })
}

/// The file name: the routine's name without characters that some devices do not allow in file names.
#[must_use]
pub fn file_name(routine: &Routine) -> String {
    let letters = routine.name.to_ascii_lowercase();
    let words = letters.split(|letter: char| !letter.is_alphanumeric());
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let name: String = name.chars().take(NAME_LENGTH).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        "unknot-routine.json".to_owned()
    } else {
        format!("unknot-routine-{name}.json")
    }
}

/// Reads a file.
///
/// # Errors
/// When the file is not a routine, is truncated, comes from a newer version, or holds no step that this build knows.
pub fn read(text: &str) -> Result<Shared, BadFile> {
    if text.len() > LARGEST {
        return Err(BadFile::TooLarge);
    }
    let value = serde_json::from_str(text).map_err(|_| BadFile::NotOurs)?;
    open(Fields::of(&value)?)
}

fn open(fields: Fields<'_>) -> Result<Shared, BadFile> {
    let app: Option<String> = fields.optional("app")?;
    let kind: Option<String> = fields.optional("kind")?;
    let version: Option<u64> = fields.optional("version")?;
    match (app.as_deref(), kind.as_deref(), version) {
        (Some("unknot"), Some(KIND), Some(VERSION)) => {}
        (Some("unknot"), Some(KIND), Some(found)) if found > VERSION => return Err(BadFile::Newer { found }),
        (Some("unknot"), None, _) => return Err(BadFile::Backup),
        _ => return Err(BadFile::NotOurs),
    }
    let carried: RoutinePayload = fields.required("routine")?;
    Ok(carried.open()?)
}
