//! What the last checks say against a technique that is looked at by itself.

use unknot::domain::catalogue::find_technique;
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::objection::{Objection, can_start, may_do};

use crate::support::{check, person};

/// Last checks, a technique, and the rule that speaks against it ("help" where somebody has to look first).
const TABLE: &[(&[&str], &str, Option<&str>)] = &[
    (&[], "st-neck-side-bend", None),
    (&["neck-side left:"], "st-neck-side-bend", None),
    (&["neck-side left: chest-pain"], "st-neck-side-bend", Some("help")),
    // The check of another place does not speak of it.
    (&["leg-calf-upper left: leg-clot-signs"], "st-neck-side-bend", None),
    // Places that were checked together stand or fall together.
    (
        &["neck-side left, leg-calf-upper left: leg-clot-signs"],
        "st-neck-side-bend",
        Some("help"),
    ),
    (
        &["neck-side left: began=sudden-injury, lasts=today"],
        "st-neck-side-bend",
        Some("X-01"),
    ),
    // Help comes before any other reason, in whatever order the checks were made.
    (
        &[
            "neck-side right: began=sudden-injury, lasts=today",
            "neck-side left: chest-pain",
        ],
        "st-neck-side-bend",
        Some("help"),
    ),
];

#[test]
fn a_technique_by_itself_says_what_the_last_checks_say_against_it() {
    for (checks, id, expected) in TABLE {
        let checks: Vec<LastCheck> = checks.iter().map(|text| person(text).into()).collect();
        let technique = find_technique(id).unwrap_or_else(|| panic!("no technique {id}"));
        let objections = may_do(technique, &[], check(), &checks);
        let found = objections.first().map(|objection| match objection {
            Objection::HelpFirst(_) => "help",
            Objection::LeftOut(_, reason) => reason.rule().as_str(),
            Objection::Answer(..) => "answer",
        });
        assert_eq!(found, *expected, "{id} after {checks:?}");
    }
}

#[test]
fn what_the_last_checks_speak_against_has_no_start_and_neither_has_a_habit() {
    for (checks, id, expected) in TABLE {
        let checks: Vec<LastCheck> = checks.iter().map(|text| person(text).into()).collect();
        let technique = find_technique(id).unwrap_or_else(|| panic!("no technique {id}"));
        let objections = may_do(technique, &[], check(), &checks);
        assert_eq!(
            can_start(technique, &objections),
            expected.is_none(),
            "{id} after {checks:?}"
        );
        let place = checks.first().map(|last| last.places[0]);
        let questions: Vec<Objection> = place
            .map(|place| Objection::Answer(place, Vec::new()))
            .into_iter()
            .collect();
        assert!(can_start(technique, &questions), "questions come after the start");
    }
    let habit = find_technique("pos-microbreak").unwrap_or_else(|| panic!("no habit"));
    assert!(!can_start(habit, &[]));
}
