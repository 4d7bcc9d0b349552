//! Nothing grows while the app is used: what a page makes goes with it.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use unknot_end_to_end::to_and_fro::{ALL, Growth, Holds, Pages, SCRIPT, Walker};
use xtask::sample_answers::{FINE, JOURNAL, ROUTINES};

/// As many as somebody comes to in a day or two.
const VISITS: u32 = 60;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::only_in(&[Engine::Chromium], nothing_is_left_of_sixty_visits_to_places),
        Journey::only_in(&[Engine::Chromium], nothing_is_left_of_sixty_visits_to_what_is_kept),
        Journey::only_in(&[Engine::Chromium], nothing_is_left_of_sixty_visits_to_what_is_read),
    ]
}

async fn nothing_is_left_of_sixty_visits_to_places(browser: &Browser) -> Result<()> {
    nothing_is_left(browser, &ALL[..6]).await
}

async fn nothing_is_left_of_sixty_visits_to_what_is_kept(browser: &Browser) -> Result<()> {
    nothing_is_left(browser, &ALL[6..13]).await
}

async fn nothing_is_left_of_sixty_visits_to_what_is_read(browser: &Browser) -> Result<()> {
    nothing_is_left(browser, &ALL[13..]).await
}

async fn nothing_is_left(browser: &Browser, pages: &[Pages]) -> Result<()> {
    const FAVOURITES: &str = r#"{"version":1,"techniques":[{"id":"st-neck-side-bend","added_at":"2026-11-22T10:00:00Z"}],
        "areas":[{"id":"traps-upper","side":"both","added_at":"2026-11-22T10:00:00Z"}]}"#;
    let app = App::open_after(SCRIPT, browser, "#/").await?;
    for (key, text) in [
        ("unknot.favourites", FAVOURITES),
        ("unknot.routines", ROUTINES),
        ("unknot.journal", JOURNAL),
    ] {
        app.store(key, text).await?;
    }
    app.reload().await?;
    app.keep_answers("neck-back", FINE).await?;
    app.is_on_the_device().await?;
    browser.devtools("Performance.enable", json!({})).await?;
    let walker = Walker(async |method: &str, parameters: Value| browser.devtools(method, parameters).await);
    let mut too_much = Vec::new();
    for page in pages {
        let growth = walker.walk(*page, VISITS).await?;
        let Holds { bytes, listeners } = growth.of_a_round();
        if growth.is_too_much() {
            too_much.push(format!(
                "{}: {bytes:.0} bytes and {listeners:.2} listeners a visit",
                page.name
            ));
        }
    }
    browser.devtools("Performance.disable", json!({})).await?;
    let Holds { bytes, listeners } = Growth::MOST;
    ensure!(
        too_much.is_empty(),
        "more than {bytes} bytes or {listeners} listeners are left of a visit:\n{}",
        too_much.join("\n")
    );
    Ok(())
}
