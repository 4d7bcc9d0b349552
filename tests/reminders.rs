//! Calendar files hold what was asked for, and any calendar can read them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use calcard::{Entry, Parser};
use proptest::prelude::*;
use unknot::domain::day::{Day, Weekday};
use unknot::domain::reminders::ics::calendar;
use unknot::domain::reminders::{
    NAME_LENGTH, NoReminders, ReminderRequest, Reminders, Rhythm, TimeOfDay, Timestamp, USUAL_NAME, WORKING_DAYS, Weeks,
};

/// A Tuesday, 24 November 2026, five past ten in the morning.
fn made() -> Timestamp {
    Timestamp {
        at: 1_795_514_700_123,
        today: Day::read("20261124").expect("a day"),
        now: time("10:05"),
    }
}

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::read(text).expect("a time")
}

fn wanted(rhythm: Rhythm, from: &str, to: &str) -> ReminderRequest {
    ReminderRequest {
        name: String::new(),
        rhythm,
        from: time(from),
        to: time(to),
        days: Weekday::ALL.to_vec(),
        weeks: Weeks::Two,
    }
}

fn named(name: &str) -> ReminderRequest {
    ReminderRequest {
        name: name.to_owned(),
        ..wanted(Rhythm::TimesADay(3), "09:00", "17:00")
    }
}

fn reminders(wanted: &ReminderRequest) -> Reminders {
    Reminders::new(wanted).expect("reminders")
}

/// The file as another program reads it, which is lenient: so every part has to end where it began, and to be known.
fn read(file: &str) -> ICalendar {
    let mut open = Vec::new();
    for line in file.lines() {
        if let Some(part) = line.strip_prefix("BEGIN:") {
            open.push(part);
        } else if let Some(part) = line.strip_prefix("END:") {
            assert_eq!(open.pop(), Some(part), "{file}");
        }
    }
    assert!(open.is_empty() && file.ends_with("\r\n"), "{file}");
    let mut parser = Parser::new(file);
    let Entry::ICalendar(calendar) = parser.entry() else {
        panic!("no calendar: {file}");
    };
    assert_eq!(parser.entry(), Entry::Eof, "more than one calendar: {file}");
    for component in &calendar.components {
        let is_other = |name: &ICalendarProperty| matches!(name, ICalendarProperty::Other(_));
        assert!(
            !component.entries.iter().any(|entry| is_other(&entry.name)),
            "{component:?}"
        );
    }
    calendar
}

fn events(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    let is_event = |part: &&ICalendarComponent| part.component_type == ICalendarComponentType::VEvent;
    calendar.components.iter().filter(is_event).collect()
}

fn value<'a>(component: &'a ICalendarComponent, property: &ICalendarProperty) -> &'a ICalendarValue {
    let mut found = component.entries.iter().filter(|entry| entry.name == *property);
    let entry = found.next().unwrap_or_else(|| panic!("no {property:?}"));
    assert!(found.next().is_none(), "{property:?} stands twice");
    match entry.values.as_slice() {
        [value] => value,
        values => panic!("{property:?} is {values:?}"),
    }
}

fn text<'a>(component: &'a ICalendarComponent, property: &ICalendarProperty) -> &'a str {
    match value(component, property) {
        ICalendarValue::Text(text) => text,
        other => panic!("{property:?} is {other:?}"),
    }
}

/// Every moment that a calendar would remind of, e.g. `2026-11-24 13:00`, earliest first.
fn moments(calendar: &ICalendar) -> Vec<String> {
    let all = calendar.expand_dates(calcard::common::timezone::Tz::Floating, 10_000);
    assert_eq!(all.errors, []);
    let mut moments: Vec<String> = all
        .events
        .iter()
        .map(|event| event.start.naive_local().format("%Y-%m-%d %H:%M").to_string())
        .collect();
    moments.sort();
    moments
}

