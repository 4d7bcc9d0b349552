//! Going to and fro between two pages of the app, and what is left of it: memory and listeners that nobody gives back.
//!
//! Chromium alone tells how many listeners there are, and collects what is not needed when it is told to.

use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde_json::{Value, json};
use xtask::sample_answers;

/// Runs before anything else on the page.
pub const SCRIPT: &str = include_str!("page.js");

/// The app keeps what it has read and drawn once, and some of what it lets go it keeps for the next; so nothing is counted
/// in the first rounds.
const BEFORE: u32 = 12;

/// Two pages, and how they are called.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    pub name: &'static str,
    pub addresses: [&'static str; 2],
}

const fn between(name: &'static str, one: &'static str, other: &'static str) -> Pages {
    Pages {
        name,
        addresses: [one, other],
    }
}

/// Where hardly anything is.
const NOWHERE: &str = "#/nowhere";

/// Every sort of page, for somebody with answers, favourites, routines and notes.
pub const ALL: [Pages; 19] = [
    between("the map", "#/", NOWHERE),
    between("a place", "#/area/neck-back/left", NOWHERE),
    between(
        "from place to place",
        "#/area/neck-back/left",
        "#/area/traps-upper/left",
    ),
    between("where pain comes from", "#/pain/shoulder-side/left", NOWHERE),
    between("a technique", "#/technique/st-neck-side-bend", NOWHERE),
    between("a check", "#/check/traps-upper/left", NOWHERE),
    between("a plan", "#/plan/neck-back/left", NOWHERE),
    between("a session not begun", "#/play?first=traps-upper.left", NOWHERE),
    between("favourites", "#/favourites", NOWHERE),
    between("routines", "#/routines", NOWHERE),
    between("a routine", "#/routines/7", NOWHERE),
    between("a shared routine", sample_answers::SHARED, NOWHERE),
    between("the journal", "#/history", NOWHERE),
    between("a summary", "#/summary", NOWHERE),
    between("learn", "#/learn", NOWHERE),
    between("a guide", "#/learn/self-massage", NOWHERE),
    between("a way to get help", "#/learn/care-tens", NOWHERE),
    between("settings", "#/settings", NOWHERE),
    between("about", "#/about", NOWHERE),
];

/// What is there at a moment when nothing is left to collect.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Holds {
    /// Bytes in use in the WebAssembly's memory.
    pub bytes: f64,
    pub listeners: f64,
}

/// What was there before and after a number of rounds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Growth {
    pub rounds: u32,
    pub before: Holds,
    pub after: Holds,
}

impl Growth {
    /// The most that may be left of a round.
    pub const MOST: Holds = Holds {
        bytes: 300.0,
        listeners: 0.05,
    };

    /// What is left of one round; less than nothing where it was given back.
    #[must_use]
    pub fn of_a_round(&self) -> Holds {
        let rounds = f64::from(self.rounds);
        Holds {
            bytes: (self.after.bytes - self.before.bytes) / rounds,
            listeners: (self.after.listeners - self.before.listeners) / rounds,
        }
    }

    #[must_use]
    pub fn is_too_much(&self) -> bool {
        let Holds { bytes, listeners } = self.of_a_round();
        bytes > Self::MOST.bytes || listeners > Self::MOST.listeners
    }
}

/// A page of the app that runs [`SCRIPT`], in a browser that takes commands of Chromium's own protocol.
#[derive(Debug)]
pub struct Walker<F>(pub F);

impl<F: AsyncFn(&str, Value) -> Result<Value>> Walker<F> {
    /// Goes to and fro so many times.
    ///
    /// # Errors
    ///
    /// When the browser refuses, or the memory is not as expected.
    pub async fn walk(&self, pages: Pages, rounds: u32) -> Result<Growth> {
        self.visit(pages, BEFORE).await?;
        let before = self.holds().await?;
        self.visit(pages, rounds).await?;
        let after = self.holds().await?;
        Ok(Growth { rounds, before, after })
    }

    async fn visit(&self, Pages { addresses, .. }: Pages, rounds: u32) -> Result<()> {
        self.evaluate(&format!("toAndFro.visit({}, {rounds})", json!(addresses)))
            .await?;
        Ok(())
    }

    async fn holds(&self) -> Result<Holds> {
        // What goes may leave something else to nobody, in a task of its own.
        for _ in 0..3 {
            (self.0)("HeapProfiler.collectGarbage", json!({})).await?;
            self.evaluate("new Promise(resolve => setTimeout(resolve, 20))").await?;
        }
        let metrics = (self.0)("Performance.getMetrics", json!({})).await?;
        let listeners = metrics["metrics"]
            .as_array()
            .and_then(|all| all.iter().find(|one| one["name"] == "JSEventListeners"))
            .and_then(|one| one["value"].as_f64())
            .context("Chromium does not count listeners: Performance.enable comes first")?;
        let used = self.evaluate("toAndFro.used()").await?;
        Ok(Holds {
            bytes: used.as_f64().context("the page does not tell its memory")?,
            listeners,
        })
    }

    async fn evaluate(&self, expression: &str) -> Result<Value> {
        let wanted = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = (self.0)("Runtime.evaluate", wanted).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("the page threw at `{expression}`: {thrown}");
        }
        Ok(answer["result"]["value"].clone())
    }
}
