//! Takes every journey through every engine that can make it.

use std::any::type_name;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::browser::Browser;
use crate::choice::{Choice, Engines};
use crate::engine::Engine;
use crate::pool::Pool;

const LONGEST: Duration = Duration::from_secs(300);

/// A journey and the engines that make it.
pub struct Journey {
    name: &'static str,
    engines: Engines,
    steps: Box<dyn Steps>,
}

impl std::fmt::Debug for Journey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Journey")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Journey {
    /// A journey through every engine, named like its function.
    pub fn everywhere<F: AsyncFn(&Browser) -> Result<()> + Send + Sync + 'static>(steps: F) -> Self {
        Self::only_in(&Engine::ALL, steps)
    }

    /// A journey that other engines cannot make.
    pub fn only_in<F: AsyncFn(&Browser) -> Result<()> + Send + Sync + 'static>(
        engines: &'static [Engine],
        steps: F,
    ) -> Self {
        Self::new(Engines::These(engines), steps)
    }

    /// A journey about what the app decides. It runs in one engine, another from commit to commit.
    pub fn of_logic<F: AsyncFn(&Browser) -> Result<()> + Send + Sync + 'static>(steps: F) -> Self {
        Self::new(Engines::AnyOne, steps)
    }

    fn new<F: AsyncFn(&Browser) -> Result<()> + Send + Sync + 'static>(engines: Engines, steps: F) -> Self {
        let path = type_name::<F>();
        let name = path.split_once("::").map_or(path, |(_, name)| name);
        Self {
            name,
            engines,
            steps: Box::new(steps),
        }
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn walk(&self, runtime: &Runtime, browser: &Browser) -> Result<()> {
        self.steps.walk(runtime, browser)
    }
}

/// An asynchronous function as an object.
trait Steps: Send + Sync {
    fn walk(&self, runtime: &Runtime, browser: &Browser) -> Result<()>;
}

impl<F: AsyncFn(&Browser) -> Result<()> + Send + Sync> Steps for F {
    fn walk(&self, runtime: &Runtime, browser: &Browser) -> Result<()> {
        runtime.block_on(async {
            browser.tidy().await.context("the browser could not be tidied up")?;
            timeout(LONGEST, self(browser))
                .await
                .unwrap_or_else(|_| Err(anyhow!("the journey took more than {} s", LONGEST.as_secs())))
        })
    }
}

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
            trials.push(Trial::test(format!("{}::{engine}", journey.name), move || {
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
