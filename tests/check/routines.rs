//! A routine is followed as far as the last answers allow.

use proptest::prelude::*;
use unknot::domain::catalogue::{find_technique, guidance};
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::routine_today::{RoutineToday, Run, StepOmission, today};
use unknot::domain::dose::SideOrder;
use unknot::domain::json::FromJson;
use unknot::domain::limits::{MOST_ROUTINES, MOST_STEPS, NAME_LENGTH, TooMany};
use unknot::domain::place::{Place, SoreSide};
use unknot::domain::routine::Routine;
use unknot::domain::routine::routines::Routines;
use unknot::domain::routine::step::RoutineStep;
use unknot::domain::routine_id::RoutineId;
use unknot::domain::session::player::Player;
use unknot::domain::storage::saved::{decode, encode};
use unknot_content::sided::Side;

use crate::support::{check, person};

fn step(technique: &str, place: Place) -> RoutineStep {
    RoutineStep::of_technique(find_technique(technique).expect("a technique"), place)
}

/// A routine of techniques for the one place of a person.
fn routine(text: &str, techniques: &[&str]) -> Routine {
    let place = person(text).places[0];
    let mut routine = Routine::new(RoutineId(1), "Mine");
    for technique in techniques {
        routine.add(step(technique, place)).expect("there is room");
    }
    routine
}

fn run(text: &str, techniques: &[&str]) -> RoutineToday {
    let last = LastCheck::from(person(text));
    today(&routine(text, techniques), check(), &[last])
}

fn left_out(text: &str, techniques: &[&str]) -> Vec<&'static str> {
    match run(text, techniques) {
        RoutineToday::Go(run) => run
            .left_out
            .iter()
            .map(|(_, why)| match why {
                StepOmission::Unknown => "unknown",
                StepOmission::NotForPlace => "not-for-place",
                StepOmission::HowItBegan => "how-it-began",
                StepOmission::Against(reason) => reason.rule().as_str(),
            })
            .collect(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn answers_decide_what_of_a_routine_is_done() {
    const STEPS: &[&str] = &["st-neck-side-bend", "br-belly"];
    assert!(left_out("neck-side left:", STEPS).is_empty());
    assert_eq!(
        left_out("neck-side left: began=sudden-injury, lasts=today", STEPS),
        ["X-01"]
    );
    assert!(matches!(
        run("neck-side left: chest-pain", STEPS),
        RoutineToday::HelpFirst(_)
    ));
    let nobody_was_asked = today(&routine("neck-side left:", STEPS), check(), &[]);
    assert!(matches!(nobody_was_asked, RoutineToday::AskFirst(places) if places.len() == 1));
}

#[test]
fn a_technique_that_is_not_for_its_place_is_left_out() {
    // Out of a file that somebody changed by hand.
    assert_eq!(
        left_out("neck-side left:", &["st-figure-four-lying"]),
        ["not-for-place"]
    );
}

#[test]
fn a_dose_is_cut_to_what_is_right_now() {
    let held = |text: &str| match run(text, &["st-figure-four-lying"]) {
        RoutineToday::Go(Run { exercises, .. }) => exercises[0].dose.hold_seconds,
        other => panic!("{other:?}"),
    };
    let usual = find_technique("st-figure-four-lying")
        .expect("a technique")
        .dose
        .hold_seconds;
    assert_eq!(held("buttock-main left: pain=2"), usual);
    assert_eq!(held("buttock-main left: pain=8"), Some(15));
}

#[test]
fn a_step_of_a_later_version_is_kept_and_skipped() {
    let text = r#"{"version":1,"routines":[{"id":5,"name":"Mine","steps":[
        {"id":1,"technique":"st-from-the-future","place":{"area":"neck-back","side":"left"},"turn":"whole","repetitions":3},
        {"id":3,"technique":"st-neck-side-bend","place":{"area":"from-the-future","side":"left"},"turn":"whole","repetitions":1},
        {"id":2,"title":"What Ann showed me","text":"Slowly","turn":"whole","hold":10,"repetitions":2}]}]}"#;
    let routines: Routines = decode(text).expect("unknown techniques are fine");
    let routine = routines.find(RoutineId(5)).expect("it is there");
    let last = LastCheck::from(person("neck-back left:"));
    let RoutineToday::Go(run) = today(routine, check(), &[last]) else {
        panic!("it can be followed")
    };
    assert_eq!(
        run.left_out.len(),
        2,
        "nothing was asked about a place that is not known"
    );
    assert_eq!(run.exercises[0].work.title(), "What Ann showed me");
    let again = encode(&routines).expect("it can be written");
    assert_eq!(decode::<Routines>(&again), Ok(routines));
}

