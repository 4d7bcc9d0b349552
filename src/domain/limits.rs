//! How much may be saved, and how long a person's own words may be.

/// The most routines that are kept.
pub const MOST_ROUTINES: usize = 200;

/// The most steps of a routine.
pub const MOST_STEPS: usize = 60;

/// A list is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooMany {
    #[error("{MOST_ROUTINES} routines are kept at most. Delete one first.")]
    Routines,
    #[error("A routine holds at most {MOST_STEPS} steps.")]
    Steps,
}

/// A note cannot be longer than this, in characters.
pub const NOTE_LENGTH: usize = 500;

/// A name cannot be longer than this, in characters.
pub const NAME_LENGTH: usize = 80;

/// A text without blanks around it, cut where it is longer than so many characters.
#[must_use]
pub fn cut(text: &str, length: usize) -> String {
    text.trim().chars().take(length).collect()
}
