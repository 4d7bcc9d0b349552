//! When the journal says to stop and see somebody: section 8 of the rules, and I-09.

use unknot_content::model::Area;

use super::entries::Journal;
use super::entry::Entry;
use crate::domain::time::{DAY, Time};

/// Why to see somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeeSomebody {
    /// Two sessions in a row made it worse.
    WorseTwice,
    /// The pain is no lower than two weeks ago.
    NoBetter,
}

/// A clinician should look at pain that has lasted this long.
const TWO_WEEKS: Time = 14 * DAY;
/// Entries older than this are ignored.
const SIX_WEEKS: Time = 42 * DAY;
/// The last note has to be younger than this to speak of now.
const A_WEEK: Time = 7 * DAY;

/// Advice to see somebody, if the entries about an area call for it.
#[must_use]
pub fn see_somebody(journal: &Journal, area: &'static Area, now: Time) -> Option<SeeSomebody> {
    let is_recent = |entry: &&Entry| now.saturating_sub(entry.at) < SIX_WEEKS;
    let recent: Vec<&Entry> = journal.told(area, now).filter(is_recent).collect();
    if was_worse_twice(&recent) {
        Some(SeeSomebody::WorseTwice)
    } else if is_no_better(&recent, now) {
        Some(SeeSomebody::NoBetter)
    } else {
        None
    }
}

fn was_worse_twice(recent: &[&Entry]) -> bool {
    let mut rated = recent
        .iter()
        .rev()
        .filter(|entry| entry.is_session() && entry.is_rated());
    let mut next_was_worse = || rated.next().is_some_and(|entry| entry.was_worse());
    next_was_worse() && next_was_worse()
}

/// The pain as it is now, against the pain of two weeks ago and before.
fn is_no_better(recent: &[&Entry], now: Time) -> bool {
    let age = |entry: &Entry| now.saturating_sub(entry.at);
    let told = || recent.iter().filter_map(|entry| Some((age(entry), entry.last_pain()?)));
    let then = told()
        .filter(|(age, _)| *age >= TWO_WEEKS)
        .map(|(_, pain)| pain)
        .next_back();
    let latest = told()
        .next_back()
        .filter(|(age, _)| *age < A_WEEK)
        .map(|(_, pain)| pain);
    then.zip(latest)
        .is_some_and(|(then, latest)| latest.get() > 0 && latest >= then)
}
