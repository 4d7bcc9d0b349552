//! Whatever door somebody comes in by, the same answers allow the same things.

use proptest::prelude::*;
use unknot::domain::catalogue::{find_technique, guidance};
use unknot::domain::check::elsewhere::{TenderAdvice, if_tender, worth_a_look};
use unknot::domain::check::history::{CheckHistory, LastCheck, needs_help_first};
use unknot::domain::check::interview::Interview;
use unknot::domain::check::objection::{Objection, may_do};
use unknot::domain::check::plan;
use unknot::domain::check::relief::{self, Circumstances};
use unknot::domain::check::routine_today::{RoutineToday, today};
use unknot::domain::check::session_guard::{PlayDecision, may_play, rose, was_asked_just_now};
use unknot::domain::check::verdict::{Missing, Verdict, verdict};
use unknot::domain::limits::MOST_STEPS;
use unknot::domain::pain::Pain;
use unknot::domain::place::Place;
use unknot::domain::routine::Routine;
use unknot::domain::routine::step::RoutineStep;
use unknot::domain::routine_id::RoutineId;
use unknot::domain::session::exercise::Exercise;
use unknot::domain::session::player::Player;
use unknot::domain::session::saved::Session;
use unknot::domain::session::script::READY;
use unknot::domain::time::{DAY, HOUR, Time};
use unknot_content::model::{Kind, Technique};

use crate::people::STORIES;
use crate::properties::persons;
use crate::support::{Person, check, person};

fn last(text: &str) -> LastCheck {
    person(text).into()
}

fn session(places: &[Place], techniques: &[&'static Technique]) -> Option<Session> {
    let exercises = techniques.iter().map(|technique| {
        let place = places
            .iter()
            .find(|place| place.area.techniques.contains(&technique.id));
        let step = RoutineStep::of_technique(technique, *place.expect("a place that it is for"));
        step.exercise().expect("a technique that this build knows")
    });
    Some(Session {
        places: places.to_vec(),
        routine: None,
        is_quick_start: false,
        player: Player::new(exercises.collect::<Vec<Exercise>>(), READY)?,
        has_begun: true,
        before: None,
        movement: None,
        entry: None,
    })
}

fn technique(id: &str) -> &'static Technique {
    find_technique(id).unwrap_or_else(|| panic!("no technique {id}"))
}

/// The person was asked about themselves on day 0, and about the place on day 5.
fn kept(person: &Person) -> CheckHistory {
    let done = |places: &[Place]| {
        let mut done = Interview::new(check(), places.to_vec(), person.profile.clone());
        done.answers = person.answers.clone();
        done
    };
    let mut first = done(&[]);
    first.send_about_person(&[], &[]);
    let mut kept = CheckHistory::default();
    kept.keep(&first, 0);
    kept.keep(&done(&person.places), 5 * DAY);
    kept
}

#[test]
fn help_that_was_called_for_stays_for_as_long_as_its_check() {
    for story in STORIES {
        let person = person(story.text);
        let kept = kept(&person);
        let at = |now: Time| kept.last_check(check(), person.places[0], now);
        let young = at(5 * DAY).expect("a check of this moment").needs_help(check());
        for now in (5 * 24..12 * 24).map(|hour| hour * HOUR) {
            let last = at(now).expect("a check of less than a week");
            let case = last.case(check());
            let verdict = verdict(&case);
            assert_eq!(
                verdict.is_help_first(),
                young,
                "{} after {} hours",
                story.who,
                now / HOUR
            );
            if now >= 7 * DAY && !young {
                assert!(matches!(verdict, Verdict::AskFirst(Missing::Profile)), "{}", story.who);
            }
        }
        assert!(at(12 * DAY).is_none(), "{}", story.who);
    }
}

