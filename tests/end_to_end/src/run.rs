//! What all browsers of a run have in common.

use std::sync::Mutex;

use anyhow::Result;

use crate::engine::Engine;
use crate::environment::Environment;
use crate::locked;
use crate::report::Retry;

/// One run of the journeys.
#[derive(Debug)]
pub struct Run {
    pub environment: Environment,
    retries: Mutex<Vec<Retry>>,
}

impl Run {
    /// A run with what the environment variables say.
    ///
    /// # Errors
    ///
    /// When one is missing.
    pub fn new() -> Result<Self> {
        Ok(Self {
            environment: Environment::read()?,
            retries: Mutex::default(),
        })
    }

    /// Notes that something is tried again, and why.
    pub fn note_retry(&self, engine: Engine, what: &str, reason: &anyhow::Error) {
        locked(&self.retries).push(Retry {
            engine,
            what: what.to_owned(),
            reason: format!("{reason:#}"),
        });
    }

    /// Every retry so far.
    #[must_use]
    pub fn retries(&self) -> Vec<Retry> {
        locked(&self.retries).clone()
    }
}
