//! Visits to the app: the first one, what is done on it, and the second one.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xtask::build::compress::with_ending;
use xtask::sample_answers::{self, FINE};
use xtask::server::Server;

use super::condition::Condition;
use super::figures::{Figures, Name};
use crate::chromium::{Chromium, PHONE};

const PROBE: &str = include_str!("probe.js");

/// Somebody with a phone who comes to the app.
#[derive(Debug)]
pub struct Visitor<'a> {
    pub browser: &'a Chromium,
    address: String,
    origin: String,
    dist: PathBuf,
}

impl<'a> Visitor<'a> {
    pub fn new(browser: &'a Chromium, server: &Server, dist: PathBuf) -> Self {
        Self {
            browser,
            address: server.url(),
            origin: server.origin(),
            dist,
        }
    }

    /// Takes the phone in hand.
    pub async fn prepare(&self) -> Result<()> {
        self.browser.resize(PHONE).await?;
        self.browser.ask("Network.enable", json!({})).await?;
        let probe = json!({ "source": PROBE });
        self.browser.ask("Page.addScriptToEvaluateOnNewDocument", probe).await?;
        Ok(())
    }

    /// Everything that is measured in a condition, once.
    pub async fn measure(&self, condition: Condition, figures: &mut Figures) -> Result<()> {
        self.slow_down(condition).await?;
        self.start(condition, figures).await?;
        self.tap_early(condition, figures).await?;
        self.follow_links(condition, figures).await?;
        self.use_it(condition, figures).await?;
        self.come_again(condition, figures).await
    }

    pub async fn slow_down(&self, condition: Condition) -> Result<()> {
        let rate = json!({ "rate": condition.processor() });
        self.browser.ask("Emulation.setCPUThrottlingRate", rate).await?;
        self.browser
            .ask("Network.emulateNetworkConditions", condition.network())
            .await?;
        Ok(())
    }

    /// Nothing of the app is on the device any more.
    pub async fn forget(&self) -> Result<()> {
        self.leave().await?;
        let all = json!({ "origin": self.origin, "storageTypes": "all" });
        self.browser.ask("Storage.clearDataForOrigin", all).await?;
        self.browser.ask("Network.clearBrowserCache", json!({})).await?;
        Ok(())
    }

    async fn leave(&self) -> Result<()> {
        self.go("about:blank").await
    }

    /// Goes to an address without waiting for it.
    async fn go(&self, address: &str) -> Result<()> {
        self.browser.ask("Page.navigate", json!({ "url": address })).await?;
        Ok(())
    }

    /// Comes to the map, with what is on the device.
    pub async fn come(&self) -> Result<()> {
        self.leave().await?;
        self.go(&self.address).await
    }

    async fn start(&self, condition: Condition, figures: &mut Figures) -> Result<()> {
        self.forget().await?;
        self.come().await?;
        let start = self.browser.evaluate("bench.start()").await?;
        let mut take = |name, value: &Value| figures.add(condition, name, number(value)?);
        take(Name::FirstPaint, &start["first-contentful-paint"])?;
        take(Name::LargestPaint, &start["largest"])?;
        take(Name::MapReady, &start["ready"])?;
        take(Name::Blocked, &start["blocked"])?;
        take(Name::Shift, &start["shift"])
    }

    async fn tap_early(&self, condition: Condition, figures: &mut Figures) -> Result<()> {
        self.forget().await?;
        self.come().await?;
        let guidance = self.browser.evaluate("bench.earlyTap()").await?;
        figures.add(condition, Name::FirstGuidance, number(&guidance["at"])?)?;
        for (ending, bytes) in guidance["bytes"].as_object().context("no bytes arrived")? {
            figures.add_bytes(condition, ending, number(bytes)?)?;
        }
        Ok(())
    }

