//! The clickable parts of the body: a file for each group.

use std::collections::BTreeMap;

use super::body::Body;
use super::claims::{claim, claims, keyed, label};
use super::facts::{AreaFacts, ClaimFacts, ReferralFacts};
use super::files::{Files, Pair};
use super::groups::GroupPair;
use super::known::{Known, kind_name};
use super::ordered::Ordered;
use super::problem::{Place, Places, Report};
use super::text::{Length, text, texts};
use super::words::AreaWords;
use crate::model::{
    Action, Area, AreaBackground, AreaId, Ease, First, GroupId, Kind, Level, RedFlagIndex, Referral, Spot, TechniqueId,
    View,
};

#[derive(Debug)]
pub(super) struct AreaPair {
    pub group: &'static str,
    pub pair: Pair<AreaFacts, AreaWords>,
}

pub(super) fn read(files: &Files<'_>, groups: &[GroupPair], report: &mut Report) -> Vec<AreaPair> {
    files.expect_only(
        "areas",
        &groups.iter().map(|group| group.id).collect::<Vec<_>>(),
        report,
    );
    let mut areas = Vec::new();
    for Pair { id: group, .. } in groups {
        let pairs = files.pairs(&format!("areas/{group}.toml"), report);
        areas.extend(pairs.into_iter().map(|pair| AreaPair { group, pair }));
    }
    areas
}

/// Every area, and what stands behind each.
pub(super) fn build(
    areas: Vec<AreaPair>,
    body: Option<&Body>,
    known: &Known,
    report: &mut Report,
) -> (Vec<Area>, Vec<AreaBackground>) {
    let built = areas
        .into_iter()
        .filter_map(|area| build_one(area, body, known, report));
    let (areas, mut behind): (Vec<Area>, Vec<AreaBackground>) = built.unzip();
    let may_come_from: Vec<_> = areas
        .iter()
        .map(|area| may_come_from(area.id, &areas, &behind))
        .collect();
    for (background, may_come_from) in behind.iter_mut().zip(may_come_from) {
        background.may_come_from = may_come_from;
    }
    (areas, behind)
}

/// The other areas whose pain is often felt in this one: what they say of themselves, turned round.
fn may_come_from(felt_in: AreaId, areas: &[Area], behind: &[AreaBackground]) -> Vec<AreaId> {
    let sends_here = |background: &AreaBackground| {
        let mut patterns = background.referred_pain.iter();
        patterns.any(|pain| pain.areas.contains(&felt_in))
    };
    areas
        .iter()
        .zip(behind)
        .filter(|(area, background)| area.id != felt_in && sends_here(background))
        .map(|(area, _)| area.id)
        .collect()
}

fn build_one(
    area: AreaPair,
    body: Option<&Body>,
    known: &Known,
    report: &mut Report,
) -> Option<(Area, AreaBackground)> {
    let Pair { id, facts, words, at } = area.pair;
    let (facts, words) = (facts?, words?);
    let fact_at = |part: &str| at.facts.inside(part);
    let said_at = |part: &str| at.words.inside(part);
    let first = first(&facts, &fact_at("first"), known, report);
    let background = AreaBackground {
        also_called: texts(words.also_called, Length::Title, &said_at("also_called"), report),
        causes: claims(facts.causes, words.causes, &at.inside("causes"), known, report),
        referred_pain: referrals(
            facts.referred_pain,
            words.referred_pain,
            &at.inside("referred_pain"),
            known,
            report,
        ),
        may_come_from: Vec::new(),
        hazards: claims(facts.hazards, words.hazards, &at.inside("hazards"), known, report),
        walking: facts.walking,
    };
    let area = Area {
        id: AreaId::new(id),
        group: GroupId::new(area.group),
        name: text(words.name, Length::Title, &said_at("name"), report),
        landmark: text(words.landmark, Length::Step, &said_at("landmark"), report),
        muscles: muscles(facts.muscles, &fact_at("muscles"), report),
        spots: spots(id, &facts.views, body, &fact_at("views"), report),
        self_massage: facts.self_massage,
        sudden_injury: facts.sudden_injury,
        red_flags: red_flags(&facts.red_flags, known, &fact_at("red_flags"), report),
        techniques: techniques(&facts.techniques, known, &fact_at("techniques"), report),
        // Last, so that a slip here does not hide the others.
        first: first?,
    };
    Some((area, background))
}

fn muscles(muscles: Vec<String>, place: &Place, report: &mut Report) -> Vec<&'static str> {
    if muscles.is_empty() {
        report.add(place, "an empty list");
    }
    muscles.into_iter().map(|name| label(name, place, report)).collect()
}

