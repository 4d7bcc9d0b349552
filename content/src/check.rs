//! The check as the app sees it: what is asked, and the rules that weigh the answers.

use serde::{Deserialize, Serialize};

use crate::model::{AreaId, Confidence, ContraindicationId, GroupId, MovementTestId, Position, SourceId, TechniqueId};
use crate::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, SoreSide, Touch};

id!(
    /// One thing to tick, such as `chest-pain`.
    SignId
);

/// A rule, such as `T-01`; the same from the content to the screen.
///
/// Rules that are code name themselves; a test looks for their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(#[serde(borrow)] &'static str);

impl RuleId {
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self(id)
    }

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Everything the check asks and decides by.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Check {
    pub signs: Vec<Sign>,
    /// Every area is on exactly one of them.
    pub screens: Vec<Screen>,
    /// Asked for every area, at every check.
    pub about: Vec<SignId>,
    /// Those of them that are about the sore spot itself.
    pub there: Vec<SignId>,
    /// How it is going; `improving` and `worse` exclude each other.
    pub course: Vec<SignId>,
    /// Asked once, and again after [`HEALTH_DAYS`].
    pub health: Vec<SignId>,
    pub follow_ups: Vec<FollowUp>,
    /// What is asked with yes, no and not sure.
    pub yes_or_no: FollowUp,
    /// Signs of the same list that another answer tells, with that answer.
    pub follows: Vec<(SignId, Condition)>,
    /// Whom and where questions are for, by the name of a sign, of a reason against techniques or of a question; what is
    /// not among them is for everybody.
    pub asked_of: Vec<(&'static str, Condition)>,
    pub folds: Vec<Fold>,
    /// What is named together when a check is made again within a month.
    pub again: Vec<Fold>,
    /// Emergency first.
    pub triage: Vec<TriageRule>,
    /// Tags that answers set, in the sense of rules.
    pub tags: Vec<TagRule>,
    /// In the order in which they are tried.
    pub warmth: Vec<WarmthRule>,
    /// Contraindications, by the question that asks about them.
    pub open_tags: OpenTags,
    /// How techniques are treated while such a question is unanswered.
    pub unanswered: Vec<Unanswered>,
    /// Why each rule says what it says.
    pub rules: Vec<Rule>,
    /// What rules say instead where a condition holds; the first that does counts. A rule that speaks of a leg or an arm
    /// speaks of the leg to whoever tapped one.
    pub says_here: Vec<(RuleId, Condition, Explanation)>,
    pub questions: Vec<Question>,
    /// The test to prefer at an area first.
    pub movement_tests: Vec<MovementTest>,
}

impl Check {
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    #[must_use]
    pub fn sign(&self, id: SignId) -> Option<&Sign> {
        self.signs.iter().find(|sign| sign.id == id)
    }

    #[must_use]
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions.iter().find(|known| known.name == name)
    }

    /// A line in a word or two, where it stands beside others.
    #[must_use]
    pub fn short(&self, line: Line) -> &'static str {
        let label = |question: &str, value: &str| {
            let mut values = self.question(question)?.values.iter();
            let value = values.find(|known| known.value == value)?;
            Some(value.short.unwrap_or(value.label))
        };
        match line {
            Line::Sign(sign) => {
                let course = label("course", sign.as_str());
                let sign = self.sign(sign);
                course.or_else(|| sign.map(|sign| sign.short.unwrap_or_else(|| sign.key())))
            }
            Line::Tag(tag) => label("conditions", tag.as_str()),
            Line::Medicine(medicine) => label("medicines", medicine.as_str()),
            Line::LightTouch => label("touch", Touch::Sensitive.as_str()),
        }
        .unwrap_or_default()
    }

    #[must_use]
    pub fn movement_test(&self, id: &str) -> Option<&MovementTest> {
        self.movement_tests.iter().find(|test| test.id.as_str() == id)
    }

    #[must_use]
    pub fn fold(&self, id: &str) -> Option<&Fold> {
        self.folds.iter().find(|fold| fold.id == id)
    }
}

/// Lines that stand behind one with their key words until it is ticked.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fold {
    pub id: &'static str,
    pub key: &'static str,
    pub lines: Vec<Line>,
}

/// One thing to tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Line {
    Sign(SignId),
    Tag(ContraindicationId),
    Medicine(Medicine),
    /// A light touch hurts at the sore spot.
    LightTouch,
}

/// Answers about health are asked again after so many days.
pub const HEALTH_DAYS: u32 = 7;

/// One thing to tick.
#[derive(Debug, Serialize, Deserialize)]
pub struct Sign {
    pub id: SignId,
    /// A key word or two that carry it alone, and a few words more, in one sentence.
    pub ask: &'static str,
    /// How many bytes of the sentence are its key words.
    pub key_length: u8,
    /// The same in a word or two, where it stands beside others.
    pub short: Option<&'static str>,
    /// What it can be a sign of.
    pub why: &'static str,
    pub sources: Vec<SourceId>,
    pub confidence: Confidence,
}

impl Sign {
    /// The key word or two that carry it alone.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.ask.get(..usize::from(self.key_length)).unwrap_or(self.ask)
    }

    /// What the sentence says beyond its key words, with what joins it to them; empty if they say it all.
    #[must_use]
    pub fn more(&self) -> &'static str {
        self.ask.get(usize::from(self.key_length)..).unwrap_or_default()
    }
}

