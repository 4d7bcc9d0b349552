//! A phone that is turned, a page that is left and comes back, and a link that opens behind the page in front.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

use crate::keyboard::COVERED;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::only_in(
            &[Engine::Chromium],
            what_has_the_focus_stays_in_sight_when_a_phone_is_turned,
        ),
        Journey::only_in(&[Engine::Chromium], a_phone_that_is_turned_loses_nothing),
        Journey::everywhere(a_page_that_comes_back_shows_what_was_changed_since),
        Journey::only_in(
            &[Engine::Chromium, Engine::Firefox],
            a_link_that_opens_behind_this_page_takes_nothing_from_it,
        ),
    ]
}

const UPRIGHT: (u32, u32) = (360, 740);
const ON_ITS_SIDE: (u32, u32) = (740, 360);

/// Turns the phone, and waits until the page has settled.
async fn turn(browser: &Browser, (width, height): (u32, u32)) -> Result<()> {
    const SETTLED: &str = "const panel = document.querySelector('.panel-body');
        return innerWidth === arguments[0] && [scrollY, panel?.scrollTop, innerHeight]";
    browser.show_at(width, height).await?;
    browser.stands_still().await?;
    browser
        .until_steady::<Value>("the page to settle", SETTLED, &[json!(width)])
        .await?;
    Ok(())
}

async fn what_has_the_focus_stays_in_sight_when_a_phone_is_turned(browser: &Browser) -> Result<()> {
    const STOPS: u32 = 36;
    browser.show_at(UPRIGHT.0, UPRIGHT.1).await?;
    let app = App::open(browser, "#/").await?;
    app.store("unknot.routines", sample_answers::ROUTINES).await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    let mut covered = Vec::new();
    for link in [
        "#/area/neck-back/left",
        "#/plan/neck-back/left",
        "#/check/leg-thigh-back/left",
        "#/routines/7",
        "#/settings",
    ] {
        app.load(link).await?;
        app.shows("h1").await?;
        browser.stands_still().await?;
        for stop in 0..STOPS {
            browser.tab(false).await?;
            if stop % 4 != 3 {
                continue;
            }
            // Nobody turns a phone before the next picture.
            browser
                .until_steady::<Value>("the focus to be seen", "return [scrollY]", &[])
                .await?;
            for (how, screen) in [("on its side", ON_ITS_SIDE), ("upright", UPRIGHT)] {
                turn(browser, screen).await?;
                let what: String = browser.ask(COVERED, &[]).await?;
                if !what.is_empty() {
                    covered.push(format!("{link}, {how}: {what}"));
                }
            }
        }
    }
    ensure!(covered.is_empty(), "the focus is out of sight:\n{}", covered.join("\n"));
    Ok(())
}

async fn a_phone_that_is_turned_loses_nothing(browser: &Browser) -> Result<()> {
    // What was scrolled away from is not scrolled back to.
    const FAR_DOWN: &str = "document.querySelector('h1').focus({ preventScroll: true });
        scrollTo(0, document.documentElement.scrollHeight); return scrollY > 400";
    browser.show_at(UPRIGHT.0, UPRIGHT.1).await?;
    let app = App::open(browser, "#/history").await?;
    browser.click(".note-now summary").await?;
    browser.click("textarea[name=note]").await?;
    browser.press("After a long drive").await?;
    browser.click("input[name='now'][value='4']").await?;
    for screen in [ON_ITS_SIDE, UPRIGHT] {
        turn(browser, screen).await?;
        let kept = "return document.querySelector('.note-now').open
            && document.querySelector('textarea[name=note]').value === 'After a long drive'
            && document.querySelector(\"input[name='now'][value='4']\").checked";
        browser.until::<bool>("what was entered", kept, &[]).await?;
    }
    app.load("#/settings").await?;
    browser
        .until::<bool>("a page that is longer than the screen", FAR_DOWN, &[])
        .await?;
    turn(browser, ON_ITS_SIDE).await?;
    let scrolled: f64 = browser.ask("return scrollY", &[]).await?;
    ensure!(scrolled > 300.0, "the page went up to {scrolled}");
    Ok(())
}

async fn a_page_that_comes_back_shows_what_was_changed_since(browser: &Browser) -> Result<()> {
    const LEAVE: &str = "window.wasLeft = true; return null";
    let app = App::open(browser, "#/area/traps-upper/left").await?;
    app.heart("traps-upper").is_pressed(false).await?;
    browser.ask::<Value>(LEAVE, &[]).await?;
    // Another page of this site, so what is saved can be changed while the app is away.
    browser.go_to(&app.site().plain_page()).await?;
    let favourites = r#"{"version":1,"techniques":[],
        "areas":[{"id":"traps-upper","side":"left","added_at":"2026-11-22T10:00:00Z"}]}"#;
    app.store("unknot.favourites", favourites).await?;
    browser.web().back().await?;
    app.address_is("#/area/traps-upper/left").await?;
    app.heart("traps-upper").is_pressed(true).await?;
    // A driver may have the browser load every page anew, so the browser's own word for it is said here too.
    let restored = "localStorage.setItem('unknot.favourites', arguments[0]);
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); return null";
    let none = r#"{"version":1,"techniques":[],"areas":[]}"#;
    browser.ask::<Value>(restored, &[json!(none)]).await?;
    app.heart("traps-upper").is_pressed(false).await
}

async fn a_link_that_opens_behind_this_page_takes_nothing_from_it(browser: &Browser) -> Result<()> {
    const LINK: &str = "#/history";
    const READY: &str = "return 'ready' in document.documentElement.dataset && document.querySelector('h1') !== null";
    let app = App::open(browser, LINK).await?;
    let front = app.tab().await?;
    browser.click(".note-now summary").await?;
    browser.click("textarea[name=note]").await?;
    browser.press("After a long").await?;

    open_behind(browser, &format!("{}{LINK}", app.site().address())).await?;
    browser.press(" drive").await?;
    let kept = "const field = document.querySelector('textarea[name=note]');
        return field.value === 'After a long drive' && document.activeElement === field";
    browser.until::<bool>("what is being typed", kept, &[]).await?;

    let tabs = browser.web().windows().await?;
    let behind = tabs.into_iter().find(|tab| *tab != front).context("another tab")?;
    app.go_to_tab(&behind).await?;
    browser.until_loaded::<bool>("the page behind", READY, &[]).await?;
    browser.click(".note-now summary").await?;
    let note: String = browser
        .ask("return document.querySelector('textarea[name=note]').value", &[])
        .await?;
    ensure!(note.is_empty(), "what is typed there is here too: {note}");
    app.go_to_tab(&front).await?;
    browser.until::<bool>("what was typed", kept, &[]).await?;
    app.reload().await?;
    let after = "return document.querySelector('textarea[name=note]')?.value === 'After a long drive'";
    browser
        .until::<bool>("what was typed, loaded again", after, &[])
        .await?;
    Ok(())
}

/// Opens an address in a tab that stays behind the one in front.
async fn open_behind(browser: &Browser, address: &str) -> Result<()> {
    if browser.engine() == Engine::Chromium {
        let tab = json!({ "url": address, "background": true });
        browser.devtools("Target.createTarget", tab).await?;
        return Ok(());
    }
    let bidi = browser.bidi().await?;
    let tab = json!({ "type": "tab", "background": true });
    let tab = bidi.send_raw("browsingContext.create", tab).await?;
    let there = json!({ "context": tab["context"], "url": address, "wait": "complete" });
    bidi.send_raw("browsingContext.navigate", there).await?;
    Ok(())
}
