//! Lessons of earlier sessions for the next one: rules B-04, I-02 and MT-6, and what helped.

use crate::domain::experience::{Helped, Lessons};
use unknot_content::model::{Area, TechniqueId};

use super::entries::Journal;
use super::entry::{Entry, Rating};
use crate::domain::catalogue::{check, find_technique};
use crate::domain::experience::Experience;
use crate::domain::movement::Change;
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
        went_further: went_further(sessions()),
    }
}

/// The mix of techniques after which a movement went further, both of the last two times that it was tried with them. One
/// time alone may be chance.
fn went_further<'a>(sessions: impl Iterator<Item = &'a Entry>) -> Vec<TechniqueId> {
    let mut tried: Vec<(&Entry, Change)> = Vec::new();
    for (entry, change) in sessions.filter_map(|entry| Some((entry, change(entry)?))) {
        let is_same =
            |other: &Entry| other.did.len() == entry.did.len() && other.did.iter().all(|id| entry.did.contains(id));
        match tried.iter_mut().find(|(other, _)| is_same(other)) {
            Some((_, Change::Further)) if change == Change::Further => return used(entry).collect(),
            // What was tried before the last two times says no more.
            Some((_, later)) => *later = Change::Same,
            None => tried.push((entry, change)),
        }
    }
    Vec::new()
}

/// What changed in the movement that was tried, if this build knows it.
fn change(entry: &Entry) -> Option<Change> {
    let note = entry.movement.as_ref()?;
    note.change(check()?.movement_test(note.test())?)
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
