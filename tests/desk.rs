//! Desk breaks: when one is due, and which.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "check/support.rs"]
#[allow(dead_code, reason = "persons are made for many tests")]
mod support;

use proptest::prelude::*;
use proptest::sample::select;
use support::{check, person};
use unknot::domain::check::desk_break::{Movement, movement};
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::objection::weighed;
use unknot::domain::check::verdict::as_asked;
use unknot::domain::desk::companion::{Attention, Change, Companion, LATER, Observation, Reply};
use unknot::domain::desk::{BreakInterval, DeskSettings, QuietHours, Seat};
use unknot::domain::merge::{Merge, Preference};
use unknot::domain::reminders::TimeOfDay;
use unknot::domain::settings::Settings;
use unknot::domain::storage::saved::{Saved, decode, encode};
use unknot::domain::time::{DAY, HOUR, Time};

const MINUTE: Time = 60_000;
/// Noon on some day.
const NOON: Time = 20_000 * DAY + 12 * HOUR;

const ON: DeskSettings = DeskSettings {
    on: true,
    every: BreakInterval::Thirty,
    quiet: None,
    seat: Seat::GetsUp,
    tone: false,
    notification: false,
    stopped: None,
};

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::read(text).expect("a time of the day")
}

fn quiet(from: &str, to: &str) -> DeskSettings {
    DeskSettings {
        quiet: Some(QuietHours {
            from: time(from),
            to: time(to),
        }),
        ..ON
    }
}

/// Somebody at a desk whose page looks at the clock every ten seconds.
struct Desk {
    settings: DeskSettings,
    companion: Companion,
    steady: Time,
    shown: Time,
    attention: Attention,
}

impl Desk {
    fn at(settings: DeskSettings, shown: Time) -> Self {
        Self {
            settings,
            companion: Companion::begin(0),
            steady: 0,
            shown,
            attention: Attention::Free,
        }
    }

    fn poll(&mut self) -> Change {
        let now = Observation {
            steady: self.steady,
            shown: self.shown,
            attention: self.attention,
        };
        self.companion.poll(&self.settings, now)
    }

    /// Some minutes, with the number of breaks that came due in them.
    fn sit(&mut self, minutes: Time) -> usize {
        let looks = (0..minutes * 6).map(|_| {
            self.steady += 10_000;
            self.shown += 10_000;
            self.poll()
        });
        looks.filter(|change| *change == Change::Due).count()
    }

    fn reply(&mut self, reply: Reply) {
        assert!(self.companion.due().is_some(), "no break is due");
        self.companion.reply(reply, self.steady);
        if reply == Reply::StopForToday {
            self.settings.stopped = Some(self.shown);
        }
    }

    fn is_due(&self) -> bool {
        self.companion.due().is_some()
    }
}

#[test]
fn nothing_comes_until_it_is_switched_on() {
    assert_eq!(Desk::at(DeskSettings::default(), NOON).sit(8 * 60), 0);
    assert!(DeskSettings::default().quiet.is_none() && !DeskSettings::default().tone);
}

#[test]
fn a_break_comes_after_the_chosen_time_and_the_next_counts_from_the_answer() {
    for every in BreakInterval::ALL {
        let mut desk = Desk::at(DeskSettings { every, ..ON }, NOON);
        let minutes = every.length() / MINUTE;
        assert_eq!(desk.sit(minutes - 1), 0);
        assert_eq!(desk.sit(1), 1, "{every:?}");
        assert_eq!(desk.sit(5), 0);
        desk.reply(Reply::Done);
        assert_eq!(desk.sit(minutes - 1), 0, "{every:?}");
        assert_eq!(desk.sit(1), 1, "{every:?}");
    }
}

#[test]
fn later_is_ten_minutes_and_stopped_is_for_the_rest_of_the_day() {
    let mut desk = Desk::at(ON, NOON);
    desk.sit(30);
    desk.reply(Reply::Later);
    assert_eq!(desk.sit(LATER / MINUTE - 1), 0);
    assert_eq!(desk.sit(1), 1);
    desk.reply(Reply::StopForToday);
    assert!(!desk.is_due());
    assert_eq!(desk.sit(11 * 60 + 19), 0);
    // The next day it counts anew.
    assert_eq!(desk.sit(30), 0);
    assert_eq!(desk.sit(2), 1);
}

#[test]
fn three_skips_running_are_enough_and_a_break_in_between_is_not() {
    let mut desk = Desk::at(ON, NOON);
    desk.sit(30);
    desk.reply(Reply::Skip);
    desk.sit(30);
    desk.reply(Reply::Done);
    // Nobody answers three breaks: the card changes and does not pile up, and then it goes.
    assert_eq!(desk.sit(90), 3);
    assert_eq!(desk.sit(30), 0);
    assert!(!desk.is_due() && desk.companion.is_silent());
    assert_eq!(desk.sit(4 * 60), 0);
    // Switched on again.
    desk.companion = Companion::begin(desk.steady);
    assert_eq!(desk.sit(30), 1);
}

