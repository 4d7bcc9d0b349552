//! Heat or cold: rules H-01 to H-18, except H-06 (in `plan`). H-08 forbids heat, such as for numb skin; H-09 forbids
//! cold.

use super::warmth_tags::{AGAINST_BOTH, AGAINST_COLD, AGAINST_HEAT, against};
use unknot_content::check::{RuleId, Warmth, WarmthRule};
use unknot_content::model::{Dose, Kind, TechniqueId};
use unknot_content::vocabulary::Pregnancy;

use super::answers::Answer;
use super::case::Case;
use super::tags::{NUMB_HERE, OpenQuestion, Tags, has_suspect_lump, questions_of, skin_feels};
use super::verdict::Permit;
use crate::domain::catalogue::find_technique;
use crate::domain::check::rules::{FRESH_INJURY, LEFT_OUT_IF_SKIPPED, LUMP, NOT_ASKED, first_rule};

/// The advice on heat and cold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarmthAdvice {
    pub choice: Warmth,
    /// The rule that chose, then those that took something away.
    pub rules: Vec<RuleId>,
    /// Rules to keep to while doing it.
    pub cautions: Vec<RuleId>,
    /// The minutes and times; `None` if neither heat nor cold is advised.
    pub dose: Option<WarmthDose>,
    /// Any warmth has to be mild and short (H-10, H-16).
    pub only_mild: bool,
    /// The questions to answer before the pack, or before there is any.
    pub to_ask: Vec<OpenQuestion>,
}

/// Minutes and times of heat or cold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarmthDose {
    /// 15 minutes, at most 20; low or medium; 2 to 3 times a day, at least 2 hours apart (H-03).
    Heat,
    /// Mild and local, up to 10 minutes (H-10).
    MildHeat,
    /// 10 to 15 minutes, up to 3 times a day, at least 2 hours apart (H-05).
    Cold,
    /// 15 minutes, at most 20; every 2 to 3 hours awake, for 2 to 3 days (H-01).
    ColdAfterInjury,
    /// 10 to 15 minutes, every 2 to 3 hours, for some days (H-15).
    ColdForShins,
    /// 10 minutes warm, 2 to 3 of rest, 5 cold, once more; twice a day (H-07).
    InTurn,
}

/// Mild warmth stays on for no longer than this, in minutes (H-10).
const MILD_MINUTES: u16 = 10;

impl WarmthAdvice {
    /// The dose of a heat pack cut to what is right now.
    #[must_use]
    pub fn cut_heat(&self, dose: Dose) -> Dose {
        let longest = if self.only_mild { MILD_MINUTES } else { u16::MAX };
        Dose {
            minutes: dose.minutes.map(|minutes| minutes.min(longest)),
            ..dose
        }
    }
}

const SHINS: RuleId = RuleId::new("H-15");
const NO_HEAT: RuleId = RuleId::new("H-08");
const NO_COLD: RuleId = RuleId::new("H-09");
const PREGNANT: RuleId = RuleId::new("H-10");
/// The same for somebody who has not answered whether they are pregnant.
const MAY_BE_PREGNANT: RuleId = RuleId::new("H-16");
/// Numbness was reported, but not whether the skin of the sore spot is numb.
const MAY_BE_NUMB: RuleId = RuleId::new("H-17");
const RUB: RuleId = RuleId::new("H-11");
const THROAT: RuleId = RuleId::new("H-12");
const LEGS: RuleId = RuleId::new("H-13");
const ALWAYS: RuleId = RuleId::new("H-14");
const FEELS_LESS: RuleId = RuleId::new("X-13");

/// Whether it is a fresh injury, or swollen as one.
#[must_use]
pub fn is_fresh(case: &Case<'_>) -> bool {
    chosen_by(case) == Some(FRESH_INJURY)
}

/// The rule that forbids heat, if any.
#[must_use]
pub fn against_heat(case: &Case<'_>, tags: &Tags, permit: &Permit<'_>) -> Option<RuleId> {
    let rules = [
        (tags.says_any(&["rub-on-skin"]), RUB),
        (tags.says_any(&AGAINST_HEAT) || is_numb(case, tags), NO_HEAT),
        (is_fresh(case), FRESH_INJURY),
        (has_suspect_lump(case), LUMP),
        (permit.skipped_questions(), LEFT_OUT_IF_SKIPPED),
        (may_be_numb(case, tags), MAY_BE_NUMB),
        (tags.misses_any(&AGAINST_HEAT), NOT_ASKED),
    ];
    first_rule(&rules)
}

/// The rule that forbids cold, if any.
#[must_use]
pub fn against_cold(case: &Case<'_>, tags: &Tags) -> Option<RuleId> {
    let on_the_neck = is_by_the_throat(case) && tags.says_any(&["carotid-disease"]);
    let rules = [
        (tags.says_any(&AGAINST_COLD) || is_numb(case, tags), NO_COLD),
        (on_the_neck, THROAT),
        (may_be_numb(case, tags), MAY_BE_NUMB),
        (tags.misses_any(&AGAINST_COLD), NOT_ASKED),
    ];
    first_rule(&rules)
}

