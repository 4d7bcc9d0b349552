//! What is left in memory of many visits to each page.

use std::fmt;

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};
use xtask::project::say;
use xtask::sample_answers::{self, FINE, JOURNAL, ROUTINES};

use super::condition::Condition;
use super::visits::Visitor;
use crate::to_and_fro::{ALL, Growth, Holds, SCRIPT, Walker};

/// As many as somebody comes to in weeks.
const VISITS: u32 = 500;

/// What every page leaves.
#[derive(Debug, Default, Serialize)]
pub struct Leaks(Vec<Line>);

#[derive(Debug, Serialize)]
struct Line {
    page: &'static str,
    #[serde(flatten)]
    growth: Growth,
}

impl Leaks {
    /// How many pages leave more than they may.
    #[must_use]
    pub fn exceeded(&self) -> usize {
        self.0.iter().filter(|line| line.growth.is_too_much()).count()
    }
}

/// Goes to and fro between every page and one that holds hardly anything, and from place to place.
pub async fn measure(visitor: &Visitor<'_>) -> Result<Leaks> {
    let browser = visitor.browser;
    visitor.slow_down(Condition::Fast).await?;
    visitor.forget().await?;
    let script = browser
        .ask("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SCRIPT }))
        .await?;
    visitor.come().await?;
    browser.evaluate("bench.shown('html[data-offline-ready]')").await?;
    for (key, text) in [("unknot.routines", ROUTINES), ("unknot.journal", JOURNAL)] {
        let arguments = vec![json!(key), json!(text)];
        let keep = "localStorage.setItem(arguments[0], arguments[1])";
        browser.execute(keep, arguments).await?;
    }
    visitor.come().await?;
    browser.evaluate("bench.shown('html[data-ready]')").await?;
    let answers = sample_answers::arguments("neck-back", FINE)?;
    browser.execute(sample_answers::SCRIPT, answers).await?;
    browser.ask("Performance.enable", json!({})).await?;
    let walker = Walker(async |method: &str, parameters: Value| browser.ask(method, parameters).await);
    let mut leaks = Leaks::default();
    for pages in ALL {
        say(format!("{VISITS} visits: {}", pages.name));
        let growth = walker.walk(pages, VISITS).await?;
        leaks.0.push(Line {
            page: pages.name,
            growth,
        });
    }
    browser.ask("Performance.disable", json!({})).await?;
    browser.ask("Page.removeScriptToEvaluateOnNewDocument", script).await?;
    Ok(leaks)
}

impl fmt::Display for Leaks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = format!("WebAssembly in use, before and after {VISITS} visits");
        writeln!(
            formatter,
            "\n{title:<50} {:>10} {:>10} {:>14} {:>10}",
            "before", "after", "left of a visit", "listeners"
        )?;
        for Line { page, growth } in &self.0 {
            let Holds { bytes, listeners } = growth.of_a_round();
            let [before, after] =
                [growth.before.bytes, growth.after.bytes].map(|bytes| format!("{:.1} kB", bytes / 1e3));
            let remark = if growth.is_too_much() { "  too much" } else { "" };
            writeln!(
                formatter,
                "{page:<50} {before:>10} {after:>10} {bytes:>13.0} B {listeners:>10.2}{remark}"
            )?;
        }
        Ok(())
    }
}
