//! The arm raise on five days, and the walk beside the session.

use unknot::domain::check::desk_break::{Movement, movement};
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::plan::PlanStep;
use unknot::domain::course::courses::Course;
use unknot::domain::course::due::Due;
use unknot::domain::course::rules;
use unknot::domain::course::standing::Rhythm;
use unknot::domain::course::words::walk;
use unknot::domain::desk::Seat;
use unknot::domain::journal::entry::Effort;
use unknot_content::check::RuleId;
use unknot_content::model::Kind;

use crate::support::check;
use crate::{Did, FINE, build_from, course, due_of, ids, last_check, on, place, settled, stand, strengthened, told};

fn raises_from(day: u32) -> Course {
    Course {
        raises: Some(on(day).shown),
        ..build_from(day)
    }
}

#[test]
fn the_raise_comes_on_five_days_and_alone() {
    let course = raises_from(14);
    let mut all = settled();
    for day in 14..19 {
        let stood = stand(&course, &all, day);
        assert_eq!((stood.rhythm, stood.strength), (Rhythm::FiveDays, Ok(())), "day {day}");
        let due = due_of(&course, &all, day, &[last_check(FINE, on(day).at)]).due;
        let strength: Vec<_> = ids(&due).into_iter().filter(|id| id.starts_with("str-")).collect();
        assert_eq!(strength, ["str-side-raise"], "day {day}");
        all.push(strengthened(day, 2, Effort::Right));
    }
    assert_eq!(stand(&course, &all, 19).strength, Err(rules::RAISE));
    assert_eq!(stand(&course, &all, 20).strength, Err(rules::RAISE));
    assert_eq!(stand(&course, &all, 21).strength, Ok(()));
}

#[test]
fn half_of_the_planned_days_are_enough_for_the_next_week() {
    let week = |course: &Course, days: &[u32]| {
        let strong = days.iter().map(|day| strengthened(*day, 2, Effort::Right));
        let all: Vec<Did> = settled().into_iter().chain(strong).collect();
        stand(course, &all, 21).week
    };
    assert_eq!(week(&raises_from(14), &[14, 15]), 3);
    assert_eq!(week(&raises_from(14), &[14, 15, 16]), 4);
    assert_eq!(week(&build_from(14), &[14, 16]), 4);
}

#[test]
fn a_day_without_strengthening_names_the_answer_that_speaks_against_it() {
    let strength = |said: &str| {
        let checks = [last_check(said, on(14).at)];
        match due_of(&raises_from(14), &settled(), 14, &checks).due {
            Due::Session(session) => session.strength.map_err(RuleId::as_str),
            other => panic!("no session: {other:?}"),
        }
    };
    assert_eq!(strength(FINE), Ok(()));
    assert_eq!(strength(&FINE.replace("pain=2", "pain=5")), Err("I-08"));
}

/// B-03: strengthening is chosen first.
#[test]
fn a_day_with_little_time_keeps_its_strengthening() {
    let kinds = |course: &Course, day: u32| {
        let area = course.place.place().map_or("", |place| place.area.id.as_str());
        let checks = [last_check(&FINE.replace("traps-upper", area), on(day).at)];
        let today = due_of(course, &settled(), day, &checks);
        let kinds = |steps: &[PlanStep]| steps.iter().map(|step| step.technique.kind).collect::<Vec<_>>();
        let Due::Session(session) = &today.due else {
            panic!("no session: {:?}", today.due)
        };
        let shorter: Vec<_> = today.shorter.iter().map(|short| kinds(&short.steps)).collect();
        (kinds(&session.steps), shorter)
    };
    let build = |area: &str| Course {
        builds: Some(on(14).shown),
        ..course(place(area))
    };
    let (day, shorter) = kinds(&build("neck-back"), 14);
    assert_eq!(day, [Kind::Mobility, Kind::Stretch, Kind::Strengthen, Kind::Strengthen]);
    assert_eq!(
        shorter,
        [
            vec![Kind::Mobility, Kind::Strengthen],
            vec![Kind::Mobility, Kind::Stretch, Kind::Strengthen]
        ]
    );
    let (_, shorter) = kinds(&build("leg-thigh-front"), 14);
    assert_eq!(shorter[0], [Kind::Strengthen], "there is no time for a move");
    let (day, shorter) = kinds(&raises_from(14), 14);
    assert_eq!(day, [Kind::Mobility, Kind::Stretch, Kind::Strengthen]);
    assert_eq!(shorter, [vec![Kind::Mobility, Kind::Strengthen]]);
}

