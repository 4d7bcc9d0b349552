//! A guided session keeps to its time, whatever the clock and the person do.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;
use proptest::sample::select;
use unknot::domain::catalogue::{find_area, find_technique, guidance, instructions, open};
use unknot::domain::check::answers::{Answers, Profile};
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::session_guard::{warmth_must_wait, was_asked_just_now};
use unknot::domain::dose::SideOrder;
use unknot::domain::journal::entries::Journal;
use unknot::domain::journal::entry::Entry;
use unknot::domain::place::{Place, SavedPlace, SoreSide};
use unknot::domain::session::coach::{Breath, breath, line, pack_advice, press_advice};
use unknot::domain::session::cues::{Cue, cue, cue_since};
use unknot::domain::session::exercise::{Activity, Exercise};
use unknot::domain::session::player::{NextPart, Player};
use unknot::domain::session::saved::{SavedSession, Session};
use unknot::domain::session::script::{PhaseKind, READY, length, script};
use unknot::domain::storage::saved::{decode, encode};
use unknot::domain::time::{Clocks, DAY, Time};
use unknot::domain::wording::next_words;
use unknot_content::model::Library;
use unknot_content::sided::Side;

fn exercise(id: &str, turn: SideOrder) -> Exercise {
    let technique = find_technique(id).unwrap_or_else(|| panic!("no technique {id}"));
    Exercise {
        work: Activity::Technique(technique),
        dose: technique.dose,
        turn,
        place: None,
        rest: None,
        note: String::new(),
    }
}

fn player(exercises: &[Exercise]) -> Player {
    Player::new(exercises.to_vec(), READY).expect("a session")
}

#[test]
fn a_stretch_is_held_on_one_side_then_on_the_other() {
    let mut stretch = exercise("st-neck-side-bend", SideOrder::First(Side::Right));
    (stretch.dose.hold_seconds, stretch.dose.repetitions, stretch.dose.sets) = (Some(20), 2, 1);
    let phases = script(std::slice::from_ref(&stretch), READY);
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
    assert_eq!(length(&stretch, READY), 100_000);
}

#[test]
fn nothing_asks_for_a_session_without_exercises() {
    assert!(Player::new(Vec::new(), READY).is_none());
}

#[test]
fn after_a_long_absence_the_session_stands_where_it_was() {
    let mut player = player(&[exercise("st-neck-side-bend", SideOrder::Both)]);
    player.run(0);
    player.advance(2_000);
    player.advance(3_600_000);
    assert!(!player.is_running());
    assert_eq!(player.position(), 2_000);
    player.run(3_600_000);
    player.advance(3_601_000);
    assert_eq!(player.position(), 3_000, "it goes on from there");
}

#[test]
fn a_page_in_the_background_comes_back_at_the_right_phase() {
    let exercises = [exercise("st-neck-side-bend", SideOrder::Both)];
    let (mut seen, mut unseen) = (player(&exercises), player(&exercises));
    seen.run(0);
    unseen.run(0);
    for second in 1..=60 {
        seen.advance(second * 1000);
    }
    unseen.advance(60_000);
    assert_eq!(seen.now(), unseen.now());
}

#[test]
fn a_clock_that_is_set_back_costs_nothing() {
    let mut player = player(&[exercise("st-neck-side-bend", SideOrder::Both)]);
    player.run(10_000);
    player.advance(12_000);
    player.advance(1_000);
    player.advance(2_000);
    assert_eq!(player.position(), 3_000);
}

#[test]
fn back_goes_to_the_start_and_then_to_the_one_before() {
    let exercises = [
        exercise("st-neck-side-bend", SideOrder::Both),
        exercise("mob-neck-turns", SideOrder::Both),
    ];
    let mut player = player(&exercises);
    player.next(0);
    let second = player.position();
    player.run(0);
    player.advance(4_000);
    player.back(4_000);
    assert_eq!(player.position(), second);
    player.back(4_000);
    assert_eq!(player.position(), 0);
    player.back(4_000);
    assert_eq!(player.position(), 0, "there is nothing before the first");
}

