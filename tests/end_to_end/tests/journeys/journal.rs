//! The journal: noting, looking back, deleting.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::of_logic(how_it_is_can_be_noted_and_deleted),
        Journey::of_logic(a_pain_that_rose_asks_for_the_questions_again),
        Journey::everywhere(ten_thousand_notes_open_and_can_be_paged),
        Journey::of_logic(what_helped_is_told_by_own_ratings),
        Journey::of_logic(two_bad_sessions_in_a_row_say_to_see_somebody),
        Journey::everywhere(a_journal_that_cannot_be_read_is_set_aside),
    ]
}

const HOUR: u64 = 3_600_000;

async fn now(browser: &Browser) -> Result<u64> {
    browser.ask("return Date.now()", &[]).await
}

/// Sessions at the left of the neck, each with its age in hours and the pain before and after.
fn sessions(now: u64, told: &[(u64, u8, u8)]) -> String {
    let entries: Vec<_> = told
        .iter()
        .map(|(hours, before, after)| {
            json!({ "at": now - hours * HOUR, "places": [{ "area": "neck-back", "side": "left" }], "before": before,
                "after": after, "did": ["st-neck-side-bend"] })
        })
        .collect();
    json!({ "version": 1, "entries": entries }).to_string()
}

async fn count_is(app: &App<'_>, selector: &str, count: usize) -> Result<()> {
    let script = "return document.querySelectorAll(arguments[0]).length === arguments[1] || null";
    app.browser()
        .until::<bool>(
            &format!("{count} of {selector}"),
            script,
            &[json!(selector), json!(count)],
        )
        .await?;
    Ok(())
}

async fn how_it_is_can_be_noted_and_deleted(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/history").await?;
    app.heading_is("Journal").await?;
    browser.click(".note-now summary").await?;
    browser.click(".note-now .button.primary").await?;
    app.shows(".note-now [role='status']:not(:empty)").await?;
    ensure!(
        app.stored("unknot.journal").await?.is_none(),
        "something was noted without a place"
    );
    for pain in [4, 2] {
        let choose = "const list = document.querySelector('select[name=area]'); list.value = 'neck-back';
            list.dispatchEvent(new Event('change', { bubbles: true })); return null";
        browser.ask::<Value>(choose, &[]).await?;
        browser.click(&format!("input[name='now'][value='{pain}']")).await?;
        browser.click(".note-now .button.primary").await?;
    }
    count_is(&app, "[data-entry]", 2).await?;
    app.shows("[data-history='neck-back'] .pain-chart svg").await?;
    browser.click("[data-entry] .menu-button").await?;
    browser.click(":popover-open [aria-label^='Delete']").await?;
    count_is(&app, "[data-entry]", 1).await?;
    app.notices().press_button().await?;
    count_is(&app, "[data-entry]", 2).await?;
    browser.click("[data-entry] .menu-button").await?;
    browser.click(":popover-open [aria-label^='Delete']").await?;
    count_is(&app, "[data-entry]", 1).await?;
    browser
        .click(".history-page > section:last-child > .button-row .button")
        .await?;
    browser.click("[data-delete-all]").await?;
    count_is(&app, "[data-entry]", 0).await?;
    app.keeps("unknot.journal", &[r#"{"version":1,"entries":[]}"#])
        .await
        .map(drop)
}

async fn a_pain_that_rose_asks_for_the_questions_again(browser: &Browser) -> Result<()> {
    let routine = r#"{"version":1,"routines":[{"id":7,"name":"Neck","steps":[{"id":1,"technique":"st-neck-side-bend",
        "place":{"area":"neck-back","side":"left"},"turn":{"only":"left"},"hold":20,"repetitions":1}]}]}"#;
    let app = App::open(browser, "#/").await?;
    app.store("unknot.routines", routine).await?;
    app.reload().await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    // Two days ago; right after a check nothing is asked before a session.
    let profile = app.stored("unknot.profile").await?.unwrap_or_default();
    let mut profile: serde_json::Value = serde_json::from_str(&profile)?;
    profile["checks"][0]["at"] = json!(now(browser).await? - 48 * HOUR);
    app.store("unknot.profile", &profile.to_string()).await?;
    app.reload().await?;
    app.follow("#/routines/7/play").await?;
    app.heading_is("Before you start").await?;
    browser.click("input[name='before'][value='4']").await?;
    app.shows("[data-go]").await?;
    browser.click("input[name='before'][value='5']").await?;
    app.shows(".calm-note.caution").await?;
    browser.click(".calm-note.caution .primary").await?;
    app.address_is("#/check/neck-back/left").await
}

async fn ten_thousand_notes_open_and_can_be_paged(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let now = now(browser).await?;
    let told: Vec<(u64, u8, u8)> = (0..10_000).map(|index| (10_000 - index, 5, 3)).collect();
    app.store("unknot.journal", &sessions(now, &told)).await?;
    app.reload().await?;
    app.follow("#/history").await?;
    app.heading_is("Journal").await?;
    count_is(&app, "[data-entry]", 30).await?;
    browser.click("input[name='range'][value='all']").await?;
    let few = "const dots = document.querySelectorAll('.pain-dot').length; return dots > 10 && dots <= 61 || null";
    browser.until::<bool>("a thinned chart", few, &[]).await?;
    browser
        .click(".history-page > section:last-child > .button-row .button")
        .await?;
    count_is(&app, "[data-entry]", 60).await
}

async fn what_helped_is_told_by_own_ratings(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let now = now(browser).await?;
    let told = [(80, 5, 3), (60, 5, 4), (40, 5, 5), (20, 4, 2)];
    app.store("unknot.journal", &sessions(now, &told)).await?;
    app.reload().await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    app.shows("[data-helped='st-neck-side-bend']").await?;
    let words: String = browser
        .ask("return document.querySelector('[data-helped]').textContent", &[])
        .await?;
    ensure!(words.contains("rated lower 3 of 4 times"), "{words}");
    Ok(())
}

async fn two_bad_sessions_in_a_row_say_to_see_somebody(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let now = now(browser).await?;
    app.store("unknot.journal", &sessions(now, &[(40, 2, 5), (20, 3, 6)]))
        .await?;
    app.reload().await?;
    app.follow("#/history").await?;
    app.shows("[data-history='neck-back'] [data-see-somebody]").await
}

async fn a_journal_that_cannot_be_read_is_set_aside(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/history").await?;
    // What is saved has been read, and the broken value is for the next start.
    app.heading_is("Journal").await?;
    let broken = r#"{"version":1,"entries":[{"at":1,"before":11}]}"#;
    app.store("unknot.journal", broken).await?;
    app.reload().await?;
    app.notices().say("set aside unchanged").await?;
    let aside = app.stored_under("unknot.quarantine.journal.").await?;
    ensure!(aside.len() == 1 && aside[0].1 == broken, "{aside:?}");
    Ok(())
}
