//! Moments and days.

/// Milliseconds since 1970.
pub type Time = u64;

/// An hour has so many milliseconds.
pub const HOUR: Time = 60 * 60 * 1000;
/// A day has so many milliseconds.
pub const DAY: Time = 24 * HOUR;

/// A length of time in milliseconds.
pub type Millis = u64;

/// A clock that is put right may go back by this much without making what was just said useless.
const CLOCK_SLIP: Time = HOUR;
/// 1 January 2024. Unknot is younger, so whatever is dated earlier comes from a clock that had lost its time.
pub const BEFORE_UNKNOT: Time = 1_704_067_200_000;

/// The age of a timestamp; `None` if it is in the future. Such a timestamp comes from a clock that was wrong, so its
/// age is unknown and it is ignored until its day has come.
#[must_use]
pub const fn age(at: Time, now: Time) -> Option<Time> {
    if is_dated_ahead(at, now) {
        None
    } else {
        Some(now.saturating_sub(at))
    }
}

/// Whether a date is later than any clock that was right could have given.
#[must_use]
pub const fn is_dated_ahead(at: Time, now: Time) -> bool {
    at > now.saturating_add(CLOCK_SLIP)
}

/// A reading of the wall clock and the monotonic clock at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// The clock of the day, which people and networks set.
    pub of_day: Time,
    /// A monotonic clock. It may stop while the device sleeps.
    pub steady: Time,
}

/// Clocks drift and are read one after the other.
const DRIFT: Time = 1000;

impl Clocks {
    /// How far the wall clock was put forward since a moment, or how long the device slept.
    #[must_use]
    pub const fn skipped_since(self, before: Self) -> Time {
        let gone = self.of_day.saturating_sub(before.of_day);
        let skipped = gone.saturating_sub(self.steady.saturating_sub(before.steady));
        if skipped > DRIFT { skipped } else { 0 }
    }
}
