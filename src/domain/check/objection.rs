//! The objections of the last checks to a technique, wherever the app offers it.

use unknot_content::check::Check;
use unknot_content::model::{Kind, Technique};

use super::exclusions::Exclusion;
use super::history::LastCheck;
use super::plan;
use super::tags::OpenQuestion;
use super::verdict::{Verdict, VerdictFn, verdict};
use crate::domain::place::Place;
use crate::domain::sorting::sort_by_key;

/// Why a technique is not right now, by the last check of a place that it is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Objection {
    /// A clinician has to look at the place first.
    HelpFirst(Place),
    LeftOut(Place, Exclusion),
    /// It may be right, and these questions come first.
    Answer(Place, Vec<OpenQuestion>),
}

impl Objection {
    /// The place that the check was about.
    #[must_use]
    pub const fn place(&self) -> Place {
        match self {
            Self::HelpFirst(place) | Self::LeftOut(place, _) | Self::Answer(place, _) => *place,
        }
    }

    /// The order of saying: help first, then a reason of the person or the place, then questions.
    const fn order(&self) -> u8 {
        match self {
            Self::HelpFirst(_) => 0,
            Self::LeftOut(..) => 1,
            Self::Answer(..) => 2,
        }
    }
}

/// Everything that the checks say against a technique at some places, or at any if none are named; the weightiest first.
/// Help first counts wherever the technique is for. A check that does not speak of the technique, or came to no end, says
/// nothing against it.
#[must_use]
pub fn may_do(technique: &Technique, places: &[Place], check: &'static Check, checks: &[LastCheck]) -> Vec<Objection> {
    weighed(technique, places, (check, checks), verdict)
}

/// The same by another way to weigh the checks.
#[must_use]
pub fn weighed(
    technique: &Technique,
    places: &[Place],
    (check, checks): (&'static Check, &[LastCheck]),
    weigh: VerdictFn,
) -> Vec<Objection> {
    let of_one = |last: &LastCheck| of_one(technique, check, last, weigh);
    let mut found: Vec<Objection> = checks.iter().filter_map(of_one).collect();
    if !places.is_empty() {
        found.retain(|one| matches!(one, Objection::HelpFirst(_)) || places.contains(&one.place()));
    }
    sort_by_key(&mut found, Objection::order);
    found
}

/// Whether a technique has a start of its own where it is shown, with these objections of the last checks. Habits are for
/// the whole day and have no timer; what an answer or its place speaks against has none either. Questions that come
/// first are asked after the start.
#[must_use]
pub fn can_start(technique: &Technique, objections: &[Objection]) -> bool {
    let speaks_against = |objection: &Objection| !matches!(objection, Objection::Answer(..));
    technique.kind != Kind::Posture && !objections.iter().any(speaks_against)
}

fn of_one(technique: &Technique, check: &'static Check, last: &LastCheck, weigh: VerdictFn) -> Option<Objection> {
    let place = *last.places.first()?;
    if !place.area.techniques.contains(&technique.id) {
        return None;
    }
    let plan = match weigh(&last.case(check)) {
        Verdict::AskFirst(_) => return None,
        Verdict::HelpFirst { .. } => return Some(Objection::HelpFirst(place)),
        Verdict::Plan(permit) => plan::build(&permit, place),
    };
    if let Some(left) = plan.left_out.iter().find(|left| left.technique.id == technique.id) {
        return Some(Objection::LeftOut(place, left.reason));
    }
    let questions = plan.to_ask_before(technique);
    (!questions.is_empty()).then_some(Objection::Answer(place, questions))
}
