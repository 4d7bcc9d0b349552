//! What of a plan is for a day of a course.

use unknot_content::check::RuleId;
use unknot_content::model::{Kind, Level};
use unknot_content::vocabulary::Pregnancy;

use super::ladder::{is_raise, is_rung, on_rung};
use super::may_start::is_kept_gentle;
use super::phase::Phase;
use super::rules;
use super::standing::{Rhythm, Standing};
use super::walk::is_walk;
use crate::domain::check::plan::{ExcludedTechnique, Plan, PlanStep};
use crate::domain::check::relief;
use crate::domain::check::verdict::Permit;
use crate::domain::session::exercise::{Exercise, MINUTE};
use crate::domain::session::script::length;
use crate::domain::time::Millis;

/// A day's session.
#[derive(Clone, Debug)]
pub struct Session {
    /// In the order of doing.
    pub steps: Vec<PlanStep>,
    /// Whether it strengthens, or the rule that says why not.
    pub strength: Result<(), RuleId>,
}

/// So many techniques of each kind, what matters most first, within so many minutes.
struct Portions {
    kinds: &'static [(Kind, usize)],
    strength: usize,
    minutes: u32,
}

/// The side raise, and a little to move and stretch (W-06).
const RAISE: Portions = Portions {
    kinds: &[(Kind::Mobility, 1), (Kind::Stretch, 1)],
    strength: 1,
    minutes: 7,
};

/// The minutes of a day with little time: strengthening comes first, then one move, then one stretch, as far as there is time
/// (B-03). A longer session than the week's is not in a course.
const SHORT: [u32; 2] = [4, 9];

/// Takes a part of the plan; never anything else, nor more of anything.
#[must_use]
pub fn session(plan: &Plan, permit: &Permit<'_>, standing: &Standing, ready: Millis) -> Session {
    within(None, plan, permit, standing, ready)
}

/// Shorter ones for a day with little time, the shortest first; each has less in it than the next, and takes less of the
/// minutes that are shown than the day's.
#[must_use]
pub fn shorter(day: &Session, plan: &Plan, permit: &Permit<'_>, standing: &Standing, ready: Millis) -> Vec<Session> {
    let mut found: Vec<Session> = Vec::new();
    for minutes in SHORT {
        let short = within(Some(minutes), plan, permit, standing, ready);
        let has_more = |last: &Session| short.steps.len() > last.steps.len();
        let is_less = short.steps.len() < day.steps.len() && minutes_of(&short, ready) < minutes_of(day, ready);
        if found.last().is_none_or(has_more) && is_less {
            found.push(short);
        }
    }
    found
}

/// Begun minutes count whole.
fn minutes_of(session: &Session, ready: Millis) -> u64 {
    let steps = session.steps.iter();
    let time: Millis = steps.map(|step| length(&Exercise::of_plan(*step, None), ready)).sum();
    time.div_ceil(MINUTE)
}

/// The day's session, or what of it is for so many minutes.
fn within(minutes: Option<u32>, plan: &Plan, permit: &Permit<'_>, standing: &Standing, ready: Millis) -> Session {
    let area = plan.place.area;
    let strength = person_may(plan, permit).and(standing.strength);
    let allowed: Vec<PlanStep> = plan.steps.iter().chain(&plan.more).copied().collect();
    let rung = if is_kept_gentle(permit, standing) {
        1
    } else {
        standing.rung
    };
    let rungs = match strength {
        Ok(()) => on_rung(&allowed, area, rung, standing.phase),
        Err(_) => Vec::new(),
    };
    let raise: Vec<PlanStep> = rungs.iter().filter(|step| is_raise(step.technique)).copied().collect();
    // Where the raise is not possible now, strengthening goes on as it does elsewhere.
    let only_raises = standing.rhythm == Rhythm::FiveDays && !raise.is_empty();
    let rungs = if only_raises { raise } else { rungs };
    let portions = if only_raises {
        RAISE
    } else {
        portions(standing.phase, strength, !rungs.is_empty())
    };
    let flared = strength == Err(rules::FLARE_UP);
    let mut filling = Filling {
        steps: Vec::new(),
        left: minutes.unwrap_or(portions.minutes).min(portions.minutes) * 60,
        ready,
    };
    let most_of_each = if minutes.is_some() { 1 } else { usize::MAX };
    filling.take(rungs.iter().copied(), portions.strength.min(most_of_each));
    for (kind, most) in portions.kinds {
        if minutes.is_some() && *kind == Kind::SelfMassage {
            continue;
        }
        let is_it = |step: &&PlanStep| {
            let technique = step.technique;
            let is_apart = is_rung(technique, area) || is_walk(technique);
            technique.kind == *kind && !is_apart && !(flared && technique.level > Level::Gentle)
        };
        filling.take(allowed.iter().filter(is_it).copied(), (*most).min(most_of_each));
    }
    let mut steps = filling.steps;
    if matches!(standing.softer, Some(rules::SHORT_GAP | rules::FLARE_UP)) {
        for step in &mut steps {
            step.dose.sets = step.dose.sets.div_ceil(2);
        }
    }
    relief::put_in_order(&mut steps);
    Session {
        steps,
        strength: if rungs.is_empty() {
            strength.and(Err(why_none(plan)))
        } else {
            strength
        },
    }
}

