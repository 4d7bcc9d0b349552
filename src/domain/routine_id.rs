//! The id of a routine.

use serde::Serialize;
use serde_json_borrow::Value;

use super::json::{FromJson, Misfit};
use super::time::Time;

/// Names a routine in links and saved data: the moment when it was made, in milliseconds since 1970, or the next that
/// was free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RoutineId(pub Time);

impl FromJson for RoutineId {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        Time::from_json(value).map(Self)
    }
}

impl RoutineId {
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| text.parse().ok().map(Self)).flatten()
    }
}

impl std::fmt::Display for RoutineId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
