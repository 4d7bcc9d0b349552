//! Words for what several rooms offer to choose.

use crate::domain::journal::entry::Rating;
use crate::domain::place::SoreSide;

#[must_use]
pub const fn side_label(side: SoreSide) -> &'static str {
    match side {
        SoreSide::Left => "Left",
        SoreSide::Right => "Right",
        SoreSide::Both => "Both",
    }
}

/// The sides as options of a choice.
#[must_use]
pub fn side_options() -> Vec<(SoreSide, &'static str, &'static str)> {
    let sides = SoreSide::ALL.iter();
    sides.map(|side| (*side, side.as_str(), side_label(*side))).collect()
}

#[must_use]
pub const fn rating_label(rating: Rating) -> &'static str {
    match rating {
        Rating::Better => "Better",
        Rating::Same => "The same",
        Rating::Worse => "Worse",
    }
}
