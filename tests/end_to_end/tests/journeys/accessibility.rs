//! No screen breaks a rule that axe-core knows.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::pages::App;
use unknot_end_to_end::runner::Journey;

use crate::screens;

pub fn journeys() -> Vec<Journey> {
    vec![
        // The rules are about markup, colours and sizes more than engines, and take their time: one
        // engine meets all four looks, the others one that differs most from that of each other.
        Journey::only_in(
            &[Engine::Chromium, Engine::WebKit],
            no_screen_breaks_an_accessibility_rule_on_a_desk_in_light,
        ),
        Journey::only_in(
            &[Engine::Chromium, Engine::Firefox],
            no_screen_breaks_an_accessibility_rule_on_a_phone_in_dark,
        ),
        Journey::only_in(
            &[Engine::Chromium],
            no_screen_breaks_an_accessibility_rule_on_a_desk_in_dark,
        ),
        Journey::only_in(
            &[Engine::Chromium],
            no_screen_breaks_an_accessibility_rule_on_a_phone_in_light,
        ),
    ]
}

async fn no_screen_breaks_an_accessibility_rule_on_a_desk_in_light(browser: &Browser) -> Result<()> {
    check(browser, Screen::Desk, "light").await
}

async fn no_screen_breaks_an_accessibility_rule_on_a_phone_in_dark(browser: &Browser) -> Result<()> {
    check(browser, Screen::Phone, "dark").await
}

async fn no_screen_breaks_an_accessibility_rule_on_a_desk_in_dark(browser: &Browser) -> Result<()> {
    check(browser, Screen::Desk, "dark").await
}

async fn no_screen_breaks_an_accessibility_rule_on_a_phone_in_light(browser: &Browser) -> Result<()> {
    check(browser, Screen::Phone, "light").await
}

async fn check(browser: &Browser, screen: Screen, theme: &str) -> Result<()> {
    const RUN: &str = "const done = arguments[arguments.length - 1];
        axe.run({ resultTypes: ['violations'] }).then(
            ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(
                ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.replace(/\\s+/g, ' ').slice(0, 240)}`))),
            error => done([`axe-core failed: ${error}`]));";
    let axe = &browser.environment().axe;
    let axe = std::fs::read_to_string(axe).with_context(|| format!("{} is missing", axe.display()))?;
    browser.show_on(screen).await?;
    let app = App::open(browser, "#/").await?;
    app.store("unknot.settings", &json!({ "version": 1, "theme": theme }).to_string())
        .await?;
    app.reload().await?;
    let mut violations = Vec::new();
    screens::visit_all(&app, async |name| {
        if !browser.ask::<bool>("return !!window.axe", &[]).await? {
            browser.ask::<Value>(&axe, &[]).await?;
        }
        let found: Vec<String> = browser.ask_and_wait(RUN, &[]).await?;
        violations.extend(found.iter().map(|violation| format!("{name}: {violation}")));
        Ok(())
    })
    .await?;
    ensure!(
        violations.is_empty(),
        "{} violations:\n{}",
        violations.len(),
        violations.join("\n")
    );
    Ok(())
}
