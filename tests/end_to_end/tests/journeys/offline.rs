//! After the first visit everything works without a network, and a newer build comes when it is welcome.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Side};
use unknot_end_to_end::site::Site;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(everything_works_after_the_server_is_gone),
        Journey::only_in(&[Engine::Chromium, Engine::Firefox], a_browser_starts_without_a_network),
        Journey::everywhere(a_newer_build_waits_for_the_end_of_a_session),
        Journey::only_in(
            &[Engine::Chromium],
            a_session_that_is_too_old_or_cannot_be_read_holds_up_no_newer_build,
        ),
        Journey::everywhere(a_newer_build_is_taken_at_a_start),
        Journey::everywhere(a_newer_build_that_does_not_start_is_told_of),
        Journey::everywhere(another_tab_goes_on_after_an_update),
        // `WebKitGTK`'s driver has no cache that keeps what it got.
        Journey::only_in(
            &[Engine::Chromium, Engine::Firefox],
            wrong_bytes_in_the_browsers_own_cache_heal,
        ),
        Journey::everywhere(neighbours_on_the_same_host_are_left_alone),
        Journey::everywhere(when_the_copy_is_gone_too_it_is_said),
        Journey::only_in(
            &[Engine::Chromium],
            the_browser_finds_nothing_that_keeps_it_from_installing,
        ),
    ]
}

const IS_OTHER_BUILD: &str = "return document.querySelector('meta[name=build]')?.content === 'other'";

async fn everything_works_after_the_server_is_gone(browser: &Browser) -> Result<()> {
    let app = App::open_fresh(browser, "#/").await?;
    app.is_on_the_device().await?;
    app.site().stop();
    app.reload().await?;
    app.map().tap("traps-upper", Side::Left).await?;
    app.heading_is("Left top of the shoulder").await?;
    app.load("#/technique/st-neck-side-bend").await?;
    app.shows("ol.steps").await?;
    app.load("#/check/traps-upper/left").await?;
    app.shows("[data-question]").await?;
    app.keep_answers("traps-upper", sample_answers::FINE).await?;
    app.load("#/plan/traps-upper/left").await?;
    app.shows("[data-heatcold]").await?;
    app.shows("article[data-technique]").await?;
    browser.click(".plan-page [data-start]").await?;
    app.shows("[data-player]").await?;
    app.load("#/area/traps-upper/left").await?;
    app.heart("traps-upper").tap().await?;
    app.heart("traps-upper").is_pressed(true).await?;
    app.store("unknot.routines", sample_answers::ROUTINES).await?;
    app.store("unknot.journal", sample_answers::JOURNAL).await?;
    for (link, what) in [
        ("#/favourites", "h1"),
        ("#/routines/7", "[data-step-row]"),
        ("#/routines/8/play", "[data-which-session]"),
        ("#/history", "[data-entry]"),
        ("#/learn", ".reading-list a"),
        ("#/learn/self-massage", ".guide-steps > li"),
        ("#/about", ".whats-new"),
    ] {
        app.load(link).await?;
        app.shows(what).await?;
    }
    app.load("#/settings").await?;
    let says = "return document.querySelector('.this-device')?.textContent.includes('Ready to use offline')";
    browser
        .until::<bool>("the settings to say so", says, &[])
        .await
        .map(drop)
}

/// `WebKitGTK`'s driver always starts with an empty profile.
async fn a_browser_starts_without_a_network(browser: &Browser) -> Result<()> {
    let warm = browser.another().await?;
    let app = App::open_fresh(&warm, "#/area/traps-upper/left").await?;
    app.is_on_the_device().await?;
    app.heart("traps-upper").tap().await?;
    app.heart("traps-upper").is_pressed(true).await?;
    app.site().stop();
    let site = app.into_site();
    let cold = warm.start_again().await?;
    let app = App::on(site, &cold);
    app.load("#/area/traps-upper/left").await?;
    app.heart("traps-upper").is_pressed(true).await?;
    app.load("#/technique/st-neck-side-bend").await?;
    app.shows("ol.steps").await?;
    cold.quit().await;
    Ok(())
}

