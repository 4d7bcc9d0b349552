//! The list of areas says and does what the map says and does.

use anyhow::Result;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Side};

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(the_list_and_the_map_are_in_step),
        Journey::everywhere(a_second_sore_place_joins_the_first),
    ]
}

async fn the_list_and_the_map_are_in_step(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.list().choose("back-low", "left").await?;
    app.address_is("#/area/back-low/left").await?;
    app.map().chosen_are(&["back-low/left"]).await?;
    app.choose("side", "both").await?;
    app.address_is("#/area/back-low/both").await?;
    app.map().chosen_are(&["back-low/left", "back-low/right"]).await?;
    app.follow("#/").await?;
    app.shows(".area-list a[href='#/area/back-low/both'][aria-current=true]")
        .await
}

async fn a_second_sore_place_joins_the_first(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.list().choose("neck-back", "left").await?;
    app.list().count_is("1 sore place").await?;
    app.list().also_sore_here().await?;
    app.map().tap("back-low", Side::Right).await?;
    app.address_is("#/area/back-low/right").await?;
    app.map().chosen_are(&["back-low/right", "neck-back/left"]).await?;
    app.list().count_is("2 sore places").await?;
    app.list().clear().await?;
    app.map().chosen_are(&[]).await?;
    app.list().says_nothing_is_chosen().await?;
    app.address_is("#/").await
}
