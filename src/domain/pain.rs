//! How bad a pain is.

use serde::Serialize;
use serde_json_borrow::Value;

use super::json::{FromJson, Misfit};

/// Pain at its worst in the last day, from 0 (none) to 10 (as bad as it can be).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "u8")]
pub struct Pain(u8);

/// A number that is no pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is more than the worst pain, 10")]
pub struct NoSuchPain(u8);

impl TryFrom<u8> for Pain {
    type Error = NoSuchPain;

    fn try_from(pain: u8) -> Result<Self, NoSuchPain> {
        Self::new(pain).ok_or(NoSuchPain(pain))
    }
}

impl From<Pain> for u8 {
    fn from(pain: Pain) -> Self {
        pain.0
    }
}

impl Pain {
    pub const WORST: u8 = 10;
    /// From here on there is today's gentle plan only: no course, and no movement to test.
    pub const STRONG: u8 = 7;

    /// `None` for more than ten.
    #[must_use]
    pub const fn new(pain: u8) -> Option<Self> {
        if pain <= Self::WORST { Some(Self(pain)) } else { None }
    }

    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl FromJson for Pain {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        Self::try_from(u8::from_json(value)?).map_err(Misfit::new)
    }
}
