//! The check and what follows from it: one journey for each outcome.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;
use unknot_end_to_end::browser::{Browser, Hand, Screen};
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::of_logic(a_person_who_is_fine_gets_a_plan_that_stays),
        Journey::everywhere(an_emergency_is_said_at_once_by_keyboard),
        Journey::of_logic(an_urgent_sign_leaves_no_technique),
        Journey::of_logic(see_a_gp_comes_with_a_gentle_plan),
        Journey::everywhere(a_plan_by_touch),
        Journey::everywhere(an_emergency_by_touch),
        Journey::everywhere(urgent_advice_by_touch),
        Journey::everywhere(a_gentle_plan_by_touch),
        Journey::everywhere(a_plan_by_keyboard),
        Journey::everywhere(urgent_advice_by_keyboard),
        Journey::everywhere(a_gentle_plan_by_keyboard),
        Journey::of_logic(what_was_said_about_the_person_can_be_changed),
        Journey::of_logic(places_that_are_sore_together_are_asked_about_together),
        Journey::of_logic(what_was_left_out_is_offered_and_asked_before_it_matters),
        Journey::of_logic(what_is_missing_is_said_where_it_is_missing),
        Journey::only_in(&[Engine::Chromium], somebody_who_is_fine_reads_little),
        Journey::everywhere(back_forward_and_a_reload_lose_nothing_of_a_check),
        Journey::of_logic(a_technique_that_is_opened_first_says_what_the_last_check_said),
    ]
}

const SEND: &str = "[data-check-next]";
/// The chip of a plan that holds what somebody would like.
const WISHES: &str = ".chip-folds details:last-child > summary";

/// What is in the page, folded or not.
async fn has(app: &App<'_>, selector: &str) -> Result<()> {
    let script = "return !!document.querySelector(arguments[0]) || null";
    let browser = app.browser();
    browser
        .until::<bool>(selector, script, &[json!(selector)])
        .await
        .map(drop)
}

async fn choose(app: &App<'_>, question: &str, value: &str) -> Result<()> {
    app.browser()
        .click(&format!("[data-question='{question}'] input[value='{value}']"))
        .await
}

async fn step_is(app: &App<'_>, text: &str) -> Result<()> {
    let script = "return document.querySelector('.progress')?.textContent.endsWith(arguments[0])";
    app.browser()
        .until::<bool>(&format!("the step {text}"), script, &[json!(text)])
        .await?;
    Ok(())
}

/// Ticks something, wherever it stands on the page.
async fn tick(app: &App<'_>, value: &str) -> Result<()> {
    app.browser()
        .click(&format!(".check-page input[value='{value}']"))
        .await
}

/// Answers everything about the pain as somebody with a little of it from posture.
async fn say_how_it_hurts(app: &App<'_>) -> Result<()> {
    step_is(app, "2 of 3").await?;
    for (question, value) in [
        ("pain", "3"),
        ("duration", "lt3d"),
        ("onset", "posture"),
        ("conditions", "none"),
    ] {
        choose(app, question, value).await?;
    }
    app.browser().click(SEND).await
}

async fn say_who_one_is(app: &App<'_>) -> Result<()> {
    step_is(app, "3 of 3").await?;
    choose(app, "age", "16-49").await?;
    app.browser().click(SEND).await
}

/// Goes through the check with these ticks among its warning signs, those that open a fold first.
async fn go_through(app: &App<'_>, ticks: &[&str]) -> Result<()> {
    step_is(app, "1 of 3").await?;
    for tick in ticks {
        choose(app, "signs", tick).await?;
    }
    app.browser().click(SEND).await?;
    say_how_it_hurts(app).await?;
    say_who_one_is(app).await
}

async fn comes_to(app: &App<'_>, level: &str) -> Result<()> {
    app.shows(&format!("[data-triage='{level}'][data-rules^='T-']")).await
}

async fn techniques(app: &App<'_>) -> Result<usize> {
    let script = "return document.querySelectorAll('.plan-page [data-technique]').length";
    app.browser().ask(script, &[]).await
}

