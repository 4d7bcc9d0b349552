//! Checks across files.

use super::areas::AreaPair;
use super::known::kind_name;
use super::problem::Report;
use super::red_flags::RedFlagPair;
use super::techniques::TechniquePair;

/// An area and a technique that is for it name each other.
pub(super) fn check_techniques(areas: &[AreaPair], techniques: &[TechniquePair], report: &mut Report) {
    for TechniquePair { kind, pair: technique } in techniques {
        let Some(technique_facts) = &technique.facts else {
            continue;
        };
        for AreaPair { pair: area, .. } in areas {
            let Some(area_facts) = &area.facts else { continue };
            let listed = area_facts.techniques.values().flatten().any(|id| id == technique.id);
            let meant = technique_facts.areas.iter().any(|id| id == area.id);
            let place = || area.at.facts.inside("techniques").inside(kind_name(*kind));
            match (listed, meant) {
                (true, false) => {
                    report.add(
                        &place(),
                        format!("\"{}\" does not name this area among its own", technique.id),
                    );
                }
                (false, true) => {
                    report.add(&place(), format!("\"{}\" is missing: it names this area", technique.id));
                }
                (true, true) | (false, false) => {}
            }
        }
    }
}

/// A warning sign that nobody would ever see is a slip.
pub(super) fn check_red_flags(areas: &[AreaPair], red_flags: &[RedFlagPair], report: &mut Report) {
    let shown = |id: &str| {
        areas
            .iter()
            .filter_map(|area| area.pair.facts.as_ref())
            .any(|facts| facts.red_flags.iter().any(|flag| flag == id))
    };
    for flag in red_flags {
        let universal = flag.facts.as_ref().is_none_or(|facts| facts.universal);
        if !universal && !shown(flag.id) {
            report.add(&flag.at.facts, "no area names it, and it is not universal");
        }
    }
}
