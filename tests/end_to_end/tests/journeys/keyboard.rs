//! The whole way without a pointer.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, View};
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_keyboard_leads_from_the_map_to_a_favourite_and_back),
        Journey::everywhere(words_lead_to_the_place_they_mean),
        Journey::everywhere(words_for_the_open_page_lead_to_its_heading),
        Journey::everywhere(what_takes_itself_away_leaves_the_focus_beside_it),
        Journey::only_in(&[Engine::Chromium], nothing_that_has_the_focus_lies_under_a_bar),
        Journey::of_logic(the_keys_of_an_input_method_choose_nothing),
        Journey::only_in(&[Engine::Chromium], what_is_chosen_is_told_apart_in_forced_colours),
    ]
}

const SHAPE: &str = "[data-area]";

async fn a_keyboard_leads_from_the_map_to_a_favourite_and_back(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let map = app.map();
    browser.tab_to(SHAPE, false).await?;
    ensure!(
        map.tab_stops().await? == 1,
        "the map has {} stops of the Tab key",
        map.tab_stops().await?
    );
    browser.tab(false).await?;
    ensure!(
        map.focused().await.is_err(),
        "the Tab key goes from one area to another"
    );
    browser.tab_to(SHAPE, true).await?;

    let first = map.focused().await?;
    browser.press(Key::Down + "").await?;
    let below = map.focused().await?;
    ensure!(
        below != first && below.view == first.view,
        "the arrow down led from {first:?} to {below:?}"
    );
    go_across(&app, Key::Left, View::Front).await?;
    go_across(&app, Key::Right, View::Back).await?;

    let spot = map.focused().await?;
    browser.press(Key::Enter + "").await?;
    app.address_is(&spot.address()).await?;
    app.heading_is(&spot.label).await?;
    app.heading_has_focus().await?;

    let card = app.first_technique().await?;
    browser.tab_to(&card.summary(), false).await?;
    browser.press(Key::Enter + "").await?;
    card.is_open().await?;
    browser.tab_to(card.heart().selector(), false).await?;
    browser.press(" ").await?;
    card.heart().is_pressed(true).await?;

    browser.tab_to(SHAPE, true).await?;
    ensure!(
        map.focused().await?.chosen,
        "the Tab key does not lead back to the chosen area"
    );
    browser.press(Key::Escape + "").await?;
    map.chosen_are(&[]).await?;
    app.address_is("#/").await
}

/// Presses an arrow until the focus is in the other view.
async fn go_across(app: &App<'_>, arrow: Key, view: View) -> Result<()> {
    const MOST: usize = 12;
    for _ in 0..MOST {
        if app.map().focused().await?.view == view {
            return Ok(());
        }
        app.browser().press(arrow.clone() + "").await?;
    }
    ensure!(
        app.map().focused().await?.view == view,
        "{MOST} presses of {arrow:?} do not lead to the {view:?} view"
    );
    Ok(())
}

async fn words_lead_to_the_place_they_mean(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let search = app.search();
    // What is typed, and how the address of the first result begins.
    let cases = [
        ("bum", "#/area/buttock-"),
        ("back of neck", "#/area/neck-back"),
        ("pain down the leg", "#/area/buttock-"),
        ("calf", "#/area/leg-calf-"),
        ("back of neck", "#/area/neck-back"),
        ("gastrocnemius", "#/area/leg-calf-"),
    ];
    for (words, start) in cases {
        search.reach_by_key().await?;
        search.type_words(words).await?;
        opens_active_result(&app, words, start).await?;
    }

    // A slip of the keys, and a result further down.
    search.reach_by_key().await?;
    search.type_words("sholder blade").await?;
    let first = search.active().await?;
    search.next().await?;
    let second = search.active().await?;
    ensure!(first != second, "the arrow down stays on {first}");
    opens_active_result(&app, "sholder blade", "#/area/").await
}

async fn words_for_the_open_page_lead_to_its_heading(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/area/leg-calf-upper").await?;
    app.search().reach_by_key().await?;
    app.search().type_words("gastrocnemius").await?;
    opens_active_result(&app, "gastrocnemius", "#/area/leg-calf-upper").await
}

async fn opens_active_result(app: &App<'_>, words: &str, start: &str) -> Result<()> {
    let name = app.search().active().await?;
    app.search().enter().await?;
    app.heading_is(&name).await?;
    app.heading_has_focus().await?;
    let address: String = app.browser().ask("return location.hash", &[]).await?;
    ensure!(address.starts_with(start), "“{words}” led to {address}");
    Ok(())
}

