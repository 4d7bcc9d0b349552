//! Two tabs that are open at the same time, or a tab beside the installed app.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(changes_at_the_same_moment_both_stay),
        Journey::everywhere(what_another_tab_changed_too_can_be_brought_back),
        Journey::everywhere(a_session_in_another_tab_is_left_alone),
    ]
}

async fn changes_at_the_same_moment_both_stay(browser: &Browser) -> Result<()> {
    // Another tab that had not yet heard of the heart writes a list without it.
    const AT_ONCE: &str = "const key = 'unknot.favourites';
        dispatchEvent(new Event('stop-the-clock'));
        document.querySelector('button[data-favourite=traps-upper]').click();
        const theirs = JSON.stringify({ version: 1, techniques: [{ id: 'heat-neck', added_at: '2026-11-22T10:00:00Z' }], areas: [] });
        setTimeout(() => {
            localStorage.setItem(key, theirs);
            dispatchEvent(new StorageEvent('storage', { key, newValue: theirs }));
        })";
    // However slow the machine is.
    const STOPPED: &str =
        "addEventListener('stop-the-clock', () => { const now = Date.now(); Date.now = () => now; });";
    let app = App::open_after(STOPPED, browser, "#/settings").await?;
    app.shows(".this-device").await?;
    app.follow("#/area/traps-upper/left").await?;
    app.shows("button[data-favourite=traps-upper]").await?;
    browser.ask::<Value>(AT_ONCE, &[]).await?;
    let both = "const text = localStorage.getItem('unknot.favourites'); return text.includes('heat-neck') && text.includes('traps-upper')";
    browser.until::<bool>("both changes", both, &[]).await?;
    app.heart("traps-upper").is_pressed(true).await
}

async fn rename(app: &App<'_>, name: &str) -> Result<()> {
    const WRITE: &str = "const field = document.querySelector('[name=routine-name]');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    app.browser().click(".title-row .menu-button").await?;
    app.browser().click(":popover-open [aria-label^='Rename']").await?;
    app.shows("[name=routine-name]").await?;
    app.browser().ask::<Value>(WRITE, &[json!(name)]).await?;
    is_called(app, name).await
}

async fn is_called(app: &App<'_>, name: &str) -> Result<()> {
    let is = "return document.querySelector('h1')?.textContent === arguments[0]
        && localStorage.getItem('unknot.routines').includes(arguments[0])";
    let what = format!("the routine to be called “{name}”");
    app.browser().until::<bool>(&what, is, &[json!(name)]).await.map(drop)
}

async fn what_another_tab_changed_too_can_be_brought_back(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.store("unknot.routines", sample_answers::ROUTINES).await?;
    app.load("#/routines/8").await?;
    let first = app.tab().await?;
    rename(&app, "From the first tab").await?;
    let second = app.open_tab("#/routines/8").await?;
    rename(&app, "From the second tab").await?;
    app.go_to_tab(&first).await?;
    is_called(&app, "From the second tab").await?;
    app.notices().say("changed in another tab too").await?;
    app.notices().press_button().await?;
    is_called(&app, "From the first tab").await?;
    app.go_to_tab(&second).await?;
    is_called(&app, "From the first tab").await
}

async fn a_session_in_another_tab_is_left_alone(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.store("unknot.routines", sample_answers::ROUTINES).await?;
    app.load("#/routines/8/play").await?;
    browser.click("[data-go]").await?;
    app.shows("[data-player]").await?;
    let kept = "return localStorage.getItem('unknot.session')?.includes('Slow turns')";
    browser.until::<bool>("the session to be kept", kept, &[]).await?;
    let first = app.tab().await?;

    let second = app.open_tab("#/settings").await?;
    app.shows(".this-device").await?;
    let said = app.notices().all().await?;
    ensure!(
        !said.iter().any(|text| text.contains("interrupted")),
        "a session that is under way is offered: {said:?}"
    );
    // When its tab is gone, it was interrupted.
    app.go_to_tab(&first).await?;
    browser.web().close_window().await?;
    app.go_to_tab(&second).await?;
    app.follow("#/").await?;
    app.notices().say("interrupted").await?;
    app.notices().press_button().await?;
    app.shows("[data-player]").await
}
