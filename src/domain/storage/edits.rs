//! Edits of this tab that other tabs may overwrite.

use crate::domain::sorting::KeyIndex;
use crate::domain::storage::saved::Saved;
use crate::domain::time::Time;

/// For ten minutes after an edit, the user is offered to restore it when another tab overwrites it.
const OFFERED_FOR: Time = 10 * 60 * 1000;
/// How long a write may take to reach other tabs, in milliseconds. If an edit disappears within this time, the other tab had
/// not seen it, so it is re-applied silently.
const PROPAGATION: Time = 100;

/// A saved value made of pieces that two tabs can edit independently.
pub trait Piecewise: Saved {
    type Key: Ord + Clone + Send + Sync + 'static;
    type Piece: Clone + PartialEq + Send + Sync + 'static;

    fn pieces(&self) -> impl Iterator<Item = (Self::Key, &Self::Piece)>;

    /// Inserts a piece, or replaces the one with its key. Does nothing if the value is full.
    fn put(&mut self, key: Self::Key, piece: Self::Piece);

    /// Whether two pieces differ only in what Unknot records by itself, which no user would miss.
    fn is_made_like(one: &Self::Piece, other: &Self::Piece) -> bool {
        one == other
    }
}

/// The recent edits of this tab, at most one for each piece.
#[derive(Debug)]
pub struct Edits<T: Piecewise> {
    made: Vec<Edit<T::Key, T::Piece>>,
}

#[derive(Debug)]
struct Edit<K, P> {
    key: K,
    /// The piece before the edit; `None` if it was new.
    was: Option<P>,
    mine: P,
    at: Time,
}

/// The pieces of a value, indexed by key.
struct ByKey<'a, T: Piecewise> {
    pieces: Vec<&'a T::Piece>,
    positions: KeyIndex<T::Key>,
}

impl<'a, T: Piecewise> ByKey<'a, T> {
    fn of(whole: &'a T) -> Self {
        let (keys, pieces): (Vec<_>, Vec<_>) = whole.pieces().unzip();
        Self {
            pieces,
            positions: keys.into_iter().collect(),
        }
    }

    fn get(&self, key: &T::Key) -> Option<&'a T::Piece> {
        self.positions.of(key).map(|position| self.pieces[position])
    }
}

impl<T: Piecewise> Default for Edits<T> {
    fn default() -> Self {
        Self { made: Vec::new() }
    }
}

impl<T: Piecewise> Edits<T> {
    /// Records the edits between two states of this tab.
    pub fn note(&mut self, before: &T, after: &T, now: Time) {
        let (were, are) = (ByKey::of(before), ByKey::of(after));
        // A piece deleted in this tab is never restored by it.
        let is_deleted = |key: &T::Key| were.get(key).is_some() && are.get(key).is_none();
        self.made
            .retain(|edit| now.saturating_sub(edit.at) <= OFFERED_FOR && !is_deleted(&edit.key));
        let known: KeyIndex<T::Key> = self.made.iter().map(|edit| edit.key.clone()).collect();
        for (key, piece) in after.pieces() {
            let was = were.get(&key);
            if was != Some(piece) {
                self.note_one(known.of(&key), key, was, piece, now);
            }
        }
    }

    fn note_one(&mut self, known: Option<usize>, key: T::Key, was: Option<&T::Piece>, mine: &T::Piece, now: Time) {
        let edit = |was| Edit {
            key,
            was,
            mine: mine.clone(),
            at: now,
        };
        match known.and_then(|position| self.made.get_mut(position)) {
            Some(known) => {
                let was = if is_propagating(known, now) {
                    known.was.take()
                } else {
                    was.cloned()
                };
                *known = edit(was);
            }
            None => self.made.push(edit(was.cloned())),
        }
    }

    /// The stored value with the edits re-applied that another tab overwrote without having seen them; `None` if there
    /// are none, which is the usual case.
    pub fn reconcile(&self, stored: &T, now: Time) -> Option<T> {
        let there = ByKey::of(stored);
        let lost = self.made.iter().filter(|edit| {
            let there = there.get(&edit.key);
            is_propagating(edit, now) && there == edit.was.as_ref() && there != Some(&edit.mine)
        });
        let mut reconciled = None;
        for edit in lost {
            let reconciled = reconciled.get_or_insert_with(|| stored.clone());
            reconciled.put(edit.key.clone(), edit.mine.clone());
        }
        reconciled
    }

    /// Edits made in this tab that were still in place `before` the other tab's write and are missing or different `after`
    /// it. Each is reported once.
    pub fn lost_edits(&mut self, before: &T, after: &T, now: Time) -> Vec<(T::Key, T::Piece)> {
        let (before, after) = (ByKey::of(before), ByKey::of(after));
        let is_lost = |edit: &Edit<T::Key, T::Piece>| {
            let there = after.get(&edit.key);
            let stood = before.get(&edit.key).is_some_and(|before| *before == edit.mine);
            let is_like = |other: Option<&T::Piece>| other.is_some_and(|other| T::is_made_like(other, &edit.mine));
            let will_reconcile = is_propagating(edit, now) && there == edit.was.as_ref();
            let is_missed = !is_like(edit.was.as_ref()) && !is_like(there);
            stood && is_missed && !will_reconcile && now.saturating_sub(edit.at) <= OFFERED_FOR
        };
        let (lost_edits, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.made).into_iter().partition(is_lost);
        self.made = others;
        lost_edits.into_iter().map(|edit| (edit.key, edit.mine)).collect()
    }
}

const fn is_propagating<K, P>(edit: &Edit<K, P>, now: Time) -> bool {
    now.saturating_sub(edit.at) <= PROPAGATION
}
