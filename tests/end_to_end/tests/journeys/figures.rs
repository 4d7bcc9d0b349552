//! Every technique is drawn where somebody looks at it: for the side that is sore, moving where that is wanted.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(lists_show_stills_as_they_come_into_sight),
        Journey::everywhere(a_technique_shows_its_movement_and_can_be_turned),
        Journey::everywhere(the_left_is_the_mirror_of_the_right),
        Journey::everywhere(a_session_shows_the_phase_and_the_side),
        Journey::only_in(&[Engine::Chromium], nothing_moves_for_those_who_asked_for_less),
        Journey::only_in(&[Engine::Chromium], every_page_shows_its_figures_in_both_themes),
        Journey::only_in(&[Engine::Chromium], paper_holds_the_figures),
    ]
}

const STAGE: &str = ".figure-picture svg.figure";

/// All that a picture is made of, as one text.
const PICTURE: &str = "const paths = document.querySelector(arguments[0])?.querySelectorAll('path') ?? [];
    return [...paths].map(path => path.getAttribute('d')).join(' ')";

async fn picture(browser: &Browser, selector: &str) -> Result<String> {
    browser.ask(PICTURE, &[json!(selector)]).await
}

async fn another_picture(browser: &Browser, selector: &str, than: &str) -> Result<()> {
    let script =
        format!("const picture = (() => {{ {PICTURE} }})(); return picture !== '' && picture !== arguments[1]");
    // The script's own arguments are not those of the function within.
    let script = script
        .replace("(() =>", "((...arguments) =>")
        .replace("})();", "})(arguments[0]);");
    browser
        .until::<bool>("another picture", &script, &[json!(selector), json!(than)])
        .await
        .map(drop)
}

async fn lists_show_stills_as_they_come_into_sight(browser: &Browser) -> Result<()> {
    const COUNTS: &str = "const cards = [...document.querySelectorAll('article[data-technique]')];
        const drawn = cards.filter(card => card.querySelector('.still svg.figure path'));
        return [drawn.length, cards.length]";
    let app = App::open(browser, "#/area/traps-upper/left").await?;
    app.shows(".tile .still svg.figure").await?;
    // All of them, not one family.
    browser.click(".techniques .chips button[aria-pressed=true]").await?;
    let tiles: u32 = browser
        .ask(
            "return document.querySelectorAll('.tile .still svg.figure').length",
            &[],
        )
        .await?;
    ensure!(tiles == 3, "{tiles} of the three first steps are drawn");
    let (drawn, cards): (u32, u32) = browser.ask(COUNTS, &[]).await?;
    ensure!(
        drawn < cards,
        "all {cards} cards are drawn though most are out of sight"
    );
    let last = "const cards = document.querySelectorAll('article[data-technique]');
        cards[cards.length - 1].scrollIntoView({ block: 'center' }); return null";
    browser.ask::<Value>(last, &[]).await?;
    let is_drawn = "const cards = document.querySelectorAll('article[data-technique]');
        return cards[cards.length - 1].querySelector('.still svg.figure path') !== null";
    browser
        .until::<bool>("the last card to be drawn", is_drawn, &[])
        .await?;
    Ok(())
}

async fn a_technique_shows_its_movement_and_can_be_turned(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/technique/st-neck-side-bend").await?;
    app.shows(STAGE).await?;
    let label: String = browser
        .ask(
            "return document.querySelector(arguments[0]).getAttribute('aria-label')",
            &[json!(STAGE)],
        )
        .await?;
    ensure!(label.starts_with("Drawing: "), "the picture is called “{label}”");
    let before = picture(browser, STAGE).await?;
    another_picture(browser, STAGE, &before).await?;
    browser.click("[data-movement]").await?;
    let stopped = picture(browser, STAGE).await?;
    browser
        .ask_and_wait::<Value>("setTimeout(arguments[arguments.length - 1], 400, null)", &[])
        .await?;
    ensure!(
        picture(browser, STAGE).await? == stopped,
        "it moves though it was paused"
    );
    browser.click("[aria-label='Turn the figure to the right']").await?;
    another_picture(browser, STAGE, &stopped).await?;
    browser.click("[aria-label='Turn the figure to the left']").await?;
    let is_back =
        format!("const picture = ((...arguments) => {{ {PICTURE} }})(arguments[0]); return picture === arguments[1]");
    browser
        .until::<bool>("the first view to be back", &is_back, &[json!(STAGE), json!(stopped)])
        .await?;
    Ok(())
}

