//! Things people feel that have no place of their own on the map.

use super::areas::AreaPair;
use super::facts::ComplaintFacts;
use super::files::{Files, Pair};
use super::problem::{Place, Report};
use super::text::{Length, texts};
use crate::model::{AreaId, Complaint};

pub(super) type ComplaintPair = Pair<ComplaintFacts, Vec<String>>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<ComplaintPair> {
    files.pairs("complaints.toml", report)
}

pub(super) fn build(pairs: Vec<ComplaintPair>, areas: &[AreaPair], report: &mut Report) -> Vec<Complaint> {
    let build = |pair: ComplaintPair| {
        let (facts, names, at) = (pair.facts?, pair.words?, pair.at);
        let names = texts(names, Length::Title, &at.words, report);
        let place = at.facts.inside("referred_pain");
        Some(Complaint {
            names,
            areas: areas_behind(&facts.referred_pain, areas, &place, report),
        })
    };
    pairs.into_iter().filter_map(build).collect()
}

/// The areas that the referred pains belong to, each once. There is no other way for an area to get in
/// here, so a complaint never claims more than the areas do.
fn areas_behind(referred_pain: &[String], areas: &[AreaPair], place: &Place, report: &mut Report) -> Vec<AreaId> {
    if referred_pain.is_empty() {
        report.add(place, "an empty list");
    }
    let mut behind = Vec::new();
    for path in referred_pain {
        match find(path, areas) {
            Some(area) if !behind.contains(&area) => behind.push(area),
            Some(_) => {}
            None => report.add(
                place,
                format!("unknown referred pain \"{path}\"; it is written AREA.KEY"),
            ),
        }
    }
    behind
}

fn find(path: &str, areas: &[AreaPair]) -> Option<AreaId> {
    let (area, key) = path.split_once('.')?;
    let AreaPair { pair, .. } = areas.iter().find(|candidate| candidate.pair.id == area)?;
    let known = pair.facts.as_ref()?.referred_pain.contains(key);
    known.then(|| AreaId::new(pair.id))
}
