//! The pain at one area over time, as a line.

use super::entry::Entry;
use crate::domain::pain::Pain;
use crate::domain::time::{BEFORE_UNKNOT, DAY, Time, is_dated_ahead};

/// The time span of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    #[default]
    TwoWeeks,
    ThreeMonths,
    All,
}

impl Range {
    pub const ALL: [Self; 3] = [Self::TwoWeeks, Self::ThreeMonths, Self::All];

    /// The name in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TwoWeeks => "two-weeks",
            Self::ThreeMonths => "three-months",
            Self::All => "all",
        }
    }

    /// When the time span began; `None` if it has no beginning.
    #[must_use]
    pub fn since(self, now: Time) -> Option<Time> {
        let days = match self {
            Self::TwoWeeks => 14,
            Self::ThreeMonths => 91,
            Self::All => return None,
        };
        Some(now.saturating_sub(days * DAY))
    }
}

/// The ratings within one interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartMark {
    /// The time of its first entry.
    pub from: Time,
    /// The time of its last entry.
    pub to: Time,
    pub lowest: Pain,
    pub highest: Pain,
    /// The number of pain values.
    pub count: u32,
    pub sessions: u32,
}

impl ChartMark {
    fn of(at: Time, pain: Pain, is_session: bool) -> Self {
        Self {
            from: at,
            to: at,
            lowest: pain,
            highest: pain,
            count: 1,
            sessions: u32::from(is_session),
        }
    }

    fn join(&mut self, other: Self) {
        self.to = other.to;
        self.lowest = self.lowest.min(other.lowest);
        self.highest = self.highest.max(other.highest);
        self.count += other.count;
        self.sessions += other.sessions;
    }
}

/// A chart never has more marks than this: what stands closer together is joined, and shows its lowest and highest.
pub const MOST_MARKS: usize = 60;

/// The marks of a chart with the time that it covers, oldest first. Every pain that was told is in one of them, so
/// that joining hides no high and no low. A date that a wrong clock gave would press all others together, so it is not here.
#[must_use]
pub fn marks<'a>(entries: impl Iterator<Item = &'a Entry>, range: Range, now: Time) -> Vec<ChartMark> {
    let first_date = if now < BEFORE_UNKNOT { 0 } else { BEFORE_UNKNOT };
    let since = range.since(now).unwrap_or(first_date);
    let told: Vec<ChartMark> = entries
        .filter(|entry| entry.at >= since && !is_dated_ahead(entry.at, now))
        .flat_map(|entry| {
            let before = entry
                .before
                .map(|pain| ChartMark::of(entry.at, pain, entry.is_session()));
            let is_counted = before.is_some();
            // The pain afterwards belongs to the same session.
            let after = entry
                .after
                .map(|pain| ChartMark::of(entry.at, pain, entry.is_session() && !is_counted));
            before.into_iter().chain(after)
        })
        .collect();
    let (Some(first), Some(last)) = (told.first(), told.last()) else {
        return Vec::new();
    };
    // Imported entries may be in any order.
    let (start, length) = (first.from, last.to.saturating_sub(first.from) / MOST_MARKS as Time + 1);
    if told.len() <= MOST_MARKS {
        return told;
    }
    let mut joined: Vec<ChartMark> = Vec::new();
    for mark in told {
        let part = |at: Time| at.saturating_sub(start) / length;
        match joined.last_mut() {
            Some(known) if part(known.from) == part(mark.from) => known.join(mark),
            _ => joined.push(mark),
        }
    }
    joined
}

/// A point of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// Where a mark stands in a drawing of a width and a height: its highest pain, and its lowest.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a place on a screen")]
pub fn place(mark: &ChartMark, all: &[ChartMark], width: f64, height: f64) -> (Point, Point) {
    let start = all.first().map_or(mark.from, |first| first.from);
    let end = all.last().map_or(mark.to, |last| last.to);
    let middle = u64::midpoint(mark.from, mark.to);
    let x = if end > start {
        middle.saturating_sub(start) as f64 / (end - start) as f64 * width
    } else {
        width / 2.0
    };
    let y = |pain: Pain| height - f64::from(pain.get()) / f64::from(Pain::WORST) * height;
    let at = |pain| Point { x, y: y(pain) };
    (at(mark.highest), at(mark.lowest))
}