async fn the_left_is_the_mirror_of_the_right(browser: &Browser) -> Result<()> {
    const SIDES: &str = "const { x, width } = document.querySelector('.tile .still svg.figure').viewBox.baseVal;
        return [x, x + width]";
    let app = App::open(browser, "#/area/traps-upper/right").await?;
    app.shows(".tile .still svg.figure").await?;
    let (left, right): (f64, f64) = browser.ask(SIDES, &[]).await?;
    app.follow("#/area/traps-upper/left").await?;
    let is_mirrored = format!(
        "const [left, right] = ((...arguments) => {{ {SIDES} }})();
        return Math.abs(left + arguments[1]) <= 1 && Math.abs(right + arguments[0]) <= 1"
    );
    browser
        .until::<bool>("the mirrored picture", &is_mirrored, &[json!(left), json!(right)])
        .await?;
    Ok(())
}

async fn a_session_shows_the_phase_and_the_side(browser: &Browser) -> Result<()> {
    const NOW: &str = ".figure-now svg.figure";
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    app.shows("article[data-technique] .still svg.figure").await?;
    browser.click(".plan-page [data-start]").await?;
    app.shows("[data-player][data-phase='ready']").await?;
    app.shows(NOW).await?;
    let ready = picture(browser, NOW).await?;
    browser.click("[aria-label=Next]").await?;
    app.shows("[data-player][data-phase='hold']").await?;
    another_picture(browser, NOW, &ready).await?;
    let says_the_side = "const side = document.querySelector('[data-player]').dataset.side;
        const label = document.querySelector('.figure-now svg.figure').getAttribute('aria-label');
        return !side || label.includes(`your ${side} side`)";
    browser
        .until::<bool>("the picture to say the side", says_the_side, &[])
        .await?;
    Ok(())
}

async fn nothing_moves_for_those_who_asked_for_less(browser: &Browser) -> Result<()> {
    let less = |value: &str| json!({ "features": [{ "name": "prefers-reduced-motion", "value": value }] });
    browser.devtools("Emulation.setEmulatedMedia", less("reduce")).await?;
    let app = App::open(browser, "#/technique/st-neck-side-bend").await?;
    app.shows(STAGE).await?;
    let held = picture(browser, STAGE).await?;
    browser
        .ask_and_wait::<Value>("setTimeout(arguments[arguments.length - 1], 1500, null)", &[])
        .await?;
    ensure!(
        picture(browser, STAGE).await? == held,
        "it moves though less motion was asked for"
    );
    browser.click("[data-movement]").await?;
    another_picture(browser, STAGE, &held).await?;
    browser.devtools("Emulation.setEmulatedMedia", less("")).await?;
    Ok(())
}

async fn paper_holds_the_figures(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    app.shows("[data-print]").await?;
    browser
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    let drawn = "const steps = [...document.querySelectorAll('.on-paper > ol > li')];
        const has = step => [...step.querySelectorAll('.printed svg.figure path')].some(path => path.getBoundingClientRect().width > 0);
        return steps.length > 0 && steps.every(has)";
    let outcome = browser
        .until::<bool>("every step on paper to be drawn", drawn, &[])
        .await;
    browser
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await?;
    outcome.map(drop)
}

async fn every_page_shows_its_figures_in_both_themes(browser: &Browser) -> Result<()> {
    const SKIN: &str =
        "const skin = [...document.querySelectorAll('svg.figure .f-skin')].find(one => one.getClientRects().length);
        return skin ? [getComputedStyle(skin).fill, getComputedStyle(document.body).backgroundColor] : null";
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.store("unknot.routines", sample_answers::ROUTINES).await?;
    let mut seen = Vec::new();
    for theme in ["light", "dark"] {
        let settings = format!("{{\"version\":1,\"theme\":\"{theme}\"}}");
        app.store("unknot.settings", &settings).await?;
        for page in [
            "#/area/neck-back/left",
            "#/technique/st-neck-side-bend",
            "#/plan/neck-back/left",
            "#/routines/7/play",
        ] {
            app.load(page).await?;
            let what = format!("a figure of {page} in the {theme} theme");
            let (skin, paper): (String, String) = browser.until(&what, SKIN, &[]).await?;
            ensure!(skin != paper, "{what} has the colour of the page, {skin}");
            seen.push((theme, skin));
        }
    }
    let of = |wanted| {
        seen.iter()
            .filter(move |(theme, _)| *theme == wanted)
            .map(|(_, skin)| skin)
    };
    ensure!(
        of("light").ne(of("dark")),
        "both themes draw in the same colours: {seen:?}"
    );
    Ok(())
}
