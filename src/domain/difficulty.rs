//! How hard something is for a person.

use serde::Serialize;
use serde_json_borrow::Value;

use super::json::{FromJson, Misfit};

/// From 0 (no trouble at all) to 10 (not possible).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difficulty(u8);

impl Difficulty {
    pub const WORST: u8 = 10;

    /// `None` for more than ten.
    #[must_use]
    pub const fn new(difficulty: u8) -> Option<Self> {
        if difficulty <= Self::WORST {
            Some(Self(difficulty))
        } else {
            None
        }
    }

    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl FromJson for Difficulty {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let number = u8::from_json(value)?;
        Self::new(number).ok_or_else(|| Misfit::new(format_args!("{number} is more than {}", Self::WORST)))
    }
}