/// Each presses what goes away by it: the page, and what is pressed one after the other, by its selector and words in it.
const TAKEN_AWAY: [(&str, &[&str]); 16] = [
    ("#/history", &["main button|Delete all notes", "[data-delete-all]"]),
    ("#/history", &["main button|Delete all notes", "main button|Keep them"]),
    (
        "#/history",
        &[
            "[data-entry] .menu-button",
            ":popover-open [aria-label^='Change']",
            "[data-entry] button|Cancel",
        ],
    ),
    (
        "#/plan/neck-back/left",
        &[".knot-part summary", ".knot-part button|Take it away"],
    ),
    ("#/plan/neck-back/left", &["main a|Answer again"]),
    ("#/settings", &["main button|Delete my answers"]),
    (
        "#/settings",
        &["main button|Change my answers", ".about-you button|Cancel"],
    ),
    (
        "#/settings",
        &["main button|Change my answers", ".about-you button|Save"],
    ),
    ("#/area/neck-back/left", &[".chosen button|Clear"]),
    ("#/favourites", &["main button[data-favourite]"]),
    (
        "#/routines/7",
        &["[data-step-row] .menu-button", ":popover-open [aria-label^='Remove']"],
    ),
    (
        "#/routines/7",
        &[
            ".title-row .menu-button",
            ":popover-open [aria-label^='Delete']",
            ".notice .icon-button",
        ],
    ),
    (
        "#/history",
        &["[data-entry] .menu-button", ":popover-open [aria-label^='Delete']"],
    ),
    (
        "#/history",
        &["[data-entry] .menu-button", ":popover-open [aria-label^='Change']"],
    ),
    (
        "#/area/traps-upper/left",
        &["button[data-favourite='traps-upper']", ".notice .icon-button"],
    ),
    (
        "#/settings",
        &[
            ".delete-everything summary",
            "[data-backup=delete]",
            ".notice .icon-button",
        ],
    ),
];

async fn what_takes_itself_away_leaves_the_focus_beside_it(browser: &Browser) -> Result<()> {
    const FOCUS: &str = "const [selector, words = ''] = arguments[0].split('|');
        const found = [...document.querySelectorAll(selector)].find(one => one.textContent.includes(words));
        found?.focus();
        return found !== undefined && document.activeElement === found";
    const KNOT: &str = "const kept = JSON.parse(localStorage['unknot.profile']);
        kept.knots = [{ place: { area: 'neck-back', side: 'left' }, words: 'Two fingers in' }];
        localStorage['unknot.profile'] = JSON.stringify(kept);
        return true";
    const REMEMBER: &str = "const { top } = document.activeElement.getBoundingClientRect();
        window.pressed = { top, page: location.hash };
        return true";
    const IS_BESIDE: &str = "const focused = document.activeElement;
        if (focused === null || focused === document.body) return false;
        const { top, page } = window.pressed;
        const distance = Math.abs(focused.getBoundingClientRect().top - top);
        return location.hash !== page || distance < innerHeight";
    let app = App::open(browser, "#/").await?;
    let routines = r#"{"version":1,"routines":[{"id":7,"name":"Mine","steps":[
        {"id":1,"title":"One","text":"","turn":"whole","repetitions":1},
        {"id":2,"title":"Two","text":"","turn":"whole","repetitions":1}]}]}"#;
    let favourites = r#"{"version":1,"areas":[{"id":"traps-upper","side":"left","added_at":"2026-11-22T10:00:00Z"}],
        "techniques":[{"id":"heat-neck","added_at":"2026-11-22T10:00:00Z"}]}"#;
    let journal = r#"{"version":1,"entries":[{"at":1000,"before":3},{"at":2000,"before":4}]}"#;
    for (link, presses) in TAKEN_AWAY {
        app.store("unknot.routines", routines).await?;
        app.store("unknot.favourites", favourites).await?;
        app.store("unknot.journal", journal).await?;
        app.keep_answers("neck-back", sample_answers::FINE).await?;
        browser.ask::<bool>(KNOT, &[]).await?;
        app.load(link).await?;
        for press in presses {
            let found = format!("{press} on {link}");
            browser.until::<bool>(&found, FOCUS, &[json!(press)]).await?;
            browser.stands_still().await?;
            browser.ask::<bool>(REMEMBER, &[]).await?;
            browser.press(Key::Enter + "").await?;
            browser.stands_still().await?;
            let lost = format!("the focus after {press} on {link}");
            browser.until_steady::<bool>(&lost, IS_BESIDE, &[]).await?;
        }
    }
    // A break stands behind a fold that is closed, and what is in that has a size and takes no focus.
    let forward = "document.documentElement.dataset.forward = 31 * 60_000; dispatchEvent(new Event('put-forward'))";
    let app = App::open_with_a_clock(browser, "#/today").await?;
    for press in [".desk-breaks > summary", "[name='desk-on']", ".desk-breaks > summary"] {
        browser.click(press).await?;
    }
    browser.ask::<Value>(forward, &[]).await?;
    app.shows("[data-desk-break]").await?;
    let press = json!("[data-desk='done']");
    browser.until::<bool>("the break", FOCUS, &[press]).await?;
    browser.ask::<bool>(REMEMBER, &[]).await?;
    browser.press(Key::Enter + "").await?;
    let gone = "return document.querySelector('[data-desk-break]') === null || null";
    browser.until::<bool>("no break", gone, &[]).await?;
    browser
        .until_steady::<bool>("the focus after a break", IS_BESIDE, &[])
        .await
        .map(drop)
}

