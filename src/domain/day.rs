//! Days of the calendar, free of any time zone.

use super::time::{DAY, Time};

/// A day, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u32);

/// The days of a week.
pub const WEEK: u32 = 7;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The name in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

/// The 12-hour or 24-hour clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    Twelve,
    TwentyFour,
}

/// The day and the time that a clock shows, e.g. `Tue 24 Nov 2026` and `12:40`, with the names of its weekday and month.
/// Writes a local time, encoded as if it were UTC, as a day and a time.
#[must_use]
pub fn in_words(shown: Time, hours: Hours, weekday: &str, month: &str) -> (String, String) {
    let day = Day::of_utc(shown);
    let (year, _, date) = day.civil();
    let minutes = shown % DAY / 60_000;
    let (hour, minute) = (minutes / 60, minutes % 60);
    let time = match hours {
        Hours::TwentyFour => format!("{hour:02}:{minute:02}"),
        Hours::Twelve => {
            let half = if hour < 12 { "am" } else { "pm" };
            format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
        }
    };
    (format!("{weekday} {date} {month} {year}"), time)
}

/// The day of a month that a clock shows, e.g. `17 Nov`, with the name of the month.
#[must_use]
pub fn date_and_month(shown: Time, month: &str) -> String {
    format!("{} {month}", Day::of_utc(shown).civil().2)
}

/// The days from 1 March of the year 0 to 1 January 1970.
const TO_1970: u32 = 719_468;
/// The days of four hundred years, after which the calendar begins anew.
const CYCLE: u32 = 146_097;

impl Day {
    /// Reads `YYYYMMDD`; `None` for anything else, or for a day before 1970.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = |part: &str| part.parse::<u32>().ok();
        let (year, month, date) = is_plain.then(|| (number(&text[..4]), number(&text[4..6]), number(&text[6..])))?;
        let day = Self::of(year?, month?, date?)?;
        // The 31st of a short month is another day.
        (day.compact() == text).then_some(day)
    }

    /// The day in UTC at a moment.
    #[must_use]
    pub fn of_utc(at: Time) -> Self {
        // Days since 1970 fit for longer than there will be people.
        Self(u32::try_from(at / DAY).unwrap_or(u32::MAX - TO_1970))
    }

    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Days since `other`, or 0 if that is later.
    #[must_use]
    pub const fn since(self, other: Self) -> u32 {
        self.0.saturating_sub(other.0)
    }

    #[must_use]
    pub const fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        Weekday::ALL[((self.0 + 3) % 7) as usize]
    }

    /// As calendars write it: `YYYYMMDD`.
    #[must_use]
    pub fn compact(self) -> String {
        let (year, month, date) = self.civil();
        format!("{year:04}{month:02}{date:02}")
    }

    /// Years begin in March here, so that the day that some of them have more is their last.
    fn of(year: u32, month: u32, date: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=31).contains(&date) {
            return None;
        }
        let year = if month > 2 { year } else { year.checked_sub(1)? };
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
        let of_cycle = (year % 400) * 365 + (year % 400) / 4 - (year % 400) / 100 + of_year;
        (year / 400 * CYCLE + of_cycle).checked_sub(TO_1970).map(Self)
    }

    /// Year, month and date.
    const fn civil(self) -> (u32, u32, u32) {
        let days = self.0 + TO_1970;
        let of_cycle = days % CYCLE;
        let year = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146_096) / 365;
        let of_year = of_cycle - (365 * year + year / 4 - year / 100);
        let part = (5 * of_year + 2) / 153;
        let month = if part < 10 { part + 3 } else { part - 9 };
        let year = days / CYCLE * 400 + year + if month <= 2 { 1 } else { 0 };
        (year, month, of_year - (153 * part + 2) / 5 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::HOUR;

    #[test]
    fn days_are_read_and_written() {
        for (text, weekday) in [
            ("19700101", Weekday::Thursday),
            ("20000229", Weekday::Tuesday),
            ("20261124", Weekday::Tuesday),
            ("20261231", Weekday::Thursday),
            ("20270101", Weekday::Friday),
            ("20280229", Weekday::Tuesday),
            ("21000301", Weekday::Monday),
        ] {
            let day = Day::read(text).expect("a day");
            assert_eq!((day.compact().as_str(), day.weekday()), (text, weekday));
        }
        for text in [
            "",
            "2026112",
            "20261301",
            "20260230",
            "21000229",
            "20261100",
            "19691231",
            "2026-1-1",
            "２０２６11",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut day = Day::read("20261101").expect("a day");
        for _ in 0..1500 {
            let (before, next) = (day, day.next());
            assert_eq!(Day::read(&next.compact()), Some(next));
            assert!(next.compact() > before.compact());
            day = next;
        }
    }

    #[test]
    fn a_clock_is_told_in_twelve_or_twenty_four_hours() {
        let noon = 1_795_478_400_000 + 12 * HOUR;
        let told = |shown, hours| in_words(shown, hours, "Tue", "Nov");
        for (shown, twelve, twenty_four) in [
            (noon + 2_400_000, "12:40 pm", "12:40"),
            (noon - 12 * HOUR, "12:00 am", "00:00"),
            (noon - 60_000, "11:59 am", "11:59"),
            (noon + 7 * HOUR + 300_000, "7:05 pm", "19:05"),
        ] {
            assert_eq!(
                told(shown, Hours::Twelve),
                ("Tue 24 Nov 2026".to_owned(), twelve.to_owned())
            );
            assert_eq!(told(shown, Hours::TwentyFour).1, twenty_four);
        }
        assert_eq!(
            in_words(0, Hours::TwentyFour, "Thu", "Jan"),
            ("Thu 1 Jan 1970".to_owned(), "00:00".to_owned())
        );
    }

    #[test]
    fn a_day_of_a_month_has_no_leading_zero() {
        assert_eq!(date_and_month(1_796_083_200_000, "Dec"), "1 Dec");
    }

    #[test]
    fn a_moment_is_on_its_day() {
        assert_eq!(Day::of_utc(0).compact(), "19700101");
        assert_eq!(Day::of_utc(1_795_000_000_000).compact(), "20261118");
    }
}
