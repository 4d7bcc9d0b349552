//! `cargo xtask bench`: how fast and how heavy the release is, beside what it may be.
//!
//! `docs/PERFORMANCE.md` says how each figure is measured and why.

mod figures;
mod growth;
mod visits;

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::json;

use self::figures::Figures;
use self::visits::{Condition, Visitor};
use crate::chromium::Chromium;
use crate::commands::build;
use crate::project::{Project, say};
use crate::server::{Options, Server};
use crate::setup::browsers;

/// What can be said after `bench`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How often each visit is made; the median counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
}

/// Builds the release, measures it in headless Chromium, prints the figures and writes them to `target/bench.json`.
///
/// # Errors
///
/// When the build fails, Chromium cannot be had, the app does not do what is measured, or a figure is above its budget.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let (chromium, chromedriver) = browsers::chromium(project)?;
    build::make(project)?;
    let server = Server::start(project.dist(), Options::default())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let figures = runtime.block_on(async {
        let browser = Chromium::start(&chromium, &chromedriver).await?;
        let visitor = Visitor::new(&browser, &server, project.dist());
        let outcome = measure(&visitor, arguments.runs).await;
        browser.stop().await;
        outcome
    })?;
    println!("{figures}");
    let file = project.target().join("bench.json");
    let report = json!({ "runs": arguments.runs, "figures": figures });
    fs::write(&file, serde_json::to_string_pretty(&report)?)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    match figures.exceeded() {
        0 => Ok(()),
        exceeded => bail!("{exceeded} of the figures are above their budget"),
    }
}

async fn measure(visitor: &Visitor<'_>, runs: u32) -> Result<Figures> {
    let mut figures = Figures::default();
    visitor.prepare().await?;
    for condition in Condition::ALL {
        for run in 1..=runs {
            say(format!("{condition}: visit {run} of {runs}"));
            visitor.measure(condition, &mut figures).await?;
        }
    }
    growth::measure(visitor, runs, &mut figures).await?;
    Ok(figures)
}
