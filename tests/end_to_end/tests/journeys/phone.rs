//! On a phone. `WebKitGTK`'s window cannot be as narrow as one: there the same layout is seen at the
//! least width that it has.

use anyhow::{Result, ensure};
use thirtyfour::Key;
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Sheet, Side, View};

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(turning_the_body_keeps_the_chosen_place),
        Journey::everywhere(the_sheet_moves_by_its_handle_and_closes),
    ]
}

async fn turning_the_body_keeps_the_chosen_place(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    let map = app.map();
    map.turn_to(View::Front).await?;
    map.tap("traps-upper", Side::Left).await?;
    app.heading_is("Left top of the shoulder").await?;
    app.sheet().close().await?;
    app.address_is("#/").await?;
    map.chosen_are(&["traps-upper/left"]).await?;
    map.turn_to(View::Back).await?;
    map.chosen_are(&["traps-upper/left"]).await?;
    map.turn_to(View::Front).await?;
    map.chosen_are(&["traps-upper/left"]).await?;
    map.tap("traps-upper", Side::Right).await?;
    app.heading_is("Right top of the shoulder").await
}

async fn the_sheet_moves_by_its_handle_and_closes(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    let sheet = app.sheet();
    app.map().tap("neck-back", Side::Right).await?;
    app.heading_is("Right back of the neck").await?;
    app.heading_has_focus().await?;
    sheet.is_at("half").await?;
    let half = sheet.pixels().await?;
    sheet.next_height().await?;
    sheet.is_at("full").await?;
    let full = sheet.pixels().await?;
    sheet.next_height().await?;
    sheet.is_at("peek").await?;
    let peek = sheet.pixels().await?;

    // By keys: the handle keeps the focus.
    browser.tab_to(Sheet::GRIP, false).await?;
    browser.press(Key::Enter + "").await?;
    sheet.is_at("half").await?;
    browser.focus_reaches(Sheet::GRIP).await?;
    ensure!(peek < half && half < full, "the heights are {peek}, {half} and {full}");
    sheet.close().await?;
    app.address_is("#/").await?;
    app.heading_is("Where does it hurt?").await?;
    app.heading_has_focus().await
}
