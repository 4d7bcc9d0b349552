//! From an easier technique to a harder one and back.

use super::facts::TechniqueFacts;
use super::known::Known;
use super::problem::{Place, Report};
use crate::model::{Instructions, TechniqueId};

/// The techniques that come next when this one is too easy. Each is for a place that this one is for too.
pub(super) fn next_rungs(
    id: &str,
    facts: &TechniqueFacts,
    known: &Known,
    place: &Place,
    report: &mut Report,
) -> Vec<TechniqueId> {
    let next = |harder: &String| {
        let (harder_id, harder_level) = known.any_technique(harder, place, report)?;
        if harder == id {
            report.add(place, "a technique is not harder than itself");
        }
        if harder_level.is_some_and(|level| level < facts.level) {
            report.add(place, format!("\"{harder}\" is of a gentler level"));
        }
        Some(harder_id)
    };
    facts.harder.iter().filter_map(next).collect()
}

/// Writes down at each technique those that it is harder than.
pub(super) fn climb_back(all: &mut [&mut Instructions]) {
    let pairs: Vec<(TechniqueId, TechniqueId)> = all
        .iter()
        .flat_map(|one| one.harder.techniques.iter().map(|harder| (one.technique, *harder)))
        .collect();
    for (easier, harder) in pairs {
        if let Some(one) = all.iter_mut().find(|one| one.technique == harder) {
            one.easier.techniques.push(easier);
        }
    }
}
