//! What a check comes to, as the page of its plan says it.

use unknot_content::check::{Check, Explanation, Rule, RuleId, Urgency};

use super::history::LastCheck;
use super::plan::{self, Plan};
use super::verdict::{Permit, verdict};
use super::words::{explained, what_to_say};
use crate::domain::place::Place;

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
    /// The assessment of a check of a place, one of these; `None` while it still needs answers.
    #[must_use]
    pub fn of(last: &LastCheck, place: Place, check: &'static Check, checks: Vec<LastCheck>) -> Option<Self> {
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
