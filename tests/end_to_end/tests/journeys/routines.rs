//! Routines: putting them together, and following them.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;
use unknot_end_to_end::browser::{Browser, Hand, Screen};
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_routine_is_built_by_keyboard_alone),
        Journey::everywhere(steps_are_moved_by_drag_and_by_buttons),
        Journey::of_logic(a_short_routine_runs_to_its_end_by_the_clock),
        Journey::of_logic(what_is_deleted_comes_back),
        Journey::everywhere(own_words_of_any_length_and_direction_fit_a_phone),
        Journey::everywhere(two_tabs_change_different_routines),
        Journey::of_logic(a_starter_shows_its_card_first_and_asks_whoever_it_fits),
        Journey::of_logic(a_step_that_is_not_right_now_says_so_and_is_left_out),
        Journey::everywhere(a_full_store_does_not_stop_a_session),
        Journey::of_logic(a_technique_of_a_plan_goes_into_a_routine),
        Journey::of_logic(a_technique_is_found_without_leaving_the_routine),
    ]
}

/// Own steps need no answers.
const OWN: &str = r#"{"version":1,"routines":[
    {"id":7,"name":"Mine","steps":[
        {"id":1,"title":"One","text":"Slowly","turn":"whole","hold":4,"repetitions":1},
        {"id":2,"title":"Two","text":"","turn":"whole","hold":4,"repetitions":1},
        {"id":3,"title":"Three","text":"","turn":"whole","hold":4,"repetitions":1}]},
    {"id":8,"name":"Other","steps":[]}]}"#;

async fn open_with<'a>(browser: &'a Browser, routines: &str, link: &str) -> Result<App<'a>> {
    show_with(App::open(browser, "#/").await?, routines, link).await
}

async fn show_with<'a>(app: App<'a>, routines: &str, link: &str) -> Result<App<'a>> {
    app.store("unknot.routines", routines).await?;
    app.reload().await?;
    app.follow(link).await?;
    app.heading_has_focus().await?;
    Ok(app)
}

async fn steps_are(app: &App<'_>, names: &[&str]) -> Result<()> {
    let script =
        "const names = [...document.querySelectorAll('.step-name strong:first-child')].map(name => name.textContent);
        return JSON.stringify(names) === JSON.stringify(arguments[0]) || null";
    app.browser()
        .until::<bool>(&format!("the steps {names:?}"), script, &[json!(names)])
        .await?;
    Ok(())
}

/// Opens the menu of something and does one thing of it.
async fn choose(browser: &Browser, deed: &str, with: &str) -> Result<()> {
    browser.click(&format!("[aria-label='More: {with}']")).await?;
    browser
        .click(&format!(":popover-open [aria-label='{deed}: {with}']"))
        .await
}

async fn write(browser: &Browser, field: &str, words: &str) -> Result<()> {
    browser.tab_to(field, false).await?;
    browser.press(words).await
}

async fn a_routine_is_built_by_keyboard_alone(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Keys);
    let app = App::open(browser, "#/routines").await?;
    app.heading_is("Routines").await?;
    browser.click(".routines-page > .button-row .primary").await?;
    app.heading_is("My routine").await?;
    app.heading_has_focus().await?;
    write(browser, "[name='routine-name']", "Mornings").await?;
    browser.press(Key::Tab + "").await?;
    browser.click(".own-step summary").await?;
    write(browser, "[name='own-title']", "One").await?;
    browser.click(".own-step .button").await?;
    for name in ["Two", "Three"] {
        browser.focus_reaches("[name='own-title']").await?;
        browser.press(name).await?;
        browser.click(".own-step .button").await?;
    }
    steps_are(&app, &["One", "Two", "Three"]).await?;
    browser.tab_to("[aria-label='More: Three']", true).await?;
    browser.press(Key::Enter + "").await?;
    browser.tab_to("[aria-label='Move up: Three']", false).await?;
    browser.press(Key::Enter + "").await?;
    steps_are(&app, &["One", "Three", "Two"]).await?;
    browser.focus_reaches("[aria-label='More: Three']").await?;
    let told =
        "return document.querySelector('section > [role=status]').textContent === 'Three is now step 2 of 3.' || null";
    browser.until::<bool>("the move to be told", told, &[]).await?;
    browser.tab_to("[data-step-row='1'] .grip-handle", true).await?;
    browser.press(Key::Down + "").await?;
    steps_are(&app, &["Three", "One", "Two"]).await?;
    browser.focus_reaches("[data-step-row='1'] .grip-handle").await?;
    app.keeps("unknot.routines", &["Mornings"]).await?;
    app.reload().await?;
    steps_are(&app, &["Three", "One", "Two"]).await
}

