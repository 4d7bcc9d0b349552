//! The questions of the check and the rules that evaluate the answers.

use serde::Deserialize;

use super::conditions::{self, Named};
use super::files::{Entry, Files, Pair};
use super::known::Known;
use super::movement_tests::{self, MovementTestPair};
use super::ordered::Ordered;
use super::problem::{Place, Report};
use super::text::{Length, text};
use crate::check::{
    Check, Condition, Explanation, Fold, FollowUp, Line, OpenTags, Question, QuestionValue, Rule, RuleId, Screen, Sign,
    SignId, TagRule, TriageRule, Unanswered, UntilAnswered, Urgency, Warmth, WarmthRule,
};
use crate::model::{Area, Confidence, ContraindicationId, SelfMassage};
use crate::vocabulary::Medicine;

const FILE: &str = "facts/check.toml";
const WORDS: &str = "en/check.toml";

/// The one question that is not for everybody.
const PREGNANCY: &str = "pregnancy";

/// The sign of a clot in the leg.
const CLOT: &str = "leg-clot-signs";

pub(super) type SignPair = Pair<SignFacts, SignWords>;
pub(super) type RulePair = Pair<RuleFacts, RuleWords>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignFacts {
    /// Groups or areas, or `all`.
    pub asked_in: Vec<String>,
    /// What the sign asks for when it is the only one, kept by a test of the rules.
    pub alone: LoneUrgency,
    /// The same for groups or areas where it is another.
    #[serde(default)]
    pub alone_in: std::collections::BTreeMap<String, LoneUrgency>,
    pub sources: Vec<String>,
    pub status: Confidence,
}

