//! A movement that is tried before and after a session.

use anyhow::{Result, ensure};
use serde_json::json;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::of_logic(a_movement_is_tried_before_and_after_a_session),
        Journey::only_in(&[Engine::Chromium], the_start_stays_in_sight_beside_a_movement_to_try),
    ]
}

const ROUTINE: &str = r#"{"version":1,"routines":[{"id":7,"name":"Neck","steps":[{"id":1,"technique":"st-neck-side-bend",
    "place":{"area":"neck-back","side":"left"},"turn":{"only":"left"},"hold":20,"repetitions":1}]}]}"#;

/// A check of three hours ago: right after one, nothing is asked before a session.
async fn with_a_routine(app: &App<'_>) -> Result<()> {
    const THREE_HOURS_AGO: &str = "const kept = JSON.parse(localStorage['unknot.profile']);
        kept.checks[0].at = Date.now() - 3 * 3600 * 1000;
        localStorage['unknot.profile'] = JSON.stringify(kept);
        return true";
    app.store("unknot.routines", ROUTINE).await?;
    app.reload().await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.browser().ask::<bool>(THREE_HOURS_AGO, &[]).await?;
    app.reload().await?;
    app.follow("#/routines/7/play").await?;
    app.heading_is("Before you start").await
}

async fn choose(app: &App<'_>, question: &str, value: &str) -> Result<()> {
    app.browser()
        .click(&format!("input[name='{question}'][value='{value}']"))
        .await
}

const CARD: &str = "#/play?first=shoulder-side.left";

async fn a_movement_is_tried_before_and_after_a_session(browser: &Browser) -> Result<()> {
    const LINE: &str =
        "Hand behind your back: before trouble 4 of 10, belt; after trouble 2 of 10, waist. That alone proves nothing.";
    let app = App::open_with_a_clock(browser, CARD).await?;
    // Nobody has asked about the shoulder, so the pain comes first. With much of it nothing is tested.
    browser.click(".movement-first summary").await?;
    choose(&app, "before", "8").await?;
    app.shows(".movement-first [role='status']").await?;
    choose(&app, "before", "3").await?;
    choose(&app, "difficulty-before", "4").await?;
    choose(&app, "landmark-before", "belt").await?;
    browser.click(".start-card [data-start]").await?;
    app.keeps("unknot.session", &["test-hand-behind", "belt", "\"before\":3"])
        .await?;
    for _ in 0..60 {
        if app.next_moment().await?.phase == "done" {
            break;
        }
    }
    app.shows("[data-movement='test-hand-behind']").await?;
    choose(&app, "difficulty-after", "3").await?;
    app.shows("[data-change='same']").await?;
    choose(&app, "landmark-after", "hip").await?;
    app.shows("[data-change='less-far']").await?;
    choose(&app, "landmark-after", "waist").await?;
    choose(&app, "difficulty-after", "2").await?;
    app.shows("[data-change='further']").await?;
    app.keeps("unknot.journal", &["belt", "waist"]).await?;
    // After a reload the page shows what was said, and with much pain nothing to try.
    app.reload().await?;
    app.shows("[data-change='further']").await?;
    choose(&app, "after", "8").await?;
    let is_gone = "return !document.querySelector('[data-movement]')";
    browser.until::<bool>("no movement to try", is_gone, &[]).await?;
    app.follow("#/history").await?;
    app.reload().await?;
    let says = "return document.querySelector('[data-entry] [data-movement]')?.textContent ?? null";
    let line: String = browser.until("a line about the movement", says, &[]).await?;
    ensure!(line == LINE, "{line}");
    Ok(())
}

async fn the_start_stays_in_sight_beside_a_movement_to_try(browser: &Browser) -> Result<()> {
    const IN_SIGHT: &str = "const button = document.querySelector(arguments[0]);
        if (!button || !document.querySelector('.movement-first')) return null;
        const box = button.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return scrollY === 0 && box.top >= 0 && box.bottom <= innerHeight && button.contains(top) || null";
    let app = App::open(browser, "#/").await?;
    browser.show_at(360, 740).await?;
    app.load(CARD).await?;
    let start = [json!(".start-card [data-start]")];
    browser
        .until::<bool>("the start of the card in sight", IN_SIGHT, &start)
        .await?;
    with_a_routine(&app).await?;
    let start = [json!("[data-go]")];
    browser.until::<bool>("the start in sight", IN_SIGHT, &start).await?;
    browser.click(".movement-first summary").await?;
    choose(&app, "difficulty-before", "5").await?;
    browser.click("[data-go]").await?;
    app.keeps("unknot.session", &["test-neck-turn", "\"difficulty_before\":5"])
        .await
        .map(drop)
}
