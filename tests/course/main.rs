//! Courses: who gets one, what is due, and what the weeks come to.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod next_time;
mod raise_and_walk;
#[path = "../check/support.rs"]
#[allow(dead_code, reason = "persons are made for many tests")]
mod support;
mod week_review;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use support::{check, person};
use unknot::domain::catalogue::{find_technique, guidance, open};
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::plan;
use unknot::domain::check::verdict::verdict;
use unknot::domain::course::courses::{Course, Courses, End, Ending};
use unknot::domain::course::due::{Due, Today, today};
use unknot::domain::course::ladder::is_rung;
use unknot::domain::course::may_start::{MayStart, may_start};
use unknot::domain::course::phase::Phase;
use unknot::domain::course::rules;
use unknot::domain::course::standing::{Choice, LONGEST, Now, Standing, standing};
use unknot::domain::course::words::{heading, how_it_goes};
use unknot::domain::journal::entries::Journal;
use unknot::domain::journal::entry::{Effort, Entry, Rating};
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SavedPlace, SoreSide};
use unknot::domain::session::script::READY;
use unknot::domain::time::{DAY, HOUR, Time};
use unknot_content::model::{Kind, Level, Library, Technique};

/// Noon on a day of the calendar.
const START: Time = 1_795_003_200_000 - 1_795_003_200_000 % DAY + 12 * HOUR;

fn place(area: &str) -> Place {
    let area = guidance().areas.iter().find(|known| known.id.as_str() == area);
    Place {
        area: area.unwrap_or_else(|| panic!("no area")),
        sore: SoreSide::Left,
    }
}

fn open_library() {
    open::<Library>(include_bytes!(concat!(env!("OUT_DIR"), "/library.pack")).to_vec()).expect("a readable library");
}

fn course(place: Place) -> Course {
    open_library();
    Course::new(SavedPlace::of(place), START, START)
}

fn on(day: u32) -> Now {
    let at = START + Time::from(day) * DAY;
    Now { at, shown: at }
}

/// What somebody did and told on a day.
#[derive(Clone, Copy, Debug)]
struct Did {
    day: u32,
    technique: &'static str,
    before: Option<u8>,
    after: Option<u8>,
    effort: Option<Effort>,
    change: Option<Rating>,
}

fn told(day: u32, pain: u8) -> Did {
    Did {
        day,
        technique: "",
        before: Some(pain),
        after: None,
        effort: None,
        change: None,
    }
}

fn moved(day: u32, pain: u8) -> Did {
    Did {
        technique: "mob-neck-turns",
        after: Some(pain),
        ..told(day, pain)
    }
}

fn strengthened(day: u32, pain: u8, effort: Effort) -> Did {
    Did {
        technique: "str-side-raise",
        effort: Some(effort),
        ..moved(day, pain)
    }
}

/// Two weeks in which it settles from 5 to 2.
fn settled() -> Vec<Did> {
    (0..14_u8).map(|day| moved(u32::from(day), 5 - day / 4)).collect()
}

fn journal(place: Place, all: &[Did]) -> Journal {
    let mut journal = Journal::default();
    for one in all {
        let at = on(one.day).at - HOUR;
        journal.add(Entry {
            at,
            shown: Some(at),
            places: vec![SavedPlace::of(place)],
            before: one.before.and_then(Pain::new),
            after: one.after.and_then(Pain::new),
            change: one.change,
            effort: one.effort,
            did: Some(one.technique.to_owned())
                .filter(|id| !id.is_empty())
                .into_iter()
                .collect(),
            ..Entry::default()
        });
    }
    journal
}

fn stand(course: &Course, all: &[Did], day: u32) -> Standing {
    let place = course.place.place().expect("a known place");
    standing(course, &journal(place, all), place.area, on(day))
}

/// Somebody with lasting, little pain who may strengthen.
const FINE: &str = "traps-upper left: pain=2, lasts=gt2w, began=posture, improving";