async fn steps_are_moved_by_drag_and_by_buttons(browser: &Browser) -> Result<()> {
    let app = open_with(browser, OWN, "#/routines/7").await?;
    steps_are(&app, &["One", "Two", "Three"]).await?;
    choose(browser, "Move down", "One").await?;
    steps_are(&app, &["Two", "One", "Three"]).await?;
    browser
        .drag("[data-step-row='2'] .grip-handle", "[data-step-row='3'] .grip-handle")
        .await?;
    steps_are(&app, &["One", "Three", "Two"]).await?;
    choose(browser, "Duplicate", "Three").await?;
    steps_are(&app, &["One", "Three", "Three", "Two"]).await?;
    let before = total(browser).await?;
    choose(browser, "Remove", "Two").await?;
    steps_are(&app, &["One", "Three", "Three"]).await?;
    app.notices().say("taken out").await?;
    app.notices().press_button().await?;
    steps_are(&app, &["One", "Three", "Three", "Two"]).await?;
    ensure!(total(browser).await? == before, "the total is not what it was");
    // Two that say the same are each brought back.
    choose(browser, "Remove", "Three").await?;
    steps_are(&app, &["One", "Three", "Two"]).await?;
    choose(browser, "Remove", "Three").await?;
    steps_are(&app, &["One", "Two"]).await?;
    app.notices().press_button().await?;
    steps_are(&app, &["One", "Three", "Two"]).await?;
    app.notices().press_button().await?;
    steps_are(&app, &["One", "Three", "Three", "Two"]).await
}

async fn total(browser: &Browser) -> Result<String> {
    browser
        .ask("return document.querySelector('[data-total]').textContent", &[])
        .await
}