#[test]
fn heat_stays_within_twenty_minutes_and_a_press_within_ninety_seconds() {
    for (id, longest) in [
        ("heat-neck", 20 * 60_000),
        ("cold-back", 20 * 60_000),
        ("sm-trap-squeeze", 90_000),
    ] {
        let mut player = player(&[exercise(id, SideOrder::Only(Side::Left))]);
        player.run(0);
        let ready = player.now().expect("it gets ready").left;
        player.advance(ready);
        for _ in 0..200 {
            player.add(10_000, ready);
        }
        assert_eq!(player.now().map(|now| now.phase.length), Some(longest), "{id}");
    }
}

#[test]
fn warmth_that_was_cut_short_cannot_be_made_longer() {
    let mut warm = exercise("heat-neck", SideOrder::Whole);
    warm.dose.minutes = Some(10);
    let mut player = player(&[warm]);
    player.run(0);
    let ready = player.now().expect("it gets ready").left;
    player.advance(ready);
    player.add(60_000, ready);
    assert_eq!(player.now().map(|now| now.phase.length), Some(10 * 60_000));
}

#[test]
fn heat_and_cold_in_turn_follow_their_rule() {
    let told: Vec<_> = script(&[exercise("contrast-upper", SideOrder::Whole)], READY)
        .iter()
        .map(|phase| (phase.kind, phase.length / 60_000))
        .collect();
    let (hold, rest) = (PhaseKind::Hold, PhaseKind::Rest);
    let expected = [
        (hold, 10),
        (rest, 3),
        (hold, 5),
        (rest, 3),
        (hold, 10),
        (rest, 3),
        (hold, 5),
    ];
    assert_eq!(told[1..], expected);
}

#[test]
fn only_what_was_held_counts_as_done() {
    let exercises = [
        exercise("st-neck-side-bend", SideOrder::Both),
        exercise("mob-neck-turns", SideOrder::Both),
    ];
    let mut player = player(&exercises);
    player.run(0);
    player.next(1_000);
    assert_eq!(player.done().count(), 0, "it was skipped");
    let mut clock = 1_000;
    while player.now().is_some() {
        clock += 1_000;
        player.advance(clock);
    }
    let done: Vec<_> = player.done().map(|exercise| exercise.work.title()).collect();
    assert_eq!(done, ["Slow neck turns and tilts"]);
}

#[test]
fn the_cues_of_a_hold_are_its_start_its_half_and_the_last_seconds() {
    let mut stretch = exercise("st-neck-side-bend", SideOrder::Only(Side::Left));
    (stretch.dose.hold_seconds, stretch.dose.repetitions) = (Some(20), 1);
    let mut player = player(&[stretch]);
    let mut heard = Vec::new();
    player.run(0);
    for quarter in 1..=110 {
        let before = player.now();
        player.advance(quarter * 250);
        if let Some(cue) = cue(before, player.now()) {
            heard.push((quarter / 4, cue));
        }
    }
    let told: Vec<_> = heard
        .iter()
        .map(|(second, cue)| match cue {
            Cue::Start(phase) => (*second, format!("{:?}", phase.kind)),
            Cue::HalfWay(_) => (*second, "half".to_owned()),
            Cue::Tick(left) => (*second, left.to_string()),
            Cue::Done => (*second, "done".to_owned()),
        })
        .collect();
    let expected = [
        (2, "3"),
        (3, "2"),
        (4, "1"),
        (5, "Hold"),
        (15, "half"),
        (22, "3"),
        (23, "2"),
        (24, "1"),
        (25, "done"),
    ];
    assert_eq!(told, expected.map(|(second, what)| (second, what.to_owned())));
}

#[test]
fn the_coach_speaks_for_the_moment() {
    let at = |id: &str, position| {
        let player = player(&[exercise(id, SideOrder::Only(Side::Left))]).at(position);
        player.now().expect("something is on")
    };
    let press = |position| press_advice(at("sm-trap-squeeze", position));
    assert!(press(0).contains("light pressure"));
    assert!(press(6_000).starts_with("Breathe in"));
    assert!(press(11_000).starts_with("Breathe out"));
    let hold = find_technique("sm-trap-squeeze").and_then(|known| known.dose.hold_seconds);
    let end = 5_000 + u64::from(hold.expect("it is held")) * 1000;
    assert!(press(end - 2_000).starts_with("Ease off"));
    let pack = |position| pack_advice(at("heat-neck", position));
    assert!(pack(0).contains("cloth"));
    assert!(pack(60_000).contains("Stay awake"));
    assert!(pack(10 * 60_000).contains("Look at your skin"));
}

