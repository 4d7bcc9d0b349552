//! Who gets a course: W-01, W-02, W-09, W-25 and W-30.

use unknot_content::check::{Check, RuleId, Urgency};

use super::courses::{Courses, Ending};
use super::rules;
use super::standing::Standing;
use crate::domain::check::answers::Answer;
use crate::domain::check::history::LastCheck;
use crate::domain::check::tags::Tags;
use crate::domain::check::verdict::{Permit, verdict};
use crate::domain::pain::Pain;
use crate::domain::place::Place;

/// Whether a course may be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayStart {
    Yes,
    /// As soon as the person says that a GP or physiotherapist has looked at it, and that exercise is fine.
    OnceLookedAt(RuleId),
    No(RuleId),
}

/// Reasons to see a GP with which the first two weeks may run, gently (W-02).
const GENTLE_WITHOUT_A_LOOK: [&str; 3] = ["T-42", "T-43", "T-44"];
/// Signs of T-44 that are graver than that it comes back, or limits life.
const GRAVER: [&str; 2] = ["worse", "night-pain-lying-still"];
/// With these there is no course at all (W-01).
const NO_COURSE: [&str; 6] = [
    "acute-injury",
    "fracture",
    "recent-surgery",
    "inflammation",
    "fever",
    "suspected-dvt",
];
/// Questions were skipped.
const SKIPPED: &str = "T-61";

/// Looks at the last check of a place, where it is young enough to go by.
#[must_use]
pub fn may_start(place: Place, courses: &Courses, check: &'static Check, last: Option<&LastCheck>) -> MayStart {
    let Some(last) = last.filter(|last| !last.answers.by_card) else {
        return MayStart::No(rules::WHO);
    };
    let seen = verdict(&last.case(check));
    let Some(permit) = seen.permit().filter(|permit| is_for(permit)) else {
        return MayStart::No(rules::WHO);
    };
    if courses.running().is_some() {
        return MayStart::No(rules::ONE);
    }
    let before = courses.last_of(place.area).and_then(|course| course.end);
    match before.map(|end| end.how) {
        Some(Ending::HelpFirst) => MayStart::OnceLookedAt(rules::HELP_FIRST),
        Some(Ending::NotEnough) => MayStart::OnceLookedAt(rules::NOT_ENOUGH),
        _ if needs_a_look(permit) => MayStart::OnceLookedAt(rules::LOOKED_AT),
        _ => MayStart::Yes,
    }
}

/// Whether what was answered leaves room for a course at all.
#[must_use]
pub fn is_for(permit: &Permit<'_>) -> bool {
    let case = permit.case();
    let is_too_bad = case.answers.pain.is_none_or(|pain| pain.get() >= Pain::STRONG);
    !is_too_bad && !permit.fired(SKIPPED) && !Tags::of(case).says_any(&NO_COURSE)
}

fn needs_a_look(permit: &Permit<'_>) -> bool {
    let case = permit.case();
    let mut reasons = permit.reasons().iter();
    let is_gentle = reasons.all(|rule| GENTLE_WITHOUT_A_LOOK.contains(&rule.as_str()));
    let is_yes = |sign: &&str| case.answer_named(sign) == Some(Answer::Yes);
    permit.urgency() == Urgency::SeeGp && (!is_gentle || GRAVER.iter().any(is_yes))
}

/// Whether a course that is going on needs somebody's look before it goes on, which only answers since may say.
#[must_use]
pub fn waits_for_a_look(permit: &Permit<'_>, was_looked_at: bool) -> bool {
    needs_a_look(permit) && !was_looked_at
}

/// W-02: whoever ought to see somebody does nothing harder until somebody has looked at it; so too where the activity has
/// become much harder.
#[must_use]
pub fn is_kept_gentle(permit: &Permit<'_>, standing: &Standing) -> bool {
    let is_harder = standing.see == Some(rules::ACTIVITY_HARDER);
    (permit.urgency() == Urgency::SeeGp || is_harder) && !standing.was_looked_at
}
