//! Excludes techniques and gives the reason for each: rules, I-10 and B-01.
//!
//! are contraindications of the techniques, which the content's compiler asks for. It also sees to
//! where the leg has to be looked at first, the sign of a clot stands on the screen that nobody can skip.

use super::rules::{BEFORE_SPORT, FRESH_INJURY, LUMP, NOT_ASKED, NOT_AT_HAND, first_rule};
use unknot_content::check::{Check, RuleId, Warmth};
use unknot_content::model::{Area, ContraindicationId, Equipment, Kind, Level, SelfMassage, Technique};

use super::at_hand::can_be_done;
use super::case::Case;
use super::history::LastCheck;
use super::intensity::Intensity;
use super::tags::{
    OpenQuestion, THIN_BONES, TagOrigin, Tags, has_suspect_lump, is_hard_on_bones, no_pressing, questions_of,
    skin_feels,
};
use super::verdict::Permit;
use super::warmth::{against_cold, against_heat, is_fresh};
use crate::domain::catalogue::background_of_technique;
use crate::domain::catalogue::families::is_warm_or_cold;

const THIN_BONES_RULE: RuleId = RuleId::new("X-04");
/// Places that are pressed lightly at most.
const LIGHT_ONLY: RuleId = RuleId::new("X-06");
/// No roller while there is much pain.
const NO_ROLLER: RuleId = RuleId::new("X-09");

/// Why a technique stays out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// Something about the person speaks against it.
    Tag(ContraindicationId, TagOrigin),
    /// A rule does.
    Rule(RuleId),
}

impl Exclusion {
    /// Whether it is more than that something is not at hand, or not wanted now.
    #[must_use]
    pub fn is_about_safety(self) -> bool {
        self != Self::Rule(NOT_AT_HAND) && self != Self::Rule(BEFORE_SPORT)
    }

    /// The questions whose answers would settle it. Empty if the person gave an answer.
    #[must_use]
    pub fn questions(self, last: &LastCheck, check: &Check) -> Vec<OpenQuestion> {
        match self {
            Self::Tag(tag, TagOrigin::NotAsked) => questions_of(check, &last.answers, &last.profile, tag).collect(),
            Self::Tag(..) | Self::Rule(_) => Vec::new(),
        }
    }

    /// The rule as it stands in the DOM.
    #[must_use]
    pub const fn rule(self) -> RuleId {
        match self {
            Self::Tag(_, TagOrigin::NotAsked) => NOT_ASKED,
            Self::Tag(..) => RuleId::new("X-01"),
            Self::Rule(rule) => rule,
        }
    }
}

/// Everything that decides about a technique.
#[derive(Debug)]
pub struct TechniqueFilter<'a> {
    pub case: Case<'a>,
    pub permit: &'a Permit<'a>,
    pub tags: &'a Tags,
    pub intensity: &'a Intensity,
}

impl TechniqueFilter<'_> {
    /// Why a technique stays out of the plan for an area; `None` if it may be done.
    #[must_use]
    pub fn against(&self, technique: &Technique, area: &Area) -> Option<Exclusion> {
        // Answers come before missing answers, and reasons of safety before all others.
        let told = || self.tagged(technique, |origin| origin != TagOrigin::NotAsked);
        let rule = || self.ruled_out(technique, area).map(Exclusion::Rule);
        let not_asked = || self.tagged(technique, |origin| origin == TagOrigin::NotAsked);
        told()
            .or_else(|| rule().filter(|reason| *reason != Exclusion::Rule(NOT_ASKED)))
            .or_else(not_asked)
            .or_else(|| self.hard_on_bones(technique, area))
            .or_else(rule)
            .or_else(|| self.not_now(technique).map(Exclusion::Rule))
    }

    /// X-01, with the one exception that X-13 makes.
    fn tagged(&self, technique: &Technique, counts: impl Fn(TagOrigin) -> bool) -> Option<Exclusion> {
        let speaks_against = |tag: &ContraindicationId| {
            let origin = self.tags.get(*tag).filter(|origin| counts(*origin))?;
            let is_fine = is_warm_or_cold(technique.kind) && tag.as_str() == "numbness" && skin_feels(&self.case);
            (!is_fine).then_some(Exclusion::Tag(*tag, origin))
        };
        let contraindications = &background_of_technique(technique).contraindications;
        contraindications.iter().find_map(speaks_against)
    }

    fn ruled_out(&self, technique: &Technique, area: &Area) -> Option<RuleId> {
        match technique.kind {
            Kind::Heat => against_heat(&self.case, self.tags, self.permit),
            Kind::Cold => against_cold(&self.case, self.tags),
            Kind::Contrast => {
                against_heat(&self.case, self.tags, self.permit).or_else(|| against_cold(&self.case, self.tags))
            }
            Kind::SelfMassage => self.against_pressing(technique, area),
            Kind::Stretch | Kind::Strengthen if has_suspect_lump(&self.case) => Some(LUMP),
            Kind::Stretch => self.too_strong(technique),
            Kind::Strengthen if self.intensity.strengthen.is_none() => Some(self.intensity.stretch.rule),
            Kind::Strengthen | Kind::Mobility | Kind::Posture | Kind::Breathing => None,
        }
        .or_else(|| self.intensity.only_gentle.filter(|_| technique.level > Level::Gentle))
    }

    fn against_pressing(&self, technique: &Technique, area: &Area) -> Option<RuleId> {
        let has_pain = |least: u8| self.case.answers.pain.is_none_or(|pain| pain.get() >= least);
        let rules = [
            // Whatever else takes cold away: it is fresh all the same.
            (is_fresh(&self.case), FRESH_INJURY),
            (
                area.self_massage == SelfMassage::LightOnly && technique.level > Level::Gentle,
                LIGHT_ONLY,
            ),
            (
                has_pain(7) && technique.equipment.contains(&Equipment::FoamRoller),
                NO_ROLLER,
            ),
        ];
        no_pressing(&self.case, self.permit)
            .or_else(|| first_rule(&rules))
            .or_else(|| self.too_strong(technique))
    }

    /// no roller and no hard ball on the trunk with thin bones.
    fn hard_on_bones(&self, technique: &Technique, area: &Area) -> Option<Exclusion> {
        let (tag, origin) = self
            .tags
            .find(THIN_BONES)
            .filter(|_| is_hard_on_bones(technique, area))?;
        Some(match origin {
            TagOrigin::NotAsked => Exclusion::Tag(tag, origin),
            TagOrigin::Told | TagOrigin::Answers => Exclusion::Rule(THIN_BONES_RULE),
        })
    }

    fn too_strong(&self, technique: &Technique) -> Option<RuleId> {
        let limit = self.intensity.limit(technique.kind)?;
        (technique.level > limit.level).then_some(limit.rule)
    }

    /// I-10 and B-01, which are not about safety.
    fn not_now(&self, technique: &Technique) -> Option<RuleId> {
        let profile = self.case.profile;
        let waits = self.case.answers.before_sport && technique.kind == Kind::Stretch;
        let fits = can_be_done(technique, profile.positions.as_deref(), &profile.equipment);
        let rules = [(waits, BEFORE_SPORT), (!fits, NOT_AT_HAND)];
        first_rule(&rules)
    }
}

/// Whether the advice on heat and cold calls for techniques of a kind now.
#[must_use]
pub const fn is_called_for(kind: Kind, choice: Warmth) -> bool {
    match kind {
        Kind::Heat => matches!(choice, Warmth::Heat | Warmth::Either),
        Kind::Cold => matches!(choice, Warmth::Cold),
        Kind::Contrast => matches!(choice, Warmth::Alternate),
        _ => true,
    }
}