#[test]
fn a_session_of_the_first_format_goes_on() {
    let text = r#"{"version":1,"under_way":{"area":"neck-back","side":"left","exercises":[{"technique":"st-neck-side-bend",
        "dose":{"hold_seconds":20,"hold_range_seconds":[15,30],"repetitions":1,"sets":1,"per_side":true,
        "times_per_day":3,"minutes":null},"turn":{"only":"left"}}],"lengths":[5000,20000],"position":7000}}"#;
    let kept: SavedSession = decode(text).expect("the first format");
    let session = kept.read().expect("a session");
    assert_eq!(session.places.len(), 1);
    assert_eq!((session.player.position(), session.player.total()), (7_000, 25_000));
    assert!(!session.player.is_running());
}

#[test]
fn a_session_that_asks_for_more_than_its_technique_allows_is_not_gone_on_with() {
    let mut too_long = exercise("st-neck-side-bend", SideOrder::Only(Side::Left));
    too_long.dose.hold_seconds = Some(31);
    let place = Place {
        area: find_area("neck-back").expect("an area"),
        sore: SoreSide::Left,
    };
    assert!(
        SavedSession::of(&session(vec![place], player(&[too_long])), 0)
            .read()
            .is_none()
    );
}

const MINUTE: u64 = 60_000;

/// Heat for the neck, on since a moment.
fn heat_since(clock: u64) -> Player {
    let mut player = player(&[
        exercise("heat-neck", SideOrder::Whole),
        exercise("st-neck-side-bend", SideOrder::Both),
    ]);
    player.run(clock);
    player.advance(clock + READY);
    assert!(player.is_on_the_skin());
    player
}

#[test]
fn a_pack_stays_on_while_the_phone_sleeps_and_ends_where_it_is_due() {
    let mut player = heat_since(0);
    let due = player.pack_due().expect("it is on");
    player.advance(READY + 5 * MINUTE);
    assert!(player.is_running(), "it is not due yet");
    assert_eq!(player.pack_due(), Some(due));
    assert_eq!(player.take_stayed_on(), None);
    player.advance(READY + 40 * MINUTE);
    assert!(!player.is_running());
    assert_eq!(
        player.take_stayed_on(),
        Some(40 * MINUTE),
        "what it is told to have been on for"
    );
    assert_eq!(player.take_stayed_on(), None, "it is told once");
    let now = player.now().expect("the stretch is left");
    assert_eq!((now.phase.exercise, now.phase.kind), (1, PhaseKind::Ready));
}

#[test]
fn a_pack_stays_on_when_the_page_is_left_or_loaded_again() {
    let mut player = heat_since(0);
    player.pause(READY + MINUTE);
    assert!(player.is_running() && player.is_paused());
    let place = Place {
        area: find_area("neck-back").expect("an area"),
        sore: SoreSide::Left,
    };
    let kept = SavedSession::of(&session(vec![place], player), READY + MINUTE);
    let mut player = kept.read().expect("the session").player;
    player.advance(READY + 30 * MINUTE);
    assert_eq!(player.take_stayed_on(), Some(30 * MINUTE));

    let mut stretch = stretch_under_way();
    stretch.pause(10_000);
    assert!(!stretch.is_running(), "a stretch waits");
}

fn stretch_under_way() -> Player {
    let mut player = player(&[exercise("st-neck-side-bend", SideOrder::Both)]);
    player.run(0);
    player.advance(8_000);
    player
}

#[test]
fn a_pack_that_was_taken_off_early_makes_the_next_one_wait() {
    let mut player = heat_since(0);
    for minute in 1..=7 {
        player.advance(READY + minute * MINUTE);
    }
    player.stop(READY + 7 * MINUTE);
    let done: Vec<_> = player.done().filter_map(|exercise| exercise.work.technique()).collect();
    assert_eq!(
        done.iter().map(|done| done.id.as_str()).collect::<Vec<_>>(),
        ["heat-neck"]
    );
    let mut player = heat_since(0);
    player.advance(READY + 20_000);
    player.stop(READY + 20_000);
    assert_eq!(player.done().count(), 0, "that was no heat yet");
}