/// Why the plan holds nothing that strengthens; where no answer speaks against it, it is for another day.
fn why_none(plan: &Plan) -> RuleId {
    let mut left_out = plan.left_out.iter();
    let is_it = |left: &&ExcludedTechnique| is_rung(left.technique, plan.place.area) && left.reason.is_about_safety();
    left_out.find(is_it).map_or(rules::BUILD, |left| left.reason.rule())
}

/// Whether nothing that was answered speaks against strengthening in a course at all.
///
/// # Errors
/// The rule that does.
pub fn person_may(plan: &Plan, permit: &Permit<'_>) -> Result<(), RuleId> {
    let pregnancy = permit.case().profile.pregnancy;
    let against = [
        (
            permit.fired("T-40") || permit.fired("T-62") || plan.tags.says_any(&["numbness"]),
            rules::WHO,
        ),
        (plan.tags.says_any(&["high-bp-head-down"]), rules::BLOOD_PRESSURE),
        (pregnancy.is_some_and(|weeks| weeks != Pregnancy::No), rules::PREGNANCY),
    ];
    let found = against.into_iter().find_map(|(holds, rule)| holds.then_some(rule));
    found.map_or(Ok(()), Err)
}

/// B-10 and B-12, W-04, W-06 and W-07; after a flare-up F-02 and F-03, and with an irritated nerve W-01.
fn portions(phase: Phase, strength: Result<(), RuleId>, has_rungs: bool) -> Portions {
    let of = |kinds, strength, minutes| Portions {
        kinds,
        strength,
        minutes,
    };
    match (phase, strength, has_rungs) {
        (_, Err(rules::FLARE_UP), _) => of(&[(Kind::Mobility, 2), (Kind::Stretch, 1), (Kind::Breathing, 1)], 0, 10),
        (_, Err(rules::WHO), _) => of(&[(Kind::Mobility, 2)], 0, 10),
        (Phase::Settle, Ok(()), true) => of(
            &[(Kind::Mobility, 1), (Kind::SelfMassage, 1), (Kind::Stretch, 1)],
            1,
            10,
        ),
        (Phase::Settle, ..) => of(
            &[(Kind::Mobility, 2), (Kind::SelfMassage, 1), (Kind::Stretch, 2)],
            0,
            10,
        ),
        (Phase::Build, Ok(()), true) => of(&[(Kind::Mobility, 1), (Kind::Stretch, 1)], 2, 12),
        (Phase::Build, ..) => of(&[(Kind::Mobility, 1), (Kind::Stretch, 2)], 0, 6),
        (Phase::Stronger, Ok(()), true) => of(&[(Kind::Mobility, 1)], 3, 15),
        (Phase::Stronger, ..) => of(&[(Kind::Mobility, 1), (Kind::Stretch, 1)], 0, 6),
    }
}

/// Steps that are taken while there is time left.
struct Filling {
    steps: Vec<PlanStep>,
    /// In seconds.
    left: u32,
    ready: Millis,
}

impl Filling {
    /// Takes the first of some steps. The very first is taken however long it is, so that there is always something.
    fn take(&mut self, from: impl Iterator<Item = PlanStep>, most: usize) {
        let mut taken = 0;
        for step in from {
            let needs = relief::seconds(&step, self.ready);
            if taken < most && (needs <= self.left || self.steps.is_empty()) {
                self.left = self.left.saturating_sub(needs);
                self.steps.push(step);
                taken += 1;
            }
        }
    }
}
