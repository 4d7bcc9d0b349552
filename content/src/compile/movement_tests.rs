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
use crate::check::{Condition, MovementTest, Question, QuestionValue, TriageRule};
use crate::model::{Confidence, MovementTestId, Position};

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

impl MovementTestPair {
    /// Whether the figure of a technique stands for it.
    pub(super) fn shows_a_technique(&self) -> bool {
        self.facts.as_ref().is_some_and(|facts| facts.drawing.is_some())
    }
}

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
            step: facts.step,
            tags: known.contraindications(&facts.tags, &place("tags"), self.report),
            not_when: self.not_when(&facts.rules, facts.not_when.as_deref(), &at.facts),
            how_far: self.how_far(words.how_far, facts.landmarks, words.landmarks, &at),
            instead: instead.map(|(id, ())| MovementTestId::new(id)),
            sources: known.sources(&rests_on.sources, &place("sources"), self.report),
            confidence: facts.status,
        })
    }

    /// The question about the landmark. Landmarks come with it, and it with them.
    fn how_far(
        &mut self,
        ask: Option<String>,
        ids: Vec<String>,
        mut words: Ordered<String>,
        at: &Places,
    ) -> Option<Question> {
        let (at, ask_at) = (at.inside("landmarks"), at.words.inside("how_far"));
        if ask.is_some() == ids.is_empty() {
            let problem = "landmarks come with the question about them, and it with them";
            self.report.add(&ask_at, problem);
        }
        let mut values: Vec<QuestionValue> = Vec::new();
        for id in ids {
            if values.iter().any(|known| known.value == id) {
                self.report.add(&at.facts, format!("names the landmark \"{id}\" twice"));
                continue;
            }
            let Some(label) = words.take(&id) else {
                self.report
                    .add(&at.words.inside(&id), "words are missing for this landmark");
                continue;
            };
            values.push(QuestionValue {
                label: text(label, Length::Key, &at.words.inside(&id), self.report),
                value: leak(id),
                short: None,
                detail: None,
            });
        }
        for id in words.keys() {
            self.report
                .add(&at.words.inside(id), "there is no landmark of this name");
        }
        Some(Question {
            name: "landmark",
            ask: text(ask?, Length::Heading, &ask_at, self.report),
            not_applicable: None,
            values,
        })
    }

    /// When one of the rules would fire, or the condition holds. Only rules of triage fire, so only they can rule a test out.
    fn not_when(&mut self, rules: &[String], condition: Option<&str>, at: &Place) -> Condition {
        let mut all = Vec::new();
        for id in rules {
            match self.triage.iter().find(|rule| rule.id.as_str() == id) {
                Some(rule) => all.push(rule.when.clone()),
                None => self
                    .report
                    .add(&at.inside("rules"), format!("unknown rule of triage \"{id}\"")),
            }
        }
        let place = at.inside("not_when");
        all.extend(condition.and_then(|when| conditions::parse(when, self.named, self.known, &place, self.report)));
        Condition::Any(all)
    }
}