#[test]
fn a_pack_that_is_paused_goes_on_counting_and_what_follows_it_waits() {
    let mut player = heat_since(0);
    let due = player.pack_due().expect("it is on");
    player.pause(READY + MINUTE);
    assert!(player.is_paused());
    assert_eq!(player.pack_due(), Some(due), "it stays on the skin");
    for clock in (READY + MINUTE..due).step_by(1_000) {
        player.advance(clock);
    }
    assert!(player.is_on_the_skin());
    player.advance(due + 1_500);
    let now = player.now().expect("the stretch is left");
    assert_eq!((now.phase.exercise, now.left), (1, now.phase.length), "it waits whole");
    assert!(!player.is_running() && player.is_paused());
    player.run(due + 60_000);
    player.advance(due + 61_000);
    assert_eq!(player.now().map(|now| now.left), Some(now.left - 1_000));

    let mut player = heat_since(0);
    player.pause(READY + MINUTE);
    player.next(READY + 2 * MINUTE);
    assert!(
        !player.is_running(),
        "whoever steps on while it is paused starts nothing"
    );
    let mut player = heat_since(0);
    player.pause(READY + MINUTE);
    player.run(READY + 2 * MINUTE);
    assert!(!player.is_paused());
}

/// The clock of the day jumps by two minutes while a second goes by.
#[test]
fn a_clock_that_is_put_forward_skips_no_step() {
    let at = |of_day, steady| Clocks { of_day, steady };
    let skipped = at(130_000, 9_000).skipped_since(at(9_000, 8_000));
    assert_eq!(skipped, 120_000);
    assert_eq!(
        at(10_000, 9_010).skipped_since(at(9_000, 8_000)),
        0,
        "clocks drift a little"
    );
    assert_eq!(at(1_000, 9_000).skipped_since(at(9_000, 8_000)), 0, "it was set back");

    let mut stretch = stretch_under_way();
    let position = stretch.position();
    stretch.skip(skipped);
    stretch.advance(129_000);
    assert_eq!(stretch.position(), position + 1_000, "only the second counts");

    let mut heat = heat_since(0);
    let left = heat.now().expect("it is on").left;
    heat.skip(120_000);
    heat.advance(READY + 121_000);
    assert_eq!(
        heat.now().map(|now| now.left),
        Some(left - 121_000),
        "a pack was on all the time"
    );

    let mut heat = heat_since(0);
    let due = heat.pack_due().expect("it is on");
    for clock in (READY..due).step_by(1_000) {
        heat.advance(clock);
    }
    heat.skip(120_000);
    heat.advance(due + 120_000);
    let now = heat.now().expect("the stretch is left");
    assert_eq!(now.phase.exercise, 1, "it ends where it is due");
    assert!(now.phase.length - now.left <= 1_000, "and the rest is no stretch");
}

#[test]
fn a_long_absence_is_one_whatever_the_other_clock_says() {
    let mut stretch = stretch_under_way();
    let position = stretch.position();
    stretch.skip(3_600_000);
    stretch.advance(3_608_000);
    assert_eq!((stretch.is_running(), stretch.position()), (false, position));
}

#[test]
fn it_is_known_what_comes_next_and_how_far_each_exercise_is() {
    let exercises = [
        exercise("st-neck-side-bend", SideOrder::Both),
        exercise("mob-neck-turns", SideOrder::Whole),
    ];
    let mut player = player(&exercises);
    assert_eq!(player.next_part(), Some(NextPart::OtherSide));
    let half = length(&exercises[0], READY) / 2;
    player = player.at(half);
    assert_eq!(player.next_part(), Some(NextPart::Exercise(1)));
    assert_eq!(player.progress().collect::<Vec<_>>(), [50, 0]);
    player.next(0);
    assert_eq!(player.next_part(), Some(NextPart::End));
    assert_eq!(player.progress().collect::<Vec<_>>(), [100, 0]);
    player.next(0);
    assert_eq!(player.next_part(), None);
    assert_eq!(
        next_words(NextPart::Exercise(1), &exercises),
        "Next: Slow neck turns and tilts"
    );
}

