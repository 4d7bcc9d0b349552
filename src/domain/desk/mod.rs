//! Desk breaks: a companion for long sitting, while the app is open (rules D-01 to D-09).

pub mod companion;

use serde::Serialize;
use serde_json_borrow::Value;

use crate::domain::day::Day;
use crate::domain::json::{Fields, FromJson, Misfit, named};
use crate::domain::reminders::TimeOfDay;
use crate::domain::time::{Millis, Time};

/// What somebody has chosen; kept with the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeskSettings {
    pub on: bool,
    pub every: BreakInterval,
    /// `None` if breaks may come at any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
    pub seat: Seat,
    pub tone: bool,
    pub notification: bool,
    /// When somebody had enough for that day, as their clock showed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Time>,
}

impl DeskSettings {
    /// Settings that nobody has touched are not stored.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }

    /// Whether somebody had enough for the day of a local timestamp.
    #[must_use]
    pub fn is_stopped(&self, shown: Time) -> bool {
        self.stopped
            .is_some_and(|stopped| Day::of_utc(stopped) == Day::of_utc(shown))
    }

    /// Whether a break may come at a local timestamp.
    #[must_use]
    pub fn may_come(&self, shown: Time) -> bool {
        let is_quiet = self.quiet.is_some_and(|quiet| quiet.holds(TimeOfDay::of_utc(shown)));
        self.on && !is_quiet && !self.is_stopped(shown)
    }
}

impl FromJson for DeskSettings {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            on: fields.or_default("on")?,
            every: fields.or_default("every")?,
            quiet: fields.optional("quiet")?,
            seat: fields.or_default("seat")?,
            tone: fields.or_default("tone")?,
            notification: fields.or_default("notification")?,
            stopped: fields.optional("stopped")?,
        })
    }
}

/// The time from one break to the next (D-02).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum BreakInterval {
    #[serde(rename = "20")]
    Twenty,
    #[default]
    #[serde(rename = "30")]
    Thirty,
    #[serde(rename = "45")]
    FortyFive,
    #[serde(rename = "60")]
    Sixty,
}

impl FromJson for BreakInterval {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl BreakInterval {
    pub const ALL: [Self; 4] = [Self::Twenty, Self::Thirty, Self::FortyFive, Self::Sixty];

    /// The id in storage and in the DOM: the minutes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Twenty => "20",
            Self::Thirty => "30",
            Self::FortyFive => "45",
            Self::Sixty => "60",
        }
    }

    #[must_use]
    pub const fn length(self) -> Millis {
        let minutes = match self {
            Self::Twenty => 20,
            Self::Thirty => 30,
            Self::FortyFive => 45,
            Self::Sixty => 60,
        };
        minutes * MINUTE
    }
}

const MINUTE: Millis = 60_000;

/// Whether somebody can get up for a break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    #[default]
    GetsUp,
    Stays,
}

impl FromJson for Seat {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl Seat {
    pub const ALL: [Self; 2] = [Self::GetsUp, Self::Stays];

    /// The id in storage and in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GetsUp => "gets-up",
            Self::Stays => "stays",
        }
    }
}

/// The hours without breaks, each day; they may pass midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct QuietHours {
    pub from: TimeOfDay,
    /// The first minute after them.
    pub to: TimeOfDay,
}

impl QuietHours {
    /// What is offered first: outside office hours.
    pub const USUAL: Self = Self {
        from: TimeOfDay::on_the_hour(18),
        to: TimeOfDay::on_the_hour(9),
    };

    #[must_use]
    pub fn holds(self, time: TimeOfDay) -> bool {
        if self.from <= self.to {
            self.from <= time && time < self.to
        } else {
            time >= self.from || time < self.to
        }
    }
}

impl FromJson for QuietHours {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            from: fields.required("from")?,
            to: fields.required("to")?,
        })
    }
}
