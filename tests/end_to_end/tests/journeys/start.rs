//! What a person sees and can do before the app has started, and when it cannot start.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, BodyMap, Side, View};
use unknot_end_to_end::site::Site;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_tap_before_the_app_has_started_is_not_lost),
        Journey::everywhere(the_map_does_not_move_when_the_app_takes_over),
        Journey::everywhere(an_app_that_does_not_arrive_says_so_and_leaves_the_map),
        Journey::everywhere(a_part_that_does_not_come_says_so_in_its_place_and_the_rest_works),
        Journey::everywhere(a_link_to_a_page_does_not_show_the_map_first),
        Journey::everywhere(in_a_frame_of_another_site_there_is_a_way_out_and_nothing_else),
        // Its own fault, which `xtask/src/build/start.js` tells of.
        Journey::only_in(&[Engine::Firefox], nothing_is_compiled_while_it_still_comes),
        // The drivers of the other engines cannot switch scripts off for a page.
        Journey::only_in(&[Engine::Chromium], without_scripts_the_page_says_what_is_missing),
        // No other engine reports layout shifts.
        Journey::only_in(&[Engine::Chromium], nothing_shifts_while_the_app_starts),
    ]
}

async fn in_a_frame_of_another_site_there_is_a_way_out_and_nothing_else(browser: &Browser) -> Result<()> {
    const FRAMED: &str = "const frame = document.querySelector('iframe'); return frame !== null";
    const ALL: &str = "return document.body.innerText.trim() === arguments[0]";
    let dist = &browser.environment().dist;
    let (inner, outer) = (Site::without_headers(dist)?, Site::without_headers(dist)?);
    outer.add(
        "frame.html",
        &format!("<!doctype html><iframe src='{}'></iframe>", inner.address()),
    )?;
    browser.load(&format!("{}frame.html", outer.address())).await?;
    browser.until::<bool>("the frame", FRAMED, &[]).await?;
    browser.web().enter_frame(0).await?;
    let words = json!("Open Unknot in its own window");
    let shown = browser
        .until_loaded::<bool>("a way out and nothing else", ALL, &[words])
        .await;
    browser.web().enter_default_frame().await?;
    shown?;

    // One of its own pages may.
    inner.add("frame.html", "<!doctype html><iframe src='./'></iframe>")?;
    browser.load(&format!("{}frame.html", inner.address())).await?;
    browser.web().enter_frame(0).await?;
    let started = browser
        .until_loaded::<bool>("the app", "return 'ready' in document.documentElement.dataset", &[])
        .await;
    browser.web().enter_default_frame().await?;
    started.map(|_| ())
}

/// Holds the app's download back until the page is told to let it go.
const HELD_BACK: &str = "
    const letGo = new Promise(resolve => { window.letGo = resolve; });
    const download = window.fetch;
    window.fetch = async (...what) => {
        if (String(what[0]?.url ?? what[0]).includes('.wasm')) await letGo;
        return download(...what);
    };";

async fn a_tap_before_the_app_has_started_is_not_lost(browser: &Browser) -> Result<()> {
    let site = Site::with_first_script(&browser.environment().dist, HELD_BACK)?;
    for screen in [Screen::Desk, Screen::Phone] {
        browser.show_on(screen).await?;
        browser.load(&site.address()).await?;
        let map = BodyMap::of(browser);
        map.tap("traps-upper", Side::Left).await?;
        ensure!(!is_ready(browser).await?, "the app was not held back");
        let tapped = "return location.hash === '#/area/traps-upper/left'";
        browser
            .until::<bool>("the tap to be in the address", tapped, &[])
            .await?;
        let_go(browser).await?;
        let arrived = "return document.querySelector('h1').textContent.trim() === 'Left top of the shoulder'";
        browser.until::<bool>("the tapped area's page", arrived, &[]).await?;
        map.chosen_are(&["traps-upper/left"]).await?;
    }
    Ok(())
}