fn read_library() {
    open::<Library>(include_bytes!(concat!(env!("OUT_DIR"), "/library.pack")).to_vec()).expect("a readable library");
}

/// What is said at each second of an exercise, without what is said twice in a row.
fn said(exercise: &Exercise) -> Vec<String> {
    read_library();
    let mut said: Vec<String> = (0..length(exercise, READY))
        .step_by(1_000)
        .filter_map(|at| {
            let player = player(std::slice::from_ref(exercise)).at(at);
            line(exercise, player.now()?)
        })
        .collect();
    said.dedup();
    said
}

#[test]
fn one_line_leads_through_the_steps_of_an_exercise() {
    let turns = exercise("mob-neck-turns", SideOrder::Whole);
    let steps = &instructions(find_technique("mob-neck-turns").expect("it"))
        .expect("its steps")
        .steps;
    let told = said(&turns);
    for step in steps {
        assert!(told.iter().any(|line| line == step), "{step} is not in {told:?}");
    }
    assert_eq!(told.first().map(String::as_str), steps.first().copied());

    let press = said(&exercise("sm-trap-squeeze", SideOrder::Only(Side::Left)));
    for words in ["light pressure", "Breathe out", "Ease off", "Let go"] {
        assert!(press.iter().any(|line| line.contains(words)), "no {words} in {press:?}");
    }
    let pack = said(&exercise("heat-neck", SideOrder::Whole));
    for words in ["cloth", "Stay awake", "Look at your skin"] {
        assert!(pack.iter().any(|line| line.contains(words)), "no {words} in {pack:?}");
    }
    let breathing = said(&exercise("br-count-five", SideOrder::Whole));
    assert_eq!(breathing[1..4], ["Breathe in.", "Breathe out.", "Breathe in."]);
}

#[test]
fn breathing_is_paced_by_a_count_of_five() {
    let at = |id: &str, position| {
        let exercise = exercise(id, SideOrder::Whole);
        let player = player(std::slice::from_ref(&exercise)).at(position);
        breath(&exercise, player.now().expect("something is on"))
    };
    assert_eq!(at("br-count-five", 1_000), None, "one gets ready");
    assert_eq!(at("br-count-five", 5_000), Some((Breath::In, 1)));
    assert_eq!(at("br-count-five", 9_999), Some((Breath::In, 5)));
    assert_eq!(at("br-count-five", 10_000), Some((Breath::Out, 1)));
    assert_eq!(at("br-tense-relax", 6_000), None, "it has a pace of its own");
    assert_eq!(at("mob-neck-turns", 6_000), None);
}

/// Every technique has something to do in sight at every moment, and none is longer than a few lines.
#[test]
fn every_moment_of_every_technique_has_its_line() {
    read_library();
    for technique in &guidance().techniques {
        for turn in [SideOrder::Whole, SideOrder::Both] {
            let exercise = exercise(technique.id.as_str(), turn);
            for at in (0..length(&exercise, READY)).step_by(2_500) {
                let player = player(std::slice::from_ref(&exercise)).at(at);
                let said = player.now().and_then(|now| line(&exercise, now));
                let said = said.unwrap_or_else(|| panic!("{} says nothing at {at}", technique.id.as_str()));
                assert!((5..=170).contains(&said.len()), "{}: {said}", technique.id.as_str());
            }
        }
    }
}

/// A routine may hold the same technique for two places.
#[test]
fn each_exercise_keeps_the_place_it_is_for() {
    let places = ["leg-calf-upper", "leg-calf-lower"].map(|area| Place {
        area: find_area(area).expect("an area"),
        sore: SoreSide::Both,
    });
    let both = |technique: &&&'static unknot_content::model::Technique| {
        places.iter().all(|place| place.area.techniques.contains(&technique.id))
    };
    let shared = guidance().techniques.iter().collect::<Vec<_>>();
    let shared = shared.iter().find(both).expect("a technique for both");
    let exercises = places.map(|place| Exercise {
        place: Some(place),
        ..exercise(shared.id.as_str(), SideOrder::Both)
    });
    let kept = SavedSession::of(&session(places.to_vec(), player(&exercises)), 0);
    let text = encode(&kept).expect("text");
    let kept: SavedSession = decode(&text).expect("what was kept");
    let read = kept.read().expect("the session").player;
    let read: Vec<_> = read.exercises().iter().map(|exercise| exercise.place).collect();
    assert_eq!(read, places.map(Some));
}