fn last_check(text: &str, at: Time) -> LastCheck {
    LastCheck {
        at,
        ..person(text).into()
    }
}

fn due_of(course: &Course, all: &[Did], day: u32, last: &[LastCheck]) -> Today {
    let place = course.place.place().expect("a known place");
    today(course, &journal(place, all), (check(), last), on(day), READY).expect("a known place")
}

fn ids(due: &Due) -> Vec<&'static str> {
    match due {
        Due::Session(session) => session.steps.iter().map(|step| step.technique.id.as_str()).collect(),
        other => panic!("no session: {other:?}"),
    }
}

fn build_from(day: u32) -> Course {
    Course {
        builds: Some(on(day).shown),
        ..course(place("traps-upper"))
    }
}

#[test]
fn who_gets_a_course_and_who_does_not() {
    open_library();
    let place = place("traps-upper");
    let none = Courses::default();
    let may = |text: &str| may_start(place, &none, check(), Some(&last_check(text, START)));
    assert_eq!(may(FINE), MayStart::Yes);
    assert_eq!(may("traps-upper left: pain=4"), MayStart::Yes);
    for text in [
        "traps-upper left: pain=7, lasts=gt2w, improving",
        "traps-upper left: fever",
        "traps-upper left: skip-second",
        "traps-upper left: has=fracture",
        "traps-upper left: stroke-signs",
        "traps-upper left: age=under-16",
    ] {
        assert_eq!(may(text), MayStart::No(rules::WHO), "{text}");
    }
    for text in [
        "traps-upper left: pain=3, worse",
        "traps-upper left: pain=3, pregnant=12-27",
        "traps-upper left: pain=3, morning-stiff",
    ] {
        assert_eq!(may(text), MayStart::OnceLookedAt(rules::LOOKED_AT), "{text}");
    }
    assert_eq!(
        may("traps-upper left: pain=3, lasts=gt12w"),
        MayStart::Yes,
        "gently: W-02"
    );
    assert_eq!(may_start(place, &none, check(), None), MayStart::No(rules::WHO));
}

#[test]
fn there_is_one_course_at_a_time_and_a_bad_end_asks_for_a_look() {
    let place = place("traps-upper");
    let fine = last_check(FINE, START);
    let mut courses = Courses::default();
    courses.add(course(place));
    let may = |courses: &Courses| may_start(place, courses, check(), Some(&fine));
    assert_eq!(may(&courses), MayStart::No(rules::ONE));
    for (how, expected) in [
        (Ending::Enough, MayStart::Yes),
        (Ending::NotEnough, MayStart::OnceLookedAt(rules::NOT_ENOUGH)),
        (Ending::HelpFirst, MayStart::OnceLookedAt(rules::HELP_FIRST)),
    ] {
        courses.change(START, |course| course.end = Some(End { shown: START, how }));
        assert_eq!(may(&courses), expected);
    }
}

#[test]
fn the_first_strength_day_is_the_third_and_then_every_other_day() {
    let course = course(place("traps-upper"));
    let fine = [last_check(FINE, START)];
    for day in 0..2 {
        let due = due_of(&course, &[], day, &fine).due;
        assert!(!ids(&due).contains(&"str-side-raise"), "day {day}");
    }
    let third = due_of(&course, &[], 2, &fine).due;
    assert!(ids(&third).contains(&"str-side-raise"), "{:?}", ids(&third));
    let Due::Session(session) = third else {
        panic!("no session")
    };
    let raise = session
        .steps
        .iter()
        .find(|step| step.technique.kind == Kind::Strengthen);
    assert!(raise.is_some_and(|step| step.dose.sets == 1 && step.dose.repetitions <= 5));
    // What is usual after it is said before the first time, and not again.
    let first = |all: &[Did], day| due_of(&course, all, day, &fine).is_first_strength();
    assert!(!first(&[], 1) && first(&[], 2));
    let done = [strengthened(2, 2, Effort::Right)];
    assert!(!first(&done, 4));
    assert_eq!(stand(&course, &done, 3).strength, Err(rules::BUILD));
    assert_eq!(stand(&course, &done, 4).strength, Ok(()));
    assert_eq!(stand(&course, &[told(1, 5)], 3).strength, Err(rules::FIRST_STRENGTH));
}

