//! Chromium for measurements and pictures: without the log and the second connection of the journeys, which would be
//! measured too, and spoken to in its own protocol.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::time::sleep;
use xtask::setup::browsers::chromium_flags;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::environment::Environment;

const STEP: Duration = Duration::from_millis(50);
const PATIENCE: u32 = 300;

/// A browser without a window.
#[derive(Debug)]
pub struct Chromium {
    browser: WebDriver,
    driver: Driver,
}

/// A width and height, and whether the browser behaves like a phone's.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Touch, overlay scroll bars and the page's own viewport.
    pub is_phone: bool,
}

/// A small phone.
pub const PHONE: Size = Size {
    width: 360,
    height: 740,
    is_phone: true,
};

impl Chromium {
    /// Starts the driver and a browser with a fresh profile.
    ///
    /// # Errors
    ///
    /// When either does not start.
    pub async fn start() -> Result<Self> {
        let environment = Environment::read()?;
        let driver = Driver::start(Engine::Chromium, &environment).await?;
        let mut wanted = DesiredCapabilities::chrome();
        if let Some(chromium) = &environment.chromium {
            wanted.set_binary(&chromium.to_string_lossy())?;
        }
        for flag in chromium_flags(driver.profile()) {
            wanted.add_arg(&flag)?;
        }
        let browser = WebDriver::new(driver.address(), wanted).await?;
        Ok(Self { browser, driver })
    }

    /// Ends the browser and its driver.
    pub async fn stop(self) {
        if let Err(error) = self.browser.quit().await {
            eprintln!("Chromium did not end by itself: {error}");
        }
        drop(self.driver);
    }

    /// Loads a page afresh and waits until the app can be used.
    ///
    /// # Errors
    ///
    /// When the app says that it failed, or does not get ready.
    pub async fn show(&self, address: &str) -> Result<()> {
        // Between two routes of one page the browser would not load anything.
        self.browser.goto("about:blank").await?;
        self.browser.goto(address).await?;
        for _ in 0..PATIENCE {
            match self.state().await?.as_str() {
                "waiting" => sleep(STEP).await,
                "ready" => return Ok(()),
                reason => bail!("the app said that it failed: {reason}"),
            }
        }
        bail!(
            "the app did not set `data-ready` on <html> within {} s",
            (STEP * PATIENCE).as_secs()
        )
    }

    /// Runs the body of a function on the page.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.browser.execute(script, arguments).await?.json().clone())
    }

    /// What an expression comes to on the page, waiting for it if it is a promise.
    ///
    /// # Errors
    ///
    /// When it throws or is rejected.
    pub async fn evaluate(&self, expression: &str) -> Result<Value> {
        let wanted = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.ask("Runtime.evaluate", wanted).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("the page threw at `{expression}`: {thrown}");
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Sends a command of the browser's own protocol.
    ///
    /// # Errors
    ///
    /// When the browser refuses it.
    pub async fn ask(&self, method: &str, parameters: Value) -> Result<Value> {
        self.browser
            .cdp()
            .send_raw(method, parameters)
            .await
            .with_context(|| format!("Chromium refused {method}"))
    }

    /// Sets the size of all that is shown from now on.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn resize(&self, size: Size) -> Result<()> {
        let Size {
            width,
            height,
            is_phone,
        } = size;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone });
        self.ask("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    async fn state(&self) -> Result<String> {
        const SCRIPT: &str = "const { ready, failed } = document.documentElement.dataset;
            return failed ?? (ready === undefined ? 'waiting' : 'ready');";
        Ok(self.browser.execute(SCRIPT, Vec::new()).await?.convert()?)
    }
}
