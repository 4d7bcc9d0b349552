//! Tapping the body.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::pages::{App, Side, View};
use unknot_end_to_end::runner::Journey;

pub fn journeys() -> Vec<Journey> {
    vec![Journey::everywhere(every_side_of_every_area_opens_with_one_tap)]
}

async fn every_side_of_every_area_opens_with_one_tap(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let map = app.map();
    let spots = map.spots().await?;
    let sides: BTreeSet<_> = spots.iter().map(|spot| (spot.area.as_str(), spot.side)).collect();
    ensure!(
        sides.len() == 60,
        "the map has {} area sides instead of 60",
        sides.len()
    );
    for spot in &spots {
        let tap = async {
            let point = map.point_of(spot).await?;
            // The person's left is on our right when they face us, and on our left from behind.
            let on_the_right = map.is_on_the_right(spot, point).await?;
            ensure!(
                on_the_right == ((spot.side == Side::Left) == (spot.view == View::Front)),
                "it is drawn on the wrong half of the picture"
            );
            browser.click_at(point).await?;
            app.address_is(&spot.address()).await?;
            app.heading_is(&spot.label).await?;
            map.chosen_are(&[&format!("{}/{}", spot.area, spot.side.as_str())])
                .await
        };
        tap.await
            .with_context(|| format!("tapping {} in the {:?} view", spot.label, spot.view))?;
    }
    Ok(())
}
