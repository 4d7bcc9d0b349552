//! A plan at a glance: two lines that say what and why, a line for each step, and every reason once.

use unknot_content::check::{RuleId, Warmth};
use unknot_content::model::{Kind, Level, Position, Whereabouts};
use unknot_content::vocabulary::Onset;

use super::answers::Answers;
use super::plan::{ExcludedTechnique, Plan, PlanStep};
use super::relief::FittingSteps;
use super::rules::{EVERY_SESSION, FRESH_INJURY, MAY_COME_FROM};
use super::warmth::WarmthDose;
use super::words::{in_a_sentence, reason_in_words};
use crate::domain::dose::SideOrder;
use crate::domain::pain::Pain;
use crate::domain::place::{Place, place_name};
use crate::domain::wording::{level, sentence};

/// The summary of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The steps in one line, in the order of doing.
    pub what: String,
    /// The answers that led to it.
    pub why: String,
}

/// Two lines over what of a plan is for a moment.
#[must_use]
pub fn lead(plan: &Plan, chosen: &FittingSteps, answers: &Answers) -> Lead {
    Lead {
        what: what(plan, chosen),
        why: why(plan, chosen, answers),
    }
}

fn what(plan: &Plan, chosen: &FittingSteps) -> String {
    let has = |kinds: &[Kind]| chosen.steps.iter().any(|step| kinds.contains(&step.technique.kind));
    let warm = match plan.warmth.choice {
        Warmth::Heat => "warm it",
        Warmth::Cold => "cool it",
        Warmth::Either => "warm or cool it",
        Warmth::Alternate => "warm and cool it in turn",
        Warmth::Neither => "",
    };
    let parts = [
        (chosen.warm.is_some() && !warm.is_empty(), warm),
        (has(&[Kind::Mobility, Kind::SelfMassage]), "loosen it"),
        (has(&[Kind::Stretch]), "stretch"),
        (has(&[Kind::Strengthen]), "strengthen"),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(|(is_part, words)| is_part.then_some(words))
        .collect();
    // Breathing closes every plan, and is told where there is little else.
    let parts = if parts.len() < 2 && has(&[Kind::Breathing]) {
        [parts, vec!["breathe slowly"]].concat()
    } else {
        parts
    };
    let words = match parts.split_last() {
        None => "nothing to do here for now".to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{}, then {last}", before.join(", ")),
    };
    sentence(&words)
}

fn why(plan: &Plan, chosen: &FittingSteps, answers: &Answers) -> String {
    if plan.warmth.rules.first() == Some(&FRESH_INJURY) {
        return "Fresh injury, swelling or bruise: no heat and no massage. Move it gently, as far as it does not hurt."
            .to_owned();
    }
    let began = answers.onset.map(|onset| match onset {
        Onset::SuddenInjury => "the injury is over 3 days old",
        _ => "no fresh injury",
    });
    let pain = answers.pain.map(|pain| format!("pain {}", Pain::get(pain)));
    let because = began.map(str::to_owned).into_iter().chain(pain);
    let because = because.collect::<Vec<_>>().join(" and ");
    let warmth = match plan.warmth.choice {
        Warmth::Neither if !plan.warmth.to_ask.is_empty() => Some("heat and cold wait for an answer"),
        Warmth::Neither => Some("no heat or cold"),
        // There may be no way to do it where the person is.
        _ if chosen.warm.is_none() => None,
        Warmth::Heat => Some("warmth first"),
        Warmth::Cold => Some("cold first"),
        Warmth::Either => Some("warm or cool first"),
        Warmth::Alternate => Some("both in turn first"),
    };
    let strongest = plan.intensity.stretch.level.max(plan.intensity.press.level);
    let strength = match strongest {
        Level::Gentle => "everything gentle".to_owned(),
        more => format!("nothing above {}", level(more)),
    };
    let so = warmth.into_iter().map(str::to_owned).chain([strength]);
    let so = so.collect::<Vec<_>>().join(" and ");
    let text = if because.is_empty() {
        so
    } else {
        format!("{because}, so {so}")
    };
    sentence(&text)
}

/// Why a plan is as it is, each reason once. What is told elsewhere on its page is left out: what the outcome tells, how
/// much pain is too much, and other places.
#[must_use]
pub fn reasons(plan: &Plan, told: &[RuleId]) -> Vec<RuleId> {
    let whys = plan.steps.iter().filter_map(|step| step.why);
    let all = plan
        .warmth
        .rules
        .iter()
        .copied()
        .chain(plan.rules.iter().copied())
        .chain(whys);
    let mut once = Vec::new();
    for rule in all {
        if ![EVERY_SESSION, MAY_COME_FROM].contains(&rule) && !told.contains(&rule) && !once.contains(&rule) {
            once.push(rule);
        }
    }
    once
}

/// Groups what is left out by reason, so that each reason is given once.
#[must_use]
pub fn by_reason(left_out: &[ExcludedTechnique]) -> Vec<(String, Vec<ExcludedTechnique>)> {
    let mut groups: Vec<(String, Vec<ExcludedTechnique>)> = Vec::new();
    for left in left_out {
        let words = reason_in_words(left.reason);
        match groups.iter_mut().find(|(known, _)| *known == words) {
            Some((_, all)) => all.push(*left),
            None => groups.push((words, vec![*left])),
        }
    }
    groups
}

/// The dose of a step, its sides and, if needed, its position, e.g. "3 × 20 s, left first".
#[must_use]
pub fn step_line(step: &PlanStep, at: Option<Whereabouts>) -> String {
    let dose = &step.dose;
    let each = match (dose.hold_seconds, dose.minutes) {
        (Some(hold), _) if dose.repetitions > 1 => format!("{} × {hold} s", dose.repetitions),
        (Some(hold), _) => format!("{hold} s"),
        (None, Some(minutes)) => format!("{minutes} min"),
        (None, None) => format!("{} ×", dose.repetitions),
    };
    let rounds = (dose.sets > 1).then(|| format!("{} rounds", dose.sets));
    let side = match step.turn {
        SideOrder::Whole => None,
        SideOrder::Only(side) => Some(format!("{} only", side.as_str())),
        SideOrder::First(side) => Some(format!("{} first", side.as_str())),
        SideOrder::Both => Some("both sides".to_owned()),
    };
    let position = at.is_none().then(|| short_position(step.technique.position).to_owned());
    let parts = [Some(each), rounds, side, position];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

const fn short_position(position: Position) -> &'static str {
    match position {
        Position::Standing => "standing",
        Position::Sitting => "sitting",
        Position::Lying => "lying",
        Position::Quadruped => "kneeling",
    }
}

/// The minutes of a pack, and the time until the next one.
#[must_use]
pub fn pack_line(step: &PlanStep, dose: Option<WarmthDose>) -> String {
    let minutes = step.dose.minutes.unwrap_or(step.technique.estimated_minutes);
    let gap = match dose {
        Some(WarmthDose::ColdAfterInjury | WarmthDose::ColdForShins) => "every 2 to 3 h",
        _ => "2 h apart",
    };
    format!("{minutes} min first · {gap}")
}

/// How often a day the stretches of a plan are for; `None` if there are none.
#[must_use]
pub fn times_a_day(steps: &[PlanStep]) -> Option<u16> {
    let stretches = steps.iter().filter(|step| step.technique.kind == Kind::Stretch);
    stretches
        .map(|step| step.dose.times_per_day)
        .min()
        .filter(|times| *times > 1)
}

/// Said where little of a plan can be done where somebody is.
#[must_use]
pub fn few_things(chosen: &FittingSteps, place: Place, at: Option<Whereabouts>) -> Option<String> {
    let at = at?;
    let count = chosen.steps.len() + usize::from(chosen.warm.is_some());
    let here = in_a_sentence(&place_name(place.area, Some(place.sore)));
    let whereabouts = in_place(at);
    match count {
        0 => Some(format!(
            "Nothing of this plan can be done {whereabouts}. Choose another place."
        )),
        1 | 2 => {
            let things = if count == 1 { "thing" } else { "things" };
            Some(format!("{count} {things} for your {here} {whereabouts}."))
        }
        _ => None,
    }
}

const fn in_place(at: Whereabouts) -> &'static str {
    match at {
        Whereabouts::Chair => "on a chair",
        Whereabouts::Standing => "standing",
        Whereabouts::Floor => "on the floor",
        Whereabouts::Bed => "in bed",
    }
}

/// The name of where somebody is, for a choice.
#[must_use]
pub const fn whereabouts(at: Option<Whereabouts>) -> &'static str {
    match at {
        None => "Any",
        Some(Whereabouts::Chair) => "Chair",
        Some(Whereabouts::Standing) => "Standing",
        Some(Whereabouts::Floor) => "Floor",
        Some(Whereabouts::Bed) => "Bed",
    }
}