async fn a_newer_build_waits_for_the_end_of_a_session(browser: &Browser) -> Result<()> {
    let app = App::open_to_change(browser, "#/").await?;
    app.is_on_the_device().await?;
    start_a_session(&app).await?;
    app.site().deploy_another_build()?;
    // A start with a session under way stays with the build that it was begun with.
    app.reload().await?;
    browser.until::<bool>("the new build to wait", IS_WAITING, &[]).await?;
    app.reload().await?;
    app.shows("[data-player]").await?;
    ensure!(
        !browser.ask::<bool>(IS_OTHER_BUILD, &[]).await?,
        "a session went on in another build"
    );
    let said = app.notices().all().await?;
    ensure!(
        !said.iter().any(|text| text.contains("new version")),
        "a session was disturbed: {said:?}"
    );
    // When it is over, the new build is offered; not during the next one.
    stop_the_session(browser).await?;
    app.notices().say("A new version of Unknot is ready").await?;
    start_a_session(&app).await?;
    app.notices().are_out_of_sight().await?;
    stop_the_session(browser).await?;
    app.notices().say("A new version of Unknot is ready").await?;
    app.notices().press_button().await?;
    browser
        .until_loaded::<bool>("the new build", IS_OTHER_BUILD, &[])
        .await?;
    whole(&app).await
}

/// Begins a session and goes a little way into it, so that there is something to lose.
async fn start_a_session(app: &App<'_>) -> Result<()> {
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    app.browser().click(".plan-page [data-start]").await?;
    app.shows("[data-player][data-phase='ready']").await
}

async fn stop_the_session(browser: &Browser) -> Result<()> {
    browser.click("[data-more]").await?;
    browser.click("[data-stop]").await?;
    browser.click(".player-leave .button:not(.primary)").await
}

const IS_WAITING: &str =
    "navigator.serviceWorker.getRegistration().then(one => { window.waits = Boolean(one?.waiting); });
    return window.waits === true";

async fn a_newer_build_is_taken_at_a_start(browser: &Browser) -> Result<()> {
    let app = App::open_to_change(browser, "#/").await?;
    app.is_on_the_device().await?;
    app.site().deploy_another_build()?;
    app.reload().await?;
    app.notices().say("A new version of Unknot is ready").await?;
    ensure!(
        !browser.ask::<bool>(IS_OTHER_BUILD, &[]).await?,
        "the page changed by itself"
    );
    app.notices().press_button().await?;
    browser
        .until_loaded::<bool>("the new build", IS_OTHER_BUILD, &[])
        .await?;
    app.map().tap("traps-upper", Side::Left).await?;
    app.heading_is("Left top of the shoulder").await?;
    whole(&app).await
}

/// As when a browser does not let go of the old service worker.
const DEAF: &str = "const send = ServiceWorker.prototype.postMessage;
    ServiceWorker.prototype.postMessage = function (what, ...more) {
        if (what !== 'skip-waiting') send.call(this, what, ...more);
    };";

async fn a_newer_build_that_does_not_start_is_told_of(browser: &Browser) -> Result<()> {
    let site = Site::with_first_script(&browser.environment().dist, DEAF)?;
    let app = App::on(site, browser);
    app.load("#/").await?;
    app.is_on_the_device().await?;
    app.site().deploy_another_build()?;
    app.reload().await?;
    app.notices().say("A new version of Unknot is ready").await?;
    app.notices().press_button().await?;
    app.notices().say("The new version has not started yet").await?;
    // The app goes on, and so does a start that asks in vain.
    app.reload().await?;
    app.notices().say("A new version of Unknot is ready").await?;
    app.map().tap("traps-upper", Side::Left).await?;
    app.heading_is("Left top of the shoulder").await
}

