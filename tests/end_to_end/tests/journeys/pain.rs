//! "Pain here": from where it is felt to where it may come from.

use anyhow::{Result, ensure};
use serde_json::json;
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Side};

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(pain_leads_to_where_it_may_come_from),
        Journey::everywhere(the_switch_works_by_keyboard),
    ]
}

/// The lit places, as `area/side`.
const LIT: &str = "const lit = [...document.querySelectorAll('[data-area][data-lit]')];
    return [...new Set(lit.map(({ dataset }) => `${dataset.area}/${dataset.side}`))]";

const CHOOSE_PAIN: &str = ".tap-switch label:last-of-type input";

async fn pain_leads_to_where_it_may_come_from(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    browser.click(CHOOSE_PAIN).await?;
    app.map().tap("shoulder-side", Side::Left).await?;
    app.address_is("#/pain/shoulder-side/left").await?;
    app.heading_is("Pain here: Left outer shoulder cap").await?;
    app.heading_has_focus().await?;
    app.shows(".red-flags .emergency").await?;
    let lit: Vec<String> = browser.ask(LIT, &[]).await?;
    ensure!(
        lit.len() > 2 && lit.iter().all(|place| place.ends_with("/left")),
        "these are lit: {lit:?}"
    );
    app.map().chosen_are(&["shoulder-side/left"]).await?;
    let first = "return document.querySelector('.origins a').getAttribute('href')";
    let first: String = browser.ask(first, &[]).await?;
    browser.click(".origins a").await?;
    app.address_is(&first).await
}

async fn the_switch_works_by_keyboard(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    let tapped = "const switched = document.querySelectorAll('.tap-switch input');
        switched[0].focus(); return document.activeElement === switched[0]";
    ensure!(browser.ask::<bool>(tapped, &[]).await?, "the switch takes no focus");
    browser.press(thirtyfour::Key::Right + "").await?;
    browser
        .until::<bool>(
            "the switch to have moved",
            "return document.querySelector(arguments[0]).checked",
            &[json!(CHOOSE_PAIN)],
        )
        .await?;
    app.map().tap("back-low", Side::Right).await?;
    app.address_is("#/pain/back-low/right").await?;
    app.shows(".origins a").await
}