#[test]
fn reminders_lie_evenly_within_the_hours() {
    use Rhythm::{BreakEvery, TimesADay};
    for (rhythm, from, to, expected) in [
        (TimesADay(3), "09:00", "17:00", "09:00 13:00 17:00"),
        (TimesADay(1), "08:30", "20:00", "08:30"),
        (TimesADay(2), "07:00", "22:00", "07:00 22:00"),
        (TimesADay(6), "09:00", "17:00", "09:00 10:36 12:12 13:48 15:24 17:00"),
        (TimesADay(4), "00:00", "23:59", "00:00 07:59 15:59 23:59"),
        (
            BreakEvery(60),
            "09:00",
            "17:00",
            "10:00 11:00 12:00 13:00 14:00 15:00 16:00",
        ),
        (BreakEvery(90), "09:00", "12:30", "10:30 12:00"),
        (BreakEvery(60), "21:00", "00:00", "22:00 23:00"),
        (TimesADay(2), "22:00", "00:00", "22:00 23:59"),
    ] {
        let reminders = reminders(&wanted(rhythm, from, to));
        let times: Vec<String> = reminders.times().iter().map(ToString::to_string).collect();
        assert_eq!(times.join(" "), expected, "{rhythm:?} {from} to {to}");
    }
}

#[test]
fn what_cannot_be_kept_to_is_refused_with_a_reason() {
    use Rhythm::{BreakEvery, TimesADay};
    for (rhythm, from, to, expected) in [
        (TimesADay(3), "22:00", "06:00", NoReminders::EndBeforeStart),
        (BreakEvery(60), "22:00", "06:00", NoReminders::EndBeforeStart),
        (TimesADay(1), "09:00", "09:00", NoReminders::EndBeforeStart),
        (TimesADay(4), "09:00", "09:30", NoReminders::TooClose),
        (TimesADay(60_000), "00:00", "23:59", NoReminders::TooClose),
        (BreakEvery(0), "09:00", "17:00", NoReminders::TooClose),
        (BreakEvery(60), "09:00", "10:00", NoReminders::NoRoom),
    ] {
        let refused = Reminders::new(&wanted(rhythm, from, to));
        assert_eq!(refused, Err(expected), "{rhythm:?} {from} to {to}");
    }
    let on_no_day = ReminderRequest {
        days: Vec::new(),
        ..named("")
    };
    assert_eq!(Reminders::new(&on_no_day), Err(NoReminders::NoDay));
}

#[test]
fn a_name_is_one_tidy_line() {
    let long = "🦵🏽 stretch, ".repeat(30);
    let cut: String = long.chars().take(NAME_LENGTH).collect();
    for (given, expected) in [
        ("Stretch", "Stretch"),
        ("", USUAL_NAME),
        (" \n\u{0}\t", USUAL_NAME),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("Neck; left, \\right", "Neck; left, \\right"),
        ("one\r\nEND:VCALENDAR\u{2028}two\u{7}", "one END:VCALENDAR two"),
        ("Dehnen 🧘🏽‍♀️ — ça va", "Dehnen 🧘🏽‍♀️ — ça va"),
        (long.as_str(), cut.trim_end()),
    ] {
        let reminders = reminders(&named(given));
        assert_eq!(reminders.name(), expected);
        let file = calendar(&reminders, made());
        for event in events(&read(&file)) {
            assert_eq!(text(event, &ICalendarProperty::Summary), expected);
        }
    }
}

#[test]
fn a_file_reminds_of_every_moment_that_was_asked_for() {
    let on = |days: &[Weekday], weeks| ReminderRequest {
        days: days.to_vec(),
        weeks,
        ..wanted(Rhythm::TimesADay(2), "09:00", "17:00")
    };
    // Nine has passed already today, so it is a reminder from tomorrow on.
    let every_day = moments(&read(&calendar(&reminders(&on(&Weekday::ALL, Weeks::One)), made())));
    assert_eq!(every_day.len(), 14);
    assert_eq!(
        every_day[..3],
        ["2026-11-24 17:00", "2026-11-25 09:00", "2026-11-25 17:00"]
    );
    assert_eq!(every_day.last().map(String::as_str), Some("2026-12-01 09:00"));

    let working: Vec<Weekday> = Weekday::ALL
        .into_iter()
        .filter(|day| WORKING_DAYS.contains(day))
        .collect();
    let working = moments(&read(&calendar(&reminders(&on(&working, Weeks::Two)), made())));
    assert_eq!(working.len(), 20);
    assert!(
        working
            .iter()
            .all(|moment| !["28", "29", "05", "06"].contains(&&moment[8..10])),
        "{working:?}"
    );

    let on_two = moments(&read(&calendar(
        &reminders(&on(&[Weekday::Sunday, Weekday::Monday], Weeks::Four)),
        made(),
    )));
    assert_eq!(on_two.len(), 16);
    assert_eq!(on_two[..2], ["2026-11-29 09:00", "2026-11-29 17:00"]);
    assert_eq!(on_two.last().map(String::as_str), Some("2026-12-21 17:00"));
}