/// Heat, cold, either, both in turn or neither, and why.
#[must_use]
pub fn advise(case: &Case<'_>, tags: &Tags, permit: &Permit<'_>) -> WarmthAdvice {
    let heat = against_heat(case, tags, permit);
    let cold = against_cold(case, tags);
    let rule = chosen(case);
    let wished = rule.map_or(Warmth::Neither, |rule| rule.choice);
    let choice = match (heat, cold) {
        (None, None) => wished,
        (Some(_), Some(_)) => Warmth::Neither,
        _ if wished == Warmth::Neither => Warmth::Neither,
        (Some(_), None) => Warmth::Cold,
        (None, Some(_)) => Warmth::Heat,
    };
    // A rule whose choice was then forbidden is not reported.
    let chose = rule.filter(|_| choice == wished).map(|rule| rule.id);
    let mut rules: Vec<RuleId> = chose.into_iter().collect();
    for taken in [heat, cold].into_iter().flatten() {
        if !rules.contains(&taken) {
            rules.push(taken);
        }
    }
    WarmthAdvice {
        choice,
        dose: dose(case, choice, rule.map(|rule| rule.id)),
        cautions: cautions(case, tags, choice),
        only_mild: may_be_pregnant(case),
        to_ask: to_ask(case, tags, choice, &rules),
        rules,
    }
}

/// The questions to ask before the pack. If a missing answer forbids the pack, the questions that could allow it.
fn to_ask(case: &Case<'_>, tags: &Tags, choice: Warmth, rules: &[RuleId]) -> Vec<OpenQuestion> {
    let kind = match choice {
        Warmth::Heat => Kind::Heat,
        Warmth::Cold => Kind::Cold,
        Warmth::Either | Warmth::Alternate => Kind::Contrast,
        Warmth::Neither => Kind::Breathing,
    };
    let mut questions: Vec<OpenQuestion> = tags.to_ask_of(against(kind)).map(OpenQuestion::Tag).collect();
    if rules.contains(&MAY_BE_NUMB) {
        questions.extend(case.sign_named(NUMB_HERE).map(OpenQuestion::Sign));
    }
    if rules.contains(&NOT_ASKED) {
        let missing = case.check.unanswered.iter().map(|unanswered| unanswered.tag);
        let missing = missing.filter(|tag| AGAINST_BOTH.contains(&tag.as_str()) && tags.get(*tag).is_some());
        questions.extend(missing.flat_map(|tag| questions_of(case.check, case.answers, case.profile, tag)));
    }
    questions
}

/// The choice if nothing forbade it.
#[must_use]
pub fn wished(case: &Case<'_>) -> Warmth {
    let rule = case.check.warmth.iter().find(|rule| case.holds(&rule.when));
    rule.map_or(Warmth::Neither, |rule| rule.choice)
}

fn chosen_by(case: &Case<'_>) -> Option<RuleId> {
    chosen(case).map(|rule| rule.id)
}

/// The first rule that matches. Heat and cold take turns only where there is a way to do that.
fn chosen(case: &Case<'_>) -> Option<&'static WarmthRule> {
    let in_turn = |id: &TechniqueId| find_technique(id.as_str()).is_some_and(|known| known.kind == Kind::Contrast);
    let can_take_turns = || {
        case.places
            .iter()
            .all(|place| place.area.techniques.iter().any(in_turn))
    };
    let mut rules = case.check.warmth.iter();
    rules.find(|rule| case.holds(&rule.when) && (rule.choice != Warmth::Alternate || can_take_turns()))
}

/// Whether the skin of the sore spot is numb: it would feel neither a burn nor frost.
fn is_numb(case: &Case<'_>, tags: &Tags) -> bool {
    tags.says_any(&["numbness"]) && case.answer_named(NUMB_HERE) == Some(Answer::Yes)
}

/// Whether something is numb, but the skin of the sore spot was not asked about.
fn may_be_numb(case: &Case<'_>, tags: &Tags) -> bool {
    tags.says_any(&["numbness"]) && !is_numb(case, tags) && !skin_feels(case)
}

fn is_by_the_throat(case: &Case<'_>) -> bool {
    let mut areas = case.places.iter().map(|place| place.area.id.as_str());
    areas.any(|area| matches!(area, "neck-front" | "neck-side"))
}

/// Whether the person is pregnant, or has not ruled it out.
fn may_be_pregnant(case: &Case<'_>) -> bool {
    case.profile.pregnancy != Some(Pregnancy::No)
}

fn dose(case: &Case<'_>, choice: Warmth, rule: Option<RuleId>) -> Option<WarmthDose> {
    let mild = may_be_pregnant(case);
    match choice {
        Warmth::Neither => None,
        Warmth::Cold if rule == Some(FRESH_INJURY) => Some(WarmthDose::ColdAfterInjury),
        Warmth::Cold if rule == Some(SHINS) => Some(WarmthDose::ColdForShins),
        Warmth::Cold => Some(WarmthDose::Cold),
        Warmth::Heat | Warmth::Either if mild => Some(WarmthDose::MildHeat),
        Warmth::Heat | Warmth::Either => Some(WarmthDose::Heat),
        Warmth::Alternate => Some(WarmthDose::InTurn),
    }
}

/// Whether a choice has any warmth in it.
#[must_use]
pub const fn is_warm(choice: Warmth) -> bool {
    matches!(choice, Warmth::Heat | Warmth::Either | Warmth::Alternate)
}

fn cautions(case: &Case<'_>, tags: &Tags, choice: Warmth) -> Vec<RuleId> {
    let warm = is_warm(choice);
    let on_a_leg = case.places.iter().any(|place| place.area.group.as_str() == "legs");
    let rules = [
        (choice != Warmth::Neither && tags.says_any(&["numbness"]), FEELS_LESS),
        (
            warm && may_be_pregnant(case) && case.profile.pregnancy.is_some(),
            PREGNANT,
        ),
        (warm && case.profile.pregnancy.is_none(), MAY_BE_PREGNANT),
        (choice != Warmth::Neither && is_by_the_throat(case), THROAT),
        (warm && on_a_leg, LEGS),
        (choice != Warmth::Neither, ALWAYS),
    ];
    rules
        .into_iter()
        .filter_map(|(holds, rule)| holds.then_some(rule))
        .collect()
}
