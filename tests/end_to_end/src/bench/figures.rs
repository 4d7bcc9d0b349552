//! What is measured, what it may be, and how it is told.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Result, ensure};
use serde::Serialize;

use super::condition::Condition;

/// What a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    FirstPaint,
    LargestPaint,
    MapReady,
    FirstGuidance,
    FirstBytes,
    FirstDrawings,
    Stretch,
    Question,
    Routines,
    Journal,
    Settings,
    Guide,
    Everything,
    Blocked,
    Shift,
    Tap,
    WholePage,
    Search,
    Figure,
    Plan,
    Memory,
    SecondVisit,
    StartEmpty,
    HistoryEmpty,
    StartWith1000Entries,
    HistoryOf1000Entries,
    StartWith10000Entries,
    HistoryOf10000Entries,
    RoutinesEmpty,
    StartWith50Routines,
    Routines50,
    StartWith200Routines,
    Routines200,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Milliseconds,
    Kilobytes,
    Megabytes,
    /// Of the window.
    Share,
}

impl Name {
    const fn title(self) -> &'static str {
        match self {
            Self::FirstPaint => "map painted (FCP)",
            Self::LargestPaint => "largest part painted (LCP)",
            Self::MapReady => "map ready for taps",
            Self::FirstGuidance => "guidance for a tap as soon as the map is seen",
            Self::FirstBytes => "bytes until then",
            Self::FirstDrawings => "the first things of that place, drawn",
            Self::Stretch => "first visit: a stretch, its steps and drawing",
            Self::Question => "first visit: the first question of the check",
            Self::Routines => "first visit: routines",
            Self::Journal => "first visit: the journal",
            Self::Settings => "first visit: settings",
            Self::Guide => "first visit: a guide to read",
            Self::Everything => "bytes for everything, offline included",
            Self::Blocked => "total blocking time",
            Self::Shift => "layout shift",
            Self::Tap => "tap to panel painted",
            Self::WholePage => "tap to the whole page painted",
            Self::Search => "words to results",
            Self::Figure => "technique opened, its figure painted",
            Self::Plan => "answered check to plan painted",
            Self::Memory => "JavaScript heap and WebAssembly memory",
            Self::SecondVisit => "second visit, map ready",
            Self::StartEmpty => "start with nothing stored",
            Self::HistoryEmpty => "empty journal opened",
            Self::StartWith1000Entries => "start with 1,000 notes",
            Self::HistoryOf1000Entries => "journal of 1,000 notes opened",
            Self::StartWith10000Entries => "start with 10,000 notes",
            Self::HistoryOf10000Entries => "journal of 10,000 notes opened",
            Self::RoutinesEmpty => "routines opened, none kept",
            Self::StartWith50Routines => "start with 50 routines",
            Self::Routines50 => "50 routines opened",
            Self::StartWith200Routines => "start with 200 routines",
            Self::Routines200 => "200 routines opened",
        }
    }

    const fn unit(self) -> Unit {
        match self {
            Self::FirstBytes | Self::Everything => Unit::Kilobytes,
            Self::Memory => Unit::Megabytes,
            Self::Shift => Unit::Share,
            _ => Unit::Milliseconds,
        }
    }

    /// The most that the median may be, in ms, bytes or as a share.
    const fn budget(self, condition: Condition) -> Option<f64> {
        let (slow, fast) = match self {
            Self::FirstPaint | Self::LargestPaint => (Some(750.0), None),
            Self::FirstGuidance => (Some(2200.0), None),
            // Not slowed, what comes after the first guidance may be there before it.
            Self::FirstBytes => (Some(150e3), None),
            Self::FirstDrawings => (Some(2600.0), None),
            Self::Stretch => (Some(3200.0), None),
            Self::Question => (Some(3000.0), None),
            Self::Routines | Self::Journal | Self::Settings | Self::Guide => (Some(3600.0), None),
            Self::Everything => (Some(540e3), Some(540e3)),
            Self::Shift => (Some(0.0), Some(0.0)),
            Self::Tap => (Some(25.0), Some(8.0)),
            Self::Memory => (Some(8e6), Some(8e6)),
            Self::SecondVisit => (Some(500.0), None),
            Self::HistoryOf10000Entries => (Some(200.0), None),
            _ => (None, None),
        };
        match condition {
            Condition::Slow => slow,
            Condition::Fast => fast,
        }
    }

    /// The most that 19 of 20 may be, where many are measured.
    const fn tail_budget(self, condition: Condition) -> Option<f64> {
        match (self, condition) {
            (Self::Tap, Condition::Slow) => Some(45.0),
            (Self::Tap, Condition::Fast) => Some(16.0),
            _ => None,
        }
    }
}

/// How much longer a start may take with 10,000 notes than with none.
const GROWTH: f64 = 1.15;

/// All that was measured.
#[derive(Debug, Default)]
pub struct Figures {
    samples: BTreeMap<(Condition, Name), Vec<f64>>,
    bytes: BTreeMap<(Condition, String), Vec<f64>>,
}

/// A line of the table.
#[derive(Debug, Serialize)]
struct Line {
    condition: Condition,
    #[serde(skip)]
    name: Name,
    figure: String,
    value: f64,
    budget: Option<f64>,
}

impl Line {
    fn is_exceeded(&self) -> bool {
        self.budget.is_some_and(|budget| self.value > budget)
    }
}