#[test]
fn a_session_or_a_check_is_not_interrupted() {
    let mut desk = Desk::at(ON, NOON);
    desk.attention = Attention::Taken;
    assert_eq!(desk.sit(50), 0);
    desk.attention = Attention::Free;
    assert_eq!(desk.poll(), Change::Due);
    // A card that a session hides is not skipped meanwhile.
    desk.attention = Attention::Taken;
    assert_eq!(desk.sit(200), 0);
    desk.attention = Attention::Free;
    assert!(desk.is_due());
    assert_eq!(desk.sit(29), 0);
    assert!(!desk.companion.is_silent());
}

#[test]
fn quiet_hours_may_pass_midnight_and_take_a_card_away() {
    let night = QuietHours {
        from: time("22:00"),
        to: time("07:30"),
    };
    for (at, is_quiet) in [
        ("21:59", false),
        ("22:00", true),
        ("00:00", true),
        ("07:29", true),
        ("07:30", false),
    ] {
        assert_eq!(night.holds(time(at)), is_quiet, "{at}");
    }
    let none = QuietHours {
        from: time("09:00"),
        to: time("09:00"),
    };
    assert!(!none.holds(time("09:00")));

    let mut desk = Desk::at(quiet("12:35", "13:00"), NOON);
    assert_eq!(desk.sit(34), 1);
    assert_eq!(desk.sit(1), 0);
    assert!(!desk.is_due());
    // It counts anew from one o'clock on.
    assert_eq!(desk.sit(54), 0);
    assert_eq!(desk.sit(1), 1);
}

#[test]
fn sleep_and_a_clock_that_jumps_bring_one_break_at_most() {
    let mut desk = Desk::at(ON, NOON);
    desk.sit(10);
    desk.steady += 9 * HOUR;
    desk.shown += 9 * HOUR;
    assert_eq!(desk.poll(), Change::Due);
    assert_eq!(desk.sit(29), 0);
    desk.reply(Reply::Done);
    // The clock on the wall is set: nothing comes sooner or more often.
    desk.shown -= 5 * HOUR;
    assert_eq!(desk.sit(29), 0);
    assert_eq!(desk.sit(1), 1);
    desk.reply(Reply::Done);
    desk.shown += 3 * HOUR;
    assert_eq!(desk.sit(29), 0);
    // A monotonic clock that is none: it waits, and never twice at once.
    desk.steady = 0;
    assert_eq!(desk.sit(29), 0);
}