#[test]
fn a_session_that_nobody_came_back_to_for_a_day_is_over() {
    let place = Place {
        area: find_area("neck-back").expect("an area"),
        sore: SoreSide::Left,
    };
    let kept = SavedSession::of(&session(vec![place], stretch_under_way()), 1_000);
    assert_eq!(kept.kept_at(), Some(1_000));
    assert!(!kept.is_abandoned(1_000 + 23 * 60 * MINUTE));
    assert!(kept.is_abandoned(1_000 + 25 * 60 * MINUTE));
    assert!(!kept.is_abandoned(0), "a clock that was set back a little says nothing");
    let ahead = SavedSession::of(&session(vec![place], stretch_under_way()), 300 * 24 * 60 * MINUTE);
    assert!(ahead.is_abandoned(0), "the clock was ahead when it was kept");
}

/// An app that is opened now and then keeps what it finds again.
#[test]
fn a_session_is_as_old_as_its_last_moment_however_often_it_is_kept() {
    let mut stretch = stretch_under_way();
    stretch.pause(10_000);
    let kept = SavedSession::of(&session(vec![neck()], stretch), 20 * 60 * MINUTE);
    assert_eq!(kept.kept_at(), Some(10_000));
    let again = SavedSession::of(&kept.read().expect("the session"), 23 * 60 * MINUTE);
    assert!(again.is_abandoned(10_000 + 25 * 60 * MINUTE));
}

#[test]
fn a_session_that_is_over_can_be_rated_after_a_reload_and_is_not_gone_on_with() {
    let mut stretch = stretch_under_way();
    stretch.stop(9_000);
    let over = Session {
        entry: Some(9_000),
        ..session(vec![neck()], stretch)
    };
    let text = encode(&SavedSession::of(&over, 9_000)).expect("text");
    let kept: SavedSession = decode(&text).expect("what was kept");
    assert!(kept.read().is_none() && !text.contains("under_way"));
    assert_eq!(kept.read_over(MINUTE).expect("the session").entry, Some(9_000));
    assert!(kept.read_over(48 * 60 * MINUTE).is_none(), "that was another day");
}

#[test]
fn a_kept_session_without_time_left_is_not_gone_on_with() {
    let text = r#"{"version":1,"under_way":{"area":"neck-back","side":"left","exercises":[{"technique":"st-neck-side-bend",
        "dose":{"hold_seconds":20,"hold_range_seconds":[15,30],"repetitions":1,"sets":1,"per_side":true,
        "times_per_day":3,"minutes":null},"turn":{"only":"left"}}],"lengths":[5000,20000],"position":25000}}"#;
    let kept: SavedSession = decode(text).expect("the first format");
    assert!(kept.read().is_none());
}

#[test]
fn a_session_with_heat_waits_while_the_last_pack_there_is_not_two_hours_ago() {
    let heat = Exercise {
        place: Some(neck()),
        ..exercise("heat-neck", SideOrder::Whole)
    };
    let stretch = Exercise {
        place: Some(neck()),
        ..exercise("st-neck-side-bend", SideOrder::Both)
    };
    let mut journal = Journal::default();
    journal.add(Entry {
        at: MINUTE,
        places: vec![SavedPlace::of(neck())],
        did: vec!["heat-neck".to_owned()],
        ..Entry::default()
    });
    let waits = |exercise, now| warmth_must_wait(&session(vec![neck()], player(&[exercise])), &journal, now);
    assert!(waits(heat.clone(), 60 * MINUTE));
    assert!(!waits(heat, 122 * MINUTE));
    assert!(!waits(stretch, 60 * MINUTE), "a stretch need not wait");
}