#[test]
fn after_two_weeks_the_person_chooses() {
    let course = course(place("traps-upper"));
    let days = settled();
    assert_eq!(stand(&course, &days, 13).choice, None);
    let over = stand(&course, &days, 14);
    assert_eq!((over.choice, over.phase), (Some(Choice::AgainOrBuild), Phase::Settle));
    let course = build_from(14);
    let built = stand(&course, &days, 14);
    assert_eq!((built.phase, built.week, built.turn), (Phase::Build, 3, rules::BUILD));
    let flared: Vec<Did> = days.iter().copied().chain([told(13, 7)]).collect();
    let flared = stand(&self::course(place("traps-upper")), &flared, 14);
    assert_eq!(flared.choice, Some(Choice::Again));
}

#[test]
fn a_good_week_leads_to_the_next_and_another_does_not() {
    let course = build_from(14);
    let strong = |from: u32| [0, 2, 4].map(|day| strengthened(from + day, 2, Effort::Right));
    let mut all = settled();
    all.extend(strong(14));
    assert_eq!(stand(&course, &all, 21).week, 4);
    assert_eq!(stand(&course, &all, 21).turn, rules::NEXT_WEEK);
    // Once only is less than half.
    all.push(strengthened(22, 2, Effort::Right));
    let same = stand(&course, &all, 28);
    assert_eq!((same.week, same.turn), (4, rules::SAME_WEEK));
    for week in [28, 35] {
        all.push(strengthened(week + 1, 2, Effort::Right));
    }
    assert_eq!(stand(&course, &all, 35).see, None);
    let third = stand(&course, &all, 42);
    assert_eq!((third.week, third.see, third.rung), (4, Some(rules::SAME_WEEK), 1));
}

#[test]
fn who_does_everything_with_ease_gets_on_at_every_place() {
    open_library();
    let mut missed: Vec<String> = Vec::new();
    for area in &guidance().areas {
        let name = area.id.as_str();
        let text =
            format!("{name} left: pain=3, lasts=gt2w, began=posture, improving, press-sore, move-changes, clear-cause");
        let (place, mut journal) = (place(name), Journal::default());
        let mut course = course(place);
        let mut offered: Vec<&str> = Vec::new();
        for day in 0..70 {
            if day == 14 {
                course.builds = Some(on(day).shown);
            }
            let last = [last_check(&text, on(day).at - HOUR / 2)];
            let today = today(&course, &journal, (check(), &last), on(day), READY).expect("a known place");
            let standing = today.standing;
            assert_eq!((standing.see, standing.over), (None, None), "{name}, day {day}");
            assert!(day < 21 || standing.turn != rules::SAME_WEEK, "{name}, day {day}");
            let Due::Session(session) = today.due else {
                panic!("{name}, day {day}: {:?}", today.due);
            };
            let did = session.steps.iter().map(|step| step.technique);
            let rungs: Vec<&str> = did
                .clone()
                .filter(|one| is_rung(one, area))
                .map(|one| one.id.as_str())
                .collect();
            let pain = Pain::new(if day < 10 { 3 } else { u8::from(day < 40) + 1 });
            journal.add(Entry {
                at: on(day).at - HOUR,
                shown: Some(on(day).at - HOUR),
                places: vec![SavedPlace::of(place)],
                before: pain,
                after: pain,
                effort: (!rungs.is_empty()).then_some(Effort::Easy),
                did: did.map(|one| one.id.as_str().to_owned()).collect(),
                ..Entry::default()
            });
            offered.extend(rungs);
        }
        let end = standing(&course, &journal, area, on(69));
        assert!(
            end.week == 10 && end.rung == 5,
            "{name}: week {}, rung {}",
            end.week,
            end.rung
        );
        offered.sort_unstable();
        offered.dedup();
        // Every ladder is climbed.
        let harder = area.techniques.iter().filter_map(|id| find_technique(id.as_str()));
        let is_missed = |one: &&Technique| one.kind == Kind::Strengthen && !offered.contains(&one.id.as_str());
        missed.extend(
            harder
                .filter(is_missed)
                .map(|one| format!("{name}: {}", one.id.as_str())),
        );
    }
    // Two others come first there, and then the hardest of this ladder.
    assert_eq!(
        missed,
        ["neck-back: str-side-raise", "neck-back: str-side-raise-bottle"]
    );
}