#[test]
fn limits_are_said_and_kept() {
    let mut routines = Routines::default();
    for _ in 0..MOST_ROUTINES {
        routines.add(Routine::new(RoutineId(1), "One")).expect("there is room");
    }
    assert_eq!(
        routines.add(Routine::new(RoutineId(1), "One more")),
        Err(TooMany::Routines)
    );
    let mut ids: Vec<_> = routines.all().iter().map(|routine| routine.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), MOST_ROUTINES, "each has an id of its own");

    let mut routine = Routine::new(RoutineId(1), &"n".repeat(NAME_LENGTH + 5));
    assert_eq!(routine.name.len(), NAME_LENGTH);
    for _ in 0..MOST_STEPS {
        routine.add(RoutineStep::own("A", "")).expect("there is room");
    }
    let first = routine.steps[0].id;
    assert_eq!(routine.duplicate(first), Err(TooMany::Steps));

    routine.last_done = Some(1);
    let copy = routine.copy(RoutineId(2));
    assert_eq!(
        (copy.id, &copy.steps, copy.last_done),
        (RoutineId(2), &routine.steps, None)
    );
    assert!(
        copy.name.starts_with("Copy of nnn") && copy.name.len() == NAME_LENGTH,
        "{}",
        copy.name
    );
}

#[test]
fn a_step_never_asks_for_more_than_its_technique_allows() {
    let place = person("neck-side left:").places[0];
    let mut routine = Routine::new(RoutineId(1), "Mine");
    let id = routine.add(step("st-neck-side-bend", place)).expect("there is room");
    routine.change(id, |step| {
        step.hold = Some(600);
        step.repetitions = 0;
        step.rest = Some(9_999);
        step.turn = SideOrder::Only(Side::Right);
    });
    let step = &routine.steps[0];
    assert_eq!((step.hold, step.repetitions, step.rest), (Some(30), 1, Some(300)));
    assert_eq!(
        routine.places()[0].sore,
        SoreSide::Right,
        "the check asks about that side"
    );
}

#[test]
fn what_is_taken_out_comes_back_where_it_was() {
    let before = routine("neck-side left:", &["st-neck-side-bend", "mob-neck-turns", "br-belly"]);
    let mut after = before.clone();
    let (index, step) = after.remove(before.steps[1].id).expect("it was there");
    after.restore(index, step).unwrap();
    assert_eq!(after, before);
}

#[test]
fn every_starter_can_be_followed_by_somebody_healthy() {
    let compiled = unknot_content::compile::compile(std::path::Path::new("content")).expect("the content");
    assert_eq!(compiled.library.starters.len(), 6);
    for starter in &compiled.library.starters {
        let routine = Routine::from_starter(RoutineId(1), starter);
        assert_eq!(routine.steps.len(), starter.steps.len(), "{}", starter.name);
        let last = |place: Place| {
            // T-27: the upper back has to be shown to be a muscle.
            let cleared = matches!(place.area.id.as_str(), "back-upper" | "traps-middle");
            let facts = if cleared {
                "press-sore, move-changes, clear-cause"
            } else {
                ""
            };
            let text = format!("{} {}: {facts}", place.area.id, place.sore.as_str());
            LastCheck::from(person(&text))
        };
        let checks: Vec<LastCheck> = routine.places().into_iter().map(last).collect();
        let found = today(&routine, check(), &checks);
        let RoutineToday::Go(run) = found else {
            panic!("{}: {found:?}", starter.name)
        };
        assert!(run.left_out.is_empty(), "{}: {:?}", starter.name, run.left_out);
    }
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Add(usize, SoreSide),
    Own,
    Remove(usize),
    Duplicate(usize),
    Move(usize, usize),
    Change(usize, u16),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let sore = prop::sample::select(SoreSide::ALL.to_vec());
    let deed = prop_oneof![
        3 => (any::<usize>(), sore).prop_map(|(index, sore)| Deed::Add(index, sore)),
        1 => Just(Deed::Own),
        1 => any::<usize>().prop_map(Deed::Remove),
        1 => any::<usize>().prop_map(Deed::Duplicate),
        2 => any::<(usize, usize)>().prop_map(|(from, to)| Deed::Move(from, to)),
        1 => any::<(usize, u16)>().prop_map(|(index, value)| Deed::Change(index, value)),
    ];
    prop::collection::vec(deed, 0..40)
}