#[test]
fn one_desk_break_may_hold_the_raise_of_today() {
    let course = raises_from(14);
    let fine = [last_check(FINE, on(14).at)];
    let raise = due_of(&course, &settled(), 14, &fine).raise();
    let id = |turn, seat, raise, checks: &[LastCheck]| match movement(turn, seat, raise, (check(), checks)) {
        Movement::Raise(step) => Some(step.technique.id.as_str()),
        _ => None,
    };
    assert_eq!(id(0, Seat::GetsUp, raise, &fine), Some("str-side-raise"));
    // Once in a visit, and only who gets up.
    assert_eq!(id(1, Seat::GetsUp, raise, &fine), None);
    assert_eq!(id(0, Seat::Stays, raise, &fine), None);
    // No check since may speak against it.
    let grave = [last_check("traps-upper left: stroke-signs", on(14).at)];
    assert_eq!(id(0, Seat::GetsUp, raise, &grave), None);
    // None on a day of rest, once today's session is done, or while the questions come first.
    let strong = (14..19).map(|day| strengthened(day, 2, Effort::Right));
    let all: Vec<Did> = settled().into_iter().chain(strong).collect();
    let raise = |all: &[Did], day: u32, checks: &[LastCheck]| due_of(&course, all, day, checks).raise().is_some();
    assert!(!raise(&all, 19, &[last_check(FINE, on(19).at)]));
    assert!(!raise(&all[..15], 14, &fine));
    assert!(!raise(&settled(), 14, &[]));
}

/// What stops strengthening stops it in this rhythm too.
#[test]
fn the_raise_waits_as_all_strengthening_does() {
    let course = raises_from(14);
    let flared: Vec<Did> = settled().into_iter().chain([told(15, 7)]).collect();
    assert_eq!(stand(&course, &flared, 15).strength, Err(rules::FLARE_UP));
    let early = Course {
        raises: Some(on(0).shown),
        ..self::course(place("traps-upper"))
    };
    let done = [strengthened(2, 2, Effort::Right)];
    let stood = stand(&early, &done, 3);
    assert_eq!(
        (stood.rhythm, stood.strength),
        (Rhythm::EveryOtherDay, Err(rules::BUILD))
    );
}

#[test]
fn where_there_is_no_raise_nothing_changes() {
    let course = Course {
        builds: Some(on(14).shown),
        raises: Some(on(14).shown),
        ..course(place("back-low"))
    };
    assert_eq!(stand(&course, &settled(), 14).rhythm, Rhythm::EveryOtherDay);
}

#[test]
fn a_walk_grows_with_the_weeks_and_is_halved_by_a_flare_up() {
    let minutes = |course: &Course, all: &[Did], day: u32| {
        let checks = [last_check(FINE, on(day).at)];
        due_of(course, all, day, &checks).walk.map(|(_, minutes)| minutes)
    };
    let early = course(place("traps-upper"));
    assert_eq!(minutes(&early, &[], 0), Some(5));
    assert_eq!(minutes(&early, &settled(), 13), Some(10));
    let mut all = settled();
    assert_eq!(minutes(&build_from(14), &all, 14), Some(10));
    for day in [14, 16, 21, 23] {
        all.push(strengthened(day, 2, Effort::Right));
    }
    assert_eq!(minutes(&build_from(14), &all, 28), Some(15));
    all.push(told(29, 7));
    let known = [last_check(
        &format!("{FINE}, flared").replace("pain=2", "pain=6"),
        on(30).at,
    )];
    let flared = due_of(&build_from(14), &all, 30, &known);
    assert_eq!(flared.walk.map(|(_, minutes)| minutes), Some(8));
    // Until the questions are answered there is none.
    assert!(matches!(due_of(&early, &[], 20, &[]).due, Due::Check(_)));
    assert!(due_of(&early, &[], 20, &[]).walk.is_none());
}

#[test]
fn a_sore_shin_has_no_walk_and_the_side_of_the_hip_a_limit() {
    let today = |area: &str| {
        let text = FINE.replace("traps-upper", area);
        due_of(&course(place(area)), &[], 0, &[last_check(&text, on(0).at)])
    };
    assert!(today("leg-shin").walk.is_none());
    let (title, how) = walk(&today("buttock-hip-side")).expect("a walk");
    assert_eq!(title, "A walk: about 5 minutes");
    assert!(
        how.contains("Only as far as the side of the hip stays at 3 or less."),
        "{how}"
    );
}

#[test]
fn a_flare_up_has_settled_after_a_week_and_is_asked_about_for_two() {
    let all: Vec<Did> = settled().into_iter().chain([told(15, 7), told(18, 2)]).collect();
    let settled = |day: u32| stand(&build_from(14), &all, day).settled.is_some();
    assert!(!settled(16) && !settled(21));
    assert!(settled(22) && settled(35));
    assert!(!settled(36));
}
