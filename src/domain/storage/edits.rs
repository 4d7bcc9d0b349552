//! What a person changed in one tab while another tab is open.

use crate::domain::sorting::KeyIndex;
use crate::domain::storage::saved::Saved;
use crate::domain::time::Time;

/// So long what was changed here can be brought back after another tab changed it too: ten minutes.
const OFFERED_FOR: Time = 10 * 60 * 1000;
/// Another tab may not have heard of a change that is younger than this, a tenth of a second. Nobody undoes on purpose
/// that fast.
const PROPAGATION: Time = 100;

/// Something that is made of pieces, of which two tabs may change different ones at a time.
pub trait InPieces: Saved {
    type Key: Ord + Clone + Send + Sync + 'static;
    type Piece: Clone + PartialEq + Send + Sync + 'static;

    fn pieces(&self) -> impl Iterator<Item = (Self::Key, &Self::Piece)>;

    /// Puts a piece in the place of another with its key, or beside the others; where there is no room, nothing.
    fn put(&mut self, key: Self::Key, piece: Self::Piece);

    /// Whether two are the same but for what Unknot notes by itself, which nobody would miss.
    fn is_made_like(one: &Self::Piece, other: &Self::Piece) -> bool {
        one == other
    }
}

/// What was changed in this tab lately, each piece once.
#[derive(Debug)]
pub struct Edits<T: InPieces> {
    made: Vec<Edit<T::Key, T::Piece>>,
}

#[derive(Debug)]
struct Edit<K, P> {
    key: K,
    /// What was there before; nothing where it was new.
    was: Option<P>,
    mine: P,
    at: Time,
}

/// The pieces of a whole, to be found by their keys.
struct ByKey<'a, T: InPieces> {
    pieces: Vec<&'a T::Piece>,
    positions: KeyIndex<T::Key>,
}

impl<'a, T: InPieces> ByKey<'a, T> {
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

impl<T: InPieces> Default for Edits<T> {
    fn default() -> Self {
        Self { made: Vec::new() }
    }
}

impl<T: InPieces> Edits<T> {
    /// Notes what was changed here.
    pub fn note(&mut self, before: &T, after: &T, now: Time) {
        let (were, are) = (ByKey::of(before), ByKey::of(after));
        // What was deleted nobody wants back from here.
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

    /// What is stored with the changes that got lost because another tab had not heard of them when it wrote;
    /// nothing where none did, as it nearly always is.
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

    /// What was changed here, still stood `before`, and is another or gone `after` another tab's change. It is told
    /// once.
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
