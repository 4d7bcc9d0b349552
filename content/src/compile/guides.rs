//! Guides to read.

use super::claims::{claim, keyed};
use super::facts::{ClaimFacts, GuideFacts};
use super::files::{Files, Pair};
use super::known::Known;
use super::problem::{Places, Report};
use super::text::{Length, text};
use super::words::{GuideWords, PartWords};
use crate::learn::{Form, Guide, Section};
use crate::model::TopicId;

pub(super) type GuidePair = Pair<GuideFacts, GuideWords>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<GuidePair> {
    files.pairs("guides.toml", report)
}

pub(super) fn build(pairs: Vec<GuidePair>, known: &Known, report: &mut Report) -> Vec<Guide> {
    pairs
        .into_iter()
        .filter_map(|pair| guide(pair, known, report))
        .collect()
}

fn guide(pair: GuidePair, known: &Known, report: &mut Report) -> Option<Guide> {
    let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
    let mut sections: Vec<Section> = Vec::new();
    let parts_at = at.inside("parts");
    keyed(
        facts.parts,
        words.parts,
        &parts_at,
        report,
        |facts, words, at, report| {
            add_part(&mut sections, &facts, words, at, known, report);
        },
    );
    if facts.form == Form::Steps {
        for section in sections.iter().filter(|section| section.paragraphs.len() > 1) {
            report.add(
                &parts_at.words,
                format!("a step has one text, unlike \"{}\"", section.heading),
            );
        }
    }
    Some(Guide {
        id: TopicId::new(pair.id),
        title: text(words.title, Length::Title, &at.words.inside("title"), report),
        about: text(words.about, Length::Step, &at.words.inside("about"), report),
        form: facts.form,
        drawing: known.drawing(facts.drawing.as_deref(), &at.facts.inside("drawing"), report),
        sections,
    })
}

/// A part with a heading starts a section; one without goes on with the section before it.
fn add_part(
    sections: &mut Vec<Section>,
    facts: &ClaimFacts,
    words: PartWords,
    at: &Places,
    known: &Known,
    report: &mut Report,
) {
    let paragraph = claim(facts, words.text, at, Length::Paragraph, known, report);
    if let Some(heading) = words.heading {
        sections.push(Section {
            heading: text(heading, Length::Heading, &at.words.inside("heading"), report),
            paragraphs: vec![paragraph],
        });
    } else if let Some(section) = sections.last_mut() {
        section.paragraphs.push(paragraph);
    } else {
        report.add(&at.words, "the first part of a guide needs a heading");
    }
}