/// What a sign asks for by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LoneUrgency {
    Emergency,
    Urgent,
    Gp,
    None,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignWords {
    /// A key word or two that carry the sign alone.
    pub key: String,
    /// What the sentence says beyond them; it may begin with the comma or colon that joins it.
    pub more: Option<String>,
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFacts {
    /// Only rules of triage have one.
    pub urgency: Option<Urgency>,
    /// Only rules of heat and cold that choose have one.
    pub choice: Option<Warmth>,
    pub when: Option<String>,
    pub sources: Vec<String>,
    #[serde(default)]
    pub design: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleWords {
    pub because: String,
    pub now: Option<String>,
    pub avoid: Option<String>,
    pub watch: Option<String>,
    /// What it says instead for some places or signs.
    #[serde(default)]
    pub here: Vec<RuleWordsHere>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleWordsHere {
    pub when: String,
    pub because: String,
    pub now: Option<String>,
    pub avoid: Option<String>,
    pub watch: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckFacts {
    about: Vec<String>,
    there: Vec<String>,
    course: Vec<String>,
    health: Vec<String>,
    warmth: Vec<String>,
    screen: Vec<ScreenFacts>,
    follow_up: Vec<FollowUpFacts>,
    yes_or_no: YesOrNoFacts,
    asked_of: Ordered<String>,
    folds: Ordered<Vec<String>>,
    again: Ordered<Vec<String>>,
    conditions: ConditionsFacts,
    unanswered: Ordered<UnansweredFacts>,
    tags: Ordered<String>,
    named: Ordered<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScreenFacts {
    id: String,
    areas: Vec<String>,
    first: Vec<String>,
    second: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct YesOrNoFacts {
    when: String,
    signs: Vec<String>,
    follows: Ordered<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FollowUpFacts {
    id: String,
    when: String,
    signs: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionsFacts {
    once: Vec<String>,
    at_the_spot: Vec<String>,
    medicines: Vec<String>,
    pregnancy: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnansweredFacts {
    then: UntilAnswered,
    settled: Option<String>,
    /// Why it is this and not the other, for whoever edits it.
    because: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckWords {
    question: Ordered<QuestionWords>,
    ask_first: Ordered<String>,
    short: Ordered<String>,
    fold: Ordered<String>,
    again: Ordered<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionWords {
    ask: String,
    not_applicable: Option<String>,
    values: Ordered<String>,
    #[serde(default)]
    details: Ordered<String>,
    #[serde(default)]
    short: Ordered<String>,
}

pub(super) fn read_signs(files: &Files<'_>, report: &mut Report) -> Vec<SignPair> {
    files.pairs("signs.toml", report)
}

pub(super) fn read_rules(files: &Files<'_>, report: &mut Report) -> Vec<RulePair> {
    let facts: Vec<Entry<RuleFacts>> = files.entries("facts/rules.toml", report);
    files.with_words(facts, "rules.toml", report)
}

/// What a sign asks for by itself, for tests that lay the rules beside the signs.
#[derive(Debug)]
pub struct SignUrgency {
    pub sign: SignId,
    /// Groups or areas, or `all`.
    pub asked_in: Vec<String>,
    pub alone: LoneUrgency,
    pub alone_in: Vec<(String, LoneUrgency)>,
}

pub(super) fn signs_alone(signs: &[SignPair]) -> Vec<SignUrgency> {
    let facts = signs.iter().filter_map(|pair| Some((pair.id, pair.facts.as_ref()?)));
    facts
        .map(|(id, facts)| SignUrgency {
            sign: SignId::new(id),
            asked_in: facts.asked_in.clone(),
            alone: facts.alone,
            alone_in: facts
                .alone_in
                .iter()
                .map(|(place, alone)| (place.clone(), *alone))
                .collect(),
        })
        .collect()
}

/// The entries that the check is made of, beside its own file.
pub(super) struct Pairs {
    pub signs: Vec<SignPair>,
    pub rules: Vec<RulePair>,
    pub movement_tests: Vec<MovementTestPair>,
}

pub(super) fn build(
    files: &Files<'_>,
    Pairs {
        signs,
        rules,
        movement_tests,
    }: Pairs,
    areas: &[Area],
    known: &Known,
    report: &mut Report,
) -> Option<Check> {
    let facts: CheckFacts = files.whole(FILE, report)?;
    let mut words: CheckWords = files.whole(WORDS, report)?;
    let mut builder = Builder {
        known,
        report,
        file: files.named(FILE),
        named: Named::new(),
        says_here: Vec::new(),
    };
    builder.read_named(facts.named);
    let (triage, choosing) = builder.conditional(&rules);
    let movement_tests = movement_tests::build(movement_tests, &triage, &builder.named, known, builder.report);
    let open_tags = OpenTags {
        conditions: builder.tags(&facts.conditions.once, "conditions.once"),
        at_the_spot: builder.tags(&facts.conditions.at_the_spot, "conditions.at_the_spot"),
        medicines: builder.tags(&facts.conditions.medicines, "conditions.medicines"),
        pregnancy: builder.tags(&facts.conditions.pregnancy, "conditions.pregnancy"),
    };
    let check = Check {
        unanswered: builder.unanswered(facts.unanswered, &mut words.ask_first, &open_tags, &files.named(WORDS)),
        signs: signs
            .into_iter()
            .filter_map(|pair| builder.sign(pair, &mut words.short))
            .collect(),
        screens: facts.screen.iter().map(|screen| builder.screen(screen)).collect(),
        about: builder.signs(&facts.about, "about"),
        there: builder.signs(&facts.there, "there"),
        course: builder.signs(&facts.course, "course"),
        health: builder.signs(&facts.health, "health"),
        yes_or_no: builder.yes_or_no(&facts.yes_or_no)?,
        follows: builder.follows(facts.yes_or_no.follows),
        asked_of: builder.asked_of(facts.asked_of),
        folds: builder.folds(("folds", facts.folds), ("fold", &mut words.fold), &files.named(WORDS)),
        again: builder.folds(("again", facts.again), ("again", &mut words.again), &files.named(WORDS)),
        follow_ups: facts
            .follow_up
            .iter()
            .filter_map(|one| builder.follow_up(one))
            .collect(),
        triage,
        tags: facts
            .tags
            .into_iter()
            .filter_map(|(tag, when)| builder.tag(&tag, &when))
            .collect(),
        warmth: builder.in_order(&facts.warmth, choosing),
        open_tags,
        rules: rules.into_iter().filter_map(|pair| builder.rule(pair)).collect(),
        says_here: std::mem::take(&mut builder.says_here),
        questions: builder.questions(words.question, &files.named(WORDS)),
        movement_tests,
    };
    builder.nothing_is_left(words.short.keys(), "short", "a sign");
    builder.nothing_is_left(words.fold.keys(), "fold", "a fold");
    builder.nothing_is_left(words.again.keys(), "again", "a fold");
    builder.each_area_has_one_screen(&check);
    builder.legs_are_looked_at_before_pressing(&check, areas);
    Some(check)
}

struct Builder<'a> {
    known: &'a Known,
    report: &'a mut Report,
    file: Place,
    named: Named,
    says_here: Vec<(RuleId, Condition, Explanation)>,
}

impl Builder<'_> {
    fn condition(&mut self, text: &str, place: &Place) -> Option<Condition> {
        conditions::parse(text, &self.named, self.known, place, self.report)
    }

    /// One may use those before it.
    fn read_named(&mut self, named: Ordered<String>) {
        for (name, text) in named {
            let place = self.file.inside("named").inside(&name);
            if let Some(condition) = self.condition(&text, &place) {
                self.named.insert(name, condition);
            }
        }
    }

    fn signs(&mut self, ids: &[String], part: &str) -> Vec<SignId> {
        let place = self.file.inside(part);
        let found = self.known.signs.all(ids, &place, self.report);
        found.into_iter().map(|(id, ())| SignId::new(id)).collect()
    }

    fn tags(&mut self, ids: &[String], part: &str) -> Vec<ContraindicationId> {
        let place = self.file.inside(part);
        self.known.contraindications(ids, &place, self.report)
    }

    fn sign(&mut self, pair: SignPair, shorts: &mut Ordered<String>) -> Option<Sign> {
        let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
        let short = shorts.take(pair.id);
        let key = text(words.key, Length::Title, &at.words.inside("key"), self.report);
        let more = words.more.map_or("", |more| {
            text(more, Length::Step, &at.words.inside("more"), self.report)
        });
        let joint = if more.is_empty() || more.starts_with([',', ':']) {
            ""
        } else {
            " "
        };
        Some(Sign {
            id: SignId::new(pair.id),
            ask: text(format!("{key}{joint}{more}"), Length::Step, &at.words, self.report),
            key_length: u8::try_from(key.len()).unwrap_or_default(),
            why: text(words.why, Length::Step, &at.words.inside("why"), self.report),
            sources: self
                .known
                .sources(&facts.sources, &at.facts.inside("sources"), self.report),
            confidence: facts.status,
            short: short.map(|short| text(short, Length::Title, &at.words.inside("short"), self.report)),
        })
    }

    fn screen(&mut self, screen: &ScreenFacts) -> Screen {
        let part = |part: &str| format!("screen.{}.{part}", screen.id);
        let place = self.file.inside(&part("areas"));
        Screen {
            areas: self.known.areas(&screen.areas, &place, self.report),
            first: self.signs(&screen.first, &part("first")),
            second: self.signs(&screen.second, &part("second")),
        }
    }

    fn follow_up(&mut self, follow_up: &FollowUpFacts) -> Option<FollowUp> {
        let place = self.file.inside("follow_up").inside(&follow_up.id);
        Some(FollowUp {
            when: self.condition(&follow_up.when, &place)?,
            signs: self.signs(&follow_up.signs, &format!("follow_up.{}", follow_up.id)),
        })
    }

    fn yes_or_no(&mut self, facts: &YesOrNoFacts) -> Option<FollowUp> {
        Some(FollowUp {
            when: self.condition(&facts.when, &self.file.inside("yes_or_no.when"))?,
            signs: self.signs(&facts.signs, "yes_or_no.signs"),
        })
    }

    fn follows(&mut self, facts: Ordered<String>) -> Vec<(SignId, Condition)> {
        let mut follow = |(sign, when): (String, String)| {
            let place = self.file.inside("yes_or_no.follows").inside(&sign);
            let (sign, ()) = self.known.signs.one(&sign, &place, self.report)?;
            Some((SignId::new(sign), self.condition(&when, &place)?))
        };
        facts.into_iter().filter_map(&mut follow).collect()
    }

    /// Whom and where questions are for, by what is asked.
    fn asked_of(&mut self, facts: Ordered<String>) -> Vec<(&'static str, Condition)> {
        let mut asked = |(name, when): (String, String)| {
            let place = self.file.inside("asked_of").inside(&name);
            let condition = self.condition(&when, &place)?;
            if name != PREGNANCY && self.known.signs.find(&name).is_none() {
                self.known.contraindications.one(&name, &place, self.report)?;
            }
            Some((super::files::leak(name), condition))
        };
        facts.into_iter().filter_map(&mut asked).collect()
    }

    fn folds(
        &mut self,
        (part, facts): (&str, Ordered<Vec<String>>),
        (words_part, words): (&str, &mut Ordered<String>),
        file: &Place,
    ) -> Vec<Fold> {
        let mut folds = Vec::new();
        for (id, lines) in facts {
            let place = self.file.inside(part).inside(&id);
            let lines = lines.iter().filter_map(|line| self.line(line, &place)).collect();
            let at = file.inside(words_part).inside(&id);
            let Some(key) = words.take(&id) else {
                self.report.add(&at, "a fold needs the key words of what stands in it");
                continue;
            };
            folds.push(Fold {
                key: text(key, Length::Title, &at, self.report),
                id: super::files::leak(id),
                lines,
            });
        }
        folds
    }

    fn line(&mut self, name: &str, place: &Place) -> Option<Line> {
        if let Some(sign) = self.known.signs.find(name) {
            return Some(Line::Sign(SignId::new(sign)));
        }
        if let Some(medicine) = Medicine::from_name(name) {
            return Some(Line::Medicine(medicine));
        }
        if name == "light-touch" {
            return Some(Line::LightTouch);
        }
        let (tag, ()) = self.known.contraindications.one(name, place, self.report)?;
        Some(Line::Tag(ContraindicationId::new(tag)))
    }

    fn nothing_is_left<'a>(&mut self, left: impl Iterator<Item = &'a str>, part: &str, what: &str) {
        let place = Place::file("content/en/check.toml").inside(part);
        for id in left {
            self.report
                .add(&place.inside(id), format!("there is no {what} of this name"));
        }
    }

    fn tag(&mut self, tag: &str, when: &str) -> Option<TagRule> {
        let place = self.file.inside("tags").inside(tag);
        let (tag, ()) = self.known.contraindications.one(tag, &place, self.report)?;
        Some(TagRule {
            tag: ContraindicationId::new(tag),
            when: self.condition(when, &place)?,
        })
    }

    /// Every reason that a question tells says what becomes of techniques without its answer, and every one that can be
    /// asked by itself has its question.
    fn unanswered(
        &mut self,
        facts: Ordered<UnansweredFacts>,
        questions: &mut Ordered<String>,
        open: &OpenTags,
        words: &Place,
    ) -> Vec<Unanswered> {
        let file = self.file.inside("unanswered");
        let mut all = Vec::new();
        for (id, facts) in facts {
            let place = file.inside(&id);
            let Some((tag, ())) = self.known.contraindications.one(&id, &place, self.report) else {
                continue;
            };
            if facts.because.trim().is_empty() {
                self.report
                    .add(&place, "`because` says why it is this and not the other");
            }
            let settled = facts
                .settled
                .and_then(|when| self.condition(&when, &place.inside("settled")));
            let at = words.inside("ask_first").inside(&id);
            let question = questions.take(&id);
            all.push(Unanswered {
                tag: ContraindicationId::new(tag),
                then: facts.then,
                settled,
                ask: question.map(|question| text(question, Length::Step, &at, self.report)),
            });
        }
        let find = |tag: &ContraindicationId| all.iter().find(|one| one.tag == *tag);
        for tag in open.conditions.iter().chain(&open.at_the_spot) {
            if find(tag).is_some_and(|one| one.ask.is_none()) {
                self.report.add(
                    &words.inside("ask_first"),
                    format!("\"{tag}\" has no question of its own"),
                );
            }
        }
        for tag in [&open.conditions, &open.at_the_spot, &open.medicines, &open.pregnancy]
            .into_iter()
            .flatten()
        {
            if find(tag).is_none() {
                self.report
                    .add(&file, format!("\"{tag}\" does not say what follows without an answer"));
            }
        }
        for id in questions.keys() {
            self.report.add(
                &words.inside("ask_first").inside(id),
                "no reason of this name can be left unanswered (facts/check.toml)",
            );
        }
        all
    }

    /// The rules that fire on a condition: those of triage, and those that choose heat or cold.
    fn conditional(&mut self, rules: &[RulePair]) -> (Vec<TriageRule>, Vec<WarmthRule>) {
        let (mut triage, mut choosing) = (Vec::new(), Vec::new());
        for (pair, facts) in rules.iter().filter_map(|pair| Some((pair, pair.facts.as_ref()?))) {
            let (id, at) = (RuleId::new(pair.id), &pair.at.facts);
            match (facts.urgency, facts.choice, &facts.when) {
                (None, None, None) => {}
                (Some(urgency), None, Some(when)) => {
                    triage.extend(self.condition(when, at).map(|when| TriageRule { id, urgency, when }));
                }
                (None, Some(choice), Some(when)) => {
                    choosing.extend(self.condition(when, at).map(|when| WarmthRule { id, when, choice }));
                }
                _ => self.report.add(
                    at,
                    "`when` comes with either an `urgency` or a `choice`, and they with it",
                ),
            }
        }
        if !triage.is_sorted_by(|one, next| one.urgency >= next.urgency) {
            self.report.add(
                &Place::file("content/facts/rules.toml"),
                "the more pressing rules of triage come first",
            );
        }
        (triage, choosing)
    }

    fn in_order(&mut self, order: &[String], mut rules: Vec<WarmthRule>) -> Vec<WarmthRule> {
        let place = self.file.inside("warmth");
        let mut ordered = Vec::new();
        for id in order {
            match rules.iter().position(|rule| rule.id.as_str() == id) {
                Some(index) => ordered.push(rules.remove(index)),
                None => self
                    .report
                    .add(&place, format!("no rule \"{id}\" chooses heat or cold")),
            }
        }
        for left in rules {
            self.report.add(&place, format!("{} is never tried", left.id.as_str()));
        }
        ordered
    }

    fn rule(&mut self, pair: RulePair) -> Option<Rule> {
        let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
        let id = RuleId::new(pair.id);
        for (index, here) in words.here.into_iter().enumerate() {
            let place = at.words.inside(&format!("here[{index}]"));
            if let Some(when) = self.condition(&here.when, &place) {
                let says = self.explanation(here.because, [here.now, here.avoid, here.watch], &place);
                self.says_here.push((id, when, says));
            }
        }
        Some(Rule {
            id,
            says: self.explanation(words.because, [words.now, words.avoid, words.watch], &at.words),
            // Some rules only say how a plan is put together, and rest on nothing.
            sources: if facts.sources.is_empty() {
                Vec::new()
            } else {
                self.known
                    .sources(&facts.sources, &at.facts.inside("sources"), self.report)
            },
            is_our_caution: facts.design,
        })
    }

    fn explanation(&mut self, because: String, [now, avoid, watch]: [Option<String>; 3], at: &Place) -> Explanation {
        let mut say = |part: &str, words: String| text(words, Length::Statement, &at.inside(part), self.report);
        Explanation {
            because: say("because", because),
            now: now.map(|words| say("now", words)),
            avoid: avoid.map(|words| say("avoid", words)),
            watch: watch.map(|words| say("watch", words)),
        }
    }

    fn questions(&mut self, questions: Ordered<QuestionWords>, file: &Place) -> Vec<Question> {
        let mut build = |(name, mut words): (String, QuestionWords)| {
            let place = file.inside("question").inside(&name);
            let report = &mut *self.report;
            let values = words.values.into_iter().map(|(value, label)| QuestionValue {
                detail: words
                    .details
                    .take(&value)
                    .map(|detail| text(detail, Length::Statement, &place.inside(&value), report)),
                short: words
                    .short
                    .take(&value)
                    .map(|short| text(short, Length::Title, &place.inside("short").inside(&value), report)),
                label: text(label, Length::Step, &place.inside(&value), report),
                value: super::files::leak(value),
            });
            let values = values.collect();
            for value in words.short.keys() {
                let at = place.inside("short").inside(value);
                report.add(&at, "there is no answer of this name");
            }
            Question {
                ask: text(words.ask, Length::Step, &place, report),
                not_applicable: words
                    .not_applicable
                    .map(|label| text(label, Length::Title, &place, report)),
                values,
                name: super::files::leak(name),
            }
        };
        questions.into_iter().map(&mut build).collect()
    }

    /// Rule X-07: nobody presses a calf without having said that there is no sign of a clot.
    fn legs_are_looked_at_before_pressing(&mut self, check: &Check, areas: &[Area]) {
        for area in areas.iter().filter(|area| area.self_massage == SelfMassage::CheckFirst) {
            let mut screens = check.screens.iter().filter(|screen| screen.areas.contains(&area.id));
            if !screens.any(|screen| screen.first.iter().any(|sign| sign.as_str() == CLOT)) {
                let place = self.file.inside("screen");
                let area = area.id;
                self.report.add(
                    &place,
                    format!("\"{area}\" needs \"{CLOT}\" on its first screen (rule X-07)"),
                );
            }
        }
    }

    fn each_area_has_one_screen(&mut self, check: &Check) {
        for area in self.known.areas.ids() {
            let screens = check.screens.iter().flat_map(|screen| &screen.areas);
            let count = screens.filter(|known| known.as_str() == area).count();
            if count != 1 {
                let place = self.file.inside("screen");
                self.report.add(
                    &place,
                    format!("the area \"{area}\" is on {count} screens, and not on one"),
                );
            }
        }
    }
}
