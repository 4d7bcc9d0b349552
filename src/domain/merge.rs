//! Merging two states of the same value, piece by piece.

use std::ops::AddAssign;

use crate::domain::limits::TooMany;
use crate::domain::sorting::KeyIndex;
use crate::domain::storage::saved::Saved;

/// How many pieces are only in the file, differ in it, or are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportDiff {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
}

impl ImportDiff {
    /// Whether nothing would change.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.new == 0 && self.changed == 0
    }

    /// The diff of a single piece.
    #[must_use]
    pub const fn of_one(is_same: bool) -> Self {
        Self {
            new: 0,
            changed: !is_same as usize,
            same: is_same as usize,
        }
    }
}

impl AddAssign for ImportDiff {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.same += other.same;
    }
}

/// The version to prefer when this device and a file differ and neither is known to be newer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preference {
    #[default]
    Mine,
    File,
}

/// A saved value that can be merged with another state of itself.
pub trait Merge: Saved {
    /// Adds new pieces, and replaces differing ones if the file is preferred; pieces that `from` lacks stay. Differing
    /// pieces count as changed, whichever is preferred.
    ///
    /// # Errors
    /// When there is no room for that many.
    fn merge(&mut self, from: Self, prefer: Preference) -> Result<ImportDiff, TooMany>;
}

/// Merges another list by key. Where two pieces differ, `choose(this, other)` decides.
pub fn merge_list<T: PartialEq, K: Ord>(
    into: &mut Vec<T>,
    from: Vec<T>,
    key: impl Fn(&T) -> K,
    choose: impl Fn(&T, &T) -> MergeWinner,
) -> ImportDiff {
    let mut positions: KeyIndex<K> = into.iter().map(&key).collect();
    let mut changes = ImportDiff::default();
    for other in from {
        if let Some(one) = positions.of(&key(&other)).and_then(|position| into.get_mut(position)) {
            let choice = if *one == other {
                MergeWinner::Settled
            } else {
                choose(one, &other)
            };
            changes += ImportDiff::of_one(choice == MergeWinner::Settled);
            if choice == MergeWinner::Other {
                *one = other;
            }
        } else {
            positions.note(key(&other), into.len());
            into.push(other);
            changes.new += 1;
        }
    }
    changes
}

/// The winner of two differing pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeWinner {
    /// This one; the other holds nothing that a user would miss.
    Settled,
    /// This one, though the other differs.
    This,
    Other,
}

impl From<Preference> for MergeWinner {
    fn from(prefer: Preference) -> Self {
        match prefer {
            Preference::Mine => Self::This,
            Preference::File => Self::Other,
        }
    }
}
