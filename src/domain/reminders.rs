//! Reminders as a file for the calendar that somebody has already: rule B-07.
//!
//! A page cannot wake a phone by itself. A calendar can, without a server and without an account.

use std::fmt::Write as _;

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

/// For how many days the reminders come: as long as a knot mostly takes to ease.
pub const DAYS: u8 = 14;

impl TimeOfDay {
    /// Reads `HH:MM`; nothing for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }
}

/// The calendar file (RFC 5545): one reminder a day at each time, in whatever time zone the phone is, from `first_day`
/// (`YYYYMMDD`). It says nothing about what hurts. `made_at` is the moment of making it in UTC, `YYYYMMDDTHHMMSSZ`.
#[must_use]
pub fn calendar(times: &[TimeOfDay], first_day: &str, made_at: &str) -> String {
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Unknot//Reminders//EN\r\n");
    for TimeOfDay { hour, minute } in times {
        // Writing to a string cannot fail.
        let _ = write!(
            file,
            "BEGIN:VEVENT\r\n\
             UID:{made_at}-{hour:02}{minute:02}@unknot\r\n\
             DTSTAMP:{made_at}\r\n\
             DTSTART:{first_day}T{hour:02}{minute:02}00\r\n\
             DURATION:PT5M\r\n\
             RRULE:FREQ=DAILY;COUNT={DAYS}\r\n\
             SUMMARY:A short break to move\r\n\
             TRANSP:TRANSPARENT\r\n\
             BEGIN:VALARM\r\n\
             ACTION:DISPLAY\r\n\
             DESCRIPTION:A short break to move\r\n\
             TRIGGER:PT0S\r\n\
             END:VALARM\r\n\
             END:VEVENT\r\n"
        );
    }
    file.push_str("END:VCALENDAR\r\n");
    file
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
        ] {
            let time = TimeOfDay::read(text).map(|time| (time.hour, time.minute));
            assert_eq!(time, expected, "{text}");
        }
    }

    #[test]
    fn every_reminder_has_its_own_name_and_ends_after_two_weeks() {
        let times = ["09:00", "13:30"].map(|text| TimeOfDay::read(text).unwrap());
        let file = calendar(&times, "20261124", "20261124T080000Z");
        let lines: Vec<&str> = file.split("\r\n").collect();
        assert!(
            lines.iter().all(|line| line.len() <= 75 && !line.contains('\n')),
            "{file}"
        );
        for expected in [
            "DTSTART:20261124T090000",
            "DTSTART:20261124T133000",
            "UID:20261124T080000Z-0900@unknot",
            "UID:20261124T080000Z-1330@unknot",
        ] {
            assert_eq!(lines.iter().filter(|line| **line == expected).count(), 1, "{expected}");
        }
        assert_eq!(file.matches("RRULE:FREQ=DAILY;COUNT=14").count(), 2);
        assert_eq!(file.matches("BEGIN:").count(), file.matches("END:").count());
    }
}
