//! What somebody takes along: a routine for somebody else, paper, a summary, reminders.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::files::{self, CATCH};
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_routine_is_passed_on_by_link),
        Journey::everywhere(a_routine_that_is_too_long_goes_as_a_file),
        Journey::of_logic(links_that_are_no_routine_say_so_and_add_nothing),
        Journey::of_logic(a_summary_is_made_only_when_it_is_asked_for),
        Journey::everywhere(reminders_go_into_a_calendar_file),
        Journey::only_in(&[Engine::Chromium], a_routine_and_a_plan_fit_on_two_pages),
    ]
}

const HOSTILE: &str = "<img src=x onerror=alert(1)>";
const NO_PICTURE: &str = "return document.querySelector('img') === null";
const STORED: &str = "return localStorage.getItem('unknot.routines')";

async fn open_with_routines<'a>(browser: &'a Browser, link: &str) -> Result<App<'a>> {
    let app = App::open_after(CATCH, browser, "#/").await?;
    let hostile = format!("\"name\":\"{HOSTILE} ");
    let routines = sample_answers::ROUTINES.replacen("\"name\":\"", &hostile, 2);
    app.store("unknot.routines", &routines).await?;
    app.reload().await?;
    app.follow(link).await?;
    app.heading_has_focus().await?;
    Ok(app)
}

async fn routines(app: &App<'_>) -> Result<Vec<Value>> {
    let text = app.stored("unknot.routines").await?.context("there are routines")?;
    let all: Value = serde_json::from_str(&text)?;
    Ok(all["routines"].as_array().cloned().unwrap_or_default())
}

async fn a_routine_is_passed_on_by_link(browser: &Browser) -> Result<()> {
    let app = open_with_routines(browser, "#/routines/8").await?;
    browser.click("[data-share=open]").await?;
    app.shows("[data-qr]").await?;
    let link: String = browser
        .until(
            "the link",
            "return document.querySelector('[data-share-link]')?.value",
            &[],
        )
        .await?;
    let (here, data) = link.split_once("#/r/").context("a link to a routine")?;
    ensure!(here == app.site().address(), "the link leads to {here}");
    browser.click("[data-share=copy]").await?;
    let answers = "return document.querySelector('.share-routine [role=status]').textContent !== ''";
    browser
        .until::<bool>("to be told how the copying went", answers, &[])
        .await?;

    // Somebody else opens it.
    browser.ask::<Value>("localStorage.clear()", &[]).await?;
    let link = format!("#/r/{data}");
    app.load(&link).await?;
    app.heading_is("A shared routine").await?;
    app.shows("[data-shared-routine]").await?;
    let shown: String = browser
        .ask(
            "return document.querySelector('[data-shared-routine]').textContent",
            &[],
        )
        .await?;
    for expected in [HOSTILE, "Slow turns", "As far as it is easy", "9 s"] {
        ensure!(shown.contains(expected), "{expected} is not in “{shown}”");
    }
    ensure!(!shown.contains("coffee"), "a note was passed on: “{shown}”");
    ensure!(browser.ask::<bool>(NO_PICTURE, &[]).await?, "a name became a picture");
    let before: Option<String> = browser.ask(STORED, &[]).await?;
    ensure!(before.is_none(), "looking added {before:?}");
    browser.click("[data-shared=add]").await?;
    app.shows("[data-shared=open]").await?;
    let added = routines(&app).await?;
    ensure!(
        added.len() == 1 && added[0]["steps"][0]["hold"] == 9,
        "added was {added:?}"
    );
    // It is there already when the link is opened again.
    app.load(&link).await?;
    app.shows("[data-shared=kept]").await?;
    browser.click("[data-shared=open]").await?;
    app.shows("[data-step-row]").await
}

async fn a_routine_that_is_too_long_goes_as_a_file(browser: &Browser) -> Result<()> {
    let app = open_with_routines(browser, "#/routines").await?;
    let text = "word ".repeat(90);
    let steps: Vec<Value> = (1..=12)
        .map(|id| json!({ "id": id, "title": format!("Step {id}"), "text": text.trim(), "turn": "whole", "hold": 9, "repetitions": 2 }))
        .collect();
    let long = json!({ "version": 1, "routines": [{ "id": 9, "name": "Long", "steps": steps }] });
    app.store("unknot.routines", &long.to_string()).await?;
    app.load("#/routines/9").await?;
    browser.click("[data-share=open]").await?;
    app.shows("[data-share=file]").await?;
    ensure!(
        browser
            .ask::<bool>("return document.querySelector('[data-qr]') === null", &[])
            .await?,
        "there is a QR code that no camera reads"
    );
    browser.click("[data-share=file]").await?;
    let (name, file) = files::saved(browser).await?;
    ensure!(
        name.strip_suffix(".json")
            .is_some_and(|stem| stem.starts_with("unknot-")),
        "the file is called {name}"
    );

    browser.ask::<Value>("localStorage.clear()", &[]).await?;
    app.load("#/routines").await?;
    files::open(browser, "routine", "{\"app\":\"unknot\"}", "[data-shared-error]").await?;
    files::open(browser, "routine", &file, "[data-shared=add]").await?;
    browser.click("[data-shared=add]").await?;
    app.shows("[data-shared=open]").await?;
    let added = routines(&app).await?;
    ensure!(
        added.len() == 1 && added[0]["steps"].as_array().is_some_and(|all| all.len() == 12),
        "added was {added:?}"
    );
    Ok(())
}

