//! Takes every journey through every engine that can make it.

use std::any::type_name;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::browser::{Browser, ends_in_breakdown};
use crate::engine::Engine;
use crate::environment::Environment;

/// A browser with its driver and the server keeps two processors busy; more at once slow each other down until clicks
/// come too early or too late.
const PROCESSORS_EACH: usize = 2;
const MOST_AT_ONCE: usize = 2;
/// A browser that made so many journeys is replaced: `WebKitGTK`'s grows slow, and in the end breaks down.
const TIRED: u16 = 12;
const LONGEST: Duration = Duration::from_secs(180);

/// A journey and the engines that can make it.
pub struct Journey {
    name: &'static str,
    engines: &'static [Engine],
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
        let path = type_name::<F>();
        let name = path.split_once("::").map_or(path, |(_, name)| name);
        Self {
            name,
            engines,
            steps: Box::new(steps),
        }
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

/// Runs the journeys that the command line asks for. A failed one names its engine.
#[must_use]
pub fn run(journeys: Vec<Journey>) -> ExitCode {
    match try_to_run(journeys) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn try_to_run(journeys: Vec<Journey>) -> Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    // Enough to always find work for another browser; how many run is decided below.
    arguments.test_threads = Some(6);
    let garage = if arguments.list {
        None
    } else {
        Some(Arc::new(Garage::open()?))
    };
    let mut trials = Vec::new();
    for journey in journeys {
        let journey = Arc::new(journey);
        for engine in journey.engines {
            let (journey, garage) = (Arc::clone(&journey), garage.clone());
            trials.push(Trial::test(format!("{}::{engine}", journey.name), move || {
                let garage = garage
                    .as_ref()
                    .ok_or("there are no browsers while tests are only listed")?;
                garage
                    .take_out(*engine, &journey)
                    .map_err(|error| Failed::from(format!("{error:#}")))
            }));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    if let Some(garage) = garage {
        garage.close();
    }
    Ok(if conclusion.has_failed() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// A browser, and how many journeys it made.
#[derive(Debug)]
struct Used {
    browser: Browser,
    journeys: u16,
}

/// One browser of each engine, started when first needed and used again.
#[derive(Debug)]
struct Garage {
    runtime: Runtime,
    environment: Arc<Environment>,
    places: [Mutex<Option<Used>>; Engine::ALL.len()],
    permits: Semaphore,
}

impl Garage {
    fn open() -> Result<Self> {
        // BiDi sets up encryption even for a connection on this machine. Whoever was first is fine.
        rustls::crypto::ring::default_provider().install_default().ok();
        Ok(Self {
            runtime: Runtime::new()?,
            environment: Arc::new(Environment::read()?),
            places: Default::default(),
            permits: Semaphore::new(at_once()),
        })
    }

    /// Makes a journey; once more with a new browser where the driver broke down on the way.
    fn take_out(&self, engine: Engine, journey: &Journey) -> Result<()> {
        let outcome = self.try_to_take_out(engine, journey);
        match outcome {
            Err(reason) if ends_in_breakdown(&reason) => {
                eprintln!(
                    "{}::{engine}: the driver broke down, trying once more ({reason:#})",
                    journey.name
                );
                self.try_to_take_out(engine, journey)
            }
            outcome => outcome,
        }
    }

    fn try_to_take_out(&self, engine: Engine, journey: &Journey) -> Result<()> {
        let mut place = self.places[engine as usize]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let _permit = self.runtime.block_on(self.permits.acquire())?;
        let Used { browser, journeys } = match place.take() {
            Some(used) => used,
            None => self.runtime.block_on(async {
                let browser = Browser::start(engine, Arc::clone(&self.environment)).await?;
                Ok::<_, anyhow::Error>(Used { browser, journeys: 0 })
            })?,
        };
        let outcome = journey.steps.walk(&self.runtime, &browser);
        if outcome.is_ok() {
            let journeys = journeys + 1;
            if journeys < TIRED {
                *place = Some(Used { browser, journeys });
            } else {
                self.runtime.block_on(browser.quit());
            }
            return Ok(());
        }
        // The next journey gets a new browser, whatever state this one is in.
        let picture = picture_of(engine, journey);
        self.runtime.block_on(async {
            browser.picture(&picture).await;
            browser.quit().await;
        });
        outcome.with_context(|| format!("in {engine} (picture: {})", picture.display()))
    }

    fn close(&self) {
        for place in &self.places {
            let used = place.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(Used { browser, .. }) = used {
                self.runtime.block_on(browser.quit());
            }
        }
    }
}

/// How many browsers run at once.
fn at_once() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (processors / PROCESSORS_EACH).clamp(1, MOST_AT_ONCE)
}

fn picture_of(engine: Engine, journey: &Journey) -> PathBuf {
    let name = journey.name.rsplit("::").next().unwrap_or(journey.name);
    std::env::temp_dir().join(format!("unknot-{engine}-{name}.png"))
}
