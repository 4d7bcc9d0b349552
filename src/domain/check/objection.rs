//! What the last checks say against a technique that somebody looks at apart from any plan.

use unknot_content::check::Check;
use unknot_content::model::Technique;

use super::exclusions::Reason;
use super::kept::LastCheck;
use super::plan;
use super::triage::{Assessment, assess};
use crate::domain::selection::Place;

/// Why a technique is not right now, by the last check of a place that it is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Objection {
    /// Somebody has to look at the place before anything is done there.
    HelpFirst(Place),
    LeftOut(Place, Reason),
}

impl Objection {
    /// The place that the check was about.
    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Self::HelpFirst(place) | Self::LeftOut(place, _) => place,
        }
    }
}

/// The weightiest objection of the checks: help first, then a reason of the person or the place. A check that does
/// not speak of the technique, or came to no end, says nothing against it.
#[must_use]
pub fn objection(technique: &Technique, check: &'static Check, checks: &[LastCheck]) -> Option<Objection> {
    let found: Vec<Objection> = checks
        .iter()
        .filter_map(|last| of_one(technique, check, last))
        .collect();
    let help_first = found.iter().find(|found| matches!(found, Objection::HelpFirst(_)));
    help_first.or(found.first()).copied()
}

fn of_one(technique: &Technique, check: &'static Check, last: &LastCheck) -> Option<Objection> {
    let place = *last.places.first()?;
    if !place.area.techniques.contains(&technique.id) {
        return None;
    }
    let case = last.case(check);
    let assessment = assess(&case);
    if matches!(assessment, Assessment::Unfinished(_)) {
        return None;
    }
    let Some(permit) = assessment.permit() else {
        return Some(Objection::HelpFirst(place));
    };
    let left_out = plan::build(permit, place).left_out;
    let found = left_out.iter().find(|left| left.technique.id == technique.id)?;
    Some(Objection::LeftOut(place, found.reason))
}
