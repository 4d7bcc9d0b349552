//! Joining two states of the same thing, piece by piece.

use std::ops::AddAssign;

use crate::domain::journal::kept::Journal;
use crate::domain::positions::Positions;
use crate::domain::routine::Full;
use crate::domain::saved::Saved;
use crate::domain::settings::Settings;

/// How many pieces are only in the file, differ in it, or are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
}

impl Changes {
    /// Nothing would be other than it is.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.new == 0 && self.changed == 0
    }

    /// Of a single piece.
    #[must_use]
    pub const fn of_one(is_same: bool) -> Self {
        Self {
            new: 0,
            changed: !is_same as usize,
            same: is_same as usize,
        }
    }
}

impl AddAssign for Changes {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.same += other.same;
    }
}

/// Something saved that takes in another state of itself.
pub trait Merge: Saved {
    /// Takes in what is new or differs; what the other does not have stays.
    ///
    /// # Errors
    /// When there is no room for that many.
    fn merge(&mut self, from: Self) -> Result<Changes, Full>;
}

/// Takes the pieces of another list in by their keys. Of two that differ the other one's stays where `prefers_other`
/// says so of (this, other).
pub fn merge_list<T: PartialEq, K: Ord>(
    into: &mut Vec<T>,
    from: Vec<T>,
    key: impl Fn(&T) -> K,
    prefers_other: impl Fn(&T, &T) -> bool,
) -> Changes {
    let mut positions: Positions<K> = into.iter().map(&key).collect();
    let mut changes = Changes::default();
    for other in from {
        if let Some(one) = positions.of(&key(&other)).and_then(|position| into.get_mut(position)) {
            let is_other = *one != other && prefers_other(one, &other);
            changes += Changes::of_one(!is_other);
            if is_other {
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

impl Merge for Journal {
    fn merge(&mut self, from: Self) -> Result<Changes, Full> {
        Ok(self.take_in(from))
    }
}

impl Merge for Settings {
    fn merge(&mut self, from: Self) -> Result<Changes, Full> {
        // Whether this browser has offered to install the app is not the other device's to say.
        let from = Self {
            install_was_offered: self.install_was_offered,
            ..from
        };
        let is_same = *self == from;
        *self = from;
        Ok(Changes::of_one(is_same))
    }
}
