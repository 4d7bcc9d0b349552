//! A guided session keeps to its time, whatever the clock and the person do.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;
use proptest::sample::select;
use unknot::domain::catalogue::{find_area, find_technique, guidance};
use unknot::domain::check::plan::Turn;
use unknot::domain::place::Sore;
use unknot::domain::saved::{decode, document};
use unknot::domain::selection::Place;
use unknot::domain::session::kept::{KeptSession, Session};
use unknot::domain::session::player::Player;
use unknot::domain::session::script::{Exercise, PhaseKind, length, script};
use unknot_content::sided::Side;

fn exercise(id: &str, turn: Turn) -> Exercise {
    let technique = find_technique(id).unwrap_or_else(|| panic!("no technique {id}"));
    Exercise {
        technique,
        dose: technique.dose,
        turn,
    }
}

fn player(exercises: &[Exercise]) -> Player {
    Player::new(exercises.to_vec()).expect("a session")
}

#[test]
fn a_stretch_is_held_on_one_side_then_on_the_other() {
    let mut stretch = exercise("st-neck-side-bend", Turn::First(Side::Right));
    (stretch.dose.hold_seconds, stretch.dose.repetitions, stretch.dose.sets) = (Some(20), 2, 1);
    let phases = script(&[stretch]);
    let told: Vec<_> = phases
        .iter()
        .map(|phase| (phase.kind, phase.side, phase.length / 1000))
        .collect();
    let (right, left) = (Some(Side::Right), Some(Side::Left));
    assert_eq!(
        told,
        [
            (PhaseKind::Ready, right, 5),
            (PhaseKind::Hold, right, 20),
            (PhaseKind::Rest, right, 5),
            (PhaseKind::Hold, right, 20),
            (PhaseKind::Switch, left, 5),
            (PhaseKind::Hold, left, 20),
            (PhaseKind::Rest, left, 5),
            (PhaseKind::Hold, left, 20),
        ]
    );
    assert_eq!(length(stretch), 100_000);
}

#[test]
fn nothing_asks_for_a_session_without_exercises() {
    assert!(Player::new(Vec::new()).is_none());
}

#[test]
fn after_a_long_absence_the_session_stands_where_it_was() {
    let mut player = player(&[exercise("st-neck-side-bend", Turn::Both)]);
    player.run(0);
    player.look(2_000);
    player.look(3_600_000);
    assert!(!player.is_running());
    assert_eq!(player.position(), 2_000);
    player.run(3_600_000);
    player.look(3_601_000);
    assert_eq!(player.position(), 3_000, "it goes on from there");
}

#[test]
fn a_page_in_the_background_comes_back_at_the_right_phase() {
    let exercises = [exercise("st-neck-side-bend", Turn::Both)];
    let (mut seen, mut unseen) = (player(&exercises), player(&exercises));
    seen.run(0);
    unseen.run(0);
    for second in 1..=60 {
        seen.look(second * 1000);
    }
    unseen.look(60_000);
    assert_eq!(seen.now(), unseen.now());
}

#[test]
fn a_clock_that_is_set_back_costs_nothing() {
    let mut player = player(&[exercise("st-neck-side-bend", Turn::Both)]);
    player.run(10_000);
    player.look(12_000);
    player.look(1_000);
    player.look(2_000);
    assert_eq!(player.position(), 3_000);
}

#[test]
fn back_goes_to_the_start_and_then_to_the_one_before() {
    let exercises = [
        exercise("st-neck-side-bend", Turn::Both),
        exercise("mob-neck-turns", Turn::Both),
    ];
    let mut player = player(&exercises);
    player.next(0);
    let second = player.position();
    player.run(0);
    player.look(4_000);
    player.back(4_000);
    assert_eq!(player.position(), second);
    player.back(4_000);
    assert_eq!(player.position(), 0);
    player.back(4_000);
    assert_eq!(player.position(), 0, "there is nothing before the first");
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Run,
    Pause,
    Next,
    Back,
    Add,
    Shorten,
    /// The clock goes on, or jumps.
    Clock(i64),
    Reload,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        select(vec![
            Deed::Run,
            Deed::Pause,
            Deed::Next,
            Deed::Back,
            Deed::Add,
            Deed::Shorten,
            Deed::Reload
        ]),
        (0_i64..5_000).prop_map(Deed::Clock),
        (-1_000_000_i64..10_000_000).prop_map(Deed::Clock),
    ];
    prop::collection::vec(deed, 0..60)
}

