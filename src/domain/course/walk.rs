//! The walk of a day, beside the session (B-13).

use unknot_content::model::{Technique, Walking};

use super::may_start::is_kept_gentle;
use super::rules;
use super::standing::Standing;
use crate::domain::catalogue::background_of;
use crate::domain::check::plan::{Plan, PlanStep};
use crate::domain::check::verdict::Permit;

const WALK: &str = "mob-brisk-walk";
/// How long it is in each week. Longer only by the person's own choice, for the app does not know how easily somebody walks.
const MINUTES: [u16; 10] = [5, 10, 10, 12, 15, 20, 20, 20, 20, 20];
/// No longer than in the first two weeks.
const GENTLE: u16 = 10;

#[must_use]
pub fn is_walk(technique: &Technique) -> bool {
    technique.id.as_str() == WALK
}

/// The walk for today and its minutes; `None` where the plan has none.
#[must_use]
pub fn walk(plan: &Plan, permit: &Permit<'_>, standing: &Standing) -> Option<(&'static Technique, u16)> {
    let mut all = plan.steps.iter().chain(&plan.more);
    let step: &PlanStep = all.find(|step| is_walk(step.technique))?;
    let of_week = MINUTES[usize::from(standing.week.saturating_sub(1)).min(MINUTES.len() - 1)];
    let mut minutes = if is_kept_gentle(permit, standing) {
        of_week.min(GENTLE)
    } else {
        of_week
    };
    if standing.softer == Some(rules::FLARE_UP) {
        minutes = minutes.div_ceil(2);
    }
    // Where the plan shortens everything, this too.
    if let Some(most) = step
        .dose
        .minutes
        .filter(|_| step.dose.minutes < step.technique.dose.minutes)
    {
        minutes = minutes.min(most);
    }
    let is_for = background_of(plan.place.area).walking != Walking::Not && minutes > 0;
    is_for.then_some((step.technique, minutes))
}