#[test]
fn a_sign_of_a_clot_closes_every_door_when_the_person_was_asked_too_long_ago() {
    let calf = person("leg-calf-upper left: leg-clot-signs");
    let checks = kept(&calf).last_checks(check(), 7 * DAY + HOUR);
    let place = calf.places[0];
    assert!(needs_help_first(place.area, check(), &checks));
    let press = technique("sm-calf-hands");
    let found = may_do(press, &[], check(), &checks);
    assert!(matches!(found.as_slice(), [Objection::HelpFirst(_)]), "{found:?}");
    let session = session(&[place], &[press]).expect("a session");
    assert_eq!(may_play(&session, check(), &checks), PlayDecision::NotNow);
}

#[test]
fn a_session_waits_for_answers_that_have_grown_old() {
    let neck = person("neck-side left");
    let session = session(&neck.places, &[technique("st-neck-side-bend")]).expect("a session");
    let kept = kept(&neck);
    let now = |time| may_play(&session, check(), &kept.last_checks(check(), time));
    assert_eq!(now(7 * DAY - 1), PlayDecision::Yes);
    assert_eq!(now(7 * DAY), PlayDecision::AskFirst(neck.places.clone()), "the person");
    assert_eq!(now(12 * DAY), PlayDecision::AskFirst(neck.places.clone()), "the place");
}

#[test]
fn an_objection_about_one_place_hides_none_about_another() {
    // The stretch is for both places, and thin bones speak against it in both.
    let bend = technique("st-childs-pose");
    let (low, mid) = ("back-low left", "back-mid left: press-sore, move-changes, clear-cause");
    let fine = [last(mid), last(low)];
    let session = session(&fine[1].places, &[bend]).expect("a session");
    assert_eq!(may_play(&session, check(), &fine), PlayDecision::Yes);
    let thin = [
        last("back-mid left: press-sore, move-changes, clear-cause, has=osteoporosis"),
        last("back-low left: has=osteoporosis"),
    ];
    assert_eq!(may_do(bend, &[], check(), &thin).len(), 2, "both are told");
    assert_eq!(
        may_do(bend, &session.places, check(), &thin).len(),
        1,
        "of one place, only its own"
    );
    assert_eq!(may_play(&session, check(), &thin), PlayDecision::NotNow);
    // What speaks against it elsewhere only is no reason here.
    let elsewhere = [
        last("back-mid left: press-sore, move-changes, clear-cause, here=recent-surgery"),
        last(low),
    ];
    assert_eq!(
        may_play(&session, check(), &elsewhere),
        PlayDecision::NotNow,
        "but help first is, wherever it is"
    );
}

#[test]
fn whoever_has_to_ask_before_any_technique_is_offered_none() {
    for text in [
        "neck-back left: age=under-16",
        "neck-back left: here=recent-surgery",
        "neck-back left: pain=10",
    ] {
        let checks = [last(text)];
        let place = checks[0].places[0];
        assert!(needs_help_first(place.area, check(), &checks), "{text}");
        for id in &place.area.techniques {
            let found = may_do(technique(id.as_str()), &[], check(), &checks);
            assert!(matches!(found.first(), Some(Objection::HelpFirst(_))), "{text}: {id}");
        }
    }
    assert!(!needs_help_first(
        person("neck-back left").places[0].area,
        check(),
        &[last("neck-back left")]
    ));
    assert!(!needs_help_first(
        person("neck-side left").places[0].area,
        check(),
        &[last("neck-back left: pain=10")]
    ));
}