async fn a_short_routine_runs_to_its_end_by_the_clock(browser: &Browser) -> Result<()> {
    let app = show_with(App::open_with_a_clock(browser, "#/").await?, OWN, "#/routines/7").await?;
    browser.click(".routine-page .button.primary").await?;
    app.heading_is("Before you start").await?;
    browser.click("input[name='before'][value='5']").await?;
    browser.click("[data-go]").await?;
    app.shows("[data-player][data-phase='ready']").await?;
    for (phase, step) in [
        ("hold", "1"),
        ("ready", "2"),
        ("hold", "2"),
        ("ready", "3"),
        ("hold", "3"),
    ] {
        let moment = app.next_moment().await?;
        ensure!(
            (moment.phase.as_str(), moment.step.as_deref()) == (phase, Some(step)),
            "{moment:?} came instead of {phase} of step {step}"
        );
    }
    let end = app.next_moment().await?;
    ensure!(end.phase == "done", "{end:?} came instead of the end");
    app.shows("[data-player][data-phase='done']").await?;
    // It can still be rated after a reload, and whoever comes back starts anew.
    app.reload().await?;
    app.shows("[data-player][data-phase='done']").await?;
    browser.click("input[name='after'][value='3']").await?;
    browser.click("input[name='change'][value='better']").await?;
    browser.click(".after-session .button.primary").await?;
    app.address_is("#/routines/7").await?;
    app.keeps("unknot.routines", &["last_done"]).await?;
    app.keeps("unknot.journal", &[r#""before":5"#, r#""after":3"#, "better"])
        .await?;
    Ok(())
}

async fn what_is_deleted_comes_back(browser: &Browser) -> Result<()> {
    let app = open_with(browser, OWN, "#/routines/7").await?;
    choose(browser, "Delete", "Mine").await?;
    app.heading_is("Routines").await?;
    app.notices().say("was deleted").await?;
    app.notices().press_button().await?;
    app.shows("[data-routine='7']").await?;
    let stored = app.keeps("unknot.routines", &["Mine"]).await?;
    ensure!(stored.find("Mine") < stored.find("Other"), "{stored}");
    app.load("#/routines/99").await?;
    app.heading_is("No such routine").await
}

async fn own_words_of_any_length_and_direction_fit_a_phone(browser: &Browser) -> Result<()> {
    const PAGES: [&str; 6] = [
        "#/routines",
        "#/routines/7",
        "#/routines/8",
        "#/history",
        "#/summary",
        "#/technique/st-neck-side-bend",
    ];
    const OVER: &str = "const root = document.documentElement; return root.scrollWidth - root.clientWidth";
    const DIRECTION: &str = "return getComputedStyle(document.querySelector('h1')).direction";
    let long = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenbandgeflechtherstellerverband";
    let arabic = "تمارين الرقبة";
    let routine = |id: u32, words: &str| {
        format!(
            r#"{{"id":{id},"name":"{words}","steps":[{{"id":1,"title":"{words}","text":"{words}","turn":"whole","hold":4,
            "repetitions":1,"note":"{words}"}}]}}"#
        )
    };
    let routines = format!(
        r#"{{"version":1,"routines":[{},{}]}}"#,
        routine(7, long),
        routine(8, arabic)
    );
    let journal = format!(r#"{{"version":1,"entries":[{{"at":1000,"before":3,"note":"{long}","own":["{long}"]}}]}}"#);
    browser.show_on(Screen::Phone).await?;
    let app = open_with(browser, &routines, "#/routines").await?;
    app.store("unknot.journal", &journal).await?;
    for page in PAGES {
        app.load(page).await?;
        browser.stands_still().await?;
        let over: i64 = browser.ask(OVER, &[]).await?;
        ensure!(over <= 0, "{page} is {over} pixels wider than the screen");
    }
    app.load("#/routines/8").await?;
    app.heading_is(arabic).await?;
    let direction: String = browser.ask(DIRECTION, &[]).await?;
    ensure!(direction == "rtl", "Arabic goes {direction}");
    app.load("#/routines/7").await?;
    choose(browser, "Delete", long).await?;
    app.notices().say("was deleted").await?;
    let over: i64 = browser.ask(OVER, &[]).await?;
    ensure!(
        over <= 0,
        "with a message the page is {over} pixels wider than the screen"
    );
    Ok(())
}

async fn two_tabs_change_different_routines(browser: &Browser) -> Result<()> {
    let app = open_with(browser, OWN, "#/routines/7").await?;
    let first = app.tab().await?;
    let second = app.open_tab("#/routines/8").await?;
    app.heading_is("Other").await?;
    browser.click(".own-step summary").await?;
    browser.click(".own-step .button").await?;
    steps_are(&app, &[]).await?;
    write(browser, "[name='own-title']", "My exercise").await?;
    browser.click(".own-step .button").await?;
    // A second tap adds nothing.
    browser.click(".own-step .button").await?;
    app.go_to_tab(&first).await?;
    choose(browser, "Move down", "One").await?;
    steps_are(&app, &["Two", "One", "Three"]).await?;
    app.go_to_tab(&second).await?;
    steps_are(&app, &["My exercise"]).await?;
    let stored = app.keeps("unknot.routines", &["My exercise"]).await?;
    ensure!(
        stored.find("Two") < stored.find("One"),
        "one tab undid the other's work: {stored}"
    );
    Ok(())
}

async fn a_starter_shows_its_card_first_and_asks_whoever_it_fits(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/routines").await?;
    browser
        .click("[data-starter='Desk: neck and shoulders'] summary")
        .await?;
    app.shows("[data-starter='Desk: neck and shoulders'] .still").await?;
    browser
        .click("[aria-label='Add and change: Desk: neck and shoulders']")
        .await?;
    app.heading_is("Desk: neck and shoulders").await?;
    browser.click(".routine-page .button.primary").await?;
    app.heading_is("Before you start").await?;
    browser.click(".start-card .button:not(.primary)").await?;
    app.address_is("#/check/traps-upper/both").await?;
    let both = "return document.querySelector('.check-page')?.textContent.includes('Back of the neck') || null";
    browser.until::<bool>("a check of both places", both, &[]).await?;
    Ok(())
}

