//! The whole way without a pointer.

use anyhow::{Result, ensure};
use thirtyfour::Key;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::pages::{App, View};
use unknot_end_to_end::runner::Journey;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_keyboard_leads_from_the_map_to_a_favourite_and_back),
        Journey::everywhere(words_lead_to_the_place_they_mean),
        Journey::everywhere(words_for_the_open_page_lead_to_its_heading),
    ]
}

const SHAPE: &str = "[data-area]";

async fn a_keyboard_leads_from_the_map_to_a_favourite_and_back(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let map = app.map();
    browser.tab_to(SHAPE, false).await?;
    ensure!(
        map.tab_stops().await? == 1,
        "the map has {} stops of the Tab key",
        map.tab_stops().await?
    );
    browser.tab(false).await?;
    ensure!(
        map.focused().await.is_err(),
        "the Tab key goes from one area to another"
    );
    browser.tab_to(SHAPE, true).await?;

    let first = map.focused().await?;
    browser.press(Key::Down + "").await?;
    let below = map.focused().await?;
    ensure!(
        below != first && below.view == first.view,
        "the arrow down led from {first:?} to {below:?}"
    );
    go_across(&app, Key::Left, View::Front).await?;
    go_across(&app, Key::Right, View::Back).await?;

    let spot = map.focused().await?;
    browser.press(Key::Enter + "").await?;
    app.address_is(&spot.address()).await?;
    app.heading_is(&spot.label).await?;
    app.heading_has_focus().await?;

    let card = app.first_technique().await?;
    browser.tab_to(&card.summary(), false).await?;
    browser.press(Key::Enter + "").await?;
    card.is_open().await?;
    browser.tab_to(card.heart().selector(), false).await?;
    browser.press(" ").await?;
    card.heart().is_pressed(true).await?;

    browser.tab_to(SHAPE, true).await?;
    ensure!(
        map.focused().await?.chosen,
        "the Tab key does not lead back to the chosen area"
    );
    browser.press(Key::Escape + "").await?;
    map.chosen_are(&[]).await?;
    app.address_is("#/").await
}

/// Presses an arrow until the focus is in the other view.
async fn go_across(app: &App<'_>, arrow: Key, view: View) -> Result<()> {
    const MOST: usize = 12;
    for _ in 0..MOST {
        if app.map().focused().await?.view == view {
            return Ok(());
        }
        app.browser().press(arrow.clone() + "").await?;
    }
    ensure!(
        app.map().focused().await?.view == view,
        "{MOST} presses of {arrow:?} do not lead to the {view:?} view"
    );
    Ok(())
}

async fn words_lead_to_the_place_they_mean(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let search = app.search();
    // What is typed, and how the address of the first result begins.
    let cases = [
        ("bum", "#/area/buttock-"),
        ("back of neck", "#/area/neck-back"),
        ("pain down the leg", "#/area/buttock-"),
        ("calf", "#/area/leg-calf-"),
        ("back of neck", "#/area/neck-back"),
        ("gastrocnemius", "#/area/leg-calf-"),
    ];
    for (words, start) in cases {
        search.reach_by_key().await?;
        search.type_words(words).await?;
        opens_active_result(&app, words, start).await?;
    }

    // A slip of the keys, and a result further down.
    search.reach_by_key().await?;
    search.type_words("sholder blade").await?;
    let first = search.active().await?;
    search.next().await?;
    let second = search.active().await?;
    ensure!(first != second, "the arrow down stays on {first}");
    opens_active_result(&app, "sholder blade", "#/area/").await
}

async fn words_for_the_open_page_lead_to_its_heading(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/area/leg-calf-upper").await?;
    app.search().reach_by_key().await?;
    app.search().type_words("gastrocnemius").await?;
    opens_active_result(&app, "gastrocnemius", "#/area/leg-calf-upper").await
}

async fn opens_active_result(app: &App<'_>, words: &str, start: &str) -> Result<()> {
    let name = app.search().active().await?;
    app.search().enter().await?;
    app.heading_is(&name).await?;
    app.heading_has_focus().await?;
    let address: String = app.browser().ask("return location.hash", &[]).await?;
    ensure!(address.starts_with(start), "“{words}” led to {address}");
    Ok(())
}
