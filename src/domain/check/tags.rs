//! Tags: the contraindications of this person (rules ), and those that have no answer yet.

use unknot_content::check::{Check, RuleId, SignId, UntilAnswered};
use unknot_content::model::{Area, ContraindicationId, Equipment, Kind, Technique};

use super::answers::{Answer, Answers, Profile};
use super::case::Case;
use super::rules::{IRRITATED_NERVE, LEFT_OUT_IF_SKIPPED, LUMP, first_rule};
use super::verdict::Permit;
use super::warmth_tags;
use crate::domain::catalogue::background_of_technique;

pub const THIN_BONES: &str = "osteoporosis";

/// The origin of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagOrigin {
    /// The person ticked it.
    Told,
    /// It follows from an answer.
    Answers,
    /// It has no answer, and is grave enough to leave techniques out until it has one.
    NotAsked,
}

/// The tags of a person, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    found: Vec<(ContraindicationId, TagOrigin)>,
    /// Tags without an answer that are asked just before a technique they concern.
    ask_first: Vec<ContraindicationId>,
}

impl Tags {
    /// All contraindications that apply or may apply.
    #[must_use]
    pub fn of(case: &Case<'_>) -> Self {
        let mut tags = Self::default();
        for tag in case.told() {
            tags.add(tag, TagOrigin::Told);
        }
        for rule in case.check.tags.iter().filter(|rule| case.holds(&rule.when)) {
            tags.add(rule.tag, TagOrigin::Answers);
        }
        for unanswered in &case.check.unanswered {
            let tag = unanswered.tag;
            let is_settled = unanswered.settled.as_ref().is_some_and(|when| case.holds(when));
            if is_settled || tags.get(tag).is_some() || !is_open(case, tag) {
                continue;
            }
            match unanswered.then {
                // If the tag cannot matter at these places, it is not asked.
                UntilAnswered::AskFirst if !case.is_for(tag.as_str()) => {}
                UntilAnswered::AskFirst => tags.ask_first.push(tag),
                UntilAnswered::LeaveOut => tags.add(tag, TagOrigin::NotAsked),
            }
        }
        tags
    }

    #[must_use]
    pub fn get(&self, tag: ContraindicationId) -> Option<TagOrigin> {
        let found = self.found.iter().find(|(known, _)| *known == tag);
        found.map(|(_, origin)| *origin)
    }

    /// The tag of this name, if it is there.
    #[must_use]
    pub fn find(&self, tag: &str) -> Option<(ContraindicationId, TagOrigin)> {
        self.found.iter().copied().find(|(known, _)| known.as_str() == tag)
    }

    /// Whether what was said speaks of one of these.
    #[must_use]
    pub fn says_any(&self, tags: &[&str]) -> bool {
        self.any(tags, |origin| origin != TagOrigin::NotAsked)
    }

    /// Whether one of these is left out because nobody has said whether it holds.
    #[must_use]
    pub fn misses_any(&self, tags: &[&str]) -> bool {
        self.any(tags, |origin| origin == TagOrigin::NotAsked)
    }

    fn any(&self, tags: &[&str], is_so: impl Fn(TagOrigin) -> bool) -> bool {
        let mut found = self.found.iter();
        found.any(|(known, origin)| tags.contains(&known.as_str()) && is_so(*origin))
    }

    /// Whether nothing speaks against anything, and nothing is left to ask.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.found.is_empty() && self.ask_first.is_empty()
    }

    /// The questions to ask before a technique is started.
    #[must_use]
    pub fn to_ask_before(&self, technique: &Technique) -> Vec<ContraindicationId> {
        let bears = bears_on(technique);
        self.ask_first.iter().copied().filter(|tag| bears(*tag)).collect()
    }

    /// The unanswered tags that concern a technique, both those to ask first and those that leave it out.
    #[must_use]
    pub fn open_for(&self, technique: &Technique, area: &Area) -> Vec<ContraindicationId> {
        let not_asked = self.found.iter().filter(|(_, origin)| *origin == TagOrigin::NotAsked);
        let open = self.ask_first.iter().chain(not_asked.map(|(tag, _)| tag));
        let breaks = |tag: ContraindicationId| tag.as_str() == THIN_BONES && is_hard_on_bones(technique, area);
        let bears = bears_on(technique);
        open.copied().filter(|tag| bears(*tag) || breaks(*tag)).collect()
    }

    /// Those of some tags that have to be asked about first.
    pub fn to_ask_of<'a>(&'a self, tags: &'a [&str]) -> impl Iterator<Item = ContraindicationId> + 'a {
        let asked = self.ask_first.iter().copied();
        asked.filter(|tag| tags.contains(&tag.as_str()))
    }

    fn add(&mut self, tag: ContraindicationId, origin: TagOrigin) {
        if self.get(tag).is_none() {
            self.found.push((tag, origin));
        }
    }
}

