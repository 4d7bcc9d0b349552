//! Movements to try before and after a session.

use serde::Deserialize;

use super::claims::check_status;
use super::conditions::{self, Named};
use super::facts::ClaimFacts;
use super::files::{Files, Pair, leak};
use super::known::{Ids, Known};
use super::ordered::Ordered;
use super::problem::{Place, Places, Report};
use super::text::{Length, text, texts};
use crate::check::{Landmark, LandmarkId, MovementTest, MovementTestId, NotWhen, RuleId, TriageRule};
use crate::model::{Confidence, Position};

/// A test takes ten seconds, so there is little to say.
const MOST_STEPS: usize = 3;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MovementTestFacts {
    areas: Vec<String>,
    position: Position,
    drawing: Option<String>,
    /// From the least to the farthest; empty where no landmark can be named.
    landmarks: Vec<String>,
    /// How many landmarks count as a change.
    #[serde(default = "one")]
    step: u8,
    tags: Vec<String>,
    rules: Vec<String>,
    not_when: Option<String>,
    instead: Option<String>,
    sources: Vec<String>,
    status: Confidence,
}

const fn one() -> u8 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MovementTestWords {
    title: String,
    steps: Vec<String>,
    how_far: Option<String>,
    #[serde(default)]
    landmarks: Ordered<String>,
}

pub(super) type MovementTestPair = Pair<MovementTestFacts, MovementTestWords>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<MovementTestPair> {
    files.pairs("movement_tests.toml", report)
}

pub(super) fn build(
    pairs: Vec<MovementTestPair>,
    triage: &[TriageRule],
    named: &Named,
    known: &Known,
    report: &mut Report,
) -> Vec<MovementTest> {
    let ids = pairs.iter().map(|pair| (pair.id, pair.at.facts.clone(), ()));
    let tests = Ids::new("movement test", ids, report);
    let mut builder = Builder {
        triage,
        named,
        known,
        tests: &tests,
        report,
    };
    pairs.into_iter().filter_map(|pair| builder.test(pair)).collect()
}

struct Builder<'a> {
    triage: &'a [TriageRule],
    named: &'a Named,
    known: &'a Known,
    tests: &'a Ids<()>,
    report: &'a mut Report,
}

impl Builder<'_> {
    fn test(&mut self, pair: MovementTestPair) -> Option<MovementTest> {
        let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
        let (known, place) = (self.known, |part: &str| at.facts.inside(part));
        if facts.areas.is_empty() {
            self.report.add(&place("areas"), "an empty list");
        }
        if words.steps.len() > MOST_STEPS {
            let steps = at.words.inside("steps");
            self.report
                .add(&steps, format!("a movement test has {MOST_STEPS} steps at most"));
        }
        if facts.step == 0 || usize::from(facts.step) > facts.landmarks.len().max(1) {
            self.report.add(&place("step"), "no scale of that length changes by it");
        }
        if words.how_far.is_some() == facts.landmarks.is_empty() {
            self.report.add(
                &at.words.inside("how_far"),
                "landmarks come with the question about them, and it with them",
            );
        }
        let instead = facts.instead.as_deref();
        let instead = instead.and_then(|id| self.tests.one(id, &place("instead"), self.report));
        let rests_on = ClaimFacts {
            sources: facts.sources,
            status: facts.status,
        };
        check_status(&rests_on, &at.facts, known, self.report);
        Some(MovementTest {
            id: MovementTestId::new(pair.id),
            areas: known.areas(&facts.areas, &place("areas"), self.report),
            position: facts.position,
            drawing: known.drawing(facts.drawing.as_deref(), &place("drawing"), self.report),
            title: text(words.title, Length::Title, &at.words.inside("title"), self.report),
            steps: texts(words.steps, Length::Step, &at.words.inside("steps"), self.report),
            how_far: words
                .how_far
                .map(|ask| text(ask, Length::Heading, &at.words.inside("how_far"), self.report)),
            landmarks: self.landmarks(facts.landmarks, words.landmarks, &at.inside("landmarks")),
            step: facts.step,
            not_when: NotWhen {
                tags: known.contraindications(&facts.tags, &place("tags"), self.report),
                rules: self.rules(&facts.rules, &place("rules")),
                condition: facts
                    .not_when
                    .as_deref()
                    .and_then(|when| conditions::parse(when, self.named, known, &place("not_when"), self.report)),
            },
            instead: instead.map(|(id, ())| MovementTestId::new(id)),
            sources: known.sources(&rests_on.sources, &place("sources"), self.report),
            confidence: facts.status,
        })
    }

    fn landmarks(&mut self, ids: Vec<String>, mut words: Ordered<String>, at: &Places) -> Vec<Landmark> {
        let mut landmarks: Vec<Landmark> = Vec::new();
        for id in ids {
            if landmarks.iter().any(|known| known.id.as_str() == id) {
                self.report.add(&at.facts, format!("names the landmark \"{id}\" twice"));
                continue;
            }
            let Some(label) = words.take(&id) else {
                self.report
                    .add(&at.words.inside(&id), "words are missing for this landmark");
                continue;
            };
            let label = text(label, Length::Key, &at.words.inside(&id), self.report);
            let id = LandmarkId::new(leak(id));
            landmarks.push(Landmark { id, label });
        }
        for id in words.keys() {
            self.report
                .add(&at.words.inside(id), "there is no landmark of this name");
        }
        landmarks
    }

    /// Only rules of triage fire, so only they can rule a test out.
    fn rules(&mut self, ids: &[String], place: &Place) -> Vec<RuleId> {
        let mut found = Vec::new();
        for id in ids {
            match self.triage.iter().find(|rule| rule.id.as_str() == id) {
                Some(rule) => found.push(rule.id),
                None => self.report.add(place, format!("unknown rule of triage \"{id}\"")),
            }
        }
        found
    }
}
