//! Tapping the body.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Side, View};

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(every_side_of_every_area_opens_with_one_tap),
        Journey::everywhere(another_area_begins_at_its_title),
        Journey::everywhere(a_tap_where_there_is_nothing_to_choose_is_answered),
    ]
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
            let aim = map.aim_at(spot).await?;
            // The person's left is on our right when they face us, and on our left from behind.
            ensure!(
                aim.on_the_right == ((spot.side == Side::Left) == (spot.view == View::Front)),
                "it is drawn on the wrong half of the picture"
            );
            browser.click_at(aim.at).await?;
            map.is_open(spot).await
        };
        tap.await
            .with_context(|| format!("tapping {} in the {:?} view", spot.label, spot.view))?;
    }
    Ok(())
}

async fn another_area_begins_at_its_title(browser: &Browser) -> Result<()> {
    const READ_ON: &str = "const end = document.querySelector('.folds .rests-on');
        end?.scrollIntoView({ behavior: 'instant' });
        return !!end && document.querySelector('h1').getBoundingClientRect().bottom < 0";
    const TITLE_IS_IN_SIGHT: &str = "const title = document.querySelector('h1').getBoundingClientRect();
        return document.activeElement.tagName === 'H1' && title.top > 0 && title.bottom < innerHeight";
    for screen in [Screen::Desk, Screen::Phone] {
        browser.show_on(screen).await?;
        let app = App::open(browser, "#/area/neck-front/left").await?;
        browser.until::<bool>("the page read to its end", READ_ON, &[]).await?;
        app.follow("#/area/leg-calf-upper/left").await?;
        app.heading_is("Left upper calf").await?;
        browser
            .until::<bool>(&format!("the title in sight ({screen:?})"), TITLE_IS_IN_SIGHT, &[])
            .await?;
    }
    Ok(())
}

async fn a_tap_where_there_is_nothing_to_choose_is_answered(browser: &Browser) -> Result<()> {
    const HEAD: &str = "const body = document.querySelector('.body-view[data-view=back]').getBoundingClientRect();
        const [x, y] = [body.left + body.width / 2, body.top + body.height / 20];
        return { x: Math.round(x), y: Math.round(y) }";
    let app = App::open(browser, "#/").await?;
    let head = browser.until_steady("the head", HEAD, &[]).await?;
    browser.click_at(head).await?;
    app.heading_is("Tap a muscle, or search").await?;
    app.map().tap("neck-back", Side::Left).await?;
    app.follow("#/").await?;
    app.heading_is("Where does it hurt?").await
}