/// Every file that the page asked for is of the build that is there now.
async fn whole(app: &App<'_>) -> Result<()> {
    // Also what comes after the start.
    let script = "const hash = /-[0-9a-f]{12,16}[._]/;
        const names = performance.getEntriesByType('resource').map(one => one.name).filter(name => hash.test(name));
        return names.length > 3 && names";
    let browser = app.browser();
    let ready = "return 'ready' in document.documentElement.dataset";
    browser.until_loaded::<bool>("the app", ready, &[]).await?;
    let names: Vec<String> = browser.until("the files of the app", script, &[]).await?;
    let of_another: Vec<&String> = names.iter().filter(|name| !app.site().holds(name)).collect();
    ensure!(of_another.is_empty(), "files of another build: {of_another:?}");
    Ok(())
}

async fn another_tab_goes_on_after_an_update(browser: &Browser) -> Result<()> {
    let app = App::open_to_change(browser, "#/").await?;
    app.is_on_the_device().await?;
    let first = app.tab().await?;
    app.open_tab("#/settings").await?;
    app.site().deploy_another_build()?;
    app.reload().await?;
    app.notices().say("A new version of Unknot is ready").await?;
    app.notices().press_button().await?;
    browser
        .until_loaded::<bool>("the new build", IS_OTHER_BUILD, &[])
        .await?;
    app.go_to_tab(&first).await?;
    // What it has not loaded yet is still there for it, though the server has forgotten it.
    app.follow("#/learn/self-massage").await?;
    app.title_is("How do I massage it myself? · Unknot").await?;
    ensure!(
        !browser.ask::<bool>(IS_OTHER_BUILD, &[]).await?,
        "the tab was changed by itself"
    );
    app.notices().say("updated in another tab").await
}

/// Every file that is named by its hash came wrong once, and may be kept for a year.
async fn wrong_bytes_in_the_browsers_own_cache_heal(browser: &Browser) -> Result<()> {
    const FETCH: &str = "const done = arguments[arguments.length - 1];
        Promise.all(arguments[0].map(async address => (await (await fetch(address)).arrayBuffer()).byteLength)).then(done, () => done([]))";
    let site = Site::to_change(&browser.environment().dist)?;
    let spoilt = site.spoil_hashed_files()?;
    let addresses = site.addresses_of(&spoilt);
    browser.load(&site.plain_page()).await?;
    let wrong: Vec<u64> = browser.ask_and_wait(FETCH, &[json!(addresses)]).await?;
    spoilt.mend()?;
    let kept: Vec<u64> = browser.ask_and_wait(FETCH, &[json!(addresses)]).await?;
    ensure!(
        wrong.len() == addresses.len() && wrong == kept,
        "the browser did not keep {wrong:?} but {kept:?}"
    );

    let app = App::on(site, browser);
    browser.go_to(&format!("{}#/", app.site().address())).await?;
    let started = "return 'ready' in document.documentElement.dataset";
    browser.until_loaded::<bool>("the app", started, &[]).await?;
    app.is_on_the_device().await?;
    app.follow("#/technique/st-neck-side-bend").await?;
    app.shows("ol.steps").await?;
    app.site().stop();
    app.load("#/check/traps-upper/left").await?;
    app.shows("[data-question]").await?;
    app.load("#/learn/self-massage").await?;
    app.shows(".guide-steps > li").await
}

async fn neighbours_on_the_same_host_are_left_alone(browser: &Browser) -> Result<()> {
    const MAKE: &str = "const done = arguments[arguments.length - 1];
        Promise.all(arguments[0].map(name => caches.open(name))).then(() => done(true), error => done(String(error)))";
    const NAMES: &str = "const done = arguments[arguments.length - 1]; caches.keys().then(done)";
    let app = App::open_to_change(browser, "#/").await?;
    app.site().add(
        "neighbour/index.html",
        "<!doctype html><title>A neighbour</title><h1>Another app</h1>",
    )?;
    app.is_on_the_device().await?;
    let others = json!([
        "neighbour-precache-v1",
        format!("unknot-precache-0-{}/elsewhere/", app.site().origin())
    ]);
    browser
        .ask_and_wait::<Value>(MAKE, std::slice::from_ref(&others))
        .await?;
    app.site().deploy_another_build()?;
    app.reload().await?;
    app.notices().say("A new version").await?;
    app.notices().press_button().await?;
    browser
        .until_loaded::<bool>("the new build", IS_OTHER_BUILD, &[])
        .await?;
    app.is_on_the_device().await?;
    let names: Vec<String> = browser.ask_and_wait(NAMES, &[]).await?;
    ensure!(names.len() == 3, "the caches are {names:?}");
    for other in others.as_array().into_iter().flatten() {
        ensure!(names.iter().any(|name| other == name), "{other} was removed: {names:?}");
    }
    browser.load(&format!("{}neighbour/", app.site().address())).await?;
    app.heading_is("Another app").await
}

