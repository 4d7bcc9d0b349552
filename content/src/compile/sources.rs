//! The sources of facts. Titles and names are facts here: they stay as they are in every language.

use super::facts::SourceFacts;
use super::files::{Entry, Files, leak};
use super::problem::{Place, Report};
use crate::model::{Source, SourceId};

/// The years that a source can sensibly be from.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<Entry<SourceFacts>> {
    files.entries("facts/sources.toml", report)
}

pub(super) fn build(entries: Vec<Entry<SourceFacts>>, report: &mut Report) -> Vec<Source> {
    let build = |entry: Entry<SourceFacts>| {
        let facts = entry.value?;
        check(&facts, &entry.place, report);
        Some(Source {
            id: SourceId::new(entry.id),
            title: leak(facts.title),
            organisation: leak(facts.organisation),
            year: facts.year,
            url: facts.url.map(leak),
            tier: facts.tier,
        })
    };
    entries.into_iter().filter_map(build).collect()
}

fn check(facts: &SourceFacts, place: &Place, report: &mut Report) {
    for (name, text) in [("title", &facts.title), ("organisation", &facts.organisation)] {
        if text.trim().is_empty() {
            report.add(&place.inside(name), "an empty text");
        }
    }
    if facts.note.as_ref().is_some_and(|note| note.trim().is_empty()) {
        report.add(&place.inside("note"), "an empty text; leave it out instead");
    }
    if let Some(year) = facts.year.filter(|year| !YEARS.contains(year)) {
        report.add(&place.inside("year"), format!("{year} is not a likely year"));
    }
    if let Some(url) = facts
        .url
        .as_ref()
        .filter(|url| !url.starts_with("https://") && !url.starts_with("http://"))
    {
        report.add(&place.inside("url"), format!("not an absolute web address: \"{url}\""));
    }
}
