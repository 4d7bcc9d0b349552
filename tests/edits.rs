//! Two tabs that change things at the same time.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use unknot::domain::routine::Routine;
use unknot::domain::routine::routines::Routines;
use unknot::domain::routine::step::RoutineStep;
use unknot::domain::routine_id::RoutineId;
use unknot::domain::storage::edits::Edits;

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
    let (edits, mine) = edits(1, MINUTE);
    // The other tab had not heard of the change when it wrote its own.
    let theirs = renamed(&three(), 2, "Theirs");
    let reconciled = edits.reconcile(&theirs, MINUTE + 5).expect("something was missing");
    assert_eq!(reconciled, renamed(&mine, 2, "Theirs"));
    assert_eq!(edits.reconcile(&reconciled, MINUTE + 6), None, "now it is there");
}

#[test]
fn what_another_tab_changed_knowingly_stays() {
    let (edits, mine) = edits(1, MINUTE);
    for (what, stored, later) in [
        ("my change is there", mine.clone(), 5),
        ("changed too", renamed(&mine, 1, "Theirs"), 5),
        ("deleted", without(&mine, 1), 5),
        ("changed back", three(), 500),
    ] {
        assert_eq!(edits.reconcile(&stored, MINUTE + later), None, "{what}");
    }
}

#[test]
fn several_changes_in_a_row_are_one() {
    let (mut edits, mine) = edits(1, MINUTE);
    let last = renamed(&mine, 1, "Mine, really");
    edits.note(&mine, &last, MINUTE + 1);
    // Neither of them was heard of.
    let reconciled = edits.reconcile(&three(), MINUTE + 2).expect("both were missing");
    assert_eq!(name(&reconciled, 1), Some("Mine, really"));
}

#[test]
fn what_another_tab_changed_too_can_be_brought_back_for_a_while() {
    let mine = edits(1, 0).1;
    for (what, theirs, later, is_offered) in [
        ("changed too", renamed(&mine, 1, "Theirs"), MINUTE, true),
        ("changed back", three(), MINUTE, true),
        ("deleted", without(&mine, 1), MINUTE, true),
        ("not heard of, so it settles by itself", three(), 5, false),
        ("another changed", renamed(&mine, 2, "Theirs"), MINUTE, false),
        ("another deleted", without(&mine, 2), MINUTE, false),
        ("changed much later", renamed(&mine, 1, "Theirs"), 11 * MINUTE, false),
    ] {
        let (mut edits, mine) = edits(1, MINUTE);
        let offered = edits.lost_edits(&mine, &theirs, MINUTE + later);
        let names: Vec<&str> = offered.iter().map(|(_, routine)| routine.name.as_str()).collect();
        assert_eq!(names, if is_offered { vec!["Mine"] } else { vec![] }, "{what}");
        let again = edits.lost_edits(&mine, &theirs, MINUTE + later);
        assert!(again.is_empty(), "{what}: it is told once");
    }
}

#[test]
fn when_a_routine_was_done_is_nothing_to_miss() {
    let mut done = three();
    done.change(RoutineId(1), |routine| routine.last_done = Some(5));
    let mut edits = Edits::default();
    edits.note(&three(), &done, MINUTE);
    assert!(
        edits
            .lost_edits(&done, &renamed(&done, 1, "Theirs"), 2 * MINUTE)
            .is_empty()
    );
}

#[test]
fn what_was_deleted_here_does_not_come_back() {
    let (mut edits, mine) = edits(1, MINUTE);
    let gone = without(&mine, 1);
    edits.note(&mine, &gone, MINUTE);
    let theirs = renamed(&gone, 2, "Theirs");
    assert_eq!(edits.reconcile(&theirs, MINUTE + 5), None);
    assert!(edits.lost_edits(&gone, &theirs, MINUTE).is_empty());
}
