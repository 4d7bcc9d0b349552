//! Lessons of earlier sessions for the next one: rules B-04 and I-02, and what helped.

use crate::domain::experience::{Helped, Lessons};
use unknot_content::model::{Area, TechniqueId};

use super::entries::Journal;
use super::entry::{Entry, Rating};
use crate::domain::catalogue::find_technique;
use crate::domain::experience::Experience;
use crate::domain::sorting::sort_by_key;
use crate::domain::time::Time;

/// Minimum number of ratings before they count.
const ENOUGH: u16 = 3;
/// Only the latest sessions count.
const LATEST: usize = 50;

/// Looks at the sessions for an area.
#[must_use]
pub fn lessons(journal: &Journal, area: &'static Area, now: Time) -> Lessons {
    let sessions = || {
        journal
            .told(area, now)
            .rev()
            .filter(|entry| entry.is_session())
            .take(LATEST)
    };
    let last = sessions().next();
    Lessons {
        experience: last.map(experience),
        last_used: last.map(|last| used(last).collect()).unwrap_or_default(),
        helped: helped(sessions()),
    }
}

fn experience(last: &Entry) -> Experience {
    let did_not_rise = || {
        last.before
            .zip(last.after)
            .is_some_and(|(before, after)| after <= before)
    };
    if last.was_worse() {
        Experience::Flared
    } else if matches!(last.change, Some(Rating::Better | Rating::Same)) || did_not_rise() {
        Experience::UsedWell
    } else {
        Experience::UsedBefore
    }
}

fn used(entry: &Entry) -> impl Iterator<Item = TechniqueId> {
    entry
        .did
        .iter()
        .filter_map(|id| find_technique(id))
        .map(|technique| technique.id)
}

fn helped<'a>(sessions: impl Iterator<Item = &'a Entry>) -> Vec<Helped> {
    let mut all: Vec<Helped> = Vec::new();
    for (entry, eased) in sessions.filter_map(|entry| Some((entry, entry.eased()?))) {
        for technique in used(entry) {
            let index = all.iter().position(|helped| helped.technique == technique);
            let index = index.unwrap_or_else(|| {
                all.push(Helped {
                    technique,
                    lower: 0,
                    of: 0,
                });
                all.len() - 1
            });
            all[index].of += 1;
            all[index].lower += u16::from(eased);
        }
    }
    all.retain(|helped| helped.of >= ENOUGH);
    sort_by_key(&mut all, |helped| std::cmp::Reverse((helped.share(), helped.of)));
    all
}
