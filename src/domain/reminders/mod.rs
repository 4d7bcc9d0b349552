//! Reminders as a file for the calendar that somebody has already: rule B-07.
//!
//! A page cannot wake a phone by itself. A calendar can, without a server and without an account.

pub mod ics;

use std::ops::RangeInclusive;

use serde::Serialize;
use serde_json_borrow::Value;

use super::day::{Day, Weekday};
use super::json::{FromJson, Misfit};
use super::time::{DAY, Time};

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct TimeOfDay {
    /// Since midnight.
    minutes: u16,
}

impl FromJson for TimeOfDay {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let minutes = u16::from_json(value)?;
        if minutes < 24 * 60 {
            Ok(Self { minutes })
        } else {
            Err(Misfit::new("a day has fewer minutes"))
        }
    }
}

impl TimeOfDay {
    /// A full hour; those from 24 on are of the next day.
    #[must_use]
    pub const fn on_the_hour(hour: u16) -> Self {
        Self {
            minutes: hour % 24 * 60,
        }
    }

    /// Reads `HH:MM`; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        let minutes = hour.checked_mul(60)?.checked_add(minute)?;
        (hour < 24 && minute < 60).then_some(Self { minutes })
    }

    /// The time of day of a local timestamp (see `clock::shown`).
    #[must_use]
    pub fn of_utc(shown: Time) -> Self {
        // A day has fewer minutes than fit.
        let minutes = u16::try_from(shown % DAY / 60_000).unwrap_or_default();
        Self { minutes }
    }

    #[must_use]
    pub const fn hour(self) -> u16 {
        self.minutes / 60
    }

    #[must_use]
    pub const fn minute(self) -> u16 {
        self.minutes % 60
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// The distribution of the reminders over the person's hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// This many, spread evenly from the first hour to the last.
    TimesADay(u16),
    /// One every so many minutes, and none as the hours begin or end.
    BreakEvery(u16),
}

/// For how long they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weeks {
    One,
    /// As long as a knot mostly takes to ease.
    Two,
    Four,
}

impl Weeks {
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Four];

    #[must_use]
    pub const fn count(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Four => 4,
        }
    }

    /// The name in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Two => "two",
            Self::Four => "four",
        }
    }
}

/// Monday to Friday.
pub const WORKING_DAYS: RangeInclusive<Weekday> = Weekday::Monday..=Weekday::Friday;

/// The form as it was filled in, unchecked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderRequest {
    pub name: String,
    pub rhythm: Rhythm,
    pub from: TimeOfDay,
    pub to: TimeOfDay,
    pub days: Vec<Weekday>,
    pub weeks: Weeks,
}

/// Why there are no reminders for what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoReminders {
    #[error("Your hours end before they begin. For a night, make one file up to midnight, and another from then on.")]
    EndBeforeStart,
    #[error("Your hours end before the first break. Choose longer hours, or breaks that are closer together.")]
    NoRoom,
    #[error("These would come less than {LEAST_GAP} minutes apart. Choose longer hours, or fewer.")]
    TooClose,
    #[error("Choose at least one day.")]
    NoDay,
}

/// Minimum minutes between two reminders.
pub const LEAST_GAP: u16 = 15;
/// A name cannot be longer than this, in characters.
pub const NAME_LENGTH: usize = 80;
/// The name where none is given.
pub const USUAL_NAME: &str = "A short break to move";

/// Reminders that can be kept to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminders {
    name: String,
    times: Vec<TimeOfDay>,
    days: Vec<Weekday>,
    weeks: Weeks,
}

/// When a file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    pub at: Time,
    /// Where the person is.
    pub today: Day,
    /// Where the person is.
    pub now: TimeOfDay,
}

impl Reminders {
    /// Looks at what somebody asks for.
    ///
    /// # Errors
    /// When there is no day or no time for it, or they would come too often.
    pub fn new(wanted: &ReminderRequest) -> Result<Self, NoReminders> {
        let is_wanted = |day: &Weekday| wanted.days.contains(day);
        let days: Vec<Weekday> = Weekday::ALL.into_iter().filter(is_wanted).collect();
        if days.is_empty() {
            return Err(NoReminders::NoDay);
        }
        Ok(Self {
            name: clean_up(&wanted.name),
            times: times(wanted.rhythm, wanted.from.minutes, wanted.to.minutes)?,
            days,
            weeks: wanted.weeks,
        })
    }

    /// Without line breaks and other signs that are no letters; never empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The times of each day, the earliest first; at least one.
    #[must_use]
    pub fn times(&self) -> &[TimeOfDay] {
        &self.times
    }

    /// In the order of the week; at least one.
    #[must_use]
    pub fn days(&self) -> &[Weekday] {
        &self.days
    }

    #[must_use]
    pub const fn weeks(&self) -> Weeks {
        self.weeks
    }
}

/// 23:59.
const LAST_MINUTE: u16 = 24 * 60 - 1;

fn times(rhythm: Rhythm, from: u16, to: u16) -> Result<Vec<TimeOfDay>, NoReminders> {
    // Midnight as an end is that of the day's end.
    let to = if to == 0 { LAST_MINUTE } else { to };
    let length = to
        .checked_sub(from)
        .filter(|length| *length > 0)
        .ok_or(NoReminders::EndBeforeStart)?;
    let times: Vec<u16> = match rhythm {
        Rhythm::TimesADay(count) => {
            let gaps = count.saturating_sub(1).max(1);
            if count > 1 && length / gaps < LEAST_GAP {
                return Err(NoReminders::TooClose);
            }
            let (length, gaps) = (u32::from(length), u32::from(gaps));
            let after = |index: u16| u16::try_from(length * u32::from(index) / gaps).unwrap_or_default();
            (0..count.max(1)).map(|index| from + after(index)).collect()
        }
        Rhythm::BreakEvery(gap) if gap < LEAST_GAP => return Err(NoReminders::TooClose),
        Rhythm::BreakEvery(gap) => (from..to).step_by(usize::from(gap)).skip(1).collect(),
    };
    if times.is_empty() {
        return Err(NoReminders::NoRoom);
    }
    Ok(times.into_iter().map(|minutes| TimeOfDay { minutes }).collect())
}

/// One line of letters, cut where it is too long.
fn clean_up(name: &str) -> String {
    let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
    let words: Vec<&str> = name.split(is_gap).filter(|word| !word.is_empty()).collect();
    let name: String = words.join(" ").chars().take(NAME_LENGTH).collect();
    if name.is_empty() {
        USUAL_NAME.to_owned()
    } else {
        name.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_times_of_a_day_are_read() {
        for (text, expected) in [
            ("09:05", Some((9, 5))),
            ("00:00", Some((0, 0))),
            ("23:59", Some((23, 59))),
            ("24:00", None),
            ("9", None),
            ("", None),
            ("-1:00", None),
            ("aa:bb", None),
            ("65535:59", None),
        ] {
            let time = TimeOfDay::read(text).map(|time| (time.hour(), time.minute()));
            assert_eq!(time, expected, "{text}");
        }
    }
}