async fn a_person_who_is_fine_gets_a_plan_that_stays(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/area/neck-back/left").await?;
    browser.click(".fit-me").await?;
    app.heading_is("Any of these lately?").await?;
    app.heading_has_focus().await?;
    go_through(&app, &[]).await?;
    app.address_is("#/plan/neck-back/left").await?;
    comes_to(&app, "self-care").await?;
    browser.click(".plan-lead > summary").await?;
    app.shows("[data-heatcold='either'][data-rules~='H-18']").await?;
    app.shows("[data-massage-style='swedish'] > summary").await?;
    ensure!(techniques(&app).await? > 3, "the plan is empty");
    browser.click(WISHES).await?;
    choose(&app, "warmth-wish", "cold").await?;
    has(&app, "[data-heatcold='cold'][data-rules~='H-05']").await?;
    browser.click(".left-out > summary").await?;
    app.shows("[data-excluded][data-reason]").await?;
    app.reload().await?;
    comes_to(&app, "self-care").await?;
    // What somebody would like stays with the check.
    has(&app, "[data-heatcold='cold'][data-rules~='H-05']").await?;
    app.follow("#/check/neck-back/left").await?;
    browser.click(".calm-note a").await?;
    comes_to(&app, "self-care").await
}

async fn an_emergency_is_said_at_once_by_keyboard(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/check/shoulder-chest/left").await?;
    step_is(&app, "1 of 3").await?;
    browser.tab_to("input[value='chest-pain']", false).await?;
    browser.press(" ").await?;
    browser.tab_to(SEND, false).await?;
    browser.press(Key::Enter + "").await?;
    comes_to(&app, "emergency").await?;
    app.shows("a.call[href^='tel:']").await?;
    ensure!(techniques(&app).await? == 0, "an emergency shows techniques");
    app.reload().await?;
    comes_to(&app, "emergency").await
}

async fn an_emergency_by_touch(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Finger);
    let app = App::open(browser, "#/check/shoulder-chest/left").await?;
    step_is(&app, "1 of 3").await?;
    choose(&app, "signs", "chest-pain").await?;
    browser.click(SEND).await?;
    comes_to(&app, "emergency").await
}

async fn a_plan_by_touch(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Finger);
    a_person_who_is_fine_gets_a_plan_that_stays(browser).await
}

async fn a_plan_by_keyboard(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Keys);
    a_person_who_is_fine_gets_a_plan_that_stays(browser).await
}

async fn urgent_advice_by_touch(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Finger);
    an_urgent_sign_leaves_no_technique(browser).await
}

async fn urgent_advice_by_keyboard(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Keys);
    an_urgent_sign_leaves_no_technique(browser).await
}

async fn a_gentle_plan_by_touch(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Finger);
    see_a_gp_comes_with_a_gentle_plan(browser).await
}

async fn a_gentle_plan_by_keyboard(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Keys);
    see_a_gp_comes_with_a_gentle_plan(browser).await
}

async fn an_urgent_sign_leaves_no_technique(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/check/leg-calf-upper/left").await?;
    go_through(&app, &["leg-clot-signs"]).await?;
    comes_to(&app, "urgent").await?;
    ensure!(techniques(&app).await? == 0, "urgent advice shows techniques");
    ensure!(
        browser
            .ask::<bool>("return !document.querySelector('[data-heatcold]')", &[])
            .await?,
        "urgent advice offers heat or cold"
    );
    app.follow("#/area/leg-calf-upper/left").await?;
    app.shows(".area-page .calm-note").await?;
    let offered = "return document.querySelectorAll('.area-page [data-technique], .area-page .tile, .area-page [data-start]').length";
    ensure!(
        browser.ask::<usize>(offered, &[]).await? == 0,
        "the page of the area offers something to do all the same"
    );
    Ok(())
}

async fn see_a_gp_comes_with_a_gentle_plan(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/check/neck-levator/right").await?;
    go_through(&app, &["headaches", "headache-sick-light"]).await?;
    comes_to(&app, "see-gp").await?;
    ensure!(techniques(&app).await? > 0, "the plan is empty");
    Ok(())
}

async fn what_was_said_about_the_person_can_be_changed(browser: &Browser) -> Result<()> {
    const OPEN: &str = ".about-you .button";
    const SAVE: &str = ".about-you .primary";
    let app = App::open(browser, "#/settings").await?;
    browser.click(OPEN).await?;
    choose(&app, "age", "16-49").await?;
    choose(&app, "conditions", "osteoporosis").await?;
    choose(&app, "signs", "past-cancer").await?;
    browser.click(SAVE).await?;
    app.reload().await?;
    browser.click(OPEN).await?;
    app.shows("[data-question='age'] input[value='16-49']:checked").await?;
    app.shows("[data-question='signs'] input[value='past-cancer']:checked")
        .await?;
    choose(&app, "conditions", "none").await?;
    browser.click(SAVE).await?;
    app.reload().await?;
    browser.click(OPEN).await?;
    app.shows("[data-question='conditions'] input[value='osteoporosis']:not(:checked)")
        .await?;
    browser.click(".about-you .check-buttons .quiet").await?;
    browser.click(".about-you .quiet").await?;
    app.follow("#/check/neck-back/left").await?;
    app.shows("[data-question='signs']").await?;
    app.keeps_no("unknot.profile", "16-49").await
}

