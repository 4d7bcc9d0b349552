//! The calendar file, as RFC 5545 has it.
//! Reminders need little of iCalendar. The crates that implement all of it bring time zone tables, and each weighs more
//! than the page that would use it. `tests/reminders.rs` reads every file with an independent parser.

use super::{Reminders, TimeOfDay, Timestamp};
use crate::domain::day::{Day, Weekday};
use crate::domain::time::{DAY, Time};

/// No line is longer than this, in bytes.
const LONGEST_LINE: usize = 75;

const DESCRIPTION: &str = "Stop, get up if you can, and move or stretch gently. Leave out what hurts.\nMade with Unknot. \
    Delete this reminder whenever you like.";

/// The file: one repeating reminder for each time of the day, in whatever time zone the phone is. It says the name that
/// was chosen, and nothing about what hurts.
#[must_use]
pub fn calendar(reminders: &Reminders, made: Timestamp) -> String {
    let mut file = File::default();
    let stamp = stamp(made.at);
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Unknot//Reminders//EN",
        "CALSCALE:GREGORIAN",
    ] {
        file.line(line);
    }
    for (index, time) in reminders.times().iter().enumerate() {
        file.line("BEGIN:VEVENT");
        file.line(&format!("UID:{}-{index}@unknot", made.at));
        file.line(&format!("DTSTAMP:{stamp}"));
        file.line(&format!("DTSTART:{}", start(reminders, *time, made)));
        file.line("DURATION:PT5M");
        file.line(&format!("RRULE:{}", rule(reminders)));
        file.text("SUMMARY", reminders.name());
        file.text("DESCRIPTION", DESCRIPTION);
        // Other people see the time as free.
        file.line("TRANSP:TRANSPARENT");
        file.line("BEGIN:VALARM");
        file.line("ACTION:DISPLAY");
        file.text("DESCRIPTION", reminders.name());
        file.line("TRIGGER:PT0S");
        file.line("END:VALARM");
        file.line("END:VEVENT");
    }
    file.line("END:VCALENDAR");
    file.0
}

/// The moment in UTC, `YYYYMMDDTHHMMSSZ`.
fn stamp(at: Time) -> String {
    let seconds = at % DAY / 1000;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!(
        "{}T{hours:02}{minutes:02}{:02}Z",
        Day::of_utc(at).compact(),
        seconds % 60
    )
}

/// The first of the days from now on: the rule counts from it, so it has to be one of them.
fn start(reminders: &Reminders, time: TimeOfDay, made: Timestamp) -> String {
    let mut day = if time > made.now { made.today } else { made.today.next() };
    // At most a week, for there is at least one day.
    for _ in Weekday::ALL {
        if reminders.days().contains(&day.weekday()) {
            break;
        }
        day = day.next();
    }
    format!("{}T{:02}{:02}00", day.compact(), time.hour(), time.minute())
}

fn rule(reminders: &Reminders) -> String {
    let days = reminders.days();
    let count = days.len() * usize::from(reminders.weeks().count());
    if days.len() == Weekday::ALL.len() {
        return format!("FREQ=DAILY;COUNT={count}");
    }
    let days: Vec<&str> = days.iter().map(|day| code(*day)).collect();
    format!("FREQ=WEEKLY;BYDAY={};COUNT={count}", days.join(","))
}

const fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[derive(Default)]
struct File(String);

impl File {
    /// A property whose value is text in somebody's words.
    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for letter in text.chars() {
            match letter {
                '\\' | ';' | ',' => line.extend(['\\', letter]),
                '\n' => line.push_str("\\n"),
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }

    /// A line, folded between letters where it is too long: a line that goes on begins with a space.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