#[test]
fn a_pack_dated_three_years_ahead_is_waited_for_by_nobody() {
    let heat = Exercise {
        place: Some(neck()),
        ..exercise("heat-neck", SideOrder::Whole)
    };
    let mut journal = Journal::default();
    journal.add(Entry {
        at: 3 * 365 * DAY,
        places: vec![SavedPlace::of(neck())],
        did: vec!["heat-neck".to_owned()],
        ..Entry::default()
    });
    let heat = session(vec![neck()], player(&[heat]));
    assert!(!warmth_must_wait(&heat, &journal, DAY));
    assert!(warmth_must_wait(&heat, &journal, 3 * 365 * DAY), "that day has come");
}

#[test]
fn what_was_answered_ahead_of_the_clock_was_not_asked_just_now() {
    let check = |at| LastCheck {
        at,
        places: vec![neck()],
        answers: Answers::default(),
        profile: Profile::default(),
    };
    let asked = |at, now| was_asked_just_now(&[neck()], &[check(at)], now);
    let now = 1_000 * DAY;
    assert!(!asked(now + 3 * 365 * DAY, now));
    assert!(!asked(DAY, now), "that was a clock that had lost its time");
    assert!(asked(now - MINUTE, now) && asked(now + MINUTE, now));
}

#[test]
fn a_session_is_heard_to_begin_once() {
    let mut player = player(&[exercise("st-neck-side-bend", SideOrder::Both)]);
    let was_on = player.now();
    player.run(10_000);
    assert!(matches!(cue_since(was_on, false, &player), Some(Cue::Start(_))));
    let was_on = player.now();
    // The clock is set back meanwhile, so that no time has gone by.
    player.advance(4_000);
    assert_eq!(cue_since(was_on, true, &player), None);
    player.pause(4_000);
    assert_eq!(cue_since(was_on, true, &player), None);
}

fn neck() -> Place {
    Place {
        area: find_area("neck-back").expect("an area"),
        sore: SoreSide::Left,
    }
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
        SideOrder::Whole,
        SideOrder::Both,
        SideOrder::Only(Side::Left),
        SideOrder::First(Side::Right),
    ]);
    let exercise = (any, turn).prop_map(|(technique, turn)| exercise(technique.id.as_str(), turn));
    prop::collection::vec(exercise, 1..6)
}

fn session(places: Vec<Place>, player: Player) -> Session {
    Session {
        places,
        routine: None,
        is_quick_start: false,
        player,
        has_begun: true,
        before: None,
        movement: None,
        entry: None,
    }
}

fn reload(player: Player, now: Time) -> Player {
    let place = Place {
        area: find_area("neck-back").expect("an area"),
        sore: SoreSide::Left,
    };
    if player.now().is_none() {
        return player;
    }
    let session = session(vec![place], player);
    let text = encode(&SavedSession::of(&session, now)).expect("text");
    let kept: SavedSession = decode(&text).expect("what was kept");
    kept.read().expect("the session").player
}

proptest! {
    #[test]
    fn the_phases_add_up_and_every_exercise_has_its_place(exercises in exercises()) {
        let phases = script(&exercises, READY);
        prop_assert_eq!(player(&exercises).total(), exercises.iter().map(|exercise| length(exercise, READY)).sum::<u64>());
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
            let was_on_the_skin = player.is_running() && player.is_on_the_skin();
            match deed {
                Deed::Run => player.run(now),
                Deed::Pause => player.pause(now),
                Deed::Next => player.next(now),
                Deed::Back => player.back(now),
                Deed::Add => player.add(10_000, now),
                Deed::Shorten => player.shorten(10_000, now),
                Deed::Clock(by) => {
                    clock += by;
                    player.advance(u64::try_from(clock).unwrap_or_default());
                    let gone = u64::try_from(by).unwrap_or_default();
                    prop_assert!(player.position() >= position && player.position() <= position + gone);
                    prop_assert!(
                        player.position() - position <= 150_000 || was_on_the_skin,
                        "a jump of the clock is no exercise"
                    );
                    prop_assert_eq!(player.total(), total);
                }
                Deed::Reload => {
                    let before = player.now();
                    player = reload(player, now);
                    prop_assert_eq!(player.now(), before);
                    prop_assert_eq!(player.is_running(), was_on_the_skin && before.is_some());
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
