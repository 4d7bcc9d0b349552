//! Headless Chromium, told how to look and asked for pictures.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::time::sleep;

use super::screens::Size;
use crate::sample_answers;
use crate::setup::browsers::chromium_flags;

/// What lets fonts, pictures and transitions settle once the app is ready.
const SETTLING: Duration = Duration::from_millis(300);
const STEP: Duration = Duration::from_millis(50);
const PATIENCE: u32 = 300;
/// Chromium pictures nothing beyond.
const TALLEST: u32 = 16_000;

/// How far the longest thing that scrolls goes on below what is seen of it.
const HIDDEN_BELOW: &str = "const scrolls = (element) => element === document.documentElement
        || /auto|scroll/.test(getComputedStyle(element).overflowY);
    const hidden = (element) => scrolls(element) ? element.scrollHeight - element.clientHeight : 0;
    return Math.max(0, ...Array.from(document.querySelectorAll('*'), hidden));";

/// A browser without a window.
#[derive(Debug)]
pub struct Camera {
    browser: WebDriver,
    driver: Driver,
}

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

impl Camera {
    /// Starts the driver and a browser with a fresh profile.
    pub async fn start(chromium: &Path, chromedriver: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let profile = std::env::temp_dir().join(format!("unknot-shots-{}", std::process::id()));
        let process = Command::new(chromedriver)
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

    /// Sets size and colour scheme for all that is shown from now on.
    pub async fn look_like(&self, size: Size, scheme: &str) -> Result<()> {
        self.resize(size).await?;
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.ask("Emulation.setEmulatedMedia", json!({ "features": features }))
            .await?;
        Ok(())
    }

    /// Loads a page afresh and waits until the app can be used.
    pub async fn show(&self, address: &str) -> Result<()> {
        // Between two routes of one page the browser would not load anything.
        self.browser.goto("about:blank").await?;
        self.browser.goto(address).await?;
        for _ in 0..PATIENCE {
            match self.state().await?.as_str() {
                "waiting" => sleep(STEP).await,
                "ready" => {
                    sleep(SETTLING).await;
                    return Ok(());
                }
                reason => bail!("the app said that it failed: {reason}"),
            }
        }
        bail!(
            "the app did not set `data-ready` on <html> within {} s",
            (STEP * PATIENCE).as_secs()
        )
    }

    /// Stores the answers of a check, on the page that is shown.
    pub async fn keep_answers(&self, area: &str, answers: &str) -> Result<()> {
        let arguments = sample_answers::arguments(area, answers)?;
        self.browser.execute(sample_answers::SCRIPT, arguments).await?;
        Ok(())
    }

    /// Stores routines and a journal, on the page that is shown.
    pub async fn keep_samples(&self) -> Result<()> {
        let script = "const [routines, journal] = arguments;
            localStorage.setItem('unknot.routines', routines);
            localStorage.setItem('unknot.journal', journal)";
        let samples = vec![json!(sample_answers::ROUTINES), json!(sample_answers::JOURNAL)];
        self.browser.execute(script, samples).await?;
        Ok(())
    }

    /// What the window shows, as PNG.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        let answer = self.ask("Page.captureScreenshot", json!({ "format": "png" })).await?;
        let picture = answer["data"].as_str().context("Chromium gave no picture")?;
        BASE64_STANDARD
            .decode(picture)
            .context("Chromium gave a picture that cannot be read")
    }

    /// The page in its full length, as PNG: the window grows until nothing in it scrolls, so that
    /// what sticks to an edge stays at the edge.
    pub async fn full_picture(&self, size: Size) -> Result<Vec<u8>> {
        let hidden: u32 = self.browser.execute(HIDDEN_BELOW, Vec::new()).await?.convert()?;
        self.resize(Size {
            height: (size.height + hidden).min(TALLEST),
            ..size
        })
        .await?;
        sleep(SETTLING).await;
        let picture = self.picture().await;
        self.resize(size).await?;
        picture
    }

    async fn resize(&self, size: Size) -> Result<()> {
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

    async fn ask(&self, method: &str, parameters: Value) -> Result<Value> {
        self.browser
            .cdp()
            .send_raw(method, parameters)
            .await
            .with_context(|| format!("Chromium refused {method}"))
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
