//! The assessment of the last check of a place.

use leptos::prelude::*;
use unknot_content::check::{Check, Explanation, Rule, RuleId, Urgency};

use crate::domain::check::history::LastCheck;
use crate::domain::check::plan::{self, Plan};
use crate::domain::check::verdict::{Permit, verdict};
use crate::domain::check::words::{explained, what_to_say};
use crate::domain::place::Place;
use crate::state::AppState;
use crate::views::plan::wishes::WishesNow;

/// The result of the last check, with its plan.
#[derive(Clone, Debug)]
pub struct Assessment {
    pub urgency: Urgency,
    pub fired: Vec<RuleId>,
    /// What the rules that fired say here.
    pub why: Vec<(&'static Rule, Explanation)>,
    /// The text to read out on the phone.
    pub say: String,
    /// Missing answers about the person make the plan gentler.
    pub is_gentler: bool,
    /// `None` if somebody else has to look first.
    pub plan: Option<Plan>,
    pub last: LastCheck,
    pub check: &'static Check,
    pub checks: Vec<LastCheck>,
}

impl Assessment {
    /// `None` without a recent check.
    fn of(state: AppState, place: Place, wishes: WishesNow) -> Option<Self> {
        let (check, checks) = state.last_checks()?;
        let last = LastCheck::find(&checks, place)?.clone();
        let last = LastCheck {
            answers: wishes.added_to(last.answers),
            ..last
        };
        let case = last.case(check);
        let verdict = verdict(&case);
        let permit = verdict.permit();
        let rules = verdict.reasons().iter().filter_map(|id| check.rule(*id));
        Some(Self {
            urgency: verdict.urgency()?,
            fired: verdict.reasons().to_vec(),
            why: rules.map(|rule| (rule, explained(rule, &case))).collect(),
            say: what_to_say(&case, place),
            is_gentler: permit.is_some_and(Permit::skipped_questions),
            plan: permit.map(|permit| plan::build(permit, place).heeding(check, &checks)),
            last: last.clone(),
            check,
            checks,
        })
    }
}

/// The assessment of the last check, computed again whenever its inputs change.
pub fn assessed(state: AppState, place: Place, wishes: WishesNow) -> Memo<Option<Assessment>> {
    // To lay two beside each other would take more than to show the new one.
    Memo::new_with_compare(move |_| Assessment::of(state, place, wishes), |_, _| true)
}
