//! What is due of a course now: the one answer that Today and the card above the map show.

use unknot_content::check::{Check, RuleId};
use unknot_content::model::{Kind, SelfMassage, Technique};

use super::courses::Course;
use super::ladder::is_raise;
use super::may_start::{is_for, waits_for_a_look};
use super::phase::Phase;
use super::rules;
use super::session::{Session, person_may, session, shorter};
use super::standing::{Now, Standing, standing};
use super::walk::walk;
use crate::domain::check::history::LastCheck;
use crate::domain::check::plan::{self, Plan, PlanStep};
use crate::domain::check::session_guard::{rose, was_asked_just_now};
use crate::domain::check::tags::Tags;
use crate::domain::check::verdict::{Permit, Verdict, verdict};
use crate::domain::journal::entries::Journal;
use crate::domain::journal::entry::Entry;
use crate::domain::pain::Pain;
use crate::domain::place::Place;
use crate::domain::time::Millis;

/// What is due now.
#[derive(Clone, Debug)]
pub enum Due {
    /// The questions come first, by a rule.
    Check(RuleId),
    /// Somebody has to look at it before anything is done.
    HelpFirst,
    /// The course waits, by a rule.
    Wait(RuleId),
    Session(Session),
    /// Enough for today; in the first two weeks the same once more is fine.
    Done(Option<Session>),
    /// The course is over, by a rule.
    Over(RuleId),
}

/// A course with where it stands, and what is due of it.
#[derive(Clone, Debug)]
pub struct Today {
    pub place: Place,
    pub standing: Standing,
    pub due: Due,
    /// Shorter sessions than what is due, for a day with little time.
    pub shorter: Vec<Session>,
    /// The walk for today and its minutes, while there is a session or was one.
    pub walk: Option<(&'static Technique, u16)>,
    /// What follows from the look at this week, by its rules; nothing while help comes first.
    pub follows: Vec<RuleId>,
    /// Whether "hurt is not always harm" may be said: never beside a sign, numbness, a fresh injury or a strong pain.
    pub may_read_of_harm: bool,
}

impl Today {
    /// Whether the first strengthening of the course is due: what is usual after it is said before (W-17).
    #[must_use]
    pub fn is_first_strength(&self) -> bool {
        let strengthens = |step: &PlanStep| step.technique.kind == Kind::Strengthen;
        match &self.due {
            Due::Session(session) => self.standing.strength_sessions == 0 && session.steps.iter().any(strengthens),
            _ => false,
        }
    }

