//! The intensity and length of techniques: rules I-01 to I-09, and the limits that urgency sets.
//!
//! Of I-09 (how much pain is too much) the step down after a session that made it worse is here; the rest is words for
//! the session. Of I-10 (before sport) the short massage is here; that stretches wait is among the exclusions.

use unknot_content::check::{RuleId, Urgency};
use unknot_content::model::{Dose, Kind, Level};
use unknot_content::vocabulary::{AgeBand, Duration, Touch};

use super::case::Case;
use super::rules::{EVERY_SESSION, IRRITATED_NERVE, QUESTIONS_SKIPPED};
use super::verdict::Permit;
use crate::domain::experience::Experience;

/// The most that is right for this person now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intensity {
    pub stretch: Limit,
    pub press: Limit,
    /// The rule that says so, where strengthening is due.
    pub strengthen: Option<RuleId>,
    /// The rule that says so, where nothing of any kind may be more than gentle.
    pub only_gentle: Option<RuleId>,
}

/// The most of one sort of technique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub level: Level,
    /// Longest hold in seconds.
    pub hold: u16,
    pub repetitions: u16,
    /// The rule that sets the level.
    pub rule: RuleId,
}

const LITTLE_PAIN: RuleId = RuleId::new("I-01");
const SOME_PAIN: RuleId = RuleId::new("I-02");
const MUCH_PAIN: RuleId = RuleId::new("I-03");
const SENSITIVE: RuleId = RuleId::new("I-06");
const OLDER: RuleId = RuleId::new("I-07");
const LONG: RuleId = RuleId::new("I-08");
const FIRST_USE: RuleId = RuleId::new("X-11");

/// The longest hold on a knot to start with, in seconds; up to 90 where it keeps easing.
const PRESS_SECONDS: u16 = 30;
/// The longest hold on sore skin, or shortly before sport.
const SHORT_PRESS_SECONDS: u16 = 20;

/// The most that is right, the safer rule winning wherever two clash.
#[must_use]
pub fn of(case: &Case<'_>, permit: &Permit<'_>) -> Intensity {
    let mut stretch = by_pain(case);
    let mut press = Limit {
        hold: PRESS_SECONDS,
        ..stretch
    };
    let profile = case.profile;
    // Somebody who should see a clinician first does only gentle techniques.
    let first_to_see = case
        .check
        .triage
        .iter()
        .find(|rule| rule.urgency == Urgency::SeeGp && permit.fired(rule.id.as_str()));
    let all_gentle = [
        first_to_see.map(|rule| rule.id),
        permit.skipped_questions().then_some(QUESTIONS_SKIPPED),
        profile.lessons.experience.is_none().then_some(FIRST_USE),
    ];
    let only_gentle = all_gentle.into_iter().flatten().next();
    let gentle = [
        only_gentle,
        (permit.fired("T-40") || permit.fired("T-62")).then_some(IRRITATED_NERVE),
        (case.answers.touch == Some(Touch::Sensitive)).then_some(SENSITIVE),
    ];
    for rule in gentle.into_iter().flatten() {
        stretch.keep_gentle(rule);
        press.keep_gentle(rule);
    }
    if lasts_over_two_weeks(case) {
        stretch.keep_gentle(LONG);
    }
    if case.answers.touch == Some(Touch::Sensitive) || case.answers.before_sport {
        press.hold = press.hold.min(SHORT_PRESS_SECONDS);
    }
    if profile.age == Some(AgeBand::From65) {
        press.keep_gentle(OLDER);
    }
    Intensity {
        stretch,
        press,
        strengthen: strengthen(case, permit),
        only_gentle,
    }
}

impl Limit {
    fn keep_gentle(&mut self, rule: RuleId) {
        if self.level > Level::Gentle {
            self.level = Level::Gentle;
            self.rule = rule;
        }
    }

    /// A dose cut to what is right; never more than the technique's own.
    #[must_use]
    pub fn cut(&self, dose: Dose) -> Dose {
        Dose {
            hold_seconds: dose.hold_seconds.map(|hold| hold.min(self.hold)),
            repetitions: dose.repetitions.min(self.repetitions),
            ..dose
        }
    }
}

impl Intensity {
    /// The limit for a kind; `None` for kinds that have none.
    #[must_use]
    pub const fn limit(&self, kind: Kind) -> Option<&Limit> {
        match kind {
            Kind::Stretch => Some(&self.stretch),
            Kind::SelfMassage => Some(&self.press),
            _ => None,
        }
    }
}

fn by_pain(case: &Case<'_>) -> Limit {
    let experience = case.profile.lessons.experience;
    let limit = |level, hold, repetitions, rule| Limit {
        level,
        hold,
        repetitions,
        rule,
    };
    // Pain that was not given counts as the worst at which there is a plan at all.
    let pain = case.answers.pain.map_or(8, crate::domain::pain::Pain::get);
    match experience {
        // I-09: one level down after a session that made it worse.
        Some(Experience::Flared) if pain <= 3 => limit(Level::Gentle, 20, 3, EVERY_SESSION),
        Some(Experience::Flared) => limit(Level::Gentle, 15, 2, EVERY_SESSION),
        _ if pain <= 3 => limit(Level::Moderate, 30, 3, LITTLE_PAIN),
        Some(Experience::UsedWell) if pain <= 6 => limit(Level::Moderate, 20, 3, SOME_PAIN),
        _ if pain <= 6 => limit(Level::Gentle, 20, 3, SOME_PAIN),
        _ => limit(Level::Gentle, 15, 2, MUCH_PAIN),
    }
}

/// Strengthening is due with little pain that has lasted for more than a week (I-01). I-08 would also allow it
/// at a pain of 4, where I-02 says no: the safer one wins.
fn strengthen(case: &Case<'_>, permit: &Permit<'_>) -> Option<RuleId> {
    let little_pain = case.answers.pain.is_some_and(|pain| pain.get() <= 3);
    let is_due = little_pain && case.lasts_over_a_week() && !permit.skipped_questions();
    is_due.then(|| if lasts_over_two_weeks(case) { LONG } else { LITTLE_PAIN })
}

fn lasts_over_two_weeks(case: &Case<'_>) -> bool {
    case.answers
        .duration
        .is_some_and(|duration| duration >= Duration::OverTwoWeeks)
}
