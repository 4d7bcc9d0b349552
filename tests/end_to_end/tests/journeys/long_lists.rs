//! Years of use: a page that lists it all stays light, and paper has all of it.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::of_logic(twenty_thousand_notes_make_no_heavy_page),
        Journey::of_logic(two_hundred_routines_make_no_heavy_page),
        Journey::of_logic(thousands_of_favourites_make_no_heavy_page),
    ]
}

/// More than that, and an old phone stands still while the page is made.
const MOST_ELEMENTS: u64 = 3_000;

async fn is_light(app: &App<'_>, page: &str) -> Result<()> {
    app.browser().stands_still().await?;
    let elements: u64 = app
        .browser()
        .ask("return document.querySelectorAll('*').length", &[])
        .await?;
    ensure!(elements < MOST_ELEMENTS, "{page} has {elements} elements");
    Ok(())
}

/// Goes on until there is no more, or so many times; the page stays light all the way, and back.
async fn stays_light(app: &App<'_>, page: &str, times: u32) -> Result<()> {
    const PRESS: &str = "const button = document.querySelector(arguments[0]); button?.click(); return button !== null";
    is_light(app, page).await?;
    for way in ["[data-next]", "[data-before]"] {
        for _ in 0..times {
            if !app.browser().ask::<bool>(PRESS, &[json!(way)]).await? {
                break;
            }
            is_light(app, page).await?;
        }
    }
    Ok(())
}

/// Written in the page, so that megabytes do not go through the driver.
async fn store_notes(app: &App<'_>, count: u32) -> Result<()> {
    const STORE: &str = "const [count] = arguments, areas = ['neck-back', 'traps-upper', 'back-low', 'leg-calf-upper'];
        const entries = Array.from({ length: count }, (_, index) => ({ at: Date.now() - (count - index) * 3.6e6,
            places: [{ area: areas[index % 4], side: 'left' }], before: 3 + index % 5, after: 2 + index % 3,
            did: ['st-neck-side-bend'], note: 'n ' + index }));
        localStorage.setItem('unknot.journal', JSON.stringify({ version: 1, entries })); return null";
    app.browser().ask::<Value>(STORE, &[json!(count)]).await?;
    app.reload().await
}

async fn twenty_thousand_notes_make_no_heavy_page(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    store_notes(&app, 20_000).await?;
    app.follow("#/history").await?;
    app.shows("[data-entry]").await?;
    stays_light(&app, "the journal", 8).await
}

async fn two_hundred_routines_make_no_heavy_page(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    let step = |id: u32, technique: &str| {
        json!({ "id": id, "technique": technique, "place": { "area": "neck-back", "side": "left" },
            "turn": { "first": "left" }, "hold": 20, "repetitions": 2 })
    };
    let steps = [
        step(1, "st-neck-side-bend"),
        step(2, "sm-neck-back-circles"),
        step(3, "str-neck-press"),
    ];
    let routines: Vec<_> = (1..=200)
        .map(|id| json!({ "id": id, "name": format!("Routine {id}"), "steps": steps }))
        .collect();
    let routines = json!({ "version": 1, "routines": routines }).to_string();
    app.store("unknot.routines", &routines).await?;
    app.reload().await?;
    app.follow("#/routines").await?;
    app.shows("[data-routine]").await?;
    stays_light(&app, "the routines", 30).await
}

async fn thousands_of_favourites_make_no_heavy_page(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    let marked = |id: &String| json!({ "id": id, "added_at": "2026-11-22T10:00:00Z" });
    let techniques = every_technique()?;
    ensure!(
        techniques.len() > 150,
        "only {} techniques were found",
        techniques.len()
    );
    let of_others: Vec<String> = (0..5_000).map(|index| format!("st-of-a-later-build-{index}")).collect();
    let techniques: Vec<_> = techniques.iter().chain(&of_others).map(marked).collect();
    let favourites = json!({ "version": 1, "techniques": techniques, "areas": [] });
    app.store("unknot.favourites", &favourites.to_string()).await?;
    app.reload().await?;
    app.follow("#/favourites").await?;
    app.shows(".favourite-area").await?;
    stays_light(&app, "the favourites", 20).await
}

/// The ids of all techniques, from the files that they are written in.
fn every_technique() -> Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/facts/techniques");
    let mut ids = Vec::new();
    for file in fs::read_dir(folder)? {
        let text = fs::read_to_string(file?.path())?;
        let heads = text
            .lines()
            .filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        ids.extend(heads.filter(|head| !head.contains(['.', '[', ' '])).map(str::to_owned));
    }
    Ok(ids)
}
