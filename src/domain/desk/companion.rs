//! The clock of the companion: whether a break is due.
//!
//! It goes by the monotonic clock, so a wall clock that is set changes nothing, and sleep brings one break at most. The
//! wall clock only says whether the hours are quiet, and which day it is.

use super::{DeskSettings, MINUTE};
use crate::domain::time::{Millis, Time};

/// "Later" is this long.
pub const LATER: Millis = 10 * MINUTE;
/// So many breaks that were skipped one after the other are enough (D-06).
const ENOUGH: u8 = 3;

/// A moment as the companion sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The monotonic clock.
    pub steady: Millis,
    /// What the person's clock shows.
    pub shown: Time,
    pub attention: Attention,
}

/// What the person is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    Free,
    /// A guided session or a check, which nothing interrupts.
    Taken,
}

/// The companion of one visit. It is not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Companion {
    /// From when the time to the next break counts, by the monotonic clock.
    since: Millis,
    wait: Wait,
    card: Card,
    skipped: u8,
    /// The number of breaks so far, by which movements take turns.
    turn: usize,
}

/// How long the next break takes to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    /// As long as the settings say.
    Usual,
    /// Somebody said "later".
    Later,
}

/// The card of a break that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Card {
    Away,
    Out,
}

/// What somebody does with a break that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    Done,
    Later,
    Skip,
    StopForToday,
}

/// What a look at the clock has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Nothing,
    /// A break has just become due: the only moment to sound.
    Due,
    /// The break that was due is gone, and none came in its place.
    Gone,
}

impl Companion {
    /// Begins to count.
    #[must_use]
    pub const fn begin(steady: Millis) -> Self {
        Self {
            since: steady,
            wait: Wait::Usual,
            card: Card::Away,
            skipped: 0,
            turn: 0,
        }
    }

    /// The turn of the break that is due; the first has 0.
    #[must_use]
    pub const fn due(&self) -> Option<usize> {
        match self.card {
            Card::Out => Some(self.turn.wrapping_sub(1)),
            Card::Away => None,
        }
    }

    /// Whether so many were skipped that no more come on this visit.
    #[must_use]
    pub const fn is_silent(&self) -> bool {
        self.skipped >= ENOUGH
    }

    /// Takes in the time, and says what it changed.
    pub fn poll(&mut self, settings: &DeskSettings, now: Observation) -> Change {
        if !settings.may_come(now.shown) {
            // No break piles up: afterwards the time counts anew.
            let was_out = self.card;
            self.rest(now.steady);
            return match was_out {
                Card::Out => Change::Gone,
                Card::Away => Change::Nothing,
            };
        }
        let wait = match self.wait {
            Wait::Usual => settings.every.length(),
            Wait::Later => LATER,
        };
        if now.attention == Attention::Taken {
            // A card that nobody can see is not skipped.
            if self.card == Card::Out {
                self.since = now.steady;
            }
            return Change::Nothing;
        }
        let is_over = now.steady.saturating_sub(self.since) >= wait;
        if self.is_silent() || !is_over {
            return Change::Nothing;
        }
        // A break that nobody answered until now is skipped.
        if self.card == Card::Out && self.skip(now.steady) {
            return Change::Gone;
        }
        self.rest(now.steady);
        self.card = Card::Out;
        self.turn = self.turn.wrapping_add(1);
        Change::Due
    }

    /// Takes the person's answer to the break that is due. "Stop for today" is for the settings to keep.
    pub const fn reply(&mut self, reply: Reply, steady: Millis) {
        match reply {
            Reply::Skip => {
                self.skip(steady);
            }
            Reply::Done | Reply::StopForToday => {
                self.rest(steady);
                self.skipped = 0;
            }
            Reply::Later => {
                self.rest(steady);
                self.wait = Wait::Later;
                self.skipped = 0;
            }
        }
    }

    /// Counts a skip; true if that was the last of too many.
    const fn skip(&mut self, steady: Millis) -> bool {
        self.rest(steady);
        self.skipped = self.skipped.saturating_add(1);
        self.is_silent()
    }

    /// Puts the card away, and counts from now on.
    const fn rest(&mut self, steady: Millis) {
        self.since = steady;
        self.wait = Wait::Usual;
        self.card = Card::Away;
    }
}
