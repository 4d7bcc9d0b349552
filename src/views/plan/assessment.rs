//! The assessment of the last check of a place.

use leptos::prelude::*;

use crate::domain::check::assessment::Assessment;
use crate::domain::check::history::LastCheck;
use crate::domain::place::Place;
use crate::state::AppState;
use crate::views::plan::wishes::WishesNow;

/// `None` without a recent check.
fn assess(state: AppState, place: Place, wishes: WishesNow) -> Option<Assessment> {
    let (check, checks) = state.last_checks()?;
    let last = LastCheck::find(&checks, place)?.clone();
    let last = LastCheck {
        answers: wishes.added_to(last.answers),
        ..last
    };
    Assessment::of(&last, place, check, checks)
}

/// The assessment of the last check, computed again whenever its inputs change.
pub fn assessed(state: AppState, place: Place, wishes: WishesNow) -> Memo<Option<Assessment>> {
    // Always unequal: comparing costs more than rendering.
    Memo::new_with_compare(move |_| assess(state, place, wishes), |_, _| true)
}
