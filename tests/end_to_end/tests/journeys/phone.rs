//! On a phone. `WebKitGTK`'s window cannot be as narrow as one: there the same layout is seen at the
//! least width that it has.

use anyhow::{Result, ensure};
use serde_json::Value;
use thirtyfour::Key;
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::pages::{App, Sheet, Side, View};
use unknot_end_to_end::runner::Journey;

use crate::screens;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(turning_the_body_keeps_the_chosen_place),
        Journey::everywhere(the_sheet_moves_by_its_buttons_and_closes),
        Journey::everywhere(every_control_is_large_enough_and_no_page_scrolls_sideways),
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

async fn the_sheet_moves_by_its_buttons_and_closes(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    let sheet = app.sheet();
    app.map().tap("neck-back", Side::Right).await?;
    app.heading_is("Right back of the neck").await?;
    app.heading_has_focus().await?;
    sheet.is_at("half").await?;
    let half = sheet.pixels().await?;
    sheet.make_lower().await?;
    sheet.is_at("peek").await?;
    let peek = sheet.pixels().await?;
    sheet.make_taller().await?;
    sheet.is_at("half").await?;

    // By keys: a button that has done all it can keeps the focus.
    browser.tab_to(Sheet::LOWER, false).await?;
    browser.press(Key::Enter + "").await?;
    sheet.is_at("peek").await?;
    browser.focus_reaches(Sheet::LOWER).await?;
    sheet.make_taller().await?;
    sheet.is_at("half").await?;

    sheet.make_taller().await?;
    sheet.is_at("full").await?;
    let full = sheet.pixels().await?;
    ensure!(peek < half && half < full, "the heights are {peek}, {half} and {full}");
    sheet.close().await?;
    app.address_is("#/").await?;
    app.heading_is("Where does it hurt?").await?;
    app.heading_has_focus().await
}

/// Controls that are smaller than 24 pixels in a direction. A link inside a sentence is as high as
/// its line, which is fine; a shape is as large as the part of it that takes the tap; and what
/// stands inside a label is tapped through the label.
const TOO_SMALL: &str = "
    const inSentence = one => one.matches('a') && getComputedStyle(one).display === 'inline'
        && one.parentElement.textContent.trim().length > one.textContent.trim().length;
    const target = one => one.querySelector(':scope > .hit') ?? one.closest('label') ?? one;
    const controls = 'a[href], button, input, select, textarea, summary, [role=button], [role=option]';
    return [...document.querySelectorAll(controls)]
        .filter(one => one.checkVisibility({ visibilityProperty: true }) && !inSentence(one))
        .map(one => [target(one).getBoundingClientRect(), one])
        .filter(([box]) => box.width > 0 && (box.width < 23.99 || box.height < 23.99))
        .map(([box, one]) => `${box.width.toFixed(1)} x ${box.height.toFixed(1)}: ${one.outerHTML.slice(0, 140)}`);";

/// What reaches beyond the right edge, if the page can be scrolled there.
const TOO_WIDE: &str = "
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth && page.clientWidth <= arguments[0]) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > arguments[0] + 0.5);
    return [`${page.scrollWidth} pixels in ${page.clientWidth}`, ...wide.slice(0, 5).map(one => one.outerHTML.slice(0, 140))];";

async fn every_control_is_large_enough_and_no_page_scrolls_sideways(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let width = browser.engine().narrowest_window().unwrap_or(360);
    let app = App::open(browser, "#/").await?;
    let mut troubles = Vec::new();
    screens::visit_all(&app, async |screen| {
        for (size, text) in [("100%", "text"), ("200%", "text at 200 %")] {
            set_text_size(browser, size).await?;
            let wide: Vec<String> = browser.ask(TOO_WIDE, &[width.into()]).await?;
            troubles.extend(
                wide.iter()
                    .map(|trouble| format!("{screen}, {text}, too wide: {trouble}")),
            );
            let small: Vec<String> = browser.ask(TOO_SMALL, &[]).await?;
            troubles.extend(
                small
                    .iter()
                    .map(|trouble| format!("{screen}, {text}, too small: {trouble}")),
            );
        }
        set_text_size(browser, "").await
    })
    .await?;
    ensure!(
        troubles.is_empty(),
        "{} troubles:\n{}",
        troubles.len(),
        troubles.join("\n")
    );
    Ok(())
}

async fn set_text_size(browser: &Browser, size: &str) -> Result<()> {
    browser
        .ask::<Value>("document.documentElement.style.fontSize = arguments[0]", &[size.into()])
        .await?;
    browser.stands_still().await
}
