//! Importing a backup, deleting everything, and undoing either.

use super::{Backup, BackupPart, BadBackup, Everything, PartDiff};
use crate::domain::knot::Knot;
use crate::domain::merge::{Merge, Preference};
use crate::domain::place::SavedPlace;
use crate::domain::routine_id::RoutineId;
use crate::domain::settings::Settings;
use crate::domain::storage::edits::Piecewise;
use crate::domain::storage::repository::{NotRead, Repository};
use crate::domain::storage::saved::encode;
use crate::domain::storage::store::{NotSaved, Raw, Store, Write};
use crate::domain::storage::table::PREFIX;
use crate::domain::time::Time;

/// A parsed file, and what importing it would change. [`import`] merges it with what is stored at that time.
#[derive(Clone, Debug)]
pub struct Import {
    pub backup: Backup,
    pub changes: Vec<PartDiff>,
    /// Values that differ here and in the file, whose file version may be older.
    pub differing: Vec<Conflict>,
}

/// A thing that is both here and in a file, and not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The name it has on this device.
    Routine(String),
    /// The time of the note.
    Note(Time),
    /// The place of the knot.
    Knot(SavedPlace),
    Settings,
    /// By its place.
    Course(SavedPlace),
}

/// The values before and after an operation, for undoing it.
#[derive(Clone, Debug)]
pub struct Undo {
    before: Vec<Write>,
    after: Vec<Write>,
}

/// Why a file was not brought in. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotImported {
    #[error(transparent)]
    Bad(#[from] BadBackup),
    #[error("The backup was not added: {}. Everything is as it was.", because(*.0))]
    NotSaved(#[from] NotSaved),
}

/// Why not everything was deleted. Nothing was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Nothing was deleted: {}.", because(*.0))]
pub struct NotDeleted(#[from] NotSaved);

const fn because(reason: NotSaved) -> &'static str {
    match reason {
        NotSaved::Blocked => "this browser does not let Unknot store anything",
        NotSaved::Full => "the browser's storage for this site is full, or refuses",
        NotSaved::NewerElsewhere => {
            "a newer version of Unknot, in another tab, saved some of this; reload this page first"
        }
    }
}

impl Import {
    /// Looks at a file beside what is stored.
    ///
    /// # Errors
    /// When there is no room for all of it.
    pub fn of<S: Store>(backup: Backup, repository: &mut Repository<S>, now: Time) -> Result<Self, BadBackup> {
        let here = everything(repository, now);
        let (there, changes) = here.with(backup.clone(), Preference::File)?;
        Ok(Self {
            backup,
            changes,
            differing: differing(&here, &there),
        })
    }

    /// Everything in the file is here already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.changes.iter().all(|part| part.changes.is_nothing())
    }
}

fn everything<S: Store>(repository: &mut Repository<S>, now: Time) -> Everything {
    Everything {
        favourites: repository.load(now).unwrap_or_default(),
        routines: repository.load(now).unwrap_or_default(),
        kept: repository.load(now).unwrap_or_default(),
        journal: repository.load(now).unwrap_or_default(),
        settings: repository.load(now).unwrap_or_default(),
        courses: repository.load(now).unwrap_or_default(),
    }
}

fn differing(here: &Everything, there: &Everything) -> Vec<Conflict> {
    let name = |id: RoutineId| here.routines.find(id).map(|routine| routine.name.clone());
    let routines = changed_pieces(&here.routines, &there.routines);
    let routines = routines.into_iter().filter_map(name).map(Conflict::Routine);
    let notes = changed_pieces(&here.journal, &there.journal)
        .into_iter()
        .map(Conflict::Note);
    let is_changed = |knot: &&Knot| {
        there
            .kept
            .knots()
            .iter()
            .any(|other| other.place == knot.place && other != *knot)
    };
    let knots = here.kept.knots().iter().filter(is_changed);
    let knots = knots.map(|knot| Conflict::Knot(knot.place.clone()));
    let settings = here.settings != there.settings && here.settings != Settings::default();
    let settings = settings.then_some(Conflict::Settings);
    let place = |started| Some(here.courses.find(started)?.place.clone());
    let courses = changed_pieces(&here.courses, &there.courses)
        .into_iter()
        .filter_map(place);
    let courses = courses.map(Conflict::Course);
    routines
        .chain(notes)
        .chain(knots)
        .chain(settings)
        .chain(courses)
        .collect()
}

