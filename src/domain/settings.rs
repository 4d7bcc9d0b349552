//! The settings of the app on this device.

use crate::domain::limits::TooMany;
use crate::domain::merge::{ImportDiff, Merge, Preference};
use serde::Serialize;
use serde_json_borrow::Value;

use super::desk::DeskSettings;
use super::drawn_person::DrawnPerson;
use super::emergency::Country;
use super::json::{Fields, FromFields, FromJson, Misfit, named};
use super::storage::rebase::rebase_one;
use crate::domain::storage::saved::Saved;
use crate::domain::storage::table::{self, SavedValue};
use crate::domain::time::Millis;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    pub theme: Theme,
    /// Whose emergency number to show; `None` while the device's time zone decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    pub session: SessionSettings,
    /// It is offered once, and never again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub install_was_offered: bool,
    #[serde(skip_serializing_if = "DeskSettings::is_untouched")]
    pub desk: DeskSettings,
    /// Who is shown in the drawings.
    #[serde(skip_serializing_if = "DrawnPerson::is_usual")]
    pub person: DrawnPerson,
}

impl FromFields for Settings {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            theme: fields.optional("theme")?.unwrap_or_default(),
            country: fields.optional("country")?,
            session: fields.optional("session")?.unwrap_or_default(),
            install_was_offered: fields.optional("install_was_offered")?.unwrap_or_default(),
            desk: fields.optional("desk")?.unwrap_or_default(),
            person: fields.optional("person")?.unwrap_or_default(),
        })
    }
}

/// How a guided session sounds and looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "switches that a person sets one by one")]
pub struct SessionSettings {
    pub voice: bool,
    pub tones: bool,
    pub vibration: bool,
    /// 0 to 100.
    pub voice_volume: u8,
    /// 0 to 100.
    pub tones_volume: u8,
    /// Seconds to get into position.
    pub ready: u8,
    /// One big instruction and three big buttons, for somebody who lies down.
    pub lying: bool,
}

impl FromJson for SessionSettings {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        let usual = Self::default();
        Ok(Self {
            voice: fields.or("voice", usual.voice)?,
            tones: fields.or("tones", usual.tones)?,
            vibration: fields.or("vibration", usual.vibration)?,
            voice_volume: fields.or("voice_volume", usual.voice_volume)?,
            tones_volume: fields.or("tones_volume", usual.tones_volume)?,
            ready: fields.or("ready", usual.ready)?,
            lying: fields.or("lying", usual.lying)?,
        })
    }
}

impl Default for SessionSettings {
    fn default() -> Self {
        Self {
            voice: false,
            tones: true,
            vibration: true,
            voice_volume: 75,
            tones_volume: 75,
            ready: 5,
            lying: false,
        }
    }
}

impl SessionSettings {
    /// The times to get ready that can be chosen, in seconds.
    pub const READY: [u8; 5] = [3, 5, 10, 15, 30];
    pub const VOLUMES: [u8; 4] = [25, 50, 75, 100];

    /// The time to get ready; one that was never offered counts as the usual.
    #[must_use]
    pub fn ready(self) -> Millis {
        let seconds = if Self::READY.contains(&self.ready) {
            self.ready
        } else {
            5
        };
        Millis::from(seconds) * 1000
    }

    /// From 0 to 100 to 0 to 1, as browsers take it.
    #[must_use]
    pub fn loudness(volume: u8) -> f32 {
        f32::from(volume.min(100)) / 100.0
    }
}

impl Saved for Settings {
    const VALUE: SavedValue = table::SETTINGS;
    const OPTIONAL: &'static [&'static str] = &["theme", "country", "session", "install_was_offered", "desk", "person"];

    fn rebase(&mut self, from: &Self, to: &Self) {
        rebase_one(&mut self.theme, &from.theme, &to.theme);
        rebase_one(&mut self.country, &from.country, &to.country);
        rebase_one(&mut self.session, &from.session, &to.session);
        self.install_was_offered |= to.install_was_offered;
        rebase_one(&mut self.desk, &from.desk, &to.desk);
        rebase_one(&mut self.person, &from.person, &to.person);
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Follows the setting of the device.
    #[default]
    System,
    Light,
    Dark,
}

impl FromJson for Theme {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The id in storage and in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Merge for Settings {
    fn merge(&mut self, from: Self, prefer: Preference) -> Result<ImportDiff, TooMany> {
        // Whether this browser has offered to install the app is not the other device's to say.
        let from = Self {
            install_was_offered: self.install_was_offered,
            ..from
        };
        let is_same = *self == from;
        // Untouched settings have nothing to prefer.
        let untouched = Self {
            install_was_offered: self.install_was_offered,
            ..Self::default()
        };
        if prefer == Preference::File || *self == untouched {
            *self = from;
        }
        Ok(ImportDiff::of_one(is_same))
    }
}