async fn the_map_does_not_move_when_the_app_takes_over(browser: &Browser) -> Result<()> {
    let site = Site::with_first_script(&browser.environment().dist, HELD_BACK)?;
    for screen in [Screen::Desk, Screen::Phone] {
        browser.show_on(screen).await?;
        browser.load(&site.address()).await?;
        let map = BodyMap::of(browser);
        let painted =
            "return [...document.querySelectorAll('.body-view')].some(view => view.getBoundingClientRect().width > 0)";
        browser
            .until::<bool>("the map to be painted while the app is held back", painted, &[])
            .await?;
        let before = map.boxes().await?;
        ensure!(!is_ready(browser).await?, "the app was not held back");
        let_go(browser).await?;
        let after = map.boxes().await?;
        ensure!(
            before == after,
            "at {screen:?} size the views moved from {before:?} to {after:?}"
        );
    }
    Ok(())
}

async fn is_ready(browser: &Browser) -> Result<bool> {
    browser
        .ask("return 'ready' in document.documentElement.dataset", &[])
        .await
}

async fn let_go(browser: &Browser) -> Result<()> {
    browser.ask::<Value>("window.letGo()", &[]).await?;
    let ready = "return 'ready' in document.documentElement.dataset";
    browser.until::<bool>("the app to be ready", ready, &[]).await?;
    browser.stands_still().await
}

async fn an_app_that_does_not_arrive_says_so_and_leaves_the_map(browser: &Browser) -> Result<()> {
    let site = Site::without(&browser.environment().dist, "wasm")?;
    browser.load(&site.address()).await?;
    let said = "return document.querySelector('#load-failed')?.checkVisibility()
        && document.querySelector('#load-failed').innerText.includes('did not arrive')";
    browser
        .until::<bool>("the page to say that the app did not arrive", said, &[])
        .await?;

    // Every area is a link to its page, so that a tap always leads somewhere.
    let other = "return [...document.querySelectorAll('[data-area]')].filter(one => !(one.localName === 'a'
        && one.getAttribute('href') === `#/area/${one.dataset.area}/${one.dataset.side}`)).map(one => one.outerHTML)";
    let other: Vec<String> = browser.ask(other, &[]).await?;
    ensure!(other.is_empty(), "no links to their pages: {other:?}");
    let map = BodyMap::of(browser);
    ensure!(
        map.spots().await?.len() >= 60,
        "the map has only {} shapes",
        map.spots().await?.len()
    );
    let boxes = map.boxes().await?;
    ensure!(
        boxes.iter().all(|size| size[2] > 100.0 && size[3] > 300.0),
        "the map is not painted: {boxes:?}"
    );
    browser.show_on(Screen::Phone).await?;
    map.turn_to(View::Front).await
}

async fn a_part_that_does_not_come_says_so_in_its_place_and_the_rest_works(browser: &Browser) -> Result<()> {
    const LOGIN: &str = "<!doctype html><title>Log in to this network</title>";
    const SAID: &str = "return document.querySelector('.panel').innerText.includes('did not arrive')";
    const CHECK: &str = "#/check/traps-upper/left";
    for instead in [None, Some(LOGIN)] {
        let site = Site::to_change(&browser.environment().dist)?;
        let spoilt = site.spoil_part("check", instead)?;
        let app = App::on(site, browser);
        app.load(CHECK).await?;
        browser
            .until::<bool>("the page to say that it did not arrive", SAID, &[])
            .await?;
        app.follow("#/area/traps-upper/left").await?;
        app.shows(".first-steps").await?;
        app.follow(CHECK).await?;
        browser.until::<bool>("it to be said again", SAID, &[]).await?;
        spoilt.mend()?;
        browser.click(".panel .page .button").await?;
        app.shows("[data-question]").await?;
    }

    // What is asked for and never answered is not waited for in vain.
    const STALLED: &str = "const download = window.fetch;
        let asked = 0;
        window.fetch = (...what) => String(what[0]?.url ?? what[0]).includes('part-check') && !asked++
            ? new Promise(() => {}) : download(...what);";
    let app = App::open_after(STALLED, browser, CHECK).await?;
    app.shows(".waiting").await?;
    let offered = "return getComputedStyle(document.querySelector('.waiting-long')).visibility === 'visible'";
    browser.until::<bool>("a way to ask again", offered, &[]).await?;
    browser.click(".waiting-long button").await?;
    app.shows("[data-question]").await
}

