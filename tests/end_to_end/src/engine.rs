//! The three browser engines, and what each is asked for at its start.

use std::fmt;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use serde_json::json;
use thirtyfour::Capabilities;
use xtask::setup::browsers::chromium_flags;

use crate::environment::Environment;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// Chrome, Edge, Samsung Internet and most others.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKitGTK`, the nearest thing to Safari on Linux.
    WebKit,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The narrowest window in CSS pixels, where it is wider than the phone that is meant.
    #[must_use]
    pub const fn narrowest_window(self) -> Option<u32> {
        match self {
            Self::Chromium | Self::Firefox => None,
            // GTK gives the window of MiniBrowser a minimum of 447 pixels.
            Self::WebKit => Some(450),
        }
    }

    /// Whether the engine speaks `WebDriver` `BiDi`.
    #[must_use]
    pub const fn speaks_bidi(self) -> bool {
        matches!(self, Self::Chromium | Self::Firefox)
    }

    /// What to ask the driver for.
    pub(crate) fn capabilities(self, environment: &Environment, profile: &Path) -> Result<Capabilities> {
        let mut wanted = Capabilities::new();
        if self.speaks_bidi() {
            wanted.set("webSocketUrl", true)?;
        }
        match self {
            Self::Chromium => {
                let mut options = json!({ "args": chromium_flags(profile) });
                if let Some(chromium) = &environment.chromium {
                    options["binary"] = json!(chromium);
                }
                wanted.set("browserName", "chrome")?;
                wanted.set("goog:chromeOptions", options)?;
                wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
            }
            Self::Firefox => {
                // A profile that it is told of is kept when it ends.
                let mut options = json!({ "args": ["-headless", "-profile", profile] });
                if let Some(firefox) = &environment.firefox {
                    options["binary"] = json!(firefox);
                }
                wanted.set("browserName", "firefox")?;
                wanted.set("moz:firefoxOptions", options)?;
            }
            Self::WebKit => {
                let options = json!({ "binary": environment.minibrowser, "args": ["--automation"] });
                wanted.set("webkitgtk:browserOptions", options)?;
            }
        }
        Ok(wanted)
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}