fn apply(deed: Deed, routine: &mut Routine) {
    let id = |index: usize| {
        let steps = &routine.steps;
        (!steps.is_empty()).then(|| steps[index % steps.len()].id)
    };
    match deed {
        Deed::Add(index, sore) => {
            let technique = &guidance().techniques[index % guidance().techniques.len()];
            let area = guidance()
                .areas
                .iter()
                .find(|area| area.techniques.contains(&technique.id));
            let place = area
                .map(|area| Place { area, sore })
                .expect("every technique has an area");
            let _ = routine.add(RoutineStep::of_technique(technique, place));
        }
        Deed::Own => drop(routine.add(RoutineStep::own("Own", "Slowly"))),
        Deed::Remove(index) => drop(id(index).and_then(|id| routine.remove(id))),
        Deed::Duplicate(index) => drop(id(index).map(|id| routine.duplicate(id))),
        Deed::Move(from, to) => {
            if let Some(id) = id(from) {
                routine.move_to(id, to % (MOST_STEPS + 1));
            }
        }
        Deed::Change(index, value) => {
            if let Some(id) = id(index) {
                routine.change(id, |step| {
                    step.hold = Some(value);
                    step.minutes = Some(value);
                    step.repetitions = value;
                });
            }
        }
    }
}

proptest! {
    #[test]
    fn the_total_of_any_routine_is_that_of_its_session(deeds in deeds(), ready in 1_000_u64..30_000) {
        let mut routine = Routine::new(RoutineId(1), "Mine");
        for deed in deeds {
            apply(deed, &mut routine);
        }
        let session = Player::new(routine.exercises(), ready).map_or(0, |player| player.total());
        prop_assert_eq!(routine.length(ready), session);
        let mut ids: Vec<_> = routine.steps.iter().map(|step| step.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), routine.steps.len(), "every step has an id of its own");
        let text = serde_json::to_string(&routine).expect("it can be written");
        prop_assert_eq!(Routine::from_json(&serde_json::from_str(&text).expect("it is JSON")).expect("it can be read"), routine);
    }

    #[test]
    fn no_routine_brings_what_speaks_against_the_person(index in 0_usize..1000, sore in prop::sample::select(SoreSide::ALL.to_vec())) {
        let area = &guidance().areas[index % guidance().areas.len()];
        let mut routine = Routine::new(RoutineId(1), "All");
        let place = Place { area, sore };
        for id in area.techniques.iter().take(MOST_STEPS) {
            let technique = find_technique(id.as_str()).expect("a technique");
            routine.add(RoutineStep::of_technique(technique, place)).expect("there is room");
        }
        for fact in ["", "began=sudden-injury, lasts=today", "swelling", "pain=8", "numbness-tingling"] {
            let person = person(&format!("{} {}: {fact}", area.id, sore.as_str()));
            let plan = person.plan();
            let last = LastCheck::from(person);
            let found = today(&routine, check(), &[last]);
            match found {
                RoutineToday::Go(run) => {
                    let plan = plan.expect("a routine runs only where there is a plan");
                    for exercise in &run.exercises {
                        let technique = exercise.work.technique().expect("a technique");
                        let is_out = plan.left_out.iter().any(|left| left.technique.id == technique.id && left.reason.is_about_safety());
                        prop_assert!(!is_out, "{} {fact}", technique.id);
                    }
                }
                RoutineToday::HelpFirst(_) => prop_assert!(plan.is_none()),
                RoutineToday::AskFirst(_) => prop_assert!(plan.is_none(), "{} {fact}", area.id),
            }
        }
    }
}
