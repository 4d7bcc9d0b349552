//! The browsers of a run, started when first needed and used again.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use anyhow::{Context, Result};
use tokio::runtime::Runtime;

use crate::browser::{Browser, ends_in_breakdown};
use crate::engine::Engine;
use crate::journey::Journey;
use crate::locked;
use crate::report::{Measurement, Report};
use crate::run::Run;
use crate::turns::Turns;

/// More at once than there are processors slow each other down.
const MOST_AT_ONCE: usize = 2;
/// A session that made so many journeys is replaced: `WebKitGTK`'s grows slow, and in the end breaks down.
const JOURNEYS_PER_SESSION: u16 = 40;

/// The browsers of a run, and what was measured with them.
#[derive(Debug)]
pub struct Pool {
    runtime: Runtime,
    run: Arc<Run>,
    turns: Turns,
    idle: [Mutex<Vec<Session>>; Engine::ALL.len()],
    trials: Mutex<Vec<Measurement>>,
}

/// A browser, and how many journeys it made.
#[derive(Debug)]
struct Session {
    browser: Browser,
    journeys: u16,
}

impl Pool {
    /// A pool whose browsers are not started yet.
    ///
    /// # Errors
    ///
    /// When the environment does not say where the browsers are.
    pub fn open() -> Result<Self> {
        // BiDi sets up encryption even for a connection on this machine. Whoever was first is fine.
        rustls::crypto::ring::default_provider().install_default().ok();
        Ok(Self {
            runtime: Runtime::new()?,
            run: Arc::new(Run::new()?),
            idle: Default::default(),
            turns: Turns::new(at_once()),
            trials: Mutex::default(),
        })
    }

    /// Makes a journey when it is its turn; once more with a new browser where the driver broke down on the way.
    ///
    /// # Errors
    ///
    /// When the journey fails, or a breakdown follows a breakdown.
    pub fn make(&self, turn: usize, engine: Engine, journey: &Journey) -> Result<()> {
        let _turn = self.turns.wait(turn);
        match self.attempt(engine, journey) {
            Err(reason) if ends_in_breakdown(&reason) => {
                self.run.note_retry(engine, journey.name(), &reason);
                self.attempt(engine, journey)
            }
            outcome => outcome,
        }
    }

    fn attempt(&self, engine: Engine, journey: &Journey) -> Result<()> {
        let start = Instant::now();
        let idle = locked(&self.idle[engine as usize]).pop();
        let session = match idle {
            Some(session) => session,
            None => self.runtime.block_on(async {
                let browser = Browser::start(engine, Arc::clone(&self.run)).await?;
                Ok::<_, anyhow::Error>(Session { browser, journeys: 0 })
            })?,
        };
        let before = session.browser.round_trips();
        let outcome = journey.walk(&self.runtime, &session.browser);
        locked(&self.trials).push(Measurement {
            trial: format!("{}::{engine}", journey.name()),
            engine,
            seconds: start.elapsed().as_secs_f64(),
            round_trips: session.browser.round_trips() - before,
            passed: outcome.is_ok(),
        });
        let Session { browser, journeys } = session;
        if outcome.is_ok() {
            let journeys = journeys + 1;
            if journeys < JOURNEYS_PER_SESSION {
                locked(&self.idle[engine as usize]).push(Session { browser, journeys });
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

    /// Ends the browsers and gives what was measured.
    pub fn close(&self) -> Report {
        for idle in &self.idle {
            for Session { browser, .. } in locked(idle).drain(..) {
                self.runtime.block_on(browser.quit());
            }
        }
        Report {
            trials: locked(&self.trials).clone(),
            retries: self.run.retries(),
        }
    }
}

/// How many browsers run at once.
fn at_once() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    processors.min(MOST_AT_ONCE)
}

fn picture_of(engine: Engine, journey: &Journey) -> PathBuf {
    let name = journey.name().rsplit("::").next().unwrap_or(journey.name());
    std::env::temp_dir().join(format!("unknot-{engine}-{name}.png"))
}