/// Says what has the focus and lies wholly under something else; nothing when it can be seen. A shape of the map is what
/// is drawn, and a small field is its label.
pub const COVERED: &str = "const one = document.activeElement;
    if (!one || one === document.body || one.closest('#body-map')) return '';
    const target = one.closest('label') ?? one, box = target.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return '';
    const isSeen = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (target.contains(top) || top.contains(target));
    };
    for (const across of [0.05, 0.5, 0.95]) for (const down of [0.05, 0.5, 0.95])
        if (isSeen(box.left + box.width * across, box.top + box.height * down)) return '';
    return `${target.outerHTML.slice(0, 120)} at ${box.top.toFixed()} to ${box.bottom.toFixed()} of ${innerHeight}`";

async fn nothing_that_has_the_focus_lies_under_a_bar(browser: &Browser) -> Result<()> {
    const STOPS: u32 = 45;
    browser.show_on(Screen::Phone).await?;
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    let mut covered = Vec::new();
    for link in [
        "#/area/neck-back/left",
        "#/technique/st-neck-side-bend",
        "#/plan/neck-back/left",
        "#/learn",
        "#/settings",
    ] {
        app.load(link).await?;
        app.shows("h1").await?;
        browser.stands_still().await?;
        for _ in 0..STOPS {
            browser.tab(false).await?;
            let what: String = browser.ask(COVERED, &[]).await?;
            if !what.is_empty() {
                covered.push(format!("{link}: {what}"));
            }
        }
    }
    ensure!(covered.is_empty(), "the focus is out of sight:\n{}", covered.join("\n"));
    Ok(())
}

async fn the_keys_of_an_input_method_choose_nothing(browser: &Browser) -> Result<()> {
    const PRESS: &str = "const event = new KeyboardEvent('keydown',
            { key: arguments[0], isComposing: true, bubbles: true, cancelable: true });
        document.querySelector('#search').dispatchEvent(event); return event.defaultPrevented";
    let app = App::open(browser, "#/").await?;
    let search = app.search();
    search.reach_by_key().await?;
    search.type_words("calf").await?;
    let before = search.active().await?;
    for key in ["ArrowDown", "Enter", "Escape"] {
        let is_taken: bool = browser.ask(PRESS, &[json!(key)]).await?;
        ensure!(!is_taken, "{key} is taken from the input method");
    }
    ensure!(search.active().await? == before, "another result is active");
    app.address_is("#/").await
}

/// Colours that a person has chosen for everything take away every background, shadow and tint.
async fn what_is_chosen_is_told_apart_in_forced_colours(browser: &Browser) -> Result<()> {
    // A background that is that of the page, or none, is no background.
    const LOOK: &str = "const plain = [getComputedStyle(document.documentElement).backgroundColor, 'rgba(0, 0, 0, 0)'];
        const ground = (one, part) => {
            const { backgroundColor } = getComputedStyle(one, part);
            return plain.includes(backgroundColor) ? 'plain' : backgroundColor;
        };
        const look = one => {
            const { borderColor, borderWidth, color, outlineStyle, outlineWidth } = getComputedStyle(one);
            return [ground(one), borderColor, borderWidth, color, outlineStyle, outlineWidth].join();
        };";
    let differs = |script: &str| format!("{LOOK} {script}");
    let emulate = |value: &str| json!({ "features": [{ "name": "forced-colors", "value": value }] });
    let app = App::open(browser, "#/").await?;
    app.store("unknot.routines", sample_answers::ROUTINES).await?;
    browser
        .devtools("Emulation.setEmulatedMedia", emulate("active"))
        .await?;
    app.search().reach_by_key().await?;
    app.search().type_words("calf").await?;
    app.search().active().await?;
    let row = "const [chosen, other] = ['true', 'false'].map(is => document.querySelector(`.search-results [aria-selected='${is}']`));
        return chosen && other && look(chosen) !== look(other)";
    browser
        .until::<bool>("the chosen row to look other", &differs(row), &[])
        .await?;
    app.load("#/").await?;
    let zoom = "const zoom = document.querySelector('.map-zoom'), looks = [];
        for (const is of ['false', 'true']) { zoom.setAttribute('aria-pressed', is); looks.push(look(zoom)); }
        return looks[0] !== looks[1]";
    app.shows(".map-zoom").await?;
    browser
        .until::<bool>("a zoom that is on to look other", &differs(zoom), &[])
        .await?;
    app.load("#/routines/7").await?;
    app.shows("[data-step-row]").await?;
    let line = "const row = document.querySelector('[data-step-row]');
        row.dataset.drop = 'before';
        return ground(row, '::after') !== 'plain'";
    browser
        .until::<bool>("the line to drop at to be seen", &differs(line), &[])
        .await?;
    browser.devtools("Emulation.setEmulatedMedia", emulate("none")).await?;
    Ok(())
}
