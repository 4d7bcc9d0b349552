//! What a person has set for the app on this device.

use serde::{Deserialize, Serialize};

use super::emergency::Country;
use super::saved::Saved;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    #[serde(default)]
    pub theme: Theme,
    /// Whose emergency number to show; nothing while the browser's language decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
}

impl Saved for Settings {
    const NAME: &'static str = "settings";
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As it is stored and as it stands in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "As the device",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}
