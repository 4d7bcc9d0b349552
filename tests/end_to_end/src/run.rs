//! What all browsers of a run have in common.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use anyhow::Result;

use crate::engine::Engine;
use crate::environment::Environment;
use crate::locked;
use crate::report::Retry;
use crate::site::Site;

/// One run of the journeys.
#[derive(Debug)]
pub struct Run {
    pub environment: Environment,
    origins: [Origins; Engine::ALL.len()],
    retries: Mutex<Vec<Retry>>,
}

/// The sites that the journeys of an engine share: that which was built, and those that begin with a script.
#[derive(Debug, Default)]
pub struct Origins(Mutex<HashMap<Option<String>, Arc<Site>>>);

impl Origins {
    /// The site that begins with a script, or with none.
    ///
    /// # Errors
    ///
    /// When it cannot be served.
    pub fn site(&self, dist: &Path, first_script: Option<&str>) -> Result<Arc<Site>> {
        let mut sites = locked(&self.0);
        let key = first_script.map(str::to_owned);
        if let Some(site) = sites.get(&key) {
            return Ok(Arc::clone(site));
        }
        let site = Arc::new(match first_script {
            Some(script) => Site::with_first_script(dist, script)?,
            None => Site::as_built(dist)?,
        });
        sites.insert(key, Arc::clone(&site));
        Ok(site)
    }
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
            origins: Default::default(),
            retries: Mutex::default(),
        })
    }

    /// What the journeys of an engine share.
    #[must_use]
    pub fn origins(&self, engine: Engine) -> &Origins {
        &self.origins[engine as usize]
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
