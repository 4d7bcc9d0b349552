//! All notes, oldest first.

use crate::domain::limits::TooMany;
use crate::domain::merge::Merge;
use std::sync::Arc;

use serde::Serialize;
use unknot_content::model::{Area, Kind};

use super::entry::Entry;
use crate::domain::catalogue::{find_technique, guidance};
use crate::domain::json::{Fields, FromFields, Misfit};
use crate::domain::merge::{ImportDiff, Preference, merge_list};
use crate::domain::sorting::sort_by_key;
use crate::domain::storage::edits::Piecewise;
use crate::domain::storage::rebase::{free_id, rebase_list};
use crate::domain::storage::saved::{List, Saved};
use crate::domain::storage::table::{self, SavedValue};
use crate::domain::time::{Time, is_dated_ahead};

/// Minimum time between two heat or cold packs (H-03, H-05).
const PACK_GAP: Time = 2 * 60 * 60 * 1000;

/// The journal, in the order of time. Its copies share their notes until one of them is changed, for years of notes take
/// long to copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Journal {
    entries: Arc<Vec<Entry>>,
}

impl FromFields for Journal {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            entries: Arc::new(fields.required("entries")?),
        })
    }
}

impl Saved for Journal {
    const VALUE: SavedValue = table::JOURNAL;
    const LISTS: &'static [List] = &[List::of::<Entry>("entries")];

    fn rebase(&mut self, from: &Self, to: &Self) {
        let entries = self.entries_mut();
        rebase_list(entries, &from.entries, &to.entries, |entry| entry.at);
        sort_by_key(entries, |entry| entry.at);
    }

    /// Oldest first, and each with a moment of its own.
    fn put_in_order(&mut self) {
        let in_order = |pair: &[Entry]| matches!(pair, [one, next] if one.at < next.at);
        if self.entries.windows(2).all(in_order) {
            return;
        }
        let mut entries = std::mem::take(self.entries_mut());
        sort_by_key(&mut entries, |entry| entry.at);
        let mut last = None;
        let is_first = |entry: &Entry| last.replace(entry.at) != Some(entry.at);
        let (firsts, doubles) = entries.into_iter().partition(is_first);
        *self.entries_mut() = firsts;
        for entry in doubles {
            self.add(entry);
        }
    }
}

impl Piecewise for Journal {
    type Key = Time;
    type Piece = Entry;

    fn pieces(&self) -> impl Iterator<Item = (Time, &Entry)> {
        self.entries.iter().map(|entry| (entry.at, entry))
    }

    fn put(&mut self, at: Time, piece: Entry) {
        self.remove(at);
        self.add(piece);
    }
}

impl Journal {
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    #[must_use]
    pub fn entry(&self, at: Time) -> Option<&Entry> {
        let index = self.entries.iter().rposition(|entry| entry.at == at)?;
        self.entries.get(index)
    }

    /// Adds an entry. Its time is its key: if it is taken, the entry gets the next free one.
    pub fn add(&mut self, mut entry: Entry) -> Time {
        let is_taken = |at| self.entries.binary_search_by_key(&at, |known| known.at).is_ok();
        let at = free_id(entry.at, is_taken);
        entry.at = at;
        let index = self.entries.partition_point(|known| known.at < at);
        self.entries_mut().insert(index, entry);
        at
    }

    /// Changes an entry; one that was deleted stays deleted.
    pub fn change(&mut self, at: Time, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.entries_mut().iter_mut().rev().find(|entry| entry.at == at) {
            change(entry);
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, at: Time) {
        self.entries_mut().retain(|entry| entry.at != at);
    }

    pub fn clear(&mut self) {
        self.entries = Arc::default();
    }

    /// Takes the entries of another journal in, by their moments.
    pub fn take_in(&mut self, other: Self, prefer: Preference) -> ImportDiff {
        let mut others = Arc::unwrap_or_clone(other.entries);
        for entry in &mut others {
            let note = std::mem::take(&mut entry.note);
            entry.set_note(&note);
        }
        let entries = self.entries_mut();
        let changes = merge_list(entries, others, |entry| entry.at, |_, _| prefer.into());
        sort_by_key(entries, |entry| entry.at);
        changes
    }

    fn entries_mut(&mut self) -> &mut Vec<Entry> {
        Arc::make_mut(&mut self.entries)
    }

    /// The entries about an area, on any side.
    #[must_use]
    pub fn about(&self, area: &'static Area) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.is_about(area))
    }

    /// The entries about an area, without those dated in the future.
    #[must_use]
    pub fn told(&self, area: &'static Area, now: Time) -> impl DoubleEndedIterator<Item = &Entry> {
        self.about(area).filter(move |entry| !is_dated_ahead(entry.at, now))
    }

    /// When the next heat or cold is allowed on an area; `None` if there was none before.
    #[must_use]
    pub fn next_pack(&self, area: &'static Area, now: Time) -> Option<Time> {
        let is_pack = |id: &String| {
            let kind = find_technique(id).map(|technique| technique.kind);
            matches!(kind, Some(Kind::Heat | Kind::Cold | Kind::Contrast))
        };
        let mut newest_first = self.told(area, now).rev();
        let last = newest_first.find(|entry| entry.did.iter().any(is_pack))?;
        Some(last.at.saturating_add(PACK_GAP))
    }

    /// The areas that something was noted about, from head to toe.
    #[must_use]
    pub fn areas(&self) -> Vec<&'static Area> {
        let areas = guidance().areas.iter();
        areas.filter(|area| self.about(area).next().is_some()).collect()
    }
}

impl Merge for Journal {
    fn merge(&mut self, from: Self, prefer: Preference) -> Result<ImportDiff, TooMany> {
        Ok(self.take_in(from, prefer))
    }
}
