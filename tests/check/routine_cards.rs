//! The card before a routine: what it names, and what "none of these" lets start.

use unknot::domain::catalogue::guidance;
use unknot::domain::check::card::Card;
use unknot::domain::check::first_session::{Gate, StartFacts};
use unknot::domain::check::history::CheckHistory;
use unknot::domain::check::routine_today::{RoutineToday, StepOmission, cards_before, today};
use unknot::domain::check::session_guard::{PlayDecision, may_play};
use unknot::domain::check::tags::Tags;
use unknot::domain::place::{Place, SoreSide};
use unknot::domain::routine::Routine;
use unknot::domain::routine::step::RoutineStep;
use unknot::domain::routine_id::RoutineId;
use unknot::domain::session::player::Player;
use unknot::domain::session::quick_start::QuickStart;
use unknot::domain::session::saved::Session;
use unknot::domain::session::script::READY;
use unknot::domain::time::{DAY, Time};

use crate::support::{check, person};

/// As many words as may stand on the card of a ready-made routine: as on that of one place.
const WORDS: usize = 155;

fn cards(routine: &Routine, kept: &CheckHistory, now: Time) -> Vec<(Place, Card)> {
    let nothing_asked = |place| kept.nothing_asked(check(), place, now);
    cards_before(routine, check(), &kept.last_checks(check(), now), &nothing_asked)
}

fn today_by(routine: &Routine, kept: &CheckHistory, now: Time) -> RoutineToday {
    today(routine, check(), &kept.last_checks(check(), now))
}

/// What is kept after "none of these".
fn after(cards: &[(Place, Card)]) -> CheckHistory {
    let mut kept = CheckHistory::default();
    for (place, card) in cards {
        kept.keep_card(*place, &card.answers(), 0);
    }
    kept
}

fn session(routine: &Routine, kept: &RoutineToday) -> Session {
    let RoutineToday::Go(run) = kept else {
        panic!("{kept:?}")
    };
    Session {
        places: routine.places(),
        routine: Some(routine.id),
        is_quick_start: false,
        player: Player::new(run.exercises.clone(), READY).expect("something to do"),
        has_begun: false,
        before: None,
        movement: None,
        entry: None,
    }
}

/// Every technique of two places that are not the same.
fn of_two_places() -> impl Iterator<Item = Routine> {
    let areas = &guidance().areas;
    areas.iter().zip(areas.iter().cycle().skip(11)).map(|(first, second)| {
        let mut routine = Routine::new(RoutineId(1), "Two");
        for area in [first, second] {
            for id in area.techniques.iter().take(8) {
                let technique = guidance().techniques.iter().find(|technique| technique.id == *id);
                let place = Place {
                    area,
                    sore: SoreSide::Left,
                };
                let step = RoutineStep::of_technique(technique.expect("a technique"), place);
                routine.add(step).expect("there is room");
            }
        }
        routine
    })
}

#[test]
fn one_card_starts_every_ready_made_routine() {
    let compiled = unknot_content::compile::compile(std::path::Path::new("content")).expect("the content");
    for starter in &compiled.library.starters {
        let routine = Routine::from_starter(RoutineId(1), starter);
        let nobody = CheckHistory::default();
        let before = cards(&routine, &nobody, 0);
        assert_eq!(before.len(), routine.places().len(), "{}", starter.name);
        let named = Card::together(&before).in_short(check());
        let words: usize = named
            .iter()
            .flat_map(|(_, words)| words)
            .map(|words| words.split(' ').count())
            .sum();
        println!("{}: {words} words", starter.name);
        assert!(words <= WORDS, "{}: {words} words", starter.name);
        let kept = after(&before);
        let found = today_by(&routine, &kept, 0);
        assert!(found.left_out().is_empty(), "{}: {:?}", starter.name, found.left_out());
        let session = session(&routine, &found);
        assert_eq!(
            may_play(&session, check(), &kept.last_checks(check(), 0)),
            PlayDecision::Yes
        );
        assert!(
            cards(&routine, &kept, DAY).is_empty(),
            "it is not asked again the day after"
        );
        assert!(!cards(&routine, &kept, 7 * DAY).is_empty(), "a week later it is");
    }
}

