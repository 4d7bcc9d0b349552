//! When the same is next sensible after a session: what a course has for the day, or how often a day its doses are for.

use unknot_content::model::{Kind, Technique};

use super::due::Due;
use super::standing::Now;
use crate::domain::catalogue::find_technique;
use crate::domain::day::Day;
use crate::domain::journal::entries::Journal;
use crate::domain::journal::entry::{Entry, Rating};
use crate::domain::place::Place;

/// When the same is next sensible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextTime {
    /// Once more today is fine, by a course.
    OnceMore,
    /// A course has enough for today.
    Tomorrow,
    /// It is for so many times a day, and so many sessions were done.
    ADay { times: usize, done: usize },
}

impl NextTime {
    /// After the last session at a place today; `due` is what its course has for today, if it has one. `None` where nothing
    /// is known, where it went worse, and where questions or help come first.
    #[must_use]
    pub fn find(place: Place, due: Option<&Due>, journal: &Journal, now: Now) -> Option<Self> {
        let today = Day::of_utc(now.shown);
        let is_today = |entry: &&Entry| Day::of_utc(entry.shown.unwrap_or(entry.at)) == today;
        let sessions = || {
            let told = journal.told(place.area, now.at);
            told.filter(|entry| !entry.did.is_empty()).filter(is_today)
        };
        let done = sessions().count();
        let last = sessions().next_back().filter(|last| !has_risen(last))?;
        match due {
            Some(Due::Done(Some(_))) => Some(Self::OnceMore),
            Some(Due::Done(None)) => Some(Self::Tomorrow),
            Some(_) => None,
            None => times_a_day(last).map(|times| Self::ADay { times, done }),
        }
    }

    /// Whether that is today.
    #[must_use]
    pub const fn is_today(self) -> bool {
        match self {
            Self::OnceMore => true,
            Self::Tomorrow => false,
            Self::ADay { times, done } => done < times,
        }
    }

    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::OnceMore => "Once more today is fine. After that, tomorrow.".to_owned(),
            Self::Tomorrow => "That is enough for today. The next one is for tomorrow.".to_owned(),
            Self::ADay { times, done } if self.is_today() => {
                format!("Next: later today. This is for {times} times a day, {done} done.")
            }
            Self::ADay { times: 1, .. } => "Next: tomorrow. This is for once a day.".to_owned(),
            Self::ADay { times, .. } => format!("Next: tomorrow. This is for {times} times a day, and that is done."),
        }
    }
}

/// Any rise of the pain, and "worse" by the person's own word: then less comes next, or nothing for a day.
fn has_risen(entry: &Entry) -> bool {
    let pains = entry.before.zip(entry.after);
    entry.change == Some(Rating::Worse) || pains.is_some_and(|(before, after)| after > before)
}

/// How often a day the stretches of a session are for, as its plan says; without any, what is done least often. Packs have
/// a wait of their own, and strengthening has its days.
fn times_a_day(session: &Entry) -> Option<usize> {
    let done = || session.did.iter().filter_map(|id| find_technique(id));
    let least = |is_it: fn(&Technique) -> bool| {
        let times = done()
            .filter(|technique| is_it(technique))
            .map(|technique| technique.dose.times_per_day);
        times.min().map(usize::from)
    };
    let is_other = |technique: &Technique| {
        matches!(
            technique.kind,
            Kind::SelfMassage | Kind::Mobility | Kind::Breathing | Kind::Posture
        )
    };
    least(|technique| technique.kind == Kind::Stretch).or_else(|| least(is_other))
}
