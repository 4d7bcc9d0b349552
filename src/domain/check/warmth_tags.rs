//! The tags that forbid heat, cold, or both in turn.

use unknot_content::model::Kind;

/// The tags that forbid heat (H-08); `numbness` is looked at apart.
pub const AGAINST_HEAT: [&str; 7] = [
    "acute-injury",
    "inflammation",
    "fever",
    "open-skin",
    "poor-sensation-circulation",
    "suspected-dvt",
    "rub-on-skin",
];

/// The tags that forbid cold (H-09).
pub const AGAINST_COLD: [&str; 3] = ["open-skin", "poor-sensation-circulation", "cold-sensitivity"];

/// The tags that forbid heat and cold in turn.
pub const AGAINST_BOTH: [&str; 8] = [
    "acute-injury",
    "inflammation",
    "fever",
    "open-skin",
    "poor-sensation-circulation",
    "suspected-dvt",
    "rub-on-skin",
    "cold-sensitivity",
];

/// The tags that forbid techniques of a kind, beside those that a technique names itself.
#[must_use]
pub const fn against(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Heat => &AGAINST_HEAT,
        Kind::Cold => &AGAINST_COLD,
        Kind::Contrast => &AGAINST_BOTH,
        _ => &[],
    }
}
