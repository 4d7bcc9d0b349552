//! Takes every journey through every engine that can make it.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use libtest_mimic::{Arguments, Failed, Trial};

use crate::choice::Choice;
use crate::journey::Journey;
use crate::pool::Pool;

/// Runs the journeys that the command line asks for, and says what each of them cost. A failed one names its engine.
///
/// What was measured is also written to `journeys.json` in `folder`.
#[must_use]
pub fn run(journeys: Vec<Journey>, folder: &Path) -> ExitCode {
    match try_to_run(journeys, folder) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn try_to_run(journeys: Vec<Journey>, folder: &Path) -> Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    let start = Instant::now();
    let pool = if arguments.list {
        None
    } else {
        Some(Arc::new(Pool::open()?))
    };
    let choice = Choice::of(&arguments);
    eprintln!("{choice}");
    let mut trials = Vec::new();
    for (number, journey) in journeys.into_iter().enumerate() {
        let journey = Arc::new(journey);
        for engine in choice.engines(number, journey.engines) {
            let (journey, pool) = (Arc::clone(&journey), pool.clone());
            let turn = trials.len();
            trials.push(Trial::test(format!("{}::{engine}", journey.name()), move || {
                let pool = pool
                    .as_ref()
                    .ok_or("there are no browsers while tests are only listed")?;
                pool.make(turn, engine, &journey)
                    .map_err(|error| Failed::from(format!("{error:#}")))
            }));
        }
    }
    // Each waits for its turn in a thread of its own.
    arguments.test_threads = Some(trials.len().max(1));
    let conclusion = libtest_mimic::run(&arguments, trials);
    if let Some(pool) = pool {
        let report = pool.close();
        report.save(&folder.join("journeys.json"))?;
        println!("{}", report.text(start.elapsed()));
    }
    Ok(if conclusion.has_failed() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