#[test]
fn settings_are_kept_and_older_ones_load() {
    let kept = Settings {
        desk: DeskSettings {
            seat: Seat::Stays,
            stopped: Some(NOON),
            every: BreakInterval::FortyFive,
            ..quiet("22:00", "07:30")
        },
        ..Settings::default()
    };
    let text = encode(&kept).expect("settings can be written");
    assert!(
        text.contains(r#""every":"45""#) && text.contains(r#""from":1320,"to":450"#),
        "{text}"
    );
    assert_eq!(decode::<Settings>(&text).expect("settings"), kept);
    // What nobody touched is not written, and older settings have none of it.
    let usual = encode(&Settings::default()).expect("settings can be written");
    assert!(!usual.contains("desk"));
    let older = decode::<Settings>(r#"{"version":1,"theme":"dark"}"#).expect("settings");
    assert_eq!(older.desk, DeskSettings::default());
    let odd = decode::<Settings>(r#"{"version":1,"desk":{"on":true,"quiet":{"from":1440,"to":0}}}"#);
    assert!(odd.is_err());
    // Another tab's change of the theme leaves it alone, and a backup brings it.
    let mut here = kept.clone();
    here.rebase(&Settings::default(), &older);
    assert_eq!(here.desk, kept.desk);
    let mut new = Settings::default();
    new.merge(kept.clone(), Preference::Mine).expect("there is room");
    assert_eq!(new.desk, kept.desk);
}

fn shown(text: &str, seat: Seat) -> Vec<&'static str> {
    let checks: Vec<LastCheck> = if text.is_empty() {
        Vec::new()
    } else {
        vec![person(text).into()]
    };
    let id = |turn| movement(turn, seat, None, (check(), &checks)).technique();
    (0..4)
        .map(|turn| id(turn).map_or("look-far", |technique| technique.id.as_str()))
        .collect()
}

#[test]
fn movements_take_turns_and_need_a_check_of_their_place() {
    assert_eq!(
        shown("traps-upper left:", Seat::GetsUp),
        [
            "mob-shoulder-rolls",
            "mob-neck-turns",
            "pos-microbreak",
            "mob-shoulder-rolls"
        ]
    );
    assert_eq!(
        shown("back-mid left: press-sore, move-changes, clear-cause", Seat::Stays),
        [
            "mob-thoracic-chair",
            "pos-shift-seat",
            "mob-thoracic-chair",
            "pos-shift-seat"
        ]
    );
    // Without a check, or with one of another place: stand, walk, shift, look far.
    for text in ["", "leg-calf-upper left:"] {
        let turns = ["pos-microbreak", "pos-shift-seat", "pos-microbreak", "pos-shift-seat"];
        assert_eq!(shown(text, Seat::GetsUp), turns, "{text}");
        assert_eq!(shown(text, Seat::Stays), ["pos-shift-seat"; 4], "{text}");
    }
}

#[test]
fn answers_decide_what_moves() {
    assert_eq!(
        shown(
            "back-mid left: press-sore, move-changes, clear-cause, has=osteoporosis",
            Seat::GetsUp
        ),
        ["pos-microbreak", "pos-shift-seat", "pos-microbreak", "pos-shift-seat"]
    );
    assert_eq!(shown("traps-upper left: chest-pain", Seat::GetsUp), ["look-far"; 4]);
}

proptest! {
    #[test]
    fn a_break_is_never_in_quiet_hours_and_never_too_soon(
        every in select(&BreakInterval::ALL),
        hours in (0_u16..1440, 0_u16..1440),
        start in 0..DAY,
        acts in prop::collection::vec((0..12_u8, 1..100_u64), 1..60),
    ) {
        let at = |minutes: u16| TimeOfDay::of_utc(u64::from(minutes) * MINUTE);
        let quiet = QuietHours { from: at(hours.0), to: at(hours.1) };
        let settings = DeskSettings { every, quiet: Some(quiet), ..ON };
        let mut desk = Desk::at(settings, NOON + start);
        let (mut last, mut asked) = (0, every.length());
        for (act, length) in acts {
            match act {
                // The page is looked at; it sleeps; the clock on the wall goes back and forth.
                0..=4 => {}
                5 => (desk.steady, desk.shown) = (desk.steady + length * HOUR, desk.shown + length * HOUR),
                6 => desk.shown -= length * MINUTE,
                7 => desk.shown += length * MINUTE,
                8 if desk.is_due() => {
                    desk.reply(Reply::Later);
                    (last, asked) = (desk.steady, LATER);
                }
                9 if desk.is_due() => {
                    desk.reply(Reply::Done);
                    (last, asked) = (desk.steady, every.length());
                }
                10 if desk.is_due() => {
                    desk.reply(Reply::Skip);
                    (last, asked) = (desk.steady, every.length());
                }
                _ => desk.attention = if length % 2 == 0 { Attention::Taken } else { Attention::Free },
            }
            for _ in 0..length {
                let was_silent = desk.companion.is_silent();
                desk.steady += 10_000;
                desk.shown += 10_000;
                let change = desk.poll();
                if change == Change::Due {
                    prop_assert!(!quiet.holds(TimeOfDay::of_utc(desk.shown)));
                    prop_assert!(desk.steady - last >= asked, "too soon");
                    prop_assert!(desk.attention == Attention::Free && !was_silent);
                    (last, asked) = (desk.steady, every.length());
                }
                if quiet.holds(TimeOfDay::of_utc(desk.shown)) {
                    prop_assert!(!desk.is_due());
                }
            }
        }
    }

    #[test]
    fn no_movement_is_shown_that_a_check_forbids(
        places in prop::collection::vec(select(&[
            "traps-upper left", "neck-side right", "neck-back both", "back-upper left", "back-low both", "buttock-main right",
            "leg-calf-upper left", "shoulder-front right",
        ][..]), 1..4),
        facts in prop::collection::vec(select(&[
            "has=osteoporosis", "chest-pain", "stroke-signs", "fever", "weakness", "numbness-tingling", "has=vertigo", "pain=9",
            "began=sudden-injury", "lasts=today", "lasts=gt2w", "here=recent-surgery", "open=conditions", "?fever", "lies-only", "no-tools", "skip-second", "press-sore, move-changes, clear-cause",
        ][..]), 0..4),
        seat in select(&Seat::ALL),
        turn in 0..20_usize,
    ) {
        let checks: Vec<LastCheck> = places
            .iter()
            .enumerate()
            .map(|(index, place)| {
                let facts = if index == 0 { facts.join(", ") } else { String::new() };
                person(&format!("{place}: {facts}")).into()
            })
            .collect();
        let shown = movement(turn, seat, None, (check(), &checks));
        if let Some(technique) = shown.technique() {
            prop_assert!(weighed(technique, &[], (check(), &checks), as_asked).is_empty(), "{shown:?}");
            prop_assert!(!checks.iter().any(|last| last.needs_help(check())));
        }
        if let Movement::Exercise(step) = shown {
            let is_for = |last: &LastCheck| last.places[0].area.techniques.contains(&step.technique.id);
            prop_assert!(checks.iter().any(is_for));
        }
    }
}