#[test]
fn a_file_has_what_every_calendar_needs() {
    let file = calendar(&reminders(&named("Move; a bit, now")), made());
    let read = read(&file);
    let outer = &read.components[0];
    assert_eq!(outer.component_type, ICalendarComponentType::VCalendar);
    assert_eq!(text(outer, &ICalendarProperty::Version), "2.0");
    let mut names = Vec::new();
    for event in events(&read) {
        names.push(text(event, &ICalendarProperty::Uid).to_owned());
        let ICalendarValue::PartialDateTime(stamp) = value(event, &ICalendarProperty::Dtstamp) else {
            panic!("no moment: {file}");
        };
        assert_eq!(
            (stamp.tz_hour, stamp.tz_minute),
            (Some(0), Some(0)),
            "the stamp is in UTC"
        );
        let ICalendarValue::PartialDateTime(start) = value(event, &ICalendarProperty::Dtstart) else {
            panic!("no start: {file}");
        };
        assert_eq!(start.tz_hour, None, "the start is in whatever time zone the phone is");
        let alarms: Vec<_> = event
            .component_ids
            .iter()
            .map(|id| &read.components[*id as usize])
            .filter(|part| part.component_type == ICalendarComponentType::VAlarm)
            .collect();
        assert_eq!(alarms.len(), 1);
        assert_eq!(text(alarms[0], &ICalendarProperty::Description), "Move; a bit, now");
        value(alarms[0], &ICalendarProperty::Trigger);
    }
    assert_eq!(names.len(), 3);
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 3, "every reminder has its own name");
    assert!(file.contains("DTSTAMP:20261124T100500Z\r\n"), "{file}");
    assert!(file.contains("\r\nSUMMARY:Move\\; a bit\\, now\r\n"), "{file}");

    let later = Timestamp {
        at: made().at + 1,
        ..made()
    };
    let other = calendar(&reminders(&named("")), later);
    assert!(
        names.iter().all(|name| !other.contains(name.as_str())),
        "two files do not replace each other"
    );
}

fn some_time() -> impl Strategy<Value = TimeOfDay> {
    (0_u16..24, 0_u16..60).prop_map(|(hour, minute)| time(&format!("{hour:02}:{minute:02}")))
}

fn anything_wanted() -> impl Strategy<Value = ReminderRequest> {
    let rhythm = prop_oneof![
        (0_u16..40).prop_map(Rhythm::TimesADay),
        (0_u16..300).prop_map(Rhythm::BreakEvery),
    ];
    let days = proptest::sample::subsequence(Weekday::ALL.to_vec(), 0..=7).prop_shuffle();
    let weeks = proptest::sample::select(Weeks::ALL.to_vec());
    let name = prop_oneof![any::<String>(), "[a-z;,\\\\\n\u{1f9d8}é]{0,300}"];
    (name, rhythm, some_time(), some_time(), days, weeks).prop_map(|(name, rhythm, from, to, days, weeks)| {
        ReminderRequest {
            name,
            rhythm,
            from,
            to,
            days,
            weeks,
        }
    })
}

proptest! {
    #[test]
    fn any_reminders_make_a_file_that_says_the_same(wanted in anything_wanted(), day in 0_u32..400, now in some_time()) {
        let mut made = Timestamp { now, ..made() };
        for _ in 0..day {
            made.today = made.today.next();
        }
        if let Ok(reminders) = Reminders::new(&wanted) {
            let file = calendar(&reminders, made);
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= 75, "{line}");
                prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
            }
            let read = read(&file);
            for event in events(&read) {
                prop_assert_eq!(text(event, &ICalendarProperty::Summary), reminders.name());
            }
            let moments = moments(&read);
            let count = reminders.times().len() * reminders.days().len() * usize::from(wanted.weeks.count());
            prop_assert_eq!(moments.len(), count);
            let first = format!("{} {now}", made.today.compact());
            for moment in moments {
                let (day, at) = moment.split_once(' ').expect("a day and a time");
                let day = day.replace('-', "");
                // Midnight as an end is that of the same day.
                let is_before_end = time(at) <= wanted.to || wanted.to == time("00:00");
                prop_assert!(wanted.from <= time(at) && is_before_end, "{}", at);
                prop_assert!(wanted.days.contains(&Day::read(&day).expect("a day").weekday()), "{}", day);
                prop_assert!(format!("{day} {at}") > first, "{day} {at} is not after {first}");
            }
        }
    }
}
