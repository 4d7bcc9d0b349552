//! What a person changed in one tab while another tab is open.

use std::collections::BTreeMap;

use super::saved::Saved;
use super::time::Time;

/// So long what was changed here can be brought back after another tab changed it too: ten minutes.
const WHILE: Time = 10 * 60 * 1000;
/// Another tab may not have heard of a change that is younger than this, a tenth of a second. Nobody undoes on purpose
/// that fast.
const UNHEARD: Time = 100;

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

/// What was changed in this tab lately.
#[derive(Debug)]
pub struct Edits<T: InPieces> {
    of: BTreeMap<T::Key, Edit<T::Piece>>,
}

#[derive(Debug)]
struct Edit<P> {
    /// What was there before; nothing where it was new.
    was: Option<P>,
    mine: P,
    at: Time,
}

impl<T: InPieces> Default for Edits<T> {
    fn default() -> Self {
        Self { of: BTreeMap::new() }
    }
}

impl<T: InPieces> Edits<T> {
    /// Notes what was changed here.
    pub fn note(&mut self, before: &T, after: &T, now: Time) {
        self.of.retain(|_, edit| now.saturating_sub(edit.at) <= WHILE);
        let mut were: BTreeMap<T::Key, &T::Piece> = before.pieces().collect();
        for (key, piece) in after.pieces() {
            let was = were.remove(&key);
            if was != Some(piece) {
                self.note_one(key, was, piece, now);
            }
        }
        // What is left was deleted, and nobody wants it back from here.
        for key in were.keys() {
            self.of.remove(key);
        }
    }

    fn note_one(&mut self, key: T::Key, was: Option<&T::Piece>, mine: &T::Piece, now: Time) {
        let young = self.of.remove(&key).filter(|edit| is_unheard(edit, now));
        let was = young.map_or_else(|| was.cloned(), |edit| edit.was);
        let mine = mine.clone();
        self.of.insert(key, Edit { was, mine, at: now });
    }

    /// What is stored with the changes that got lost because another tab had not heard of them when it wrote;
    /// nothing where none did, as it nearly always is.
    pub fn settle(&self, stored: &T, now: Time) -> Option<T> {
        let there: BTreeMap<T::Key, &T::Piece> = stored.pieces().collect();
        let lost = self.of.iter().filter(|(key, edit)| {
            let there = there.get(*key).copied();
            is_unheard(edit, now) && there == edit.was.as_ref() && there != Some(&edit.mine)
        });
        let mut settled = None;
        for (key, edit) in lost {
            let settled = settled.get_or_insert_with(|| stored.clone());
            settled.put(key.clone(), edit.mine.clone());
        }
        settled
    }

    /// What was changed here, still stood `before`, and is another or gone `after` another tab's change. It is told
    /// once.
    pub fn overwritten(&mut self, before: &T, after: &T, now: Time) -> Vec<(T::Key, T::Piece)> {
        let (before, after): (BTreeMap<_, _>, BTreeMap<_, _>) = (before.pieces().collect(), after.pieces().collect());
        let is_overwritten = |key: &T::Key, edit: &Edit<T::Piece>| {
            let there = after.get(key).copied();
            let stood = before.get(key).is_some_and(|before| **before == edit.mine);
            let is_like = |other: Option<&T::Piece>| other.is_some_and(|other| T::is_made_like(other, &edit.mine));
            let will_settle = is_unheard(edit, now) && there == edit.was.as_ref();
            let is_missed = !is_like(edit.was.as_ref()) && !is_like(there);
            stood && is_missed && !will_settle && now.saturating_sub(edit.at) <= WHILE
        };
        let (overwritten, others) = std::mem::take(&mut self.of)
            .into_iter()
            .partition::<BTreeMap<_, _>, _>(|(key, edit)| is_overwritten(key, edit));
        self.of = others;
        overwritten.into_iter().map(|(key, edit)| (key, edit.mine)).collect()
    }
}

const fn is_unheard<P>(edit: &Edit<P>, now: Time) -> bool {
    now.saturating_sub(edit.at) <= UNHEARD
}
