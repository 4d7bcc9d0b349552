//! The whole way without a pointer.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, View};

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_keyboard_leads_from_the_map_to_a_favourite_and_back),
        Journey::everywhere(words_lead_to_the_place_they_mean),
        Journey::everywhere(words_for_the_open_page_lead_to_its_heading),
        Journey::everywhere(what_takes_itself_away_leaves_the_focus_beside_it),
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

/// Each presses what goes away by it: the page, and what is pressed one after the other.
const TAKEN_AWAY: [(&str, &[&str]); 7] = [
    ("#/favourites", &["main button[data-favourite]"]),
    (
        "#/routines/7",
        &["[data-step-row] .menu-button", ":popover-open [aria-label^='Remove']"],
    ),
    (
        "#/routines/7",
        &[
            ".title-row .menu-button",
            ":popover-open [aria-label^='Delete']",
            ".notice .icon-button",
        ],
    ),
    (
        "#/history",
        &["[data-entry] .menu-button", ":popover-open [aria-label^='Delete']"],
    ),
    (
        "#/history",
        &["[data-entry] .menu-button", ":popover-open [aria-label^='Change']"],
    ),
    (
        "#/area/traps-upper/left",
        &["button[data-favourite='traps-upper']", ".notice .icon-button"],
    ),
    (
        "#/settings",
        &[
            ".delete-everything summary",
            "[data-backup=delete]",
            ".notice .icon-button",
        ],
    ),
];

async fn what_takes_itself_away_leaves_the_focus_beside_it(browser: &Browser) -> Result<()> {
    const FOCUS: &str = "const found = document.querySelector(arguments[0]); found?.focus(); return found !== null";
    const IS_SOMEWHERE: &str = "return document.activeElement !== null && document.activeElement !== document.body";
    let app = App::open(browser, "#/").await?;
    let routines = r#"{"version":1,"routines":[{"id":7,"name":"Mine","steps":[
        {"id":1,"title":"One","text":"","turn":"whole","repetitions":1},
        {"id":2,"title":"Two","text":"","turn":"whole","repetitions":1}]}]}"#;
    let favourites = r#"{"version":1,"areas":[{"id":"traps-upper","side":"left","added_at":"2026-11-22T10:00:00Z"}],
        "techniques":[{"id":"heat-neck","added_at":"2026-11-22T10:00:00Z"}]}"#;
    let journal = r#"{"version":1,"entries":[{"at":1000,"before":3},{"at":2000,"before":4}]}"#;
    for (link, presses) in TAKEN_AWAY {
        app.store("unknot.routines", routines).await?;
        app.store("unknot.favourites", favourites).await?;
        app.store("unknot.journal", journal).await?;
        app.load(link).await?;
        for press in presses {
            let found = format!("{press} on {link}");
            browser.until::<bool>(&found, FOCUS, &[json!(press)]).await?;
            browser.press(Key::Enter + "").await?;
            browser.stands_still().await?;
            let lost = format!("the focus after {press} on {link}");
            browser.until_steady::<bool>(&lost, IS_SOMEWHERE, &[]).await?;
        }
    }
    Ok(())
}
