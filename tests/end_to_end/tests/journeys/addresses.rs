//! Links from elsewhere, and the way back.

use anyhow::Result;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_link_opens_its_page_cold),
        Journey::of_logic(an_unknown_link_says_so_and_shows_a_way_home),
        Journey::everywhere(back_and_forward_move_the_focus_to_the_heading),
    ]
}

async fn a_link_opens_its_page_cold(browser: &Browser) -> Result<()> {
    // Each on an origin of its own, where nothing was ever stored or compiled.
    let app = App::open_fresh(browser, "#/area/neck-back/right").await?;
    app.heading_is("Right back of the neck").await?;
    app.title_is("Right back of the neck · Unknot").await?;
    app.map().chosen_are(&["neck-back/right"]).await?;
    app.shows(".red-flags summary").await?;
    let app = App::open_fresh(browser, "#/technique/st-neck-side-bend").await?;
    app.shows("[data-technique='st-neck-side-bend'][data-kind=stretch] ol.steps li")
        .await?;
    // One page of every other part of the app.
    for (link, heading, title) in [
        (
            "#/plan/neck-back/left",
            "Your plan",
            "Your plan: Left back of the neck · Unknot",
        ),
        ("#/play", "No session is under way", "Guided session · Unknot"),
        ("#/routines", "Routines", "Routines · Unknot"),
        ("#/today", "Today", "Today · Unknot"),
        ("#/flare-up", "If it flares up", "If it flares up · Unknot"),
        ("#/learn", "Learn", "Learn · Unknot"),
        ("#/settings", "Settings", "Settings · Unknot"),
    ] {
        let app = App::open_fresh(browser, link).await?;
        app.heading_is(heading).await?;
        app.title_is(title).await?;
    }
    Ok(())
}

async fn an_unknown_link_says_so_and_shows_a_way_home(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    // `tests/routes.rs` has many more.
    for link in ["#/area/nope", "#/%F0%9F%92%A9/<b>"] {
        app.load(link).await?;
        app.heading_is("This page does not exist").await?;
        app.title_is("Page not found · Unknot").await?;
        browser.click(".page a[href='#/']").await?;
        app.heading_is("Where does it hurt?").await?;
    }
    Ok(())
}

async fn back_and_forward_move_the_focus_to_the_heading(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let pages = [
        ("#/", "Where does it hurt?", "Unknot: ease a sore muscle"),
        (
            "#/area/back-low/left",
            "Left lower back, beside the spine",
            "Left lower back, beside the spine · Unknot",
        ),
        ("#/today", "Today", "Today · Unknot"),
        ("#/routines", "Routines", "Routines · Unknot"),
        ("#/learn", "Learn", "Learn · Unknot"),
        ("#/settings", "Settings", "Settings · Unknot"),
        ("#/about", "About Unknot", "About · Unknot"),
    ];
    app.list().choose("back-low", "left").await?;
    for (link, heading, _) in &pages[2..] {
        if *link == "#/about" {
            // No tab leads there; the settings do.
            browser.click(".page a[href='#/about']").await?;
        } else {
            app.go_to_page(link).await?;
        }
        app.heading_is(heading).await?;
    }
    for page in pages.iter().rev().skip(1) {
        browser.web().back().await?;
        arrived(&app, *page).await?;
    }
    for page in &pages[1..] {
        browser.web().forward().await?;
        arrived(&app, *page).await?;
    }
    Ok(())
}

async fn arrived(app: &App<'_>, (link, heading, title): (&str, &str, &str)) -> Result<()> {
    app.address_is(link).await?;
    app.heading_is(heading).await?;
    app.title_is(title).await?;
    app.heading_has_focus().await
}