impl Figures {
    /// Takes in what was measured once.
    ///
    /// # Errors
    ///
    /// When it is not a number.
    pub fn add(&mut self, condition: Condition, name: Name, value: f64) -> Result<()> {
        ensure!(value.is_finite(), "{} was measured as {value}", name.title());
        self.samples.entry((condition, name)).or_default().push(value);
        Ok(())
    }

    /// Takes in how many bytes of a sort of file had come when the first guidance was there.
    ///
    /// # Errors
    ///
    /// When it is not a number.
    pub fn add_bytes(&mut self, condition: Condition, ending: &str, value: f64) -> Result<()> {
        ensure!(value.is_finite(), "files of {ending} were measured as {value}");
        let place = (condition, ending.to_owned());
        self.bytes.entry(place).or_default().push(value);
        Ok(())
    }

    /// How many figures are above their budget.
    #[must_use]
    pub fn exceeded(&self) -> usize {
        self.lines().iter().filter(|line| line.is_exceeded()).count()
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for condition in Condition::ALL {
            let own = self.samples.iter().filter(|((of, _), _)| *of == condition);
            for ((_, name), samples) in own {
                lines.push(self.line(condition, *name, samples));
                if let Some(budget) = name.tail_budget(condition) {
                    lines.push(Line {
                        condition,
                        name: *name,
                        figure: format!("{}, 19 of 20", name.title()),
                        value: share(samples, 0.95),
                        budget: Some(budget),
                    });
                }
            }
            lines.extend(self.byte_lines(condition));
        }
        lines
    }

    fn line(&self, condition: Condition, name: Name, samples: &[f64]) -> Line {
        let grown = || {
            let empty = self.samples.get(&(condition, Name::StartEmpty))?;
            Some(share(empty, 0.5) * GROWTH)
        };
        let budget = match name {
            Name::StartWith10000Entries => grown(),
            _ => name.budget(condition),
        };
        Line {
            condition,
            name,
            figure: name.title().to_owned(),
            value: share(samples, 0.5),
            budget,
        }
    }

    fn byte_lines(&self, condition: Condition) -> Vec<Line> {
        let own = self.bytes.iter().filter(|((of, _), _)| *of == condition);
        let line = |figure, value, budget| Line {
            condition,
            name: Name::FirstBytes,
            figure,
            value,
            budget,
        };
        let mut lines: Vec<Line> = own
            .map(|((_, ending), samples)| line(format!("  of them {ending}"), share(samples, 0.5), None))
            .collect();
        if !lines.is_empty() {
            let total = lines.iter().map(|line| line.value).sum();
            let title = Name::FirstBytes.title().to_owned();
            lines.insert(0, line(title, total, Name::FirstBytes.budget(condition)));
        }
        lines
    }
}

/// The value that a share of all are not above.
fn share(samples: &[f64], share: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the index of a few hundred samples"
    )]
    let index = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(index).copied().unwrap_or(f64::NAN)
}

impl Unit {
    fn write(self, value: f64) -> String {
        match self {
            Self::Milliseconds if value < 100.0 => format!("{value:.1} ms"),
            Self::Milliseconds => format!("{value:.0} ms"),
            Self::Kilobytes => format!("{:.1} kB", value / 1e3),
            Self::Megabytes => format!("{:.1} MB", value / 1e6),
            Self::Share => format!("{value:.3}"),
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = None;
        for line in self.lines() {
            if shown != Some(line.condition) {
                writeln!(formatter, "\n{:<50} {:>12} {:>12}", line.condition, "median", "budget")?;
                shown = Some(line.condition);
            }
            let unit = line.name.unit();
            let budget = line.budget.map(|budget| unit.write(budget)).unwrap_or_default();
            let remark = if line.is_exceeded() { "  above it" } else { "" };
            let value = unit.write(line.value);
            writeln!(formatter, "{:<50} {value:>12} {budget:>12}{remark}", line.figure)?;
        }
        Ok(())
    }
}

impl Serialize for Figures {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.lines().serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_counts_and_the_tail_has_its_own_budget() -> Result<()> {
        let mut figures = Figures::default();
        for time in [20.0, 24.0, 22.0, 60.0, 21.0] {
            figures.add(Condition::Slow, Name::Tap, time)?;
        }
        let values: Vec<f64> = figures.lines().iter().map(|line| line.value).collect();
        assert_eq!(values, [22.0, 60.0]);
        assert_eq!(figures.exceeded(), 1, "only the tail is above its budget");
        Ok(())
    }

    #[test]
    fn bytes_of_all_files_count_together() -> Result<()> {
        let mut figures = Figures::default();
        for (ending, bytes) in [("wasm", 140e3), ("html", 11e3)] {
            figures.add_bytes(Condition::Slow, ending, bytes)?;
        }
        assert_eq!(figures.exceeded(), 1);
        Ok(())
    }

    #[test]
    fn a_start_with_many_notes_is_held_against_one_with_none() -> Result<()> {
        let mut figures = Figures::default();
        figures.add(Condition::Slow, Name::StartEmpty, 100.0)?;
        figures.add(Condition::Slow, Name::StartWith10000Entries, 114.0)?;
        assert_eq!(figures.exceeded(), 0);
        figures.add(Condition::Slow, Name::StartWith10000Entries, 117.0)?;
        assert_eq!(figures.exceeded(), 1);
        assert!(figures.add(Condition::Slow, Name::StartEmpty, f64::NAN).is_err());
        Ok(())
    }
}
