//! What became of the claims of the article that the project grew from.

use std::collections::HashSet;

use super::areas::AreaPair;
use super::entries::Entries;
use super::facts::{SeedClaimFacts, Verdict};
use super::files::{Entry, Files};
use super::problem::Report;
use super::techniques::TechniquePair;

/// How many claims the article makes.
const CLAIMS: usize = 154;

/// Pages that hold a claim as a whole, such as the map.
const PAGES: [&str; 5] = ["map", "check", "plan", "favourites", "learn"];

/// Refuses a claim that is missing, one that stands nowhere, and places that do not exist.
pub(super) fn check(files: &Files<'_>, entries: &Entries, report: &mut Report) {
    let path = "facts/seed_claims.toml";
    let claims: Vec<Entry<SeedClaimFacts>> = files.entries(path, report);
    let expected = (1..=CLAIMS).map(|number| format!("S-{number:03}"));
    if !claims.iter().map(|claim| claim.id).eq(expected) {
        report.add(
            &files.named(path),
            format!("the claims are S-001 to S-{CLAIMS}, each once and in order"),
        );
    }
    let places = places(entries);
    for Entry { place, value, .. } in &claims {
        let Some(claim) = value else { continue };
        for unknown in claim.at.iter().filter(|at| !places.contains(*at)) {
            report.add(&place.inside("at"), format!("there is no place \"{unknown}\""));
        }
        if let Some(problem) = problem(claim) {
            report.add(place, problem);
        }
    }
}

fn problem(claim: &SeedClaimFacts) -> Option<&'static str> {
    let has_reason = claim.why.as_deref().is_some_and(|why| !why.trim().is_empty());
    let stands = !claim.at.is_empty();
    match claim.verdict {
        _ if claim.says.trim().is_empty() => Some("it does not say what is claimed"),
        Verdict::Kept | Verdict::Corrected if !stands => Some("it names no place where it stands"),
        Verdict::Dropped if stands => Some("what was dropped stands nowhere"),
        Verdict::Corrected | Verdict::Dropped if !has_reason => Some("it does not say why"),
        Verdict::Kept if has_reason => Some("what was kept needs no reason"),
        Verdict::Kept | Verdict::Corrected | Verdict::Dropped => None,
    }
}

/// Every place where a claim can stand.
fn places(entries: &Entries) -> HashSet<String> {
    let named = |sort: &'static str, ids: Vec<&str>| {
        ids.into_iter()
            .map(move |id| format!("{sort}/{id}"))
            .collect::<Vec<_>>()
    };
    let mut places: HashSet<String> = [
        named("page", PAGES.to_vec()),
        named("care", entries.care.iter().map(|pair| pair.id).collect()),
        named("group", entries.groups.iter().map(|pair| pair.id).collect()),
        named("rule", entries.rules.iter().map(|pair| pair.id).collect()),
        named("sign", entries.signs.iter().map(|pair| pair.id).collect()),
        named("red-flag", entries.red_flags.iter().map(|pair| pair.id).collect()),
        named(
            "contraindication",
            entries.contraindications.iter().map(|pair| pair.id).collect(),
        ),
        named(
            "technique",
            entries
                .techniques
                .iter()
                .map(|TechniquePair { pair, .. }| pair.id)
                .collect(),
        ),
        named(
            "area",
            entries.areas.iter().map(|AreaPair { pair, .. }| pair.id).collect(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    for guide in &entries.guides {
        let parts = guide.facts.iter().flat_map(|facts| facts.parts.keys());
        places.extend(parts.map(|key| format!("guide/{}/{key}", guide.id)));
    }
    for AreaPair { pair, .. } in &entries.areas {
        let Some(facts) = &pair.facts else { continue };
        let lists = [
            ("causes", facts.causes.keys().collect::<Vec<_>>()),
            ("referred_pain", facts.referred_pain.keys().collect()),
            ("hazards", facts.hazards.keys().collect()),
        ];
        for (list, keys) in lists {
            places.extend(keys.into_iter().map(|key| format!("area/{}/{list}/{key}", pair.id)));
        }
    }
    places
}
