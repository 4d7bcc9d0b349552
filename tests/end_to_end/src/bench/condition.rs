//! How slow the phone and its network are.

use std::fmt;

use serde_json::{Value, json};

/// How slow the phone and its network are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// A processor four times slower, and "Slow 4G" as the developer tools of Chromium have it.
    Slow,
    /// As fast as the machine is.
    Fast,
}

impl Condition {
    pub const ALL: [Self; 2] = [Self::Slow, Self::Fast];

    /// How many times slower the processor is.
    pub const fn processor(self) -> u32 {
        match self {
            Self::Slow => 4,
            Self::Fast => 1,
        }
    }

    /// The latency of a request in ms, and bytes a second; nothing is unlimited.
    pub fn network(self) -> Value {
        let (latency, down, up) = match self {
            Self::Slow => (562.5, 180_000.0, 84_375.0),
            Self::Fast => (0.0, -1.0, -1.0),
        };
        json!({ "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Slow => "4x CPU, Slow 4G",
            Self::Fast => "not slowed",
        })
    }
}