/// The warning signs of some areas.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Screen {
    pub areas: Vec<AreaId>,
    /// Nothing is weighed before they are answered.
    pub first: Vec<SignId>,
    /// Asked after them on the same page; without them the plan is gentler (T-61).
    pub second: Vec<SignId>,
}

/// Signs that are only asked when something else was answered.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct FollowUp {
    pub when: Condition,
    pub signs: Vec<SignId>,
}

/// When a rule of triage fires, and what it asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct TriageRule {
    pub id: RuleId,
    pub urgency: Urgency,
    pub when: Condition,
}

/// The outcome of triage, least urgent first, so that the maximum wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    SelfCare,
    SeeGp,
    Urgent,
    Emergency,
}

impl Urgency {
    /// As it stands in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfCare => "self-care",
            Self::SeeGp => "see-gp",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }
}

/// A reason against techniques that follows from answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct TagRule {
    pub tag: ContraindicationId,
    pub when: Condition,
}

/// When heat or cold is the right thing.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct WarmthRule {
    pub id: RuleId,
    pub when: Condition,
    pub choice: Warmth,
}

/// Heat, cold, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warmth {
    Heat,
    Cold,
    Either,
    Alternate,
    Neither,
}

/// Contraindications, by the question that asks about them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct OpenTags {
    /// Asked once.
    pub conditions: Vec<ContraindicationId>,
    /// Asked at each check, because they belong to the sore place.
    pub at_the_spot: Vec<ContraindicationId>,
    pub medicines: Vec<ContraindicationId>,
    pub pregnancy: Vec<ContraindicationId>,
}

/// A reason against techniques that nobody has said anything about yet.
#[derive(Debug, Serialize, Deserialize)]
pub struct Unanswered {
    pub tag: ContraindicationId,
    pub then: UntilAnswered,
    /// Other answers that rule the reason out as well as its own question.
    pub settled: Option<Condition>,
    /// The question by itself; `None` for what only a whole question tells, such as a medicine.
    pub ask: Option<&'static str>,
}

/// How a technique is treated until a question about it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UntilAnswered {
    /// It stays, and the question comes before it.
    AskFirst,
    /// It is left out: the harm would be grave.
    LeaveOut,
}

/// A question that is no list of signs, with its answers.
#[derive(Debug, Serialize, Deserialize)]
pub struct Question {
    /// As in [`crate::vocabulary`].
    pub name: &'static str,
    pub ask: &'static str,
    /// What to offer to those whom the question does not concern.
    pub not_applicable: Option<&'static str>,
    pub values: Vec<QuestionValue>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct QuestionValue {
    pub value: &'static str,
    pub label: &'static str,
    /// In a word or two, where it stands beside others.
    pub short: Option<&'static str>,
    pub detail: Option<&'static str>,
}

/// Why a rule says what it says, in words for the person.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rule {
    pub id: RuleId,
    pub says: Explanation,
    pub sources: Vec<SourceId>,
    /// Our own threshold or usual teaching: never to be shown as proven.
    pub is_our_caution: bool,
}

/// The words of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub because: &'static str,
    /// What to do beyond what the urgency asks for.
    pub now: Option<&'static str>,
    /// What not to do.
    pub avoid: Option<&'static str>,
    /// What to watch, and when to go.
    pub watch: Option<&'static str>,
}

/// A movement to try before and after a session, to show what changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct MovementTest {
    pub id: MovementTestId,
    pub areas: Vec<AreaId>,
    pub position: Position,
    /// The technique whose figure shows the movement; `None` if it has its own among the figures.
    pub drawing: Option<TechniqueId>,
    pub title: &'static str,
    pub steps: Vec<&'static str>,
    /// The question about the landmark, with the landmarks from the least to the farthest; `None` if there are none.
    pub how_far: Option<Question>,
    /// How many landmarks count as a change.
    pub step: u8,
    /// The reasons against techniques that rule it out, beside what rules out every test.
    pub tags: Vec<ContraindicationId>,
    /// When it is ruled out by a rule of triage or by another answer.
    pub not_when: Condition,
    /// What is offered instead where it is ruled out.
    pub instead: Option<MovementTestId>,
    pub sources: Vec<SourceId>,
    pub confidence: Confidence,
}

impl MovementTest {
    /// The landmarks, from the least to the farthest.
    #[must_use]
    pub fn landmarks(&self) -> &[QuestionValue] {
        self.how_far.as_ref().map_or(&[], |question| &question.values)
    }
}

/// A condition of a rule.
///
/// Where several areas are sore, those on area, group and side hold when they hold for any of them. A value
/// that was not given makes its condition false, and so [`Condition::Not`] of it true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// The sign was ticked.
    Yes(SignId),
    /// The sign was shown and not ticked, which is more than not having been asked.
    No(SignId),
    Group(Vec<GroupId>),
    Area(Vec<AreaId>),
    Side(Vec<SoreSide>),
    Age(Vec<AgeBand>),
    Onset(Vec<Onset>),
    Duration(Vec<Duration>),
    Pregnancy(Vec<Pregnancy>),
    Medicine(Vec<Medicine>),
    /// A condition that the person has told us of.
    Has(Vec<ContraindicationId>),
    PainAtLeast(u8),
    PainAtMost(u8),
    /// Every second screen, the list about the pain and the list about health were sent.
    SecondScreenDone,
    /// The person would rather have cold.
    PrefersCold,
    /// The person would like heat and cold in turn.
    WantsBoth,
}
