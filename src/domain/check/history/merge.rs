//! Merging the check histories of two devices.

use super::{CheckHistory, SavedCheck};
use crate::domain::limits::TooMany;
use crate::domain::merge::{ImportDiff, Merge, MergeWinner, Preference, merge_list};

impl Merge for CheckHistory {
    /// The later answers win, for the person and for each place: an old answer never replaces a newer one.
    fn merge(&mut self, mut from: Self, prefer: Preference) -> Result<ImportDiff, TooMany> {
        let younger = |one: &SavedCheck, other: &SavedCheck| {
            if other.at > one.at {
                MergeWinner::Other
            } else {
                MergeWinner::Settled
            }
        };
        let (checks, knots) = (std::mem::take(&mut from.checks), std::mem::take(&mut from.knots));
        let mut changes = merge_list(&mut self.checks, checks, SavedCheck::place, younger);
        changes += merge_list(&mut self.knots, knots, |knot| knot.place.clone(), |_, _| prefer.into());
        let other = Self {
            checks: self.checks.clone(),
            knots: self.knots.clone(),
            ..from
        };
        let is_new = self.says_nothing_of_the_person() && !other.says_nothing_of_the_person();
        let said_at = |kept: &Self| kept.asked_at.max(kept.health_at);
        let is_changed = other != *self && said_at(&other) > said_at(self);
        if is_new {
            changes.new += 1;
        } else if !other.says_nothing_of_the_person() {
            changes += ImportDiff::of_one(!is_changed);
        }
        if is_new || is_changed {
            *self = other;
        }
        Ok(changes)
    }
}

impl CheckHistory {
    fn says_nothing_of_the_person(&self) -> bool {
        let silent = Self {
            checks: self.checks.clone(),
            knots: self.knots.clone(),
            ..Self::default()
        };
        *self == silent
    }
}
