//! A browser that is told how to look and asked for pictures.

use std::time::Duration;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use tokio::time::sleep;
use xtask::sample_answers;

use crate::chromium::{Chromium, Size};

/// What lets fonts, pictures and transitions settle once the app is ready.
const SETTLING: Duration = Duration::from_millis(300);
/// Chromium pictures nothing beyond.
const TALLEST: u32 = 16_000;

/// How far the longest thing that scrolls goes on below what is seen of it.
const HIDDEN_BELOW: &str = "const scrolls = (element) => element === document.documentElement
        || /auto|scroll/.test(getComputedStyle(element).overflowY);
    const hidden = (element) => scrolls(element) ? element.scrollHeight - element.clientHeight : 0;
    return Math.max(0, ...Array.from(document.querySelectorAll('*'), hidden));";

/// A browser that takes pictures.
#[derive(Debug)]
pub struct Camera(Chromium);

impl Camera {
    /// Starts a browser with a fresh profile.
    pub async fn start() -> Result<Self> {
        Chromium::start().await.map(Self)
    }

    /// Ends the browser.
    pub async fn stop(self) {
        self.0.stop().await;
    }

    /// Sets size and colour scheme for all that is shown from now on.
    pub async fn look_like(&self, size: Size, scheme: &str) -> Result<()> {
        self.0.resize(size).await?;
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "features": features });
        self.0.ask("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Loads a page afresh and waits until the app can be used.
    pub async fn show(&self, address: &str) -> Result<()> {
        self.0.show(address).await?;
        sleep(SETTLING).await;
        Ok(())
    }

    /// Stores the answers of a check, on the page that is shown.
    pub async fn keep_answers(&self, area: &str, answers: &str) -> Result<()> {
        let arguments = sample_answers::arguments(area, answers)?;
        self.0.execute(sample_answers::SCRIPT, arguments).await?;
        Ok(())
    }

    /// Stores routines and a journal, on the page that is shown.
    pub async fn keep_samples(&self) -> Result<()> {
        let script = "const [routines, journal] = arguments;
            localStorage.setItem('unknot.routines', routines);
            localStorage.setItem('unknot.journal', journal)";
        let samples = vec![json!(sample_answers::ROUTINES), json!(sample_answers::JOURNAL)];
        self.0.execute(script, samples).await?;
        Ok(())
    }

    /// What the window shows, as PNG.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        let answer = self.0.ask("Page.captureScreenshot", json!({ "format": "png" })).await?;
        let picture = answer["data"].as_str().context("Chromium gave no picture")?;
        BASE64_STANDARD
            .decode(picture)
            .context("Chromium gave a picture that cannot be read")
    }

    /// The page in its full length, as PNG: the window grows until nothing in it scrolls, so that
    /// what sticks to an edge stays at the edge.
    pub async fn full_picture(&self, size: Size) -> Result<Vec<u8>> {
        let hidden = self.0.execute(HIDDEN_BELOW, Vec::new()).await?;
        let hidden = hidden.as_u64().and_then(|pixels| u32::try_from(pixels).ok());
        let height = size.height + hidden.context("the page has no height")?;
        self.0
            .resize(Size {
                height: height.min(TALLEST),
                ..size
            })
            .await?;
        sleep(SETTLING).await;
        let picture = self.picture().await;
        self.0.resize(size).await?;
        picture
    }
}