fn bears_on(technique: &Technique) -> impl Fn(ContraindicationId) -> bool {
    let by_kind = warmth_tags::against(technique.kind);
    let own = &background_of_technique(technique).contraindications;
    move |tag| own.contains(&tag) || by_kind.iter().any(|known| *known == tag.as_str())
}

/// Whether a technique presses hard on the trunk.
#[must_use]
pub fn is_hard_on_bones(technique: &Technique, area: &Area) -> bool {
    let uses = |tool: Equipment| technique.equipment.contains(&tool);
    let is_hard = uses(Equipment::TennisBall) || uses(Equipment::FoamRoller);
    let is_trunk = !matches!(area.group.as_str(), "legs" | "buttocks");
    technique.kind == Kind::SelfMassage && is_hard && is_trunk
}

/// Whether a question that would tell of a tag has no answer.
fn is_open(case: &Case<'_>, tag: ContraindicationId) -> bool {
    questions_of(case.check, case.answers, case.profile, tag)
        .next()
        .is_some()
}

/// A question that is asked by itself, where something depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenQuestion {
    /// The question about a contraindication.
    Tag(ContraindicationId),
    /// The question about a sign.
    Sign(SignId),
    /// All medicines that are asked about.
    Medicines,
    Pregnancy,
}

/// The questions that would tell of a tag and have no answer.
pub fn questions_of(
    check: &Check,
    answers: &Answers,
    profile: &Profile,
    tag: ContraindicationId,
) -> impl Iterator<Item = OpenQuestion> + use<> {
    let known = &check.open_tags;
    let one_by_one = [
        (
            &known.conditions,
            profile.conditions.is_none(),
            &profile.condition_answers,
        ),
        (&known.at_the_spot, answers.at_the_spot.is_none(), &answers.spot_answers),
    ];
    let is_open = one_by_one
        .into_iter()
        .any(|(tags, is_open, by_itself)| is_open && tags.contains(&tag) && by_itself.get(tag).is_none());
    // A card before a session may have named it with all that could lead to it.
    let was_named = answers.spot_answers.get(tag).is_some();
    let questions = [
        (is_open && !was_named, OpenQuestion::Tag(tag)),
        (
            profile.medicines.is_none() && known.medicines.contains(&tag) && !was_named,
            OpenQuestion::Medicines,
        ),
        (
            profile.pregnancy.is_none() && known.pregnancy.contains(&tag) && !was_named,
            OpenQuestion::Pregnancy,
        ),
    ];
    let open = questions.into_iter().filter(|(is_open, _)| *is_open);
    open.map(|(_, question)| question)
}

/// Whether heat and cold may be offered in spite of the tag `numbness` (rule X-13): only where the person said
/// that the skin of the sore spot itself is not numb.
#[must_use]
pub fn skin_feels(case: &Case<'_>) -> bool {
    case.answer_named(NUMB_HERE) == Some(Answer::No)
}

/// The sign that tells whether the skin of the sore spot itself is numb.
pub const NUMB_HERE: &str = "numb-here";

/// A lump with one of these is looked at before anything is done there (T-41).
const SUSPECT_LUMP: [&str; 5] = [
    "lump-hard-fixed",
    "lump-growing",
    "lump-sore-hot",
    "lump-over-2-weeks",
    "lump-above-collarbone",
];

/// Whether there is a lump that needs a check, so that heat and stretches wait too.
#[must_use]
pub fn has_suspect_lump(case: &Case<'_>) -> bool {
    let mut signs = SUSPECT_LUMP.iter();
    signs.any(|sign| case.answer_named(sign) == Some(Answer::Yes))
}

/// The rule that forbids all pressing on the area; `None` if none does.
#[must_use]
pub fn no_pressing(case: &Case<'_>, permit: &Permit<'_>) -> Option<RuleId> {
    // T-41 lets a soft lump with a cold be watched, and says in the same breath not to massage one.
    let has_lump = case.answer_named("lump") == Some(Answer::Yes);
    let rules = [
        (permit.fired("T-41") || has_lump, LUMP),
        (permit.fired("T-40") || permit.fired("T-62"), IRRITATED_NERVE),
        (permit.skipped_questions(), LEFT_OUT_IF_SKIPPED),
    ];
    first_rule(&rules)
}

impl Case<'_> {
    /// The answer to the sign of this name; `None` if there is no such sign or no answer.
    #[must_use]
    pub fn answer_named(&self, sign: &str) -> Option<Answer> {
        self.answer(self.sign_named(sign)?)
    }

    /// The sign of this name, if there is one.
    #[must_use]
    pub fn sign_named(&self, sign: &str) -> Option<SignId> {
        let mut known = self.check.signs.iter().map(|sign| sign.id);
        known.find(|id| id.as_str() == sign)
    }
}
