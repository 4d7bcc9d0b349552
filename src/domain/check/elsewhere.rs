//! Another place that the pain may come from, added to a plan when it is tender: rule B-06.

use unknot_content::model::Kind;

use super::case::Case;
use super::history::LastCheck;
use super::plan::{self, PlanStep};
use super::tags::OpenQuestion;
use super::verdict::{Verdict, verdict};
use crate::domain::catalogue::origins::{Origin, origins};
use crate::domain::check::history::needs_help_first;
use crate::domain::place::{Place, SoreSide};

/// The most places to offer.
const MOST: usize = 2;

/// The advice for a place that was found tender.
#[derive(Clone, Debug)]
pub enum TenderAdvice {
    /// One thing to do there, and the questions that come before it.
    Add(PlanStep, Vec<OpenQuestion>),
    /// Its own warning signs have not been asked about.
    AskFirst,
    /// With this place among the sore ones, somebody has to look first.
    HelpFirst,
    /// No technique is right there now.
    Nothing,
}

/// The places worth a look, likeliest first, on the side that is sore; without those of the case.
#[must_use]
pub fn worth_a_look(case: &Case<'_>, place: Place) -> Vec<(Place, Origin)> {
    let is_known = |area| case.places.iter().any(|known| known.area.id == area);
    let found = origins(place.area)
        .into_iter()
        .filter(|origin| !is_known(origin.area.id));
    found
        .take(MOST)
        .map(|origin| (on(origin, place.sore), origin))
        .collect()
}

const fn on(origin: Origin, sore: SoreSide) -> Place {
    Place {
        area: origin.area,
        sore,
    }
}

/// Weighs the case anew with the tender place among the sore ones: its warning signs count as those of any other, and so
/// do the last checks of other places.
#[must_use]
pub fn if_tender(case: &Case<'_>, tender: Place, checks: &[LastCheck]) -> TenderAdvice {
    if needs_help_first(tender.area, case.check, checks) {
        return TenderAdvice::HelpFirst;
    }
    let mut places = case.places.to_vec();
    places.push(tender);
    let case = Case {
        places: &places,
        ..*case
    };
    match verdict(&case) {
        Verdict::AskFirst(_) => TenderAdvice::AskFirst,
        Verdict::HelpFirst { .. } => TenderAdvice::HelpFirst,
        Verdict::Plan(permit) => {
            let plan = plan::build(&permit, tender).heeding(case.check, checks);
            let of = |kind: Kind| plan.steps.iter().find(|step| step.technique.kind == kind);
            let best = of(Kind::SelfMassage)
                .or_else(|| of(Kind::Stretch))
                .or_else(|| of(Kind::Mobility));
            best.map_or(TenderAdvice::Nothing, |step| {
                TenderAdvice::Add(*step, plan.to_ask_before(step.technique))
            })
        }
    }
}