fn exercises() -> impl Strategy<Value = Vec<Exercise>> {
    let any = select(guidance().techniques.iter().collect::<Vec<_>>());
    let turn = select(vec![
        Turn::Whole,
        Turn::Both,
        Turn::Only(Side::Left),
        Turn::First(Side::Right),
    ]);
    let exercise = (any, turn).prop_map(|(technique, turn)| Exercise {
        technique,
        dose: technique.dose,
        turn,
    });
    prop::collection::vec(exercise, 1..6)
}

fn reload(player: Player) -> Player {
    let place = Place {
        area: find_area("neck-back").expect("an area"),
        sore: Sore::Left,
    };
    if player.now().is_none() {
        return player;
    }
    let session = Session { place, player };
    let text = serde_json::to_string(&document(&KeptSession::of(&session))).expect("text");
    let kept: KeptSession = decode(&text).expect("what was kept");
    kept.read().expect("the session").player
}

proptest! {
    #[test]
    fn the_phases_add_up_and_every_exercise_has_its_place(exercises in exercises()) {
        let phases = script(&exercises);
        prop_assert_eq!(player(&exercises).total(), exercises.iter().copied().map(length).sum::<u64>());
        prop_assert!(phases.iter().all(|phase| phase.length > 0));
        prop_assert!(phases.is_sorted_by_key(|phase| phase.exercise));
        for index in 0..exercises.len() {
            let mut own = phases.iter().filter(|phase| phase.exercise == index);
            prop_assert_eq!(own.next().map(|phase| phase.kind), Some(PhaseKind::Ready));
            prop_assert_eq!(phases.iter().rfind(|phase| phase.exercise == index).map(|phase| phase.kind), Some(PhaseKind::Hold));
        }
    }

    #[test]
    fn no_deed_loses_time_or_ends_early(exercises in exercises(), deeds in deeds()) {
        let mut player = player(&exercises);
        let mut clock = 50_000_000_i64;
        for deed in deeds {
            let now = u64::try_from(clock).unwrap_or_default();
            let (position, total) = (player.position(), player.total());
            match deed {
                Deed::Run => player.run(now),
                Deed::Pause => player.pause(now),
                Deed::Next => player.next(now),
                Deed::Back => player.back(now),
                Deed::Add => player.add(10_000, now),
                Deed::Shorten => player.shorten(10_000, now),
                Deed::Clock(by) => {
                    clock += by;
                    player.look(u64::try_from(clock).unwrap_or_default());
                    let gone = u64::try_from(by).unwrap_or_default();
                    prop_assert!(player.position() >= position && player.position() <= position + gone);
                    prop_assert!(player.position() - position <= 150_000, "a jump of the clock is no exercise");
                    prop_assert_eq!(player.total(), total);
                }
                Deed::Reload => {
                    let before = player.now();
                    player = reload(player);
                    prop_assert_eq!(player.now(), before);
                    prop_assert!(player.now().is_none() || !player.is_running());
                }
            }
            prop_assert!(player.position() <= player.total());
            prop_assert_eq!(player.position() + player.left(), player.total());
            prop_assert_eq!(player.now().is_none(), player.left() == 0);
            if let Some(now) = player.now() {
                prop_assert!(now.left > 0 && now.left <= now.phase.length);
            } else {
                prop_assert!(!player.is_running());
            }
        }
    }
}