#[test]
fn harder_comes_after_two_easy_times_and_a_usual_next_day() {
    let course = build_from(14);
    let mut all = settled();
    all.extend([
        strengthened(14, 3, Effort::Easy),
        told(15, 3),
        strengthened(16, 3, Effort::Easy),
    ]);
    assert_eq!(stand(&course, &all, 16).rung, 1);
    all.push(told(17, 2));
    let harder = stand(&course, &all, 17);
    assert_eq!((harder.rung, harder.turn), (2, rules::HARDER));
    // Not twice within a week.
    all.extend([
        strengthened(18, 2, Effort::Easy),
        told(19, 2),
        strengthened(20, 2, Effort::Easy),
        told(21, 2),
    ]);
    assert_eq!(stand(&course, &all, 21).rung, 2);
    // Too hard is one step easier at once.
    all.push(strengthened(22, 2, Effort::TooHard));
    assert_eq!(
        (stand(&course, &all, 22).rung, stand(&course, &all, 22).turn),
        (1, rules::EASIER)
    );
}

#[test]
fn a_flare_up_stops_strengthening_for_three_days_and_makes_the_week_easier() {
    let course = build_from(14);
    let mut all = settled();
    all.extend([strengthened(14, 2, Effort::Right), told(15, 6)]);
    for day in 15..18 {
        assert_eq!(stand(&course, &all, day).strength, Err(rules::FLARE_UP), "day {day}");
    }
    let later = stand(&course, &all, 18);
    assert_eq!((later.strength, later.softer), (Ok(()), Some(rules::FLARE_UP)));
    assert_eq!(stand(&course, &all, 21).turn, rules::EASIER_WEEK);
    // A pain that is up by 2 asks for the questions before anything else.
    let fine = [last_check(FINE, on(14).at)];
    assert!(matches!(due_of(&course, &all, 15, &fine).due, Due::Check(rule) if rule == rules::ROSE));
}

#[test]
fn three_flare_ups_in_six_weeks_wait_for_somebody() {
    let course = build_from(14);
    let mut all = settled();
    for day in [16, 27, 38] {
        all.extend([told(day - 1, 2), told(day, 6), told(day + 1, 2)]);
    }
    let third = stand(&course, &all, 45);
    assert_eq!((third.see, third.strength), (Some(rules::FLARES), Err(rules::FLARES)));
    let looked = Course {
        looked_at: Some(on(44).shown),
        ..course
    };
    assert_eq!(stand(&looked, &all, 45).see, None);
}

#[test]
fn missed_days_change_the_next_suggestion_alone() {
    let course = build_from(14);
    let fine = |day: u32| [last_check(FINE, on(day).at)];
    let mut all = settled();
    all.extend([14, 16, 18].map(|day| strengthened(day, 2, Effort::Right)));
    for (day, softer, week) in [
        (20, None, 3),
        (24, Some(rules::SHORT_GAP), 4),
        (27, Some(rules::WEEK_GAP), 4),
        (33, Some(rules::LONG_GAP), 3),
    ] {
        let stood = stand(&course, &all, day);
        assert_eq!((stood.softer, stood.week), (softer, week), "day {day}");
        assert!(stood.see.is_none() && stood.over.is_none());
    }
    let today = due_of(&course, &all, 24, &fine(24));
    assert_eq!(heading(&today), "How is the left top of the shoulder?");
    // With pain it begins with the first two weeks again.
    all.push(told(40, 4));
    assert_eq!(stand(&course, &all, 41).phase, Phase::Settle);
}

