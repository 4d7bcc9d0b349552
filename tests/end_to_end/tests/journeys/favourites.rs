//! Marking what helps, and finding it again.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_favourite_stays_until_it_is_taken_away),
        Journey::everywhere(two_tabs_keep_each_others_favourites),
        Journey::everywhere(a_message_that_comes_again_is_read_out_again),
    ]
}

const TECHNIQUE: &str = "st-neck-side-bend";

async fn a_favourite_stays_until_it_is_taken_away(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/area/traps-upper/left").await?;
    app.heart("traps-upper").tap().await?;
    app.heart("traps-upper").is_pressed(true).await?;
    app.technique(TECHNIQUE).toggle_favourite().await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await?;

    app.reload().await?;
    app.heart("traps-upper").is_pressed(true).await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await?;

    app.go_to_page("#/routines").await?;
    browser.click(".page nav a[href='#/favourites']").await?;
    app.heading_is("Favourites").await?;
    let groups = app.favourites().groups(1).await?;
    ensure!(
        groups[0].area == "Left top of the shoulder",
        "the heading is {}",
        groups[0].area
    );
    ensure!(
        groups[0].techniques == [TECHNIQUE],
        "listed are {:?}",
        groups[0].techniques
    );
    let stored = app.stored("unknot.favourites").await?;

    app.technique(TECHNIQUE).toggle_favourite().await?;
    app.notices().say("no longer a favourite").await?;
    let groups = app.favourites().groups(1).await?;
    ensure!(groups[0].techniques.is_empty(), "{:?} stayed", groups[0].techniques);

    app.notices().press_button().await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await?;
    ensure!(
        app.stored("unknot.favourites").await? == stored,
        "undoing a removal changed what is stored"
    );
    app.reload().await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await
}

async fn two_tabs_keep_each_others_favourites(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/technique/st-neck-side-bend").await?;
    let first = app.tab().await?;
    let second = app.open_tab("#/technique/heat-neck").await?;
    app.heart("heat-neck").tap().await?;
    app.heart("heat-neck").is_pressed(true).await?;

    app.go_to_tab(&first).await?;
    app.heart(TECHNIQUE).tap().await?;
    app.heart(TECHNIQUE).is_pressed(true).await?;
    app.follow("#/technique/heat-neck").await?;
    app.heart("heat-neck").is_pressed(true).await?;

    app.go_to_tab(&second).await?;
    app.follow("#/technique/st-neck-side-bend").await?;
    app.heart(TECHNIQUE).is_pressed(true).await?;

    // What one tab takes away, the other shows without a reload, and the rest stays.
    app.heart(TECHNIQUE).tap().await?;
    app.heart(TECHNIQUE).is_pressed(false).await?;
    app.go_to_tab(&first).await?;
    app.heart("heat-neck").is_pressed(true).await?;
    app.follow("#/technique/st-neck-side-bend").await?;
    app.heart(TECHNIQUE).is_pressed(false).await
}

/// A region that is read out tells what comes into it. So the same words have to come anew.
async fn a_message_that_comes_again_is_read_out_again(browser: &Browser) -> Result<()> {
    const LISTEN: &str = "window.heard = 0;
        new MutationObserver(changes => {
            for (const { addedNodes } of changes) for (const one of addedNodes)
                if (one.textContent.includes('no longer a favourite')) window.heard += 1;
        }).observe(document.querySelector('.notices[role=status]'), { childList: true, subtree: true, characterData: true });
        return null";
    const HEARD: &str = "return window.heard >= arguments[0] || null";
    let app = App::open(browser, "#/area/traps-upper/left").await?;
    let heart = app.heart("traps-upper");
    heart.is_pressed(false).await?;
    browser
        .until::<bool>(
            "the messages",
            "return document.querySelector('.notices') !== null",
            &[],
        )
        .await?;
    browser.ask::<Value>(LISTEN, &[]).await?;
    for times in 1..=3 {
        heart.tap().await?;
        heart.is_pressed(true).await?;
        heart.tap().await?;
        heart.is_pressed(false).await?;
        browser
            .until::<bool>(&format!("the message to come {times} times"), HEARD, &[json!(times)])
            .await?;
    }
    Ok(())
}
