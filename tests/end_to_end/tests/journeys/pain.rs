//! "Pain here": from where it is felt to where it may come from.

use anyhow::{Result, ensure};
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

const CHOOSE_PAIN: &str = ".tap-switch";

async fn pain_leads_to_where_it_may_come_from(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    browser.click(CHOOSE_PAIN).await?;
    app.map().tap("shoulder-side", Side::Left).await?;
    app.address_is("#/pain/shoulder-side/left").await?;
    app.heading_is("Pain here: Left outer shoulder cap").await?;
    app.heading_has_focus().await?;
    browser.click(".red-flags summary").await?;
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
    browser.tab_to(CHOOSE_PAIN, false).await?;
    browser.press(" ").await?;
    app.shows(".tap-switch[aria-pressed=true]").await?;
    app.heading_is("Where do you feel it?").await?;
    app.map().tap("back-low", Side::Right).await?;
    app.address_is("#/pain/back-low/right").await?;
    app.shows(".origins a").await
}