/// Where the drawing has the area, which has to be in the views that the facts name.
fn spots(id: &str, views: &[View], body: Option<&Body>, place: &Place, report: &mut Report) -> Vec<Spot> {
    let Some(body) = body else { return Vec::new() };
    let mut spots = Vec::new();
    for (view, drawn) in [(View::Front, &body.front), (View::Back, &body.back)] {
        let shape = drawn.areas.iter().find(|shape| shape.id == id);
        match (shape, views.contains(&view)) {
            (Some(shape), true) => spots.push(Spot {
                view,
                x: shape.label_anchor.0,
                y: shape.label_anchor.1,
            }),
            (Some(_), false) => report.add(
                place,
                format!("{} is missing, although the body is drawn so", name(view)),
            ),
            (None, true) => report.add(
                place,
                format!("{} is named, but the body has no such shape", name(view)),
            ),
            (None, false) => {}
        }
    }
    spots
}

const fn name(view: View) -> &'static str {
    match view {
        View::Front => "\"front\"",
        View::Back => "\"back\"",
    }
}

/// Emergency first; within an action in the order of the file.
fn red_flags(ids: &[String], known: &Known, place: &Place, report: &mut Report) -> Vec<RedFlagIndex> {
    let mut found = known.red_flags.all(ids, place, report);
    if !found
        .iter()
        .any(|(_, flag)| matches!(flag.action, Some(Action::Emergency | Action::Urgent) | None))
    {
        report.add(place, "an area needs at least one sign that is urgent or an emergency");
    }
    found.sort_by_key(|(_, flag)| flag.action);
    found.into_iter().map(|(_, flag)| flag.index).collect()
}

/// What to do first: gentle, and out of the area's own list.
fn first(facts: &AreaFacts, place: &Place, known: &Known, report: &mut Report) -> Option<First> {
    if facts.first.stretch.is_some() == facts.first.rest.is_some() {
        report.add(place, "what comes first names either a `stretch` or a `rest`");
    }
    let mut pick = |part: &str, id: &str, kind| {
        let place = place.inside(part);
        let (technique, level) = known.technique(id, kind, &place, report)?;
        if level.is_some_and(|level| level != Level::Gentle) {
            report.add(
                &place,
                format!("\"{id}\" is not gentle, and what comes first has to be"),
            );
        }
        if kind != Kind::Cold && known.techniques.get(id).is_some_and(|known| !known.fits_a_tile) {
            report.add(
                &place,
                format!("the title of \"{id}\" is too long for a tile, so it needs a `short`"),
            );
        }
        if !facts.techniques.values().flatten().any(|listed| listed == id) {
            report.add(&place, format!("\"{id}\" is not among the techniques of this area"));
        }
        Some(technique)
    };
    let ease = match (&facts.first.stretch, &facts.first.rest) {
        (Some(id), None) => pick("stretch", id, Kind::Stretch).map(Ease::Stretch),
        (None, Some(id)) => pick("rest", id, Kind::Posture).map(Ease::Rest),
        _ => None,
    };
    let press = pick("press", &facts.first.press, Kind::SelfMassage);
    let heat = pick("heat", &facts.first.heat, Kind::Heat);
    let cold = pick("cold", &facts.first.cold, Kind::Cold);
    Some(First {
        ease: ease?,
        press: press?,
        heat: heat?,
        cold: cold?,
    })
}

/// In the order of kinds, and within a kind as listed.
fn techniques(
    listed: &BTreeMap<Kind, Vec<String>>,
    known: &Known,
    place: &Place,
    report: &mut Report,
) -> Vec<TechniqueId> {
    let mut techniques = Vec::new();
    for (kind, ids) in listed {
        let place = place.inside(kind_name(*kind));
        known.techniques.check_unique(ids, &place, report);
        let found = ids.iter().filter_map(|id| known.technique(id, *kind, &place, report));
        techniques.extend(found.map(|(id, _)| id));
    }
    techniques
}

fn referrals(
    facts: Ordered<ReferralFacts>,
    words: Ordered<String>,
    at: &Places,
    known: &Known,
    report: &mut Report,
) -> Vec<Referral> {
    keyed(facts, words, at, report, |facts, words, at, report| {
        let claimed = ClaimFacts {
            sources: facts.sources,
            status: facts.status,
        };
        let claim = claim(&claimed, words, at, Length::Statement, known, report);
        Referral {
            claim,
            areas: known.areas(&facts.areas, &at.facts, report),
        }
    })
}

/// Refuses shapes of the drawing that are no area.
pub(super) fn check_shapes(body: &Body, place: &Place, known: &Known, report: &mut Report) {
    for shape in body.front.areas.iter().chain(&body.back.areas) {
        known.areas.one(&shape.id, place, report);
    }
}
