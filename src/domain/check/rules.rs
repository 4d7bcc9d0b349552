//! Rules that several parts of the check speak of.

use unknot_content::check::RuleId;

/// A lump that needs a check first.
pub const LUMP: RuleId = RuleId::new("X-08");
/// The question that decides has no answer yet.
pub const NOT_ASKED: RuleId = RuleId::new("X-16");
/// Held stretches wait until after sport.
pub const BEFORE_SPORT: RuleId = RuleId::new("I-10");
