//! Desk breaks, with a clock that is put forward.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![Journey::of_logic(breaks_come_while_the_app_is_open)]
}

/// Some minutes later on a page. The app looks at the clock when a page is opened too.
async fn later(app: &App<'_>, minutes: u64, link: &str, heading: &str) -> Result<()> {
    let forward = "document.documentElement.dataset.forward = arguments[0]; dispatchEvent(new Event('put-forward'))";
    app.browser().ask::<Value>(forward, &[json!(minutes * 60_000)]).await?;
    go_to(app, link, heading).await
}

async fn go_to(app: &App<'_>, link: &str, heading: &str) -> Result<()> {
    app.follow(link).await?;
    app.heading_is(heading).await
}

async fn is_due(app: &App<'_>, technique: &str) -> Result<()> {
    app.shows(&format!("[data-desk-break='{technique}']")).await
}

async fn none_is_due(app: &App<'_>) -> Result<()> {
    let script = "return document.querySelector('[data-desk-break]') === null || null";
    app.browser().until::<bool>("no break", script, &[]).await.map(drop)
}

async fn breaks_come_while_the_app_is_open(browser: &Browser) -> Result<()> {
    let app = App::open_with_a_clock(browser, "#/today").await?;
    browser.click(".desk-breaks > summary").await?;
    browser.click("[name='desk-on']").await?;
    app.keeps("unknot.settings", &["\"desk\":{\"on\":true,\"every\":\"30\""])
        .await?;
    app.shows("[data-question='desk-every']").await?;

    later(&app, 29, "#/learn", "Learn").await?;
    none_is_due(&app).await?;
    later(&app, 1, "#/settings", "Settings").await?;
    is_due(&app, "pos-microbreak").await?;
    let is_on_heading = "return document.activeElement.matches('h1') || null";
    browser
        .until::<bool>("the focus on the heading, not on the card", is_on_heading, &[])
        .await?;

    // A check is not disturbed.
    app.follow("#/check/traps-upper/left").await?;
    none_is_due(&app).await?;
    go_to(&app, "#/learn", "Learn").await?;
    is_due(&app, "pos-microbreak").await?;

    browser.click("[data-desk='later']").await?;
    none_is_due(&app).await?;
    later(&app, 9, "#/settings", "Settings").await?;
    none_is_due(&app).await?;
    later(&app, 1, "#/learn", "Learn").await?;
    is_due(&app, "pos-shift-seat").await?;

    browser.click("[data-desk='stop']").await?;
    none_is_due(&app).await?;
    app.keeps("unknot.settings", &["\"stopped\":"]).await?;
    app.reload().await?;
    // The clock of the reloaded page is that of the device again.
    later(&app, 40, "#/today", "Today").await?;
    browser.click(".desk-breaks > summary").await?;
    app.shows("[data-desk-stopped]").await?;
    none_is_due(&app).await?;
    browser.click("[data-desk-stopped] button").await?;
    app.keeps_no("unknot.settings", "\"stopped\":").await?;
    // It is this tab's again once the page before has let go.
    let is_ours = "const done = arguments[arguments.length - 1];
        navigator.locks.query().then(({ held }) => done(held.some(one => one.name === 'unknot.desk')))";
    ensure!(browser.ask_and_wait::<bool>(is_ours, &[]).await?, "no tab speaks");
    later(&app, 30, "#/learn", "Learn").await?;
    is_due(&app, "pos-microbreak").await?;

    browser.click("[data-desk='done']").await?;
    none_is_due(&app).await?;
    go_to(&app, "#/today", "Today").await?;
    browser.click(".desk-breaks > summary").await?;
    browser.click("[name='desk-on']").await?;
    app.keeps_no("unknot.settings", "\"on\":true").await
}