async fn when_the_copy_is_gone_too_it_is_said(browser: &Browser) -> Result<()> {
    const CLEAR: &str = "const done = arguments[arguments.length - 1];
        caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(done)";
    let app = App::open_fresh(browser, "#/").await?;
    app.is_on_the_device().await?;
    browser.ask_and_wait::<Value>(CLEAR, &[]).await?;
    app.site().stop();
    browser.ask::<Value>("location.reload()", &[]).await?;
    let says = "return document.querySelector('h1')?.textContent === 'Unknot needs the network once'";
    browser.until_loaded::<bool>("to be told", says, &[]).await.map(drop)
}

async fn the_browser_finds_nothing_that_keeps_it_from_installing(browser: &Browser) -> Result<()> {
    let app = App::open_fresh(browser, "#/").await?;
    app.is_on_the_device().await?;
    let manifest = browser.devtools("Page.getAppManifest", json!({})).await?;
    ensure!(
        manifest["errors"] == json!([]),
        "the manifest has errors: {}",
        manifest["errors"]
    );
    let errors = browser.devtools("Page.getInstallabilityErrors", json!({})).await?;
    ensure!(
        errors["installabilityErrors"] == json!([]),
        "it cannot be installed: {errors}"
    );
    let text = manifest["data"].as_str().unwrap_or_default();
    let manifest: Value = serde_json::from_str(text)?;
    let pictures = ["icons", "screenshots"].map(|list| manifest[list].as_array().cloned().unwrap_or_default());
    ensure!(
        pictures.iter().all(|list| list.len() >= 2),
        "pictures are missing: {text}"
    );
    for picture in pictures.iter().flatten() {
        let script = "const done = arguments[arguments.length - 1]; const image = new Image();
            image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`); image.onerror = () => done('nothing');
            image.src = arguments[0]";
        let size: String = browser.ask_and_wait(script, &[picture["src"].clone()]).await?;
        ensure!(
            picture["sizes"] == "any" || picture["sizes"] == size.as_str(),
            "{picture} is {size}"
        );
    }
    Ok(())
}

async fn a_session_that_is_too_old_or_cannot_be_read_holds_up_no_newer_build(browser: &Browser) -> Result<()> {
    let now: u64 = browser.ask("return Date.now()", &[]).await?;
    let kept_at = |hours: u64| json!({ "version": 2, "under_way": { "kept_at": now - hours * 3_600_000 } }).to_string();
    for (session, is_taken) in [
        (kept_at(1), false),
        (kept_at(25), true),
        ("{".to_owned(), true),
        (r#"{"version":2,"under_way":{}}"#.to_owned(), true),
        (r#"{"version":2}"#.to_owned(), true),
    ] {
        let app = App::open_to_change(browser, "#/").await?;
        app.is_on_the_device().await?;
        app.site().deploy_another_build()?;
        app.reload().await?;
        browser.until::<bool>("the new build to wait", IS_WAITING, &[]).await?;
        app.store("unknot.session", &session).await?;
        app.reload().await?;
        if is_taken {
            browser
                .until_loaded::<bool>(&format!("the new build beside {session}"), IS_OTHER_BUILD, &[])
                .await?;
        } else {
            app.shows("html[data-ready]").await?;
            ensure!(
                !browser.ask::<bool>(IS_OTHER_BUILD, &[]).await?,
                "a session of an hour ago went on in another build"
            );
        }
    }
    Ok(())
}