#[test]
fn no_better_after_six_weeks_waits_and_after_twelve_it_is_over() {
    let course = build_from(14);
    let all: Vec<Did> = (0..90).map(|day| moved(day, 5)).collect();
    let fine = |day: u32| {
        [last_check(
            "traps-upper left: pain=5, lasts=gt2w, improving",
            on(day).at,
        )]
    };
    assert!(matches!(due_of(&course, &all[..43], 43, &fine(43)).due, Due::Wait(rule) if rule == rules::SIX_WEEKS));
    let over = due_of(&course, &all, LONGEST, &fine(LONGEST));
    assert!(matches!(over.due, Due::Over(rule) if rule == rules::NOT_ENOUGH));
}

#[test]
fn very_little_pain_for_long_may_be_enough() {
    let course = course(place("traps-upper"));
    let all: Vec<Did> = (0..15).map(|day| moved(day, if day < 7 { 4 } else { 1 })).collect();
    let stood = stand(&course, &all, 14);
    assert!(stood.may_be_enough);
    assert_eq!(
        how_it_goes(&stood).as_deref(),
        Some("Easier than at the start: pain up to 4 then, 1 this week.")
    );
    assert!(!stand(&course, &all[..8], 14).may_be_enough, "nothing was told lately");
}

#[test]
fn an_old_check_a_new_sign_and_a_calf_come_first() {
    let course = course(place("traps-upper"));
    assert!(matches!(due_of(&course, &[], 3, &[]).due, Due::Check(rule) if rule == rules::CHECK));
    let grave = [last_check("traps-upper left: stroke-signs", START)];
    assert!(matches!(due_of(&course, &[], 3, &grave).due, Due::HelpFirst));
    let calf = self::course(place("leg-calf-upper"));
    let last = [last_check("leg-calf-upper left: pain=2, lasts=gt2w, improving", START)];
    assert!(matches!(due_of(&calf, &[], 1, &last).due, Due::Check(rule) if rule == rules::LEG));
    assert!(matches!(due_of(&calf, &[], 0, &last).due, Due::Session(_)));
}

#[test]
fn days_are_those_of_the_persons_clock() {
    let course = course(place("traps-upper"));
    let place = place("traps-upper");
    let at = |hours: i64, zone: i64| {
        let at = START.saturating_add_signed(hours * 3_600_000);
        Now {
            at,
            shown: at.saturating_add_signed(zone * 3_600_000),
        }
    };
    let empty = Journal::default();
    let day = |now: Now| standing(&course, &empty, place.area, now).day;
    assert_eq!(day(at(11, 0)), 0);
    assert_eq!(day(at(13, 0)), 1);
    // Eastward it is tomorrow already, westward still yesterday: never before the first day.
    assert_eq!(day(at(5, 9)), 1);
    assert_eq!(day(at(0, -14)), 0);
    // A clock that was put back.
    assert_eq!(day(at(-400, 0)), 0);
    // A note that a zone dates on a later day than today counts today.
    let mut journal = Journal::default();
    journal.add(Entry {
        at: START + HOUR,
        shown: Some(START + DAY),
        places: vec![SavedPlace::of(place)],
        did: vec!["mob-neck-turns".to_owned()],
        ..Entry::default()
    });
    assert_eq!(standing(&course, &journal, place.area, at(2, 0)).sessions_today, 1);
}