async fn a_link_to_a_page_does_not_show_the_map_first(browser: &Browser) -> Result<()> {
    let site = Site::with_first_script(&browser.environment().dist, HELD_BACK)?;
    browser.show_on(Screen::Phone).await?;
    browser
        .load(&format!("{}#/technique/st-neck-side-bend", site.address()))
        .await?;
    let seen = "return document.querySelector('#shell .tabs').checkVisibility()
        && !document.querySelector('#shell .map-host').checkVisibility()
        && getComputedStyle(document.querySelector('#shell .panel'), '::after').visibility === 'visible'";
    browser.until::<bool>("the frame without the map", seen, &[]).await?;
    let_go(browser).await?;
    App::on(site, browser).heading_is("Ear-to-shoulder stretch").await
}

async fn nothing_is_compiled_while_it_still_comes(browser: &Browser) -> Result<()> {
    const NO_STREAMS: &str = "for (const name of ['compileStreaming', 'instantiateStreaming'])
        WebAssembly[name] = async () => { throw new Error(`${name} was used`); };";
    // Its page is in the part that comes later.
    let app = App::open_after(NO_STREAMS, browser, "#/favourites").await?;
    app.heading_is("Favourites").await
}

async fn without_scripts_the_page_says_what_is_missing(browser: &Browser) -> Result<()> {
    let site = Site::as_built(&browser.environment().dist)?;
    browser
        .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
        .await?;
    let look = async {
        browser.load(&site.address()).await?;
        // The driver's own scripts do not run either; what it finds and reads is enough.
        let page = browser.web().find(thirtyfour::By::Css("noscript")).await?;
        let text = page.text().await?;
        ensure!(text.contains("Unknot needs JavaScript"), "the page only says “{text}”");
        let map = browser.web().find(thirtyfour::By::Css("svg[data-view=back]")).await?;
        ensure!(map.rect().await?.height > 300.0, "the map is not painted");
        Ok(())
    };
    let outcome = look.await;
    browser
        .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }))
        .await?;
    outcome
}

async fn nothing_shifts_while_the_app_starts(browser: &Browser) -> Result<()> {
    const SHIFTS: &str = "const done = arguments[arguments.length - 1];
        const shifts = [];
        new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => done(shifts.map(one =>
            [one.value, String(one.sources.map(({ node, previousRect: from, currentRect: to }) =>
                `${node?.outerHTML?.slice(0, 60)} from ${[from.x, from.y, from.width, from.height]} to ${[to.x, to.y, to.width, to.height]} at ${one.startTime.toFixed()} ms`))])), 100));";
    let links = [
        ("#/", "h1"),
        ("#/area/neck-back/left", "h1"),
        ("#/learn", ".reading-list"),
    ];
    // The fast one comes last, since the next journey goes on with it.
    for (network, bytes_per_second, links) in [("slow", 60_000, &links[..2]), ("fast", -1, &links[..])] {
        let speed =
            json!({ "offline": false, "latency": 50, "downloadThroughput": bytes_per_second, "uploadThroughput": -1 });
        browser.devtools("Network.enable", json!({})).await?;
        browser.devtools("Network.emulateNetworkConditions", speed).await?;
        for screen in [Screen::Phone, Screen::Desk] {
            browser.show_on(screen).await?;
            // On a desk the scroll bar of a long page moves it a little.
            let is_seen = |link: &str| screen == Screen::Phone || link != "#/learn";
            for (link, content) in links.iter().filter(|(link, _)| is_seen(link)) {
                let app = App::open_fresh(browser, link).await?;
                app.shows(content).await?;
                let shifts: Vec<(f64, String)> = browser.ask_and_wait(SHIFTS, &[]).await?;
                let total: f64 = shifts.iter().map(|(value, _)| value).sum();
                ensure!(
                    total < 0.001,
                    "on a {network} network at {screen:?} size {link} shifts by {total:.4}: {shifts:?}"
                );
            }
        }
    }
    Ok(())
}
