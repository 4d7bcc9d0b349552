//! Help at a glance: what stands between a tap on a place and the first thing to do there.

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![
        // Only its driver can take the exact size of a phone.
        Journey::only_in(&[Engine::Chromium], three_things_to_do_are_in_sight_on_every_place),
        Journey::everywhere(all_warning_signs_are_one_tap_away),
        Journey::everywhere(a_place_beside_the_one_that_was_tapped_is_two_taps_away),
        Journey::everywhere(what_can_be_done_is_narrowed_to_a_family),
    ]
}

/// What the eye meets on the page of a place that has just opened.
#[derive(Debug, Deserialize)]
struct Glance {
    /// Words above the first thing to do.
    words: usize,
    first: bool,
    /// All three things.
    three: bool,
    start: bool,
    /// The way to a plan.
    fit: bool,
    /// The chosen place on the body, above the sheet.
    place: bool,
    /// Names of parts in the order of the page.
    order: Vec<String>,
}

const GLANCE: &str = "
    const page = document.querySelector('.area-page'), first = page?.querySelector('[data-first]');
    if (!first || page.querySelectorAll('[data-first]').length !== 3) return null;
    const panel = document.querySelector('.panel').getBoundingClientRect();
    const bar = document.querySelector('.top-bar').getBoundingClientRect();
    const inSight = part => {
        const box = part.getBoundingClientRect();
        return box.width > 0 && box.top >= panel.top && box.bottom <= Math.min(innerHeight, panel.bottom);
    };
    const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    let above = '';
    for (let text = texts.nextNode(); text && !first.contains(text); text = texts.nextNode()) {
        const parent = text.parentElement;
        if (parent.checkVisibility() && !parent.closest('.visually-hidden')) above += ` ${text.data}`;
    }
    const shown = [...document.querySelectorAll('[data-area][aria-pressed=true] .hit')]
        .map(part => part.getBoundingClientRect()).filter(box => box.width > 0);
    const parts = ['h1', '.red-flags summary', '[data-first=warmth]', '[data-first=press]', '[data-first=stretch]',
        '[data-start]', '.fit-me'];
    const inOrder = [...page.querySelectorAll(parts.join())].filter(part => !part.closest('[data-technique]'));
    return {
        words: above.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length,
        first: inSight(first),
        three: [...page.querySelectorAll('[data-first]')].every(inSight),
        start: inSight(page.querySelector('[data-start]')),
        fit: inSight(page.querySelector('.fit-me')),
        place: shown.some(box => box.top + box.height / 2 > bar.bottom && box.top + box.height / 2 < panel.top),
        order: inOrder.map(part => parts.find(selector => part.matches(selector))),
    };";

/// In the order in which somebody hears them, too.
const ORDER: [&str; 7] = [
    "h1",
    ".red-flags summary",
    "[data-first=warmth]",
    "[data-first=press]",
    "[data-first=stretch]",
    "[data-start]",
    ".fit-me",
];

/// As many as may stand above the first thing to do, by the median of all places.
const WORDS: usize = 60;

async fn three_things_to_do_are_in_sight_on_every_place(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let mut places: Vec<String> = app.map().spots().await?.iter().map(|spot| spot.address()).collect();
    places.sort();
    places.dedup();
    ensure!(places.len() == 60, "the map has {} places", places.len());
    let mut troubles = Vec::new();
    let mut words = Vec::new();
    for (width, height) in [(390, 844), (360, 640)] {
        browser.show_at(width, height).await?;
        println!("{width} x {height}: words above, first, three, start, plan, place");
        for place in &places {
            app.follow("#/").await?;
            app.follow(place).await?;
            browser.stands_still().await?;
            let glance: Glance = browser.until_steady(place, GLANCE, &[]).await?;
            let Glance {
                first,
                three,
                start,
                fit,
                place: shown,
                ..
            } = glance;
            println!("{place}: {}, {first}, {three}, {start}, {fit}, {shown}", glance.words);
            let is_large = height == 844;
            if is_large {
                words.push(glance.words);
            }
            if !first || !shown || glance.order != ORDER || is_large && !(three && start && fit) {
                troubles.push(format!("{place} at {width} x {height}: {glance:?}"));
            }
        }
    }
    words.sort_unstable();
    let median = words[words.len() / 2];
    println!(
        "words above the first thing to do: median {median}, from {:?} to {:?}",
        words.first(),
        words.last()
    );
    ensure!(troubles.is_empty(), "{}", troubles.join("\n"));
    ensure!(median <= WORDS, "{median} words stand above the first thing to do");
    Ok(())
}

async fn all_warning_signs_are_one_tap_away(browser: &Browser) -> Result<()> {
    const SHOWN: &str = "return [...document.querySelectorAll('.red-flags li')]
        .filter(sign => sign.checkVisibility()).length";
    let app = App::open(browser, "#/area/neck-back/left").await?;
    app.shows(".red-flags summary").await?;
    ensure!(
        browser.ask::<usize>(SHOWN, &[]).await? == 0,
        "the list is open from the start"
    );
    browser.click(".red-flags summary").await?;
    let all = format!("{SHOWN} === 9");
    browser.until::<bool>("all nine signs", &all, &[]).await?;
    // Another place begins at its own line.
    app.follow("#/area/leg-shin/left").await?;
    let none = format!("{SHOWN} === 0");
    browser.until::<bool>("the list to be closed", &none, &[]).await?;
    // What to do after a sudden injury, where a shoulder is looked at the same day.
    for (area, advice) in [
        ("leg-shin", "and use cold"),
        ("shoulder-side", "get medical advice today. Until then"),
    ] {
        app.follow(&format!("#/area/{area}/left")).await?;
        browser.click(".cold-note summary").await?;
        let said = "const note = document.querySelector('.cold-note p');
            return note?.checkVisibility() && note.textContent.includes(arguments[0])";
        browser.until::<bool>(advice, said, &[json!(advice)]).await?;
    }
    Ok(())
}

async fn a_place_beside_the_one_that_was_tapped_is_two_taps_away(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/area/traps-upper/left").await?;
    browser.click(".area-tools button[aria-expanded=false]").await?;
    browser
        .click(".area-page a.chip[href='#/area/neck-levator/left']")
        .await?;
    app.heading_is("Left angle of the neck").await?;
    app.heading_has_focus().await?;
    app.map().chosen_are(&["neck-levator/left"]).await?;
    app.shows(".area-tools button[aria-expanded=false]").await
}

async fn what_can_be_done_is_narrowed_to_a_family(browser: &Browser) -> Result<()> {
    const KINDS: &str = "const cards = [...document.querySelectorAll('.techniques [data-technique]')];
        return [...new Set(cards.filter(card => card.checkVisibility()).map(card => card.dataset.kind))]";
    let app = App::open(browser, "#/area/traps-upper/left").await?;
    app.shows(".techniques [data-technique]").await?;
    let kinds: Vec<String> = browser.ask(KINDS, &[]).await?;
    ensure!(kinds == ["stretch"], "shown are {kinds:?}");
    browser.click(".techniques .chips button:nth-child(3)").await?;
    browser.click(".techniques .chips button[aria-pressed=true]").await?;
    let kinds: Vec<String> = browser.ask(KINDS, &[]).await?;
    ensure!(kinds.len() > 5, "of all, only {kinds:?} are shown");
    let pressed: Value = browser
        .ask(
            "return document.querySelectorAll('.techniques .chips [aria-pressed=true]').length",
            &[],
        )
        .await?;
    ensure!(pressed == json!(0), "a chip is pressed though all is shown");
    Ok(())
}