#[test]
fn blood_pressure_pregnancy_and_a_nerve_leave_strength_out() {
    let course = course(place("traps-upper"));
    let strength = |text: &str| {
        let looked = Course {
            looked_at: Some(START),
            ..course.clone()
        };
        match due_of(&looked, &[], 3, &[last_check(text, START)]).due {
            Due::Session(session) => session.strength,
            other => panic!("{text}: {other:?}"),
        }
    };
    assert_eq!(strength(FINE), Ok(()));
    assert_eq!(
        strength(&format!("{FINE}, has=high-bp-head-down")),
        Err(rules::BLOOD_PRESSURE)
    );
    assert_eq!(strength(&format!("{FINE}, pregnant=12-27")), Err(rules::PREGNANCY));
    assert_eq!(strength(&format!("{FINE}, numbness-tingling")), Err(rules::WHO));
}

fn histories() -> impl Strategy<Value = Vec<Did>> {
    let technique = select(vec![
        "",
        "mob-neck-turns",
        "st-neck-side-bend",
        "str-side-raise",
        "str-bridge",
    ]);
    let effort = prop::option::of(select(Effort::ALL.to_vec()));
    let change = prop_oneof![4 => Just(None), 1 => select(Rating::ALL.to_vec()).prop_map(Some)];
    let pain = || prop::option::of(0_u8..8);
    let one = (0_u32..100, technique, pain(), pain(), effort, change);
    let one = one.prop_map(|(day, technique, before, after, effort, change)| Did {
        day,
        technique,
        before,
        after,
        effort,
        change,
    });
    prop::collection::vec(one, 0..90)
}

/// People of all sorts, for any place.
const PEOPLE: [&str; 12] = [
    "pain=2, lasts=gt2w, improving",
    "pain=3, lasts=gt2w, improving",
    "pain=5, lasts=le2w",
    "pain=2, lasts=gt12w",
    "pain=2, lasts=gt2w, improving, first-use",
    "pain=2, lasts=gt2w, improving, flared",
    "pain=3, worse",
    "pain=8, lasts=gt2w",
    "fever",
    "pain=2, lasts=gt2w, improving, has=shoulder-instability",
    "pain=2, lasts=gt2w, improving, has=wrist-problem, age=65-plus",
    "pain=2, lasts=gt2w, improving, numbness-tingling",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_course_offers_what_the_plan_does_not(
        all in histories(),
        area in 0..guidance().areas.len(),
        who in select(PEOPLE.to_vec()),
        builds in prop::option::of(14_u32..30),
        looked in prop::option::of(0_u32..60),
        raises in any::<bool>(),
        day in 0_u32..100,
        age in 0_u32..9,
    ) {
        let place = Place { area: &guidance().areas[area], sore: SoreSide::Left };
        let course = Course {
            builds: builds.map(|day| on(day).shown),
            looked_at: looked.map(|day| on(day).shown),
            raises: raises.then_some(START),
            ..course(place)
        };
        let last = last_check(&format!("{} left: {who}", place.area.id), on(day.saturating_sub(age)).at);
        let checks = [last.clone()];
        let now = due_of(&course, &all, day, &checks);
        let mut offered = match now.due {
            Due::Session(session) | Due::Done(Some(session)) => session.steps,
            _ => Vec::new(),
        };
        let mut most = offered.len();
        for short in now.shorter.iter().rev() {
            prop_assert!(!short.steps.is_empty() && short.steps.len() < most, "{who}");
            most = short.steps.len();
            let strong = short.steps.iter().filter(|step| step.technique.kind == Kind::Strengthen).count();
            prop_assert!(strong <= 1);
            offered.extend(&short.steps);
        }
        let case = last.case(check());
        let seen = verdict(&case);
        let Some(permit) = seen.permit() else {
            prop_assert!(offered.is_empty() && now.walk.is_none(), "{who}");
            return Ok(());
        };
        let plan = plan::build(permit, place).heeding(check(), &checks);
        if let Some((technique, minutes)) = now.walk {
            let mut allowed = plan.steps.iter().chain(&plan.more);
            prop_assert!(allowed.any(|own| own.technique.id == technique.id), "a walk for {who}");
            prop_assert!((1..=20).contains(&minutes));
            prop_assert!(offered.iter().all(|step| step.technique.id != technique.id));
        }
        for step in &offered {
            let mut allowed = plan.steps.iter().chain(&plan.more);
            let own = allowed.find(|own| own.technique.id == step.technique.id);
            let is_no_more = own.is_some_and(|own| {
                step.dose.repetitions <= own.dose.repetitions && step.dose.sets <= own.dose.sets
                    && step.dose.hold_seconds == own.dose.hold_seconds && step.dose.minutes == own.dose.minutes
            });
            prop_assert!(is_no_more, "{} for {who}", step.technique.id);
            let is_strength = step.technique.kind == Kind::Strengthen;
            prop_assert!(!is_strength || now.standing.rung > 2 || step.technique.level == Level::Gentle);
        }
        if offered.iter().any(|step| step.technique.kind == Kind::Strengthen) {
            prop_assert!(now.standing.strength.is_ok());
            prop_assert!(now.standing.see.is_none_or(|rule| rule == rules::TWO_WEEKS || rule == rules::SAME_WEEK));
        }
    }

    #[test]
    fn after_the_limit_a_bad_pain_says_to_see_somebody(
        all in histories(), day in LONGEST..200, pain in 4_u8..9, builds in prop::option::of(14_u32..40),
    ) {
        let course = Course { builds: builds.map(|day| on(day).shown), ..course(place("traps-upper")) };
        let all: Vec<Did> = all.into_iter().chain([told(LONGEST - 2, pain)]).collect();
        let now = stand(&course, &all, day);
        prop_assert_eq!(now.over, Some(rules::NOT_ENOUGH));
        prop_assert!(matches!(due_of(&course, &all, day, &[]).due, Due::Over(_)));
    }

    #[test]
    fn the_same_history_always_gives_the_same_week(all in histories(), builds in 14_u32..40, day in 0_u32..100) {
        let course = build_from(builds);
        let once = stand(&course, &all, day);
        prop_assert_eq!(&once, &stand(&course, &all, day));
        // What comes later changes nothing of it.
        let until: Vec<Did> = all.iter().copied().filter(|one| one.day <= day).collect();
        prop_assert_eq!(&once, &stand(&course, &until, day));
        prop_assert!((1..=5).contains(&once.rung) && (1..=10).contains(&once.week));
    }
}

