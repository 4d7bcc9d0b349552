//! Two tabs that change things at the same time.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use unknot::domain::edits::Edits;
use unknot::domain::routine::kept::Routines;
use unknot::domain::routine::step::RoutineStep;
use unknot::domain::routine::{Routine, RoutineId};

const MINUTE: u64 = 60_000;

/// Routines 1 to 3, each with a step.
fn three() -> Routines {
    let mut routines = Routines::default();
    for id in 1..=3 {
        let mut routine = Routine::new(RoutineId(id), "As it was");
        routine.add(RoutineStep::own("Turn", "")).expect("there is room");
        routines.add(routine).expect("there is room");
    }
    routines
}

fn renamed(routines: &Routines, id: u64, name: &str) -> Routines {
    let mut routines = routines.clone();
    routines.change(RoutineId(id), |routine| routine.rename(name));
    routines
}

fn without(routines: &Routines, id: u64) -> Routines {
    let mut routines = routines.clone();
    routines.remove(RoutineId(id));
    routines
}

fn name(routines: &Routines, id: u64) -> Option<&str> {
    routines.find(RoutineId(id)).map(|routine| routine.name.as_str())
}

/// The edits of a tab that renamed a routine.
fn edits(id: u64, at: u64) -> (Edits<Routines>, Routines) {
    let mut edits = Edits::default();
    let mine = renamed(&three(), id, "Mine");
    edits.note(&three(), &mine, at);
    (edits, mine)
}

#[test]
fn changes_of_different_things_both_stay() {
    let (mut edits, mine) = edits(1, MINUTE);
    // The other tab had not seen the change when it wrote its own.
    let theirs = renamed(&three(), 2, "Theirs");
    let settled = edits.settle(&theirs).expect("something was missing");
    assert_eq!(name(&settled, 1), Some("Mine"));
    assert_eq!(name(&settled, 2), Some("Theirs"));
    assert_eq!(edits.settle(&settled), None, "it is settled once");
    assert_eq!(settled, renamed(&mine, 2, "Theirs"));
}

#[test]
fn a_change_that_arrived_is_not_made_again() {
    let (mut edits, mine) = edits(1, MINUTE);
    assert_eq!(edits.settle(&mine), None);
    // What another tab does later stays as it is.
    assert_eq!(edits.settle(&without(&mine, 1)), None);
}

#[test]
fn what_another_tab_changed_too_can_be_brought_back_for_a_while() {
    let (mine_id, other_id) = (1, 2);
    for (what, theirs, later, is_offered) in [
        ("renamed too", renamed(&three(), mine_id, "Theirs"), MINUTE, true),
        ("deleted", without(&three(), mine_id), MINUTE, true),
        (
            "another renamed",
            renamed(&edits(mine_id, 0).1, other_id, "Theirs"),
            MINUTE,
            false,
        ),
        (
            "another deleted",
            without(&edits(mine_id, 0).1, other_id),
            MINUTE,
            false,
        ),
        (
            "renamed much later",
            renamed(&three(), mine_id, "Theirs"),
            11 * MINUTE,
            false,
        ),
    ] {
        let (mut edits, mine) = edits(mine_id, MINUTE);
        let offered = edits.overwritten(&mine, &theirs, MINUTE + later);
        assert_eq!(offered.is_some(), is_offered, "{what}");
        if let Some(offered) = offered {
            assert_eq!(name(&offered, mine_id), Some("Mine"), "{what}");
            assert_eq!(name(&offered, other_id), None, "{what}: only what was changed here");
            assert_eq!(
                edits.overwritten(&mine, &theirs, MINUTE + later),
                None,
                "{what}: told once"
            );
        }
    }
}

#[test]
fn when_a_routine_was_done_is_nothing_to_miss() {
    let mut done = three();
    done.change(RoutineId(1), |routine| routine.last_done = Some(5));
    let mut edits = Edits::default();
    edits.note(&three(), &done, MINUTE);
    assert_eq!(edits.overwritten(&done, &renamed(&done, 1, "Theirs"), 2 * MINUTE), None);
}

#[test]
fn what_was_deleted_here_does_not_come_back() {
    let (mut edits, mine) = edits(1, MINUTE);
    let gone = without(&mine, 1);
    edits.note(&mine, &gone, MINUTE);
    assert_eq!(edits.overwritten(&gone, &renamed(&gone, 2, "Theirs"), MINUTE), None);
}