async fn places_that_are_sore_together_are_asked_about_together(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/area/leg-calf-upper/left").await?;
    app.follow("#/").await?;
    app.list().also_sore_here().await?;
    app.follow("#/area/neck-side/left").await?;
    browser.click(".fit-me").await?;
    go_through(&app, &["leg-clot-signs"]).await?;
    app.address_is("#/plan/neck-side/left").await?;
    comes_to(&app, "urgent").await?;
    browser.click(".plan-page .chips a").await?;
    app.address_is("#/plan/leg-calf-upper/left").await?;
    comes_to(&app, "urgent").await?;
    app.follow("#/technique/st-neck-side-bend").await?;
    app.shows(".technique-page [data-objection]").await?;
    // The same for a page that the app starts with, before the rules are there.
    app.reload().await?;
    app.shows(".technique-page [data-objection]").await?;
    // And for a card that is opened in its place, on the page of another area.
    app.follow("#/area/neck-back/left").await?;
    browser.click("[data-technique='st-neck-side-bend'] summary").await?;
    app.shows("[data-technique='st-neck-side-bend'] [data-objection]").await
}

async fn back_forward_and_a_reload_lose_nothing_of_a_check(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/area/neck-back/left").await?;
    browser.click(".fit-me").await?;
    step_is(&app, "1 of 3").await?;
    choose(&app, "signs", "fever").await?;
    browser.click(SEND).await?;
    step_is(&app, "2 of 3").await?;
    app.title_is("Left back of the neck: About the pain · Unknot").await?;
    tick(&app, "worse").await?;
    choose(&app, "pain", "3").await?;
    app.reload().await?;
    step_is(&app, "2 of 3").await?;
    app.shows("input[value='worse']:checked").await?;
    app.shows("[data-question='pain'] input[value='3']:checked").await?;
    browser.ask::<Value>("history.back()", &[]).await?;
    step_is(&app, "1 of 3").await?;
    app.shows("input[value='fever']:checked").await?;
    browser.ask::<Value>("history.forward()", &[]).await?;
    step_is(&app, "2 of 3").await?;
    app.shows("input[value='worse']:checked").await?;
    say_how_it_hurts(&app).await?;
    step_is(&app, "3 of 3").await?;
    browser.click(".check-back").await?;
    step_is(&app, "2 of 3").await?;
    app.shows("[data-question='conditions'] input[value='none']:checked")
        .await?;
    // Leaving for another page and coming back keeps it, too.
    app.follow("#/settings").await?;
    browser.ask::<Value>("history.back()", &[]).await?;
    step_is(&app, "2 of 3").await?;
    browser.click(SEND).await?;
    say_who_one_is(&app).await?;
    comes_to(&app, "urgent").await?;
    browser.click("a[href='#/check/neck-back/left']").await?;
    step_is(&app, "1 of 2").await?;
    app.shows("input[value='fever']:checked").await
}

/// A tap on the button of a page that misses something leads to it, and says what it is.
async fn what_is_missing_is_said_where_it_is_missing(browser: &Browser) -> Result<()> {
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/check/traps-middle/left").await?;
    step_is(&app, "1 of 3").await?;
    browser.click(SEND).await?;
    step_is(&app, "2 of 3").await?;
    for (at, question, value) in [
        ("pain", "pain", "3"),
        ("duration", "duration", "lt3d"),
        ("onset", "onset", "unknown"),
        ("press-sore", "press-sore", "no"),
        ("move-changes", "move-changes", "unsure"),
        ("there", "conditions", "none"),
    ] {
        browser.click(SEND).await?;
        app.shows(&format!("[data-missing='{at}'][role='alert']")).await?;
        browser.focus_reaches(&format!("[data-gap='{at}'] input")).await?;
        choose(&app, question, value).await?;
    }
    browser.click(SEND).await?;
    say_who_one_is(&app).await?;
    // Nothing says that it is a muscle: the answers stand there, and can be changed.
    app.shows("[data-triage='urgent'][data-rules~='T-27']").await?;
    browser.click("[data-change-answers]").await?;
    step_is(&app, "2 of 2").await?;
    choose(&app, "press-sore", "yes").await?;
    choose(&app, "move-changes", "yes").await?;
    browser.click(SEND).await?;
    comes_to(&app, "self-care").await
}

