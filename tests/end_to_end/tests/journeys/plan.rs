//! The plan: short until it is opened, and fitted to where somebody is.

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::json;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::only_in(&[Engine::Chromium], a_plan_is_short_and_starts_in_the_first_screen),
        Journey::of_logic(a_plan_without_answers_asks_first),
        Journey::of_logic(more_minutes_give_more_to_do_and_a_place_what_fits_it),
        Journey::of_logic(what_is_not_at_hand_goes_and_comes_back),
        Journey::of_logic(a_tender_place_elsewhere_adds_one_thing_to_do),
        Journey::of_logic(before_sport_there_are_no_held_stretches),
    ]
}

/// Two or three places of every group.
const PLACES: [&str; 12] = [
    "neck-back",
    "neck-side",
    "traps-upper",
    "shoulder-chest",
    "shoulder-side",
    "back-lats",
    "back-low",
    "buttock-main",
    "buttock-hip-side",
    "leg-hip-front",
    "leg-calf-upper",
    "leg-shin",
];

/// What somebody sees of a plan that is folded.
#[derive(Debug, Deserialize)]
struct Seen {
    words: usize,
    before: usize,
    twice: Vec<String>,
    start: f64,
    fourth: f64,
    bar: f64,
}

const LOOK: &str = "const page = document.querySelector('.plan-page');
    const rows = [...page.querySelectorAll('.plan-steps .plan-row')].filter(one => one.checkVisibility());
    if (rows.length < 4 || !page.querySelector('.folds')) return null;
    const count = text => text.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
    const text = page.innerText;
    const first = text.indexOf(rows[0].querySelector('.row-title').innerText);
    const sentences = text.split(/[.\\n]/).map(one => one.trim()).filter(one => count(one) > 3 && !/^\\d/.test(one));
    const bar = document.querySelector('.tabs').getBoundingClientRect();
    return { words: count(text), before: count(text.slice(0, first)),
        twice: sentences.filter((one, index) => sentences.indexOf(one) < index),
        start: page.querySelector('[data-start]').getBoundingClientRect().bottom,
        fourth: rows[3].getBoundingClientRect().bottom, bar: bar.top };";

async fn a_plan_is_short_and_starts_in_the_first_screen(browser: &Browser) -> Result<()> {
    browser.show_at(390, 844).await?;
    let app = App::open(browser, "#/").await?;
    for place in PLACES {
        app.keep_answers(place, sample_answers::FINE).await?;
        app.load(&format!("#/plan/{place}/left")).await?;
        let seen: Seen = browser.until(&format!("the plan of {place}"), LOOK, &[]).await?;
        ensure!(seen.words <= 250 && seen.before <= 120, "{place}: {seen:?}");
        ensure!(seen.twice.is_empty(), "{place} says twice: {:?}", seen.twice);
        ensure!(seen.start <= seen.bar && seen.fourth <= seen.bar, "{place}: {seen:?}");
    }
    Ok(())
}

async fn choose(app: &App<'_>, question: &str, value: &str) -> Result<()> {
    app.browser()
        .click(&format!("[data-question='{question}'] input[value='{value}']"))
        .await
}

async fn open_plan<'b>(browser: &'b Browser, area: &str) -> Result<App<'b>> {
    let app = App::open(browser, "#/").await?;
    app.keep_answers(area, sample_answers::FINE).await?;
    app.follow(&format!("#/plan/{area}/left")).await?;
    app.shows("[data-start]").await?;
    Ok(app)
}

async fn a_plan_without_answers_asks_first(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/plan/neck-back/left").await?;
    app.heading_is("Your plan").await?;
    browser.click(".plan-page .button.primary").await?;
    app.address_is("#/check/neck-back/left").await?;
    let techniques = "return document.querySelectorAll('.plan-page [data-technique]').length";
    ensure!(
        browser.ask::<usize>(techniques, &[]).await? == 0,
        "there is a plan without answers"
    );
    Ok(())
}

/// The techniques that are offered, once there is another number of them than before.
async fn steps(browser: &Browser, before: usize) -> Result<usize> {
    let count = "const count = document.querySelectorAll('.plan-steps [data-technique]').length;
        return count === arguments[0] ? null : count";
    browser.until("other steps", count, &[json!(before)]).await
}

async fn more_minutes_give_more_to_do_and_a_place_what_fits_it(browser: &Browser) -> Result<()> {
    let app = open_plan(browser, "neck-back").await?;
    let whole = steps(browser, 0).await?;
    choose(&app, "minutes", "3").await?;
    let few = steps(browser, whole).await?;
    ensure!(few >= 1 && few < whole, "{few} in 3 minutes, {whole} in 15");
    choose(&app, "minutes", "15").await?;
    steps(browser, few).await?;
    choose(&app, "positions", "bed").await?;
    app.shows("[data-few]").await?;
    let words: String = browser
        .ask("return document.querySelector('[data-few]').textContent", &[])
        .await?;
    ensure!(words.ends_with("in bed."), "{words}");
    Ok(())
}

async fn what_is_not_at_hand_goes_and_comes_back(browser: &Browser) -> Result<()> {
    const CHIP: &str = ".chip-folds details:first-child > summary";
    let app = open_plan(browser, "buttock-main").await?;
    browser.click(CHIP).await?;
    choose(&app, "equipment", "tennis-ball").await?;
    let is_out =
        "return document.querySelector(\"[data-excluded='sm-glute-ball-wall'][data-reason='B-01']\") ? true : null";
    browser.until::<bool>("the ball to be left out", is_out, &[]).await?;
    app.reload().await?;
    browser.until::<bool>("it to stay out", is_out, &[]).await?;
    browser.click(CHIP).await?;
    choose(&app, "equipment", "tennis-ball").await?;
    let is_in =
        "return document.querySelector(\"[data-excluded='sm-glute-ball-wall'][data-reason='B-01']\") ? null : true";
    browser.until::<bool>("the ball to be back", is_in, &[]).await?;
    Ok(())
}

/// Of two places that the pain may come from, the one with the same warning signs is added at once, and the one with
/// others asks first.
async fn a_tender_place_elsewhere_adds_one_thing_to_do(browser: &Browser) -> Result<()> {
    let app = open_plan(browser, "neck-back").await?;
    browser.click(".elsewhere > summary").await?;
    choose(&app, "neck-levator", "yes").await?;
    app.shows(".elsewhere li:first-child [data-technique]").await?;
    choose(&app, "traps-upper", "yes").await?;
    app.shows(".elsewhere li:last-child [data-technique], .elsewhere button.button")
        .await
}

async fn before_sport_there_are_no_held_stretches(browser: &Browser) -> Result<()> {
    let app = open_plan(browser, "neck-back").await?;
    app.shows(".plan-steps [data-kind='stretch']").await?;
    browser.click(".chip-folds details:last-child > summary").await?;
    choose(&app, "before-sport", "yes").await?;
    let no_stretch = "return document.querySelector(\"[data-excluded][data-reason='I-10']\")
        && !document.querySelector('.plan-page [data-kind=stretch]') || null";
    browser
        .until::<bool>("the stretches to be left out", no_stretch, &[])
        .await?;
    app.shows(".plan-steps [data-technique]").await
}
