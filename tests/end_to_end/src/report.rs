//! What each trial cost, for the end of a run.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::engine::Engine;

/// What one trial cost.
#[derive(Clone, Debug, Serialize)]
pub struct Measurement {
    pub trial: String,
    pub engine: Engine,
    pub seconds: f64,
    /// Commands that were sent to the driver, each with its answer.
    pub round_trips: u64,
    pub passed: bool,
}

/// A breakdown of the driver or the browser that was met with another attempt.
#[derive(Clone, Debug, Serialize)]
pub struct Retry {
    pub engine: Engine,
    pub what: String,
    pub reason: String,
}

/// All that was measured in one run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    pub trials: Vec<Measurement>,
    pub retries: Vec<Retry>,
}

impl Report {
    /// The slowest trial first, then sums for each engine, then the retries.
    #[must_use]
    pub fn text(&self, elapsed: Duration) -> String {
        let mut text = String::from("seconds  round trips  trial\n");
        let mut trials: Vec<&Measurement> = self.trials.iter().collect();
        trials.sort_by(|one, other| other.seconds.total_cmp(&one.seconds));
        let mut line = |seconds: f64, round_trips: u64, name: &str| {
            // Writing to a text cannot fail.
            writeln!(text, "{seconds:>7.1}  {round_trips:>11}  {name}").ok();
        };
        for trial in &trials {
            line(trial.seconds, trial.round_trips, &trial.trial);
        }
        for engine in Engine::ALL {
            let of_engine: Vec<_> = trials.iter().filter(|trial| trial.engine == engine).collect();
            let name = format!("{} trials in {engine}", of_engine.len());
            line(seconds_of(&of_engine), round_trips_of(&of_engine), &name);
        }
        let trials: Vec<_> = trials.iter().collect();
        let name = format!(
            "{} trials, in {:.1} s by the clock",
            trials.len(),
            elapsed.as_secs_f64()
        );
        line(seconds_of(&trials), round_trips_of(&trials), &name);
        for Retry { engine, what, reason } in &self.retries {
            writeln!(text, "retry in {engine}, {what}: {reason}").ok();
        }
        let ending = if self.retries.len() == 1 { "retry" } else { "retries" };
        writeln!(text, "{} {ending}", self.retries.len()).ok();
        text
    }

    /// Writes all of it as JSON.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save(&self, file: &Path) -> Result<()> {
        fs::write(file, serde_json::to_string_pretty(self)?)
            .with_context(|| format!("{} could not be written", file.display()))
    }
}

fn seconds_of(trials: &[&&Measurement]) -> f64 {
    trials.iter().fold(0.0, |sum, trial| sum + trial.seconds)
}

fn round_trips_of(trials: &[&&Measurement]) -> u64 {
    trials.iter().map(|trial| trial.round_trips).sum()
}
