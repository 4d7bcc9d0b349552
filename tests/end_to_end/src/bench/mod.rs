//! `cargo xtask bench`: how fast and how heavy the release is, beside what it may be.
//!
//! `docs/PERFORMANCE.md` says how each figure is measured and why.

mod condition;
mod figures;
mod growth;
mod leaks;
mod visits;

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::json;
use xtask::commands::bench::Arguments;
use xtask::project::{Project, say};
use xtask::server::{Options, Server};

use self::condition::Condition;
use self::figures::Figures;
use self::leaks::Leaks;
use self::visits::Visitor;
use crate::chromium::Chromium;

/// Measures the release in headless Chromium, prints the figures and writes them to `target/bench.json`.
///
/// # Errors
///
/// When Chromium does not start, the app does not do what is measured, or a figure is above its budget.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let server = Server::start(project.dist(), Options::default())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (figures, leaks) = runtime.block_on(async {
        let browser = Chromium::start().await?;
        let visitor = Visitor::new(&browser, &server, project.dist());
        let outcome = measure(&visitor, arguments.runs).await;
        browser.stop().await;
        outcome
    })?;
    println!("{figures}{leaks}");
    let file = project.target().join("bench.json");
    let report = json!({ "runs": arguments.runs, "figures": figures, "leaks": leaks });
    fs::write(&file, serde_json::to_string_pretty(&report)?)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    match figures.exceeded() + leaks.exceeded() {
        0 => Ok(()),
        exceeded => bail!("{exceeded} of the figures are above their budget"),
    }
}

async fn measure(visitor: &Visitor<'_>, runs: u32) -> Result<(Figures, Leaks)> {
    let mut figures = Figures::default();
    visitor.prepare().await?;
    for condition in Condition::ALL {
        for run in 1..=runs {
            say(format!("{condition}: visit {run} of {runs}"));
            visitor.measure(condition, &mut figures).await?;
        }
    }
    growth::measure(visitor, runs, &mut figures).await?;
    let leaks = leaks::measure(visitor).await?;
    Ok((figures, leaks))
}
