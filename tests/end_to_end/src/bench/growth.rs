//! How the app fares with years of notes and with many routines.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use serde_json::{Value, json};
use xtask::project::say;

use super::condition::Condition;
use super::figures::{Figures, Name};
use super::visits::{Visitor, number};

/// How many entries a journal holds.
const JOURNALS: [(u32, Name, Name); 3] = [
    (0, Name::StartEmpty, Name::HistoryEmpty),
    (1_000, Name::StartWith1000Entries, Name::HistoryOf1000Entries),
    (10_000, Name::StartWith10000Entries, Name::HistoryOf10000Entries),
];

/// How many routines are kept.
const ROUTINES: [(u32, Name, Name); 3] = [
    (0, Name::StartEmpty, Name::RoutinesEmpty),
    (50, Name::StartWith50Routines, Name::Routines50),
    (200, Name::StartWith200Routines, Name::Routines200),
];

/// Starts from the service worker with more and more stored, and opens the pages that list it.
pub async fn measure(visitor: &Visitor<'_>, runs: u32, figures: &mut Figures) -> Result<()> {
    visitor.slow_down(Condition::Slow).await?;
    visitor.forget().await?;
    visitor.come().await?;
    visitor
        .browser
        .evaluate("bench.shown('html[data-offline-ready]')")
        .await?;
    for (entries, start, history) in JOURNALS {
        say(format!("{entries} notes in the journal"));
        keep(visitor, "unknot.journal", &journal(entries)?).await?;
        for _ in 0..runs {
            open(visitor, start, (history, "#/history", ".history-page h1"), figures).await?;
        }
    }
    keep(visitor, "unknot.journal", &journal(0)?).await?;
    for (count, start, list) in ROUTINES {
        say(format!("{count} routines"));
        keep(visitor, "unknot.routines", &routines(count)).await?;
        for _ in 0..runs {
            open(visitor, start, (list, "#/routines", ".routines-page h1"), figures).await?;
        }
    }
    Ok(())
}

async fn keep(visitor: &Visitor<'_>, key: &str, value: &Value) -> Result<()> {
    let arguments = vec![json!(key), json!(value.to_string())];
    let script = "localStorage.setItem(arguments[0], arguments[1])";
    visitor.browser.execute(script, arguments).await?;
    Ok(())
}

async fn open(
    visitor: &Visitor<'_>,
    start: Name,
    (page, route, heading): (Name, &str, &str),
    figures: &mut Figures,
) -> Result<()> {
    visitor.come().await?;
    let started = visitor.browser.evaluate("bench.start()").await?;
    figures.add(Condition::Slow, start, number(&started["ready"])?)?;
    let opened = visitor
        .browser
        .evaluate(&format!("bench.open('{route}', '{heading}')"))
        .await?;
    figures.add(Condition::Slow, page, number(&opened)?)
}

/// A note an hour until now, about places all over.
fn journal(entries: u32) -> Result<Value> {
    const AREAS: [&str; 4] = ["neck-back", "traps-upper", "back-low", "leg-calf-upper"];
    const HOUR: u64 = 3_600_000;
    let now = u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let entry = |index: u32| {
        json!({
            "at": now - u64::from(entries - index) * HOUR,
            "places": [{ "area": AREAS[index as usize % AREAS.len()], "side": "left" }],
            "before": 3 + index % 5,
            "after": 2 + index % 3,
            "did": ["st-neck-side-bend"],
            "note": "After a long day at the desk",
        })
    };
    Ok(json!({ "version": 1, "entries": (0..entries).map(entry).collect::<Vec<_>>() }))
}

/// Routines of eight steps.
fn routines(count: u32) -> Value {
    let step = |id: u32| {
        json!({
            "id": id, "technique": "st-neck-side-bend", "place": { "area": "neck-back", "side": "left" },
            "turn": { "first": "left" }, "hold": 20, "repetitions": 2,
        })
    };
    let routine = |id: u32| {
        let steps: Vec<Value> = (1..=8).map(step).collect();
        json!({ "id": id, "name": format!("Routine {id}"), "steps": steps })
    };
    json!({ "version": 1, "routines": (1..=count).map(routine).collect::<Vec<_>>() })
}
