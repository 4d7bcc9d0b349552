//! Moments and days.

/// Milliseconds since 1970.
pub type Time = u64;

/// An hour has so many milliseconds.
pub const HOUR: Time = 60 * 60 * 1000;
/// A day has so many milliseconds.
pub const DAY: Time = 24 * HOUR;

/// A length of time in milliseconds.
pub type Millis = u64;