/// Or a routine would be a way around the card of a technique.
#[test]
fn the_card_of_a_routine_names_all_that_the_card_of_each_of_its_techniques_names() {
    for routine in of_two_places() {
        let nobody = CheckHistory::default();
        for (place, card) in cards(&routine, &nobody, 0) {
            let signs: Vec<_> = card.signs.iter().flat_map(|(_, signs)| signs.clone()).collect();
            for step in routine.steps.iter().filter(|step| step.place() == Some(place)) {
                let only = step.technique();
                let alone = QuickStart { place, only }.gate(&StartFacts {
                    check: check(),
                    checks: &[],
                    nothing_asked: &nobody.nothing_asked(check(), place, 0),
                    is_too_soon: false,
                });
                // One that no card starts is left out of the routine too, as the next test shows.
                let Gate::Ask(alone) = alone else { continue };
                assert!(
                    alone
                        .signs
                        .iter()
                        .flat_map(|(_, signs)| signs)
                        .all(|sign| signs.contains(sign))
                );
                // What one card names, the other may know from the signs that it names.
                let answered = card.added_to(&nobody.nothing_asked(check(), place, 0));
                let tags = Tags::of(&answered.case(check()));
                for tag in &alone.tags {
                    let names = [tag.as_str()];
                    let is_open = tags.misses_any(&names) || tags.to_ask_of(&names).next().is_some();
                    assert!(!is_open && !tags.says_any(&names), "{tag}: {}", step.title_or_step());
                }
                assert!(
                    alone.required.iter().all(|sign| card.required.contains(sign)),
                    "{}",
                    step.title_or_step()
                );
            }
        }
    }
}

#[test]
fn after_the_card_a_routine_does_nothing_that_no_card_of_its_own_would_start() {
    let mut heat = 0;
    for routine in of_two_places() {
        let before = cards(&routine, &CheckHistory::default(), 0);
        if before.is_empty() {
            continue;
        }
        let kept = after(&before);
        let checks = kept.last_checks(check(), 0);
        let found = today_by(&routine, &kept, 0);
        heat += found
            .left_out()
            .iter()
            .filter(|(_, why)| *why == StepOmission::HowItBegan)
            .count();
        let session = session(&routine, &found);
        assert_eq!(may_play(&session, check(), &checks), PlayDecision::Yes);
        for exercise in session.player.exercises() {
            let (Some(only), Some(place)) = (exercise.work.technique(), exercise.place) else {
                continue;
            };
            let alone = QuickStart {
                place,
                only: Some(only),
            }
            .gate(&StartFacts {
                check: check(),
                checks: &checks,
                nothing_asked: &kept.nothing_asked(check(), place, 0),
                is_too_soon: false,
            });
            let Gate::Go(steps) = alone else {
                panic!("{} at {}: {alone:?}", only.id, place.area.id)
            };
            assert!(steps.left_out.is_empty(), "{} at {}", only.id, place.area.id);
            assert!(exercise.dose.hold_seconds <= only.dose.hold_seconds.max(steps.exercises[0].dose.hold_seconds));
        }
    }
    println!("{heat} packs wait for how it began");
}

#[test]
fn no_card_stands_before_a_routine_of_which_a_place_needs_the_whole_check_or_help() {
    for routine in of_two_places() {
        let place = routine.places()[0];
        let ill = person(&format!("{} left: chest-pain", place.area.id));
        let checks = [ill.into()];
        let kept = CheckHistory::default();
        let found = cards_before(&routine, check(), &checks, &|place| {
            kept.nothing_asked(check(), place, 0)
        });
        assert!(found.is_empty(), "{}", place.area.id);
        assert!(matches!(
            today(&routine, check(), &checks),
            RoutineToday::HelpFirst(_) | RoutineToday::AskFirst(_)
        ));
    }
}