async fn links_that_are_no_routine_say_so_and_add_nothing(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let huge = "A".repeat(60_000);
    // `tests/share.rs` has many more.
    for data in ["%3Cimg%20src=x%20onerror=alert(1)%3E", huge.as_str()] {
        app.follow(&format!("#/r/{data}")).await?;
        app.heading_is("A shared routine").await?;
        app.shows("[data-shared-error]").await?;
        ensure!(
            browser.ask::<bool>(NO_PICTURE, &[]).await?,
            "{data:.40} became a picture"
        );
        app.follow("#/learn").await?;
        app.heading_is("Learn").await?;
    }
    let stored: Option<String> = browser.ask(STORED, &[]).await?;
    ensure!(stored.is_none(), "stored is {stored:?}");
    Ok(())
}

async fn a_summary_is_made_only_when_it_is_asked_for(browser: &Browser) -> Result<()> {
    const RESULT: &str = "return document.querySelector('[data-summary=result]')?.textContent ?? ''";
    let app = App::open(browser, "#/").await?;
    app.store("unknot.journal", sample_answers::JOURNAL).await?;
    app.keep_answers("neck-back", sample_answers::LONG).await?;
    app.load("#/today").await?;
    browser.click("a[href='#/summary']").await?;
    app.heading_is("Summary for a clinician").await?;
    app.shows("[data-summary=make]").await?;
    let before: String = browser.ask(RESULT, &[]).await?;
    ensure!(before.is_empty(), "it was made unasked");
    browser.click("input[name='summary-period'][value='all']").await?;
    browser.click("[data-summary=make]").await?;
    app.shows("[data-summary=result]").await?;
    let made: String = browser.ask(RESULT, &[]).await?;
    for expected in ["does not diagnose", "back of the neck", "Sessions: 3."] {
        ensure!(
            made.to_lowercase().contains(&expected.to_lowercase()),
            "{expected} is not in “{made}”"
        );
    }
    ensure!(!made.contains("long drive"), "a note is in it without being asked for");
    Ok(())
}

async fn reminders_go_into_a_calendar_file(browser: &Browser) -> Result<()> {
    let app = open_with_routines(browser, "#/routines/8").await?;
    browser.click(".reminders summary").await?;
    let name = "const field = document.querySelector('[name=reminder-name]');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    app.shows("[name=reminder-name]").await?;
    browser.ask::<Value>(name, &[json!(format!("{HOSTILE}; a, b"))]).await?;
    let times: String = browser
        .ask(
            "return document.querySelector('[data-reminder-times]').textContent",
            &[],
        )
        .await?;
    ensure!(times == "At 09:00, 13:00, 17:00.", "the times are “{times}”");
    browser.click("[data-save-reminders]").await?;
    let (name, file) = files::saved(browser).await?;
    ensure!(name == "unknot-reminders.ics", "the file is called {name}");
    ensure!(
        file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"),
        "{file}"
    );
    let whole = file.replace("\r\n ", "");
    ensure!(
        whole.contains("SUMMARY:<img src=x onerror=alert(1)>\\; a\\, b\r\n"),
        "{whole}"
    );
    ensure!(browser.ask::<bool>(NO_PICTURE, &[]).await?, "a name became a picture");
    Ok(())
}

/// By the browser's own printing: how many pages, and what stands on them.
async fn a_routine_and_a_plan_fit_on_two_pages(browser: &Browser) -> Result<()> {
    const SHOWN: &str = "const seen = one => one.checkVisibility();
        return [...document.querySelectorAll('nav, button, .notices, .top-bar, .map-pane, .button')].filter(seen).length";
    let app = open_with_routines(browser, "#/routines").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    // A routine is printed from its menu.
    app.follow("#/routines/7").await?;
    browser.click(".title-row .menu-button").await?;
    app.shows(":popover-open [aria-label^='Print']").await?;
    for (link, way_to_print) in [
        ("#/routines/7", ".title-row .menu-button"),
        ("#/plan/neck-back/left", "[data-print]"),
    ] {
        app.follow(link).await?;
        app.shows(way_to_print).await?;
        let printed = browser
            .devtools("Page.printToPDF", json!({ "preferCSSPageSize": true }))
            .await?;
        let pdf = printed["data"].as_str().context("a PDF")?;
        let count = "return (atob(arguments[0]).match(/\\/Type\\s*\\/Page[^s]/g) ?? []).length";
        let pages: u32 = browser.ask(count, &[json!(pdf)]).await?;
        ensure!((1..=2).contains(&pages), "{link} takes {pages} pages");
        browser
            .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await?;
        let shown: u32 = browser.ask(SHOWN, &[]).await?;
        let steps: u32 = browser
            .ask("return [...document.querySelectorAll('.on-paper ol > li')].filter(one => one.checkVisibility()).length", &[])
            .await?;
        browser
            .devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))
            .await?;
        ensure!(
            browser.ask::<bool>(NO_PICTURE, &[]).await?,
            "a name became a picture on paper"
        );
        ensure!(
            shown == 0 && steps > 0,
            "{link}: {shown} things for the screen alone are printed, and {steps} steps"
        );
    }
    Ok(())
}
