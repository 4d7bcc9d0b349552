//! A way through the app, and the engines that make it.

use std::any::type_name;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::browser::Browser;
use crate::choice::Engines;
use crate::engine::Engine;

const LONGEST: Duration = Duration::from_secs(300);

/// A journey and the engines that make it.
pub struct Journey {
    name: &'static str,
    pub(crate) engines: Engines,
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
            browser.clean_up().await.context("the browser could not be tidied up")?;
            timeout(LONGEST, self(browser))
                .await
                .unwrap_or_else(|_| Err(anyhow!("the journey took more than {} s", LONGEST.as_secs())))
        })
    }
}