/// A first plan without the questions about the person is gentler, says so, and asks what it hangs on.
async fn what_was_left_out_is_offered_and_asked_before_it_matters(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/check/traps-upper/left").await?;
    step_is(&app, "1 of 3").await?;
    browser.click(SEND).await?;
    say_how_it_hurts(&app).await?;
    step_is(&app, "3 of 3").await?;
    browser.click("[data-check-skip]").await?;
    app.shows("[data-triage='self-care'][data-rules~='T-61']").await?;
    app.shows(".plan-page [data-technique][data-kind='stretch']").await?;
    has(&app, "[data-excluded][data-reason='X-14']").await?;
    has(&app, ".plan-page [data-question='ask-first']").await?;
    browser.click(".plan-page [data-start]").await?;
    app.heading_is("Before you start").await?;
    browser.click("[data-question='ask-first'] [data-answer='no']").await?;
    app.shows("[data-player]").await?;
    app.follow("#/plan/traps-upper/left").await?;
    browser.click("[data-more-questions]").await?;
    say_who_one_is(&app).await?;
    app.shows("[data-triage='self-care'][data-rules~='T-60']").await?;
    app.shows(".plan-page [data-technique][data-kind='self-massage']").await
}

/// What somebody who is fine has in front of them, counted in the page itself.
async fn somebody_who_is_fine_reads_little(browser: &Browser) -> Result<()> {
    const WORDS: &str =
        "return document.querySelector('.check-page').innerText.split(/\\s+/).filter(word => /\\w/.test(word)).length";
    const CHOICES: &str = "return document.querySelectorAll('.check-page input').length";
    const SCREENS: &str = "return document.documentElement.scrollHeight / innerHeight";
    const BROKEN: &str = "const broken = [], range = document.createRange();
        for (const { firstChild: text } of document.querySelectorAll('.check-page .tick b'))
            for (const { 0: word, index } of text.data.matchAll(/[^\\s-]+/g)) {
                range.setStart(text, index);
                range.setEnd(text, index + word.length);
                if (range.getClientRects().length > 1) broken.push(word);
            }
        return broken";
    browser.show_at(390, 844).await?;
    let app = App::open(browser, "#/check/traps-upper/left").await?;
    let (mut words, mut choices) = (0, 0);
    for step in 1..=3 {
        step_is(&app, &format!("{step} of 3")).await?;
        words += browser.ask::<usize>(WORDS, &[]).await?;
        choices += browser.ask::<usize>(CHOICES, &[]).await?;
        let screens: f64 = browser.ask(SCREENS, &[]).await?;
        ensure!(screens <= 1.5, "step {step} is {screens} screens tall");
        let broken: Vec<String> = browser.ask(BROKEN, &[]).await?;
        ensure!(broken.is_empty(), "step {step} breaks words: {broken:?}");
        match step {
            1 => browser.click(SEND).await?,
            2 => say_how_it_hurts(&app).await?,
            _ => say_who_one_is(&app).await?,
        }
    }
    comes_to(&app, "self-care").await?;
    ensure!(words <= 420 && choices <= 80, "{words} words, {choices} choices");
    Ok(())
}

/// What decides has to arrive after the page, which then says it.
async fn a_technique_that_is_opened_first_says_what_the_last_check_said(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::EMERGENCY).await?;
    app.load("#/technique/st-neck-side-bend").await?;
    app.shows("[data-objection]").await?;
    let says = "return document.querySelector('[data-objection]').textContent.includes('Not for you now')";
    browser.until::<bool>("that it is not for now", says, &[]).await?;
    let starts: bool = browser
        .ask(
            "return document.querySelector('.technique-page [data-start]') !== null",
            &[],
        )
        .await?;
    ensure!(!starts, "it can be started");

    // And a pain that rose, where a routine is opened first.
    let routine = r#"{"version":1,"routines":[{"id":7,"name":"Neck","steps":[{"id":1,"technique":"st-neck-side-bend",
        "place":{"area":"neck-back","side":"left"},"turn":{"only":"left"},"hold":20,"repetitions":1}]}]}"#;
    app.store("unknot.routines", routine).await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    let profile = app.stored("unknot.profile").await?.unwrap_or_default();
    let mut profile: Value = serde_json::from_str(&profile)?;
    let asked = profile["checks"][0]["at"].as_u64().unwrap_or_default();
    profile["checks"][0]["at"] = json!(asked - 2 * 86_400_000);
    app.store("unknot.profile", &profile.to_string()).await?;
    app.load("#/routines/7/play").await?;
    app.heading_is("Before you start").await?;
    browser.click("input[name='before'][value='5']").await?;
    app.shows(".calm-note.caution").await
}