    /// The arm raise of today, which a desk break may hold (D-04).
    #[must_use]
    pub fn raise(&self) -> Option<PlanStep> {
        match &self.due {
            Due::Session(session) => session.steps.iter().find(|step| is_raise(step.technique)).copied(),
            _ => None,
        }
    }
}

/// In the first two weeks there are one to three sessions a day (W-04).
const MOST_A_DAY: usize = 3;

/// Looks at a course with the last checks that are young enough to go by; `None` if this build does not know the place.
#[must_use]
pub fn today(
    course: &Course,
    journal: &Journal,
    (check, checks): (&'static Check, &[LastCheck]),
    now: Now,
    ready: Millis,
) -> Option<Today> {
    let place = course.place.place()?;
    let mut standing = standing(course, journal, place.area, now);
    let known = Known {
        place,
        journal,
        check,
        checks,
        now,
        ready,
    };
    let last = LastCheck::find(checks, place).filter(|last| !last.answers.by_card);
    let seen = last.map(|last| verdict(&last.case(check)));
    let calls_for_help = matches!(seen, Some(Verdict::HelpFirst { .. }));
    let permit = seen.as_ref().and_then(Verdict::permit);
    let asks = last
        .filter(|_| permit.is_some())
        .and_then(|last| known.asks_again(last, &standing));
    let allowed = permit.filter(|_| asks.is_none()).map(|permit| known.plan(permit));
    if allowed
        .as_ref()
        .is_some_and(|(plan, permit)| person_may(plan, permit).is_err())
    {
        standing.leave_out_strength();
    }
    let due = match (&allowed, standing.over) {
        _ if calls_for_help => Due::HelpFirst,
        (_, Some(rule)) => Due::Over(rule),
        (Some(allowed), None) => known.due(&standing, allowed),
        (None, None) => Due::Check(asks.unwrap_or(rules::CHECK)),
    };
    let walk = allowed
        .as_ref()
        .filter(|_| matches!(due, Due::Session(_) | Due::Done(_)))
        .and_then(|(plan, permit)| walk(plan, permit, &standing));
    let shorter = match (&due, &allowed) {
        (Due::Session(day), Some((plan, permit))) => shorter(day, plan, permit, &standing, ready),
        _ => Vec::new(),
    };
    let may_read_of_harm = allowed
        .as_ref()
        .is_some_and(|(_, permit)| known.may_read_of_harm(permit));
    let may_follow = |rule: &RuleId| may_read_of_harm || *rule != rules::HELD_BACK_A_BIT;
    let follows = match due {
        Due::HelpFirst => Vec::new(),
        _ => standing.follows.iter().copied().filter(may_follow).collect(),
    };
    Some(Today {
        place,
        standing,
        due,
        shorter,
        walk,
        follows,
        may_read_of_harm,
    })
}

struct Known<'a> {
    place: Place,
    journal: &'a Journal,
    check: &'static Check,
    checks: &'a [LastCheck],
    now: Now,
    ready: Millis,
}

/// What the last check allows, and the permission that it rests on.
type Allowed<'p, 'c> = (Plan, &'p Permit<'c>);

impl Known<'_> {
    /// What is due of what the last check allows.
    fn due(&self, standing: &Standing, (plan, permit): &Allowed<'_, '_>) -> Due {
        if standing.see == Some(rules::SIX_WEEKS) {
            return Due::Wait(rules::SIX_WEEKS);
        }
        if !is_for(permit) {
            return Due::Wait(rules::WHO);
        }
        if waits_for_a_look(permit, standing.was_looked_at) {
            return Due::Wait(rules::LOOKED_AT);
        }
        let session = session(plan, permit, standing, self.ready);
        let is_enough = standing.phase != Phase::Settle || standing.sessions_today >= MOST_A_DAY || self.is_leg();
        match standing.sessions_today {
            _ if session.steps.is_empty() => Due::Wait(rules::WHO),
            0 => Due::Session(session),
            _ if is_enough => Due::Done(None),
            _ => Due::Done(Some(session)),
        }
    }

    fn plan<'p, 'c>(&self, permit: &'p Permit<'c>) -> Allowed<'p, 'c> {
        (plan::build(permit, self.place).heeding(self.check, self.checks), permit)
    }

    fn may_read_of_harm(&self, permit: &Permit<'_>) -> bool {
        let told = self.journal.told(self.place.area, self.now.at).next_back();
        let pain = told.and_then(Entry::last_pain);
        is_for(permit)
            && pain.is_none_or(|pain| pain.get() < Pain::STRONG)
            && !waits_for_a_look(permit, false)
            && !Tags::of(permit.case()).says_any(&["numbness"])
    }

    /// A leg is looked at before every session.
    fn is_leg(&self) -> bool {
        self.place.area.self_massage == SelfMassage::CheckFirst
    }

    /// What asks for a new check although there is a young one (W-28, W-29, W-44).
    fn asks_again(&self, last: &LastCheck, standing: &Standing) -> Option<RuleId> {
        let since: Vec<&Entry> = self
            .journal
            .told(self.place.area, self.now.at)
            .filter(|entry| entry.at > last.at)
            .collect();
        let pain = since.iter().rev().find_map(|entry| entry.last_pain());
        let has_risen = pain.is_some_and(|pain| rose(pain, &[self.place], self.checks));
        let was_worse = since.iter().any(|entry| entry.was_worse());
        [
            (has_risen, rules::ROSE),
            (
                was_worse && standing.see == Some(rules::WORSE_TWICE),
                rules::WORSE_TWICE,
            ),
            (
                self.is_leg()
                    && standing.sessions_today == 0
                    && !was_asked_just_now(&[self.place], self.checks, self.now.at),
                rules::LEG,
            ),
        ]
        .into_iter()
        .find_map(|(holds, rule)| holds.then_some(rule))
    }
}