/// A routine for the side that the sample answers are about.
const NECK: &str = r#"{"version":1,"routines":[{"id":7,"name":"Neck","steps":[
    {"id":1,"technique":"st-neck-side-bend","place":{"area":"neck-back","side":"left"},"turn":{"only":"left"},"hold":20,"repetitions":1},
    {"id":2,"technique":"str-neck-press","place":{"area":"neck-back","side":"left"},"turn":"whole","hold":5,"repetitions":1},
    {"id":3,"technique":"st-from-the-future","place":{"area":"neck-back","side":"left"},"turn":"whole","repetitions":1}]}]}"#;

async fn a_step_that_is_not_right_now_says_so_and_is_left_out(browser: &Browser) -> Result<()> {
    let app = open_with(browser, NECK, "#/routines/7").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.shows("[data-step-row='2'] .left-out-now[data-reason]").await?;
    app.shows("[data-step-row='3'] .left-out-now").await?;
    browser.click(".routine-page .button.primary").await?;
    app.shows("[data-player]").await?;
    let count: String = browser
        .ask("return document.querySelector('.player-count').textContent", &[])
        .await?;
    ensure!(count == "1 of 1", "{count}");
    app.keep_answers("neck-back", sample_answers::EMERGENCY).await?;
    app.follow("#/routines").await?;
    app.follow("#/routines/7/play").await?;
    app.heading_is("Not this session now").await?;
    let player = browser
        .ask::<bool>("return !document.querySelector('[data-player]')", &[])
        .await?;
    ensure!(player, "the session can be gone on with");
    Ok(())
}

async fn a_full_store_does_not_stop_a_session(browser: &Browser) -> Result<()> {
    let app = open_with(browser, OWN, "#/routines/7/play").await?;
    browser.click("[data-go]").await?;
    app.shows("[data-player][data-phase='ready']").await?;
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    browser.ask::<Value>(full, &[]).await?;
    browser.click("[aria-label='Next']").await?;
    app.shows("[data-step='2']").await?;
    app.notices().say("full").await?;
    let stored = app.stored("unknot.routines").await?.unwrap_or_default();
    ensure!(stored.contains("Mine"), "what was stored before is gone: {stored}");
    Ok(())
}

async fn a_technique_of_a_plan_goes_into_a_routine(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    browser.click(".add-to-routine summary").await?;
    browser.click(".add-to-routine .button").await?;
    browser.click(".add-to-routine a").await?;
    app.heading_is("Left back of the neck").await?;
    app.shows("[data-step-row]").await?;
    app.follow("#/technique/br-belly").await?;
    browser.click(".add-to-routine summary").await?;
    browser.click(".add-to-routine .button").await?;
    browser.click(".add-to-routine a").await?;
    app.shows("[data-step-row]:last-child .step-name").await?;
    app.keeps("unknot.routines", &["br-belly"]).await.map(drop)
}

async fn a_technique_is_found_without_leaving_the_routine(browser: &Browser) -> Result<()> {
    const FOUND: &str = "return document.querySelectorAll('.pick-technique .row').length";
    let app = open_with(browser, OWN, "#/routines/8").await?;
    browser.click(".pick-technique summary").await?;
    let eight = format!("{FOUND} === 8 || null");
    browser.until::<bool>("eight techniques at first", &eight, &[]).await?;
    browser.click("[name='technique-kind'][value='breathing']").await?;
    browser.click("[name='technique-words']").await?;
    browser.press("belly").await?;
    let one = format!("{FOUND} === 1 || null");
    browser.until::<bool>("one technique", &one, &[]).await?;
    browser.click(".pick-technique .row button").await?;
    app.shows("[data-step-row='1'] .step-name").await?;
    let told = "return document.querySelector('.picked').textContent.startsWith('Added as step 1') || null";
    browser.until::<bool>("it to be told", told, &[]).await?;
    app.keeps("unknot.routines", &["br-belly"]).await.map(drop)
}
