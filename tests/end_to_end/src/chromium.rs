//! Headless Chromium, started through its driver and spoken to in its own protocol.

use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::time::sleep;
use xtask::setup::browsers::chromium_flags;

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

/// The running driver and the browser's own folder, both gone when this is dropped.
#[derive(Debug)]
struct Driver {
    process: Child,
    profile: PathBuf,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The process may have ended and the folder may be gone: nothing is left to do then.
        self.process.kill().ok();
        self.process.wait().ok();
        std::fs::remove_dir_all(&self.profile).ok();
    }
}

impl Chromium {
    /// Starts the driver and a browser with a fresh profile.
    ///
    /// # Errors
    ///
    /// When either does not start.
    pub async fn start() -> Result<Self> {
        let program = |name| {
            env::var_os(name).map(PathBuf::from).with_context(|| {
                format!("{name} is not set: start this with `cargo xtask bench` or `cargo xtask shots`")
            })
        };
        let (chromium, chromedriver) = (program("CHROMIUM")?, program("CHROMEDRIVER")?);
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let profile = std::env::temp_dir().join(format!("unknot-chromium-{}", std::process::id()));
        let process = Command::new(&chromedriver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} could not be started", chromedriver.display()))?;
        let driver = Driver { process, profile };
        answers(port).await?;
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&chromium.to_string_lossy())?;
        for flag in chromium_flags(&driver.profile) {
            wanted.add_arg(&flag)?;
        }
        let browser = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await?;
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

async fn answers(port: u16) -> Result<()> {
    for _ in 0..PATIENCE {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        sleep(STEP).await;
    }
    bail!("chromedriver did not answer on port {port}")
}
