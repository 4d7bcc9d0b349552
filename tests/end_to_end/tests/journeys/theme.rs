//! Light or dark, and who is in the drawings.

use anyhow::{Result, ensure};
use serde_json::json;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(the_chosen_theme_is_there_before_the_app),
        Journey::of_logic(the_chosen_person_is_in_the_drawings),
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

/// The tone of the page, the colour of a bit of skin, and whether the hair is tied up: it is one shape more then.
const DRAWN: &str = "const figure = document.querySelector('.figure-stage .figure');
    const skin = figure?.querySelector('.f-skin');
    return { tone: document.documentElement.dataset.tone, skin: skin && getComputedStyle(skin).fill,
        hair: figure?.querySelectorAll('.f-hair').length }";

async fn the_chosen_person_is_in_the_drawings(browser: &Browser) -> Result<()> {
    const STRETCH: &str = "#/technique/st-neck-side-bend";
    let app = App::open(browser, STRETCH).await?;
    app.shows(".figure-stage .f-skin").await?;
    let usual: serde_json::Value = browser.ask(DRAWN, &[]).await?;
    app.follow("#/settings").await?;
    app.shows(".drawn-person .f-skin").await?;
    app.choose("build", "slim").await?;
    app.choose("tone", "deep").await?;
    app.follow(STRETCH).await?;
    app.shows(".figure-stage .f-skin").await?;
    let chosen: serde_json::Value = browser.ask(DRAWN, &[]).await?;
    ensure!(chosen["tone"] == "deep", "the tone is {}", chosen["tone"]);
    ensure!(chosen["skin"] != usual["skin"], "the skin stays {}", usual["skin"]);
    ensure!(
        chosen["hair"].as_u64() > usual["hair"].as_u64(),
        "the hair is not tied up: {chosen}"
    );
    app.reload().await?;
    app.shows(".figure-stage .f-skin").await?;
    let again: serde_json::Value = browser.ask(DRAWN, &[]).await?;
    ensure!(again == chosen, "after a reload it is {again} instead of {chosen}");
    app.follow("#/settings").await?;
    browser.click(".drawn-person button").await?;
    app.shows(".drawn-person label:not(:has(input[value=slim]:checked, input[value=deep]:checked)) input:checked")
        .await
}