    /// Comes for the first time by a link to each page.
    async fn follow_links(&self, condition: Condition, figures: &mut Figures) -> Result<()> {
        self.forget().await?;
        self.come().await?;
        let drawn = "bench.earlyTap('.tile[data-first=stretch] .still path')";
        let tapped = self.browser.evaluate(drawn).await?;
        figures.add(condition, Name::FirstDrawings, number(&tapped["at"])?)?;
        for (name, link, shown) in [
            (
                Name::Stretch,
                "#/technique/st-neck-side-bend",
                "html:has(ol.steps):has(.figure-stage path)",
            ),
            (Name::Question, "#/check/neck-back/left", "[data-question]"),
            (Name::Routines, "#/routines", ".panel h1"),
            (Name::Journal, "#/history", ".panel h1"),
            (Name::Settings, "#/settings", ".panel h1"),
            (Name::Guide, "#/learn/self-massage", ".guide-steps > li"),
        ] {
            self.forget().await?;
            self.go(&format!("{}{link}", self.address)).await?;
            let at = self.browser.evaluate(&format!("bench.moment('{shown}')")).await?;
            figures.add(condition, name, number(&at)?)?;
        }
        Ok(())
    }

    async fn use_it(&self, condition: Condition, figures: &mut Figures) -> Result<()> {
        self.browser.evaluate("bench.shown('html[data-offline-ready]')").await?;
        let taps = self.browser.evaluate("bench.tapAll()").await?;
        for tap in taps.as_array().context("no taps were made")? {
            figures.add(condition, Name::Tap, number(&tap["panel"])?)?;
            figures.add(condition, Name::WholePage, number(&tap["page"])?)?;
        }
        let mut take = async |name, expression: &str| {
            let time = self.browser.evaluate(expression).await?;
            figures.add(condition, name, number(&time)?)
        };
        take(Name::Search, "bench.search('between shoulder blades')").await?;
        let technique = "bench.open('#/technique/st-neck-side-bend', '.figure path')";
        take(Name::Figure, technique).await?;
        let answers = sample_answers::arguments("neck-back", FINE)?;
        self.browser.execute(sample_answers::SCRIPT, answers).await?;
        take(Name::Plan, "bench.open('#/plan/neck-back/left', '[data-triage]')").await?;
        let memory = self.memory().await?;
        figures.add(condition, Name::Memory, memory)
    }

    /// What JavaScript and WebAssembly hold, in bytes.
    async fn memory(&self) -> Result<f64> {
        self.browser.ask("HeapProfiler.collectGarbage", json!({})).await?;
        let heap = self.browser.ask("Runtime.getHeapUsage", json!({})).await?;
        let wasm = self.browser.evaluate("bench.wasmMemory()").await?;
        Ok(number(&heap["usedSize"])? + number(&wasm)?)
    }

    async fn come_again(&self, condition: Condition, figures: &mut Figures) -> Result<()> {
        figures.add(condition, Name::Everything, self.everything().await?)?;
        self.come().await?;
        let start = self.browser.evaluate("bench.start()").await?;
        figures.add(condition, Name::SecondVisit, number(&start["ready"])?)
    }

    /// The bytes on the wire of all that the service worker keeps, without headers.
    async fn everything(&self) -> Result<f64> {
        let stored = self.browser.evaluate("bench.stored()").await?;
        let mut bytes = 0;
        for path in stored.as_array().context("nothing is stored")? {
            let name = path.as_str().unwrap_or_default().trim_start_matches('/');
            let name = if name.is_empty() { "index.html" } else { name };
            let file = self.dist.join(name);
            let compressed = with_ending(&file, ".br");
            let sent = if compressed.exists() { compressed } else { file };
            bytes += fs::metadata(&sent)
                .with_context(|| format!("{} cannot be weighed", sent.display()))?
                .len();
        }
        #[expect(clippy::cast_precision_loss, reason = "far fewer bytes than 2^52")]
        Ok(bytes as f64)
    }
}

/// A number that the page gave.
pub fn number(value: &Value) -> Result<f64> {
    value
        .as_f64()
        .with_context(|| format!("the page gave {value} in place of a number"))
}