proptest! {
    // Each is looked at on every day of twelve weeks.
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn harder_never_follows_a_flare_up_and_strength_has_its_rests(all in histories(), builds in 14_u32..20) {
        let course = build_from(builds);
        let mut before = stand(&course, &all, 0);
        let mut flared = None;
        for day in 1..LONGEST {
            let now = stand(&course, &all, day);
            if now.softer == Some(rules::FLARE_UP) {
                prop_assert!(now.rung <= before.rung, "day {day}: {} after {}", now.rung, before.rung);
                if before.softer != now.softer {
                    flared = Some(day);
                }
            }
            if now.strength.is_ok() {
                prop_assert!(flared.is_none_or(|flared| day >= flared + 3), "day {day}, flared on {flared:?}");
                let strengthened = |one: &&Did| one.technique.starts_with("str-") && one.day <= day;
                let days: BTreeSet<u32> = all.iter().filter(strengthened).map(|one| one.day).collect();
                prop_assert!(days.last().is_none_or(|last| day >= last + 2), "day {day}, {days:?}");
                prop_assert!(days.range(day.saturating_sub(6)..).count() < 3, "day {day}, {days:?}");
            }
            prop_assert!(now.rung <= before.rung + 1);
            before = now;
        }
    }
}

#[test]
fn techniques_of_these_tests_are_known() {
    for id in ["mob-neck-turns", "st-neck-side-bend", "str-side-raise", "str-bridge"] {
        assert!(find_technique(id).is_some(), "{id}");
    }
}
