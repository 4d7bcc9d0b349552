//! Contraindications against a technique that its kind, equipment or position always bring with them.
//!
//! They are written down with every technique, because the app reads them there; this makes sure that
//! nobody forgets one.

use super::facts::{LyingOn, TechniqueFacts};
use super::problem::{Place, Report};
use crate::model::{Equipment, Kind};

/// Reports reasons that are missing.
pub(super) fn check(kind: Kind, facts: &TechniqueFacts, place: &Place, report: &mut Report) {
    for (because, reasons) in expected(kind, facts) {
        for reason in reasons {
            if !facts.contraindications.iter().any(|given| given == reason) {
                report.add(
                    &place.inside("contraindications"),
                    format!("\"{reason}\" is missing: {because}"),
                );
            }
        }
    }
}

type Cause = &'static str;
type Contraindications = &'static [&'static str];

fn expected(kind: Kind, facts: &TechniqueFacts) -> Vec<(Cause, Contraindications)> {
    let mut expected: Vec<(Cause, Contraindications)> = match kind {
        Kind::Stretch => vec![("every stretch", &["acute-injury"])],
        Kind::SelfMassage => massage(facts),
        Kind::Heat => vec![(
            "heat",
            &["acute-injury", "inflammation", "suspected-dvt", "rub-on-skin"],
        )],
        Kind::Cold => vec![("cold", &["cold-sensitivity", "numbness"])],
        _ => Vec::new(),
    };
    match facts.lying_on {
        Some(LyingOn::Back) => expected.push(("lying on the back", &["pregnancy-lying"])),
        Some(LyingOn::Front) => expected.push(("lying on the front", &["pregnancy-prone"])),
        Some(LyingOn::Side | LyingOn::Any) | None => {}
    }
    expected
}

fn massage(facts: &TechniqueFacts) -> Vec<(Cause, Contraindications)> {
    let mut expected: Vec<(Cause, Contraindications)> = vec![(
        "every self-massage",
        &["acute-injury", "inflammation", "open-skin", "fracture"],
    )];
    // The ids of all areas of the legs begin like this.
    if facts.areas.iter().any(|area| area.starts_with("leg-")) {
        expected.push(("pressing on a leg", &["suspected-dvt"]));
    }
    if facts.equipment.contains(&Equipment::FoamRoller) {
        expected.push(("a foam roller", &["osteoporosis", "anticoagulants"]));
    }
    if facts.equipment.contains(&Equipment::TennisBall) {
        expected.push(("a ball", &["anticoagulants"]));
    }
    expected
}
