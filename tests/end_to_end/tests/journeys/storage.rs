//! When the browser's storage misbehaves, the app says so, goes on and loses nothing.

use anyhow::{Result, ensure};
use serde_json::Value;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Side};

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(without_storage_the_app_works_and_says_what_is_not_kept),
        Journey::everywhere(a_broken_value_is_set_aside_unchanged),
        Journey::everywhere(a_value_from_a_newer_version_is_set_aside_unchanged),
        Journey::everywhere(a_full_storage_is_said_and_loses_nothing),
    ]
}

const KEY: &str = "unknot.favourites";
const TECHNIQUE: &str = "st-neck-side-bend";

async fn without_storage_the_app_works_and_says_what_is_not_kept(browser: &Browser) -> Result<()> {
    const BLOCKED: &str = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });";
    let app = App::open_after(BLOCKED, browser, "#/").await?;
    app.map().tap("traps-upper", Side::Left).await?;
    app.heading_is("Left top of the shoulder").await?;
    app.technique(TECHNIQUE).toggle_favourite().await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await?;
    app.notices().say("does not let Unknot store anything").await?;
    app.follow("#/favourites").await?;
    let groups = app.favourites().groups(1).await?;
    ensure!(
        groups[0].techniques == [TECHNIQUE],
        "listed are {:?}",
        groups[0].techniques
    );
    app.go_to_page("#/settings").await?;
    app.choose("theme", "dark").await
}

async fn a_broken_value_is_set_aside_unchanged(browser: &Browser) -> Result<()> {
    set_aside(browser, "{", "could not be used").await
}

async fn a_value_from_a_newer_version_is_set_aside_unchanged(browser: &Browser) -> Result<()> {
    set_aside(browser, r#"{"version":99}"#, "newer version").await
}

async fn set_aside(browser: &Browser, text: &str, words: &str) -> Result<()> {
    let app = App::open(browser, "#/settings").await?;
    // Nothing is on its way any more that would read the value before the next start does.
    app.shows(".this-device").await?;
    // Or that would be told of later.
    app.is_on_the_device().await?;
    app.store(KEY, text).await?;
    app.store("unknot.other-program", "untouched").await?;
    app.load("#/area/traps-upper/left").await?;
    app.notices().say(words).await?;
    kept_aside(&app, text).await?;

    app.technique(TECHNIQUE).toggle_favourite().await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await?;
    app.reload().await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await?;
    ensure!(
        app.notices().all().await?.is_empty(),
        "the message comes again: {:?}",
        app.notices().all().await?
    );
    kept_aside(&app, text).await?;
    let other = app.stored("unknot.other-program").await?;
    ensure!(other.as_deref() == Some("untouched"), "another value became {other:?}");
    Ok(())
}

/// The text is in exactly one place of the quarantine, letter for letter.
async fn kept_aside(app: &App<'_>, text: &str) -> Result<()> {
    let kept = app.stored_under("unknot.quarantine.favourites.").await?;
    let texts: Vec<_> = kept.iter().map(|(_, text)| text.as_str()).collect();
    ensure!(texts == [text], "set aside is {kept:?} instead of {text}");
    Ok(())
}

async fn a_full_storage_is_said_and_loses_nothing(browser: &Browser) -> Result<()> {
    // Down to the last character, since another engine's limit is no round number.
    const FILL: &str = "let block = 'x'.repeat(1 << 20), number = 0;
        while (block) {
            try { localStorage.setItem(`filler.${number}`, block); number += 1; }
            catch { block = block.slice(0, block.length >> 1); }
        }";
    let app = App::open(browser, "#/area/traps-upper/left").await?;
    app.heart("traps-upper").tap().await?;
    app.heart("traps-upper").is_pressed(true).await?;
    let before = app.stored(KEY).await?;
    browser.ask::<Value>(FILL, &[]).await?;

    app.technique(TECHNIQUE).toggle_favourite().await?;
    app.notices().say("storage for this site is full").await?;
    // It lasts as long as the page, as where nothing can be stored at all.
    app.technique(TECHNIQUE).heart().is_pressed(true).await?;
    ensure!(app.stored(KEY).await? == before, "what was stored changed");
    app.reload().await?;
    app.heart("traps-upper").is_pressed(true).await?;
    app.technique(TECHNIQUE).heart().is_pressed(false).await?;

    // With room again, it works again.
    browser
        .ask::<Value>(
            "for (const key of Object.keys(localStorage)) if (key.startsWith('filler.')) localStorage.removeItem(key)",
            &[],
        )
        .await?;
    app.technique(TECHNIQUE).toggle_favourite().await?;
    app.technique(TECHNIQUE).heart().is_pressed(true).await
}