#[test]
fn a_pain_that_rose_by_two_asks_again_and_an_hour_is_just_now() {
    let checks = [last("neck-back left: pain=4"), last("neck-side left: pain=2")];
    let places: Vec<Place> = checks.iter().map(|last| last.places[0]).collect();
    let pain = |pain| Pain::new(pain).expect("a pain");
    assert!(!rose(pain(3), &places, &checks));
    assert!(rose(pain(4), &places, &checks), "it was 2 at one of the places");
    assert!(!rose(pain(5), &places[..1], &checks));
    assert!(rose(pain(6), &places[..1], &checks));
    assert!(!rose(pain(10), &places, &[]), "nothing is known");
    assert!(was_asked_just_now(&places, &checks, HOUR - 1));
    assert!(!was_asked_just_now(&places, &checks, HOUR));
    assert!(!was_asked_just_now(&places, &checks[..1], 0), "one of them was not");
    assert!(!was_asked_just_now(&[], &checks, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn nothing_is_offered_by_any_door_while_help_comes_first(people in prop::collection::vec(persons(), 1..4)) {
        // One check for each place, as they are kept.
        let mut checks: Vec<LastCheck> = Vec::new();
        for person in people {
            if LastCheck::find(&checks, person.places[0]).is_none() {
                checks.push(person.into());
            }
        }
        let closed: Vec<Place> = checks.iter()
            .filter(|last| verdict(&last.case(check())).is_help_first())
            .map(|last| last.places[0])
            .collect();
        let is_closed = |technique: &Technique| closed.iter().any(|place| place.area.techniques.contains(&technique.id));
        // The page of an area, with its cards and first steps.
        for place in &closed {
            prop_assert!(needs_help_first(place.area, check(), &checks));
        }
        // A technique by itself, a card, a favourite.
        for technique in &guidance().techniques {
            let is_first = matches!(may_do(technique, &[], check(), &checks).first(), Some(Objection::HelpFirst(_)));
            prop_assert_eq!(is_first, is_closed(technique), "{}", technique.id);
        }
        for last in &checks {
            let (case, place) = (last.case(check()), last.places[0]);
            let verdict = verdict(&case);
            // A routine, of one's own or out of a link, with every technique of the place.
            let mut routine = Routine::new(RoutineId(1), "All");
            for id in place.area.techniques.iter().take(MOST_STEPS) {
                routine.add(RoutineStep::of_technique(technique(id.as_str()), place)).expect("there is room");
            }
            match today(&routine, check(), &checks) {
                RoutineToday::Go(run) => {
                    prop_assert!(verdict.permit().is_some());
                    for exercise in &run.exercises {
                        prop_assert!(!exercise.work.technique().is_some_and(is_closed));
                    }
                }
                RoutineToday::HelpFirst(_) => prop_assert!(verdict.is_help_first()),
                RoutineToday::AskFirst(_) => prop_assert!(matches!(verdict, Verdict::AskFirst(_))),
            }
            // A session that was interrupted, with every technique of the place.
            let all: Vec<&Technique> = place.area.techniques.iter().map(|id| technique(id.as_str())).collect();
            let resumed = session(&[place], &all).expect("a session");
            let may = may_play(&resumed, check(), &checks);
            if verdict.is_help_first() || all.iter().any(|technique| is_closed(technique)) && verdict.permit().is_some() {
                prop_assert_eq!(&may, &PlayDecision::NotNow);
            }
            // The plan, what fits into some minutes, another place, and the session that the plan starts.
            let Some(permit) = verdict.permit() else { continue };
            let plan = plan::build(permit, place).heeding(check(), &checks);
            let now = relief::select(&plan, Circumstances { minutes: 40, at: None, ready: READY });
            let steps: Vec<_> = plan.warm.iter().chain(&plan.steps).chain(&plan.more).copied()
                .chain(now.warm).chain(now.steps).collect();
            prop_assert!(steps.iter().all(|step| !is_closed(step.technique)));
            for (origin, _) in worth_a_look(&case, place) {
                if let TenderAdvice::Add(step, _) = if_tender(&case, origin, &checks) {
                    prop_assert!(!is_closed(step.technique), "{}", step.technique.id);
                }
            }
            let started: Vec<&Technique> = steps.iter().map(|step| step.technique)
                .filter(|technique| technique.kind != Kind::Posture).collect();
            if let Some(started) = session(&[place], &started) {
                let may = may_play(&started, check(), &checks);
                prop_assert!(matches!(may, PlayDecision::Yes | PlayDecision::Answer(_)), "its own plan may not be played");
            }
        }
    }
}
