//! The person's own words for when it flares up.

use serde::Serialize;
use serde_json_borrow::Value;

use crate::domain::json::{Fields, FromJson, Misfit, named};

/// What is written for one prompt cannot be longer than this, in characters.
pub const WORDS_LENGTH: usize = 120;

/// What the page asks; nothing of it has to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prompt {
    Beginning,
    SetsItOff,
    Helps,
    LeaveOut,
    KeepDoing,
    Tell,
    LastTime,
}

impl Prompt {
    pub const ALL: [Self; 7] = [
        Self::Beginning,
        Self::SetsItOff,
        Self::Helps,
        Self::LeaveOut,
        Self::KeepDoing,
        Self::Tell,
        Self::LastTime,
    ];

    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Beginning => "beginning",
            Self::SetsItOff => "sets-it-off",
            Self::Helps => "helps",
            Self::LeaveOut => "leave-out",
            Self::KeepDoing => "keep-doing",
            Self::Tell => "tell",
            Self::LastTime => "last-time",
        }
    }

    /// The prompt, and an example as a hint.
    #[must_use]
    pub const fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Beginning => ("How I know it is starting", "my neck feels tight by noon"),
            Self::SetsItOff => ("What often sets it off", "a long day at the screen"),
            Self::Helps => ("What helps in the first hour", "warmth, then easy turns"),
            Self::LeaveOut => ("What I leave out for some days", "heavy bags"),
            Self::KeepDoing => ("What I keep doing", "my walk, half as far"),
            Self::Tell => ("Who I tell or ask", "my partner"),
            Self::LastTime => ("Last time it took", "4 days"),
        }
    }
}

/// What was written for a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnWords {
    pub prompt: Prompt,
    pub words: String,
}

impl FromJson for Prompt {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for OwnWords {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            prompt: fields.required("prompt")?,
            words: fields.required("words")?,
        })
    }
}