/// The keys of what is in both and differs. Both are in the same order; what the file adds stands between or behind.
fn changed_pieces<T: Piecewise>(here: &T, there: &T) -> Vec<T::Key> {
    let mut others = there.pieces();
    let mut is_changed = |key: &T::Key, piece: &T::Piece| {
        others
            .find(|(other, _)| other == key)
            .is_some_and(|(_, other)| other != piece)
    };
    let pieces = here.pieces().filter(|(key, piece)| is_changed(key, piece));
    pieces.map(|(key, _)| key).collect()
}

/// Takes a file in: all of it or nothing.
///
/// # Errors
/// When it does not fit, or the store refuses; then nothing is changed.
pub fn import<S: Store>(
    backup: Backup,
    prefer: Preference,
    repository: &mut Repository<S>,
    now: Time,
) -> Result<Undo, NotImported> {
    let after = [
        merged(backup.favourites, prefer, repository, now)?,
        merged(backup.routines, prefer, repository, now)?,
        merged(backup.kept, prefer, repository, now)?,
        merged(backup.journal, prefer, repository, now)?,
        merged(backup.settings, prefer, repository, now)?,
        merged(backup.courses, prefer, repository, now)?,
    ];
    let after: Vec<Write> = after.into_iter().flatten().collect();
    let before = repository.write_all(&after)?;
    Ok(Undo { before, after })
}

/// A part of a file with what is stored now; `None` if the file has none, so that what is stored stays as it is.
fn merged<T: Merge, S: Store>(
    from: Option<T>,
    prefer: Preference,
    repository: &mut Repository<S>,
    now: Time,
) -> Result<Option<Write>, NotImported> {
    let Some(from) = from else { return Ok(None) };
    let mut here = repository
        .load::<T>(now)
        .map_err(|reason: NotRead| NotSaved::from(reason))?;
    here.merge(from, prefer).map_err(BadBackup::from)?;
    // Encoding cannot fail for the values of this app; if it does, the stored value stays.
    Ok(encode(&here).ok().map(|text| (T::key(), Some(Raw::Text(text)))))
}

/// Deletes everything that belongs to this app: all of it or nothing.
///
/// # Errors
/// When the store refuses; then nothing is deleted.
pub fn delete_everything<S: Store>(repository: &mut Repository<S>) -> Result<Undo, NotDeleted> {
    let after: Vec<Write> = repository.keys()?.into_iter().map(|key| (key, None)).collect();
    let before = repository.write_all(&after)?;
    Ok(Undo { before, after })
}

/// Why something was not taken back as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTakenBack {
    /// It was, but is kept in memory alone.
    NotStored(NotSaved),
    /// The store cannot be read, so that nobody knows what was changed since. Nothing was done.
    NotRead(NotSaved),
}

/// Undoes an operation. Later changes are kept: they are rebased onto the old values. What cannot be stored is kept in
/// memory.
///
/// # Errors
/// When something is kept in memory alone, or the store cannot be read.
pub fn take_back<S: Store>(undo: &Undo, repository: &mut Repository<S>, now: Time) -> Result<(), NotTakenBack> {
    let mut there = Vec::with_capacity(undo.after.len());
    for (key, _) in &undo.after {
        there.push(repository.raw(key).map_err(NotTakenBack::NotRead)?);
    }
    let mut outcome = Ok(());
    let befores = undo.before.iter().zip(&undo.after).zip(there);
    for (((key, before), (_, after)), is) in befores {
        let wanted = if is == *after {
            before.clone()
        } else {
            with_changes(key, before.as_ref(), after.as_ref(), is)
        };
        outcome = outcome.and(repository.put_or_hold(key, wanted, after.clone()));
    }
    repository.store_unsaved(now);
    match outcome {
        Err(reason) if repository.has_unsaved() => Err(NotTakenBack::NotStored(reason)),
        _ => Ok(()),
    }
}

/// The old value with the changes made since.
fn with_changes(key: &str, before: Option<&Raw>, after: Option<&Raw>, is: Option<Raw>) -> Option<Raw> {
    match key.strip_prefix(PREFIX).and_then(BackupPart::find) {
        Some(part) => (part.rebase)(before, after, is.as_ref()),
        // Values of other keys cannot be rebased: the present one stays.
        None => is.or_else(|| before.cloned()),
    }
}

/// All values by key, stored or kept in memory.
#[must_use]
pub fn stored<S: Store>(repository: &Repository<S>) -> Vec<(String, Raw)> {
    let keys = repository.keys().unwrap_or_default();
    let raw = |key: String| repository.raw(&key).ok().flatten().map(|raw| (key, raw));
    keys.into_iter().filter_map(raw).collect()
}
