//! What speaks against techniques for this person: rules, and what was not answered.

use unknot_content::check::SignId;
use unknot_content::model::ContraindicationId;

use super::answers::Answer;
use super::case::Case;
use super::triage::Permit;

/// Why a tag is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The person told us of it.
    Told,
    /// It follows from an answer.
    Answers,
    /// The question was left open, and an open question unlocks nothing.
    LeftOpen,
}

/// The tags of a person, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(Vec<(ContraindicationId, Origin)>);

impl Tags {
    /// Everything that speaks against techniques.
    #[must_use]
    pub fn of(case: &Case<'_>) -> Self {
        let mut tags = Self::default();
        let told = [&case.profile.conditions, &case.answers.at_the_spot];
        for tag in told.into_iter().flatten().flatten() {
            tags.add(*tag, Origin::Told);
        }
        for rule in case.check.tags.iter().filter(|rule| case.holds(&rule.when)) {
            tags.add(rule.tag, Origin::Answers);
        }
        for tag in left_open(case) {
            tags.add(tag, Origin::LeftOpen);
        }
        tags
    }

    #[must_use]
    pub fn get(&self, tag: ContraindicationId) -> Option<Origin> {
        let found = self.0.iter().find(|(known, _)| *known == tag);
        found.map(|(_, origin)| *origin)
    }

    #[must_use]
    pub fn has(&self, tag: &str) -> bool {
        self.0.iter().any(|(known, _)| known.as_str() == tag)
    }

    #[must_use]
    pub fn has_any(&self, tags: &[&str]) -> bool {
        tags.iter().any(|tag| self.has(tag))
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, tag: ContraindicationId, origin: Origin) {
        if self.get(tag).is_none() {
            self.0.push((tag, origin));
        }
    }
}

/// What could apply as far as we know, because its question was left open.
fn left_open(case: &Case<'_>) -> impl Iterator<Item = ContraindicationId> {
    let (profile, questions) = (case.profile, &case.check.open_tags);
    let parts = [
        (profile.conditions.is_none(), &questions.conditions),
        (case.answers.at_the_spot.is_none(), &questions.at_the_spot),
        (profile.medicines.is_none(), &questions.medicines),
        (profile.pregnancy.is_none(), &questions.pregnancy),
    ];
    parts
        .into_iter()
        .filter(|(is_open, _)| *is_open)
        .flat_map(|(_, tags)| tags.iter().copied())
}

/// Whether heat and cold may be offered in spite of the tag `numbness` (rule X-13): only where the person said
/// that the skin of the sore spot itself is not numb.
#[must_use]
pub fn skin_feels(case: &Case<'_>) -> bool {
    case.answer_named("numb-here") == Some(Answer::No)
}

/// Whether pressing is out on the whole area, whatever the technique, and by which rule.
#[must_use]
pub fn no_pressing(case: &Case<'_>, permit: &Permit<'_>) -> Option<&'static str> {
    // T-41 lets a soft lump with a cold be watched, and says in the same breath not to massage one.
    let has_lump = case.answer_named("lump") == Some(Answer::Yes);
    let rules = [
        (permit.fired("T-41") || has_lump, "X-08"),
        (permit.fired("T-40") || permit.fired("T-62"), "X-15"),
        (permit.fired("T-61"), "X-14"),
    ];
    rules.into_iter().find_map(|(holds, rule)| holds.then_some(rule))
}

impl Case<'_> {
    /// What was said to the sign of this name; nothing where there is no such sign.
    #[must_use]
    pub fn answer_named(&self, sign: &str) -> Option<Answer> {
        let found: Option<SignId> = self
            .check
            .signs
            .iter()
            .map(|sign| sign.id)
            .find(|id| id.as_str() == sign);
        self.answer(found?)
    }
}
