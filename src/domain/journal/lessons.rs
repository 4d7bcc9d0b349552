//! What earlier sessions tell about the next one: rules B-04 and I-02, and what helped.

use unknot_content::model::{Area, TechniqueId};

use super::entry::{Change, Entry};
use super::kept::Journal;
use crate::domain::catalogue::find_technique;
use crate::domain::check::answers::Experience;
use crate::domain::positions::sort_by_key;

/// So many ratings have to be there before they say anything.
const ENOUGH: u16 = 3;
/// Only the latest sessions count.
const LATEST: usize = 50;

/// What the sessions for one area tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// How the last one went; nothing on first use.
    pub experience: Option<Experience>,
    /// What was done in it (B-04).
    pub last_used: Vec<TechniqueId>,
    /// What has enough ratings, the most helpful first.
    pub helped: Vec<Helped>,
}

/// How often the pain was lower after a technique. That it was lower because of it is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helped {
    pub technique: TechniqueId,
    /// Times that the pain was lower afterwards.
    pub lower: u16,
    /// Times that it was told before and after.
    pub of: u16,
}

impl Helped {
    /// In thousandths.
    #[must_use]
    pub const fn share(self) -> u32 {
        self.lower as u32 * 1000 / if self.of == 0 { 1 } else { self.of as u32 }
    }
}

impl Lessons {
    /// Where a technique stands by the person's own ratings: the less the better. What has not enough of them stands
    /// in the middle.
    #[must_use]
    pub fn rank(&self, technique: TechniqueId) -> u32 {
        let known = self.helped.iter().find(|helped| helped.technique == technique);
        1000 - known.map_or(500, |helped| helped.share())
    }
}

/// Looks at the sessions for an area.
#[must_use]
pub fn lessons(journal: &Journal, area: &'static Area) -> Lessons {
    let sessions = || {
        journal
            .about(area)
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
    } else if matches!(last.change, Some(Change::Better | Change::Same)) || did_not_rise() {
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
