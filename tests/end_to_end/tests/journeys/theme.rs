//! Light or dark.

use anyhow::{Result, ensure};
use serde_json::json;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(the_chosen_theme_is_there_before_the_app),
        // Only Chromium can change what the device prefers while it runs.
        Journey::only_in(
            &[Engine::Chromium],
            the_theme_of_the_device_is_followed_and_can_be_overruled,
        ),
    ]
}

const PAPER: &str = "return getComputedStyle(document.documentElement).backgroundColor";

async fn the_chosen_theme_is_there_before_the_app(browser: &Browser) -> Result<()> {
    // Notes the theme when the document has been read, which is before the app is ready.
    const NOTE: &str = "addEventListener('DOMContentLoaded', () => {
        const { theme, ready } = document.documentElement.dataset;
        window.early = { theme, ready: ready !== undefined }; });";
    let app = App::open_after(NOTE, browser, "#/settings").await?;
    let light: String = browser.ask(PAPER, &[]).await?;
    app.choose("theme", "dark").await?;
    browser
        .until::<bool>(
            "the dark theme",
            "return document.documentElement.dataset.theme === 'dark'",
            &[],
        )
        .await?;
    let dark: String = browser.ask(PAPER, &[]).await?;
    ensure!(light != dark, "the page stays {light}");

    app.reload().await?;
    let early: serde_json::Value = browser.ask("return window.early", &[]).await?;
    ensure!(
        early["theme"] == "dark",
        "before the app the theme is {}",
        early["theme"]
    );
    let after: String = browser.ask(PAPER, &[]).await?;
    ensure!(after == dark, "after a reload the page is {after} instead of {dark}");
    app.shows("label:has(input[name=theme][value=dark]:checked)").await
}

async fn the_theme_of_the_device_is_followed_and_can_be_overruled(browser: &Browser) -> Result<()> {
    let device = async |scheme: &str| {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser
            .devtools("Emulation.setEmulatedMedia", json!({ "features": features }))
            .await?;
        browser.ask::<String>(PAPER, &[]).await
    };
    let app = App::open(browser, "#/settings").await?;
    let light = device("light").await?;
    let dark = device("dark").await?;
    ensure!(light != dark, "the page stays {light}");
    app.choose("theme", "light").await?;
    let overruled = device("dark").await?;
    ensure!(overruled == light, "chosen light, the page is {overruled}");
    device("light").await.map(drop)
}
