//! Ids of rules that several modules of the check use.

use unknot_content::check::RuleId;

/// Nothing says that it is a muscle.
pub const NO_SIGN_OF_A_MUSCLE: RuleId = RuleId::new("T-27");
/// None of the warning signs, and the full plan.
pub const NO_WARNING_SIGN: RuleId = RuleId::new("T-60");
/// Questions were skipped, so the plan is gentle.
pub const QUESTIONS_SKIPPED: RuleId = RuleId::new("T-61");
/// Massage, roller and heat, which are left out of a plan where questions were skipped.
pub const LEFT_OUT_IF_SKIPPED: RuleId = RuleId::new("X-14");
/// Signs of an irritated nerve.
pub const IRRITATED_NERVE: RuleId = RuleId::new("X-15");
/// A lump that needs a check first.
pub const LUMP: RuleId = RuleId::new("X-08");
/// The question that decides has no answer yet.
pub const NOT_ASKED: RuleId = RuleId::new("X-16");
/// Held stretches wait until after sport.
pub const BEFORE_SPORT: RuleId = RuleId::new("I-10");
/// Something is not at hand, or not in a position that is fine.
pub const NOT_AT_HAND: RuleId = RuleId::new("B-01");
/// The pain may come from another place.
pub const MAY_COME_FROM: RuleId = RuleId::new("B-06");
/// A fresh injury, swelling or a bruise.
pub const FRESH_INJURY: RuleId = RuleId::new("H-01");
/// The pain at which to stop a technique.
pub const EVERY_SESSION: RuleId = RuleId::new("I-09");

/// The rule of the first row that holds.
#[must_use]
pub fn first_rule(rows: &[(bool, RuleId)]) -> Option<RuleId> {
    rows.iter().find_map(|(holds, rule)| holds.then_some(*rule))
}
