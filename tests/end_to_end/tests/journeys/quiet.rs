//! The app works alone and without complaint: nothing on the console, nothing from elsewhere,
//! nothing against its own policy.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, ensure};
use futures_util::{FutureExt, StreamExt};
use serde_json::json;
use thirtyfour::bidi::RawEventStream;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::pages::App;
use unknot_end_to_end::runner::Journey;

use crate::screens;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(no_screen_complains_or_asks_another_host),
        // WebKitGTK's driver reports neither the console nor the network.
        Journey::only_in(
            &[Engine::Chromium, Engine::Firefox],
            the_browser_itself_notes_no_complaint_and_no_other_host,
        ),
    ]
}

/// Notes what goes wrong from the first moment on, and what was asked of other hosts.
const LISTENER: &str = "
    window.complaints = [];
    for (const level of ['warn', 'error']) {
        const say = console[level];
        console[level] = (...what) => { complaints.push(`${level}: ${what.map(String).join(' ')}`); say.apply(console, what); };
    }
    addEventListener('error', event => complaints.push(`error: ${event.message ?? event.target?.outerHTML}`), true);
    addEventListener('unhandledrejection', event => complaints.push(`unhandled: ${event.reason}`));
    document.addEventListener('securitypolicyviolation', event =>
        complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));";

async fn no_screen_complains_or_asks_another_host(browser: &Browser) -> Result<()> {
    const FOUND: &str = "const elsewhere = performance.getEntriesByType('resource').map(one => one.name)
            .filter(name => !name.startsWith(location.origin) && !/^(data|blob):/.test(name));
        const found = complaints.splice(0);
        return [...found, ...elsewhere.map(name => `asked for ${name}`)];";
    let app = App::open_after(LISTENER, browser, "#/").await?;
    let mut complaints = Vec::new();
    screens::visit_all(&app, async |name| {
        let found: Vec<String> = browser.ask(FOUND, &[]).await?;
        complaints.extend(found.iter().map(|complaint| format!("{name}: {complaint}")));
        Ok(())
    })
    .await?;
    ensure!(
        complaints.is_empty(),
        "{} complaints:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
    links_elsewhere_wait_for_a_tap(&app).await
}

/// Sources are links to their own sites, opened apart and without a word about where from.
async fn links_elsewhere_wait_for_a_tap(app: &App<'_>) -> Result<()> {
    app.load("#/about").await?;
    app.browser()
        .click(".about-page details:not(.whats-new) summary")
        .await?;
    app.shows("a[href^='https://']").await?;
    let careless: Vec<String> = app
        .browser()
        .ask(
            "return [...document.querySelectorAll('a[href^=http]')].filter(one => one.origin !== location.origin
                && !(one.target === '_blank' && one.relList.contains('noopener') && one.relList.contains('noreferrer')))
                .map(one => one.outerHTML)",
            &[],
        )
        .await?;
    ensure!(careless.is_empty(), "links without protection: {careless:?}");
    Ok(())
}

async fn the_browser_itself_notes_no_complaint_and_no_other_host(browser: &Browser) -> Result<()> {
    let bidi = browser.bidi().await?;
    let started = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let mut events = bidi.subscribe_raw();
    let names = json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] });
    bidi.send_raw("session.subscribe", names.clone()).await?;
    // What was noted before is not about this journey.
    own_log(browser).await?;
    let app = App::open(browser, "#/").await?;
    let mut complaints = Vec::new();
    screens::visit_all(&app, async |name| {
        let mut found = noted(&mut events, &app.site().origin(), started);
        found.extend(own_log(browser).await?);
        complaints.extend(found.iter().map(|complaint| format!("{name}: {complaint}")));
        Ok(())
    })
    .await?;
    bidi.send_raw("session.unsubscribe", names).await?;
    ensure!(
        complaints.is_empty(),
        "{} complaints:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
    Ok(())
}

/// Warnings, errors and requests to others among the events so far.
fn noted(events: &mut RawEventStream, origin: &str, started: u128) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(Some(event)) = events.next().now_or_never() {
        let details = &event.params;
        let address = details["request"]["url"].as_str().unwrap_or_default();
        let is_ours = address.starts_with(origin)
            || ["data:", "blob:", "about:"]
                .iter()
                .any(|scheme| address.starts_with(scheme));
        match event.method.as_str() {
            // A new listener is also told what was written before it came.
            "log.entryAdded"
                if details["timestamp"]
                    .as_u64()
                    .is_some_and(|time| u128::from(time) < started) => {}
            "log.entryAdded" if matches!(details["level"].as_str(), Some("warn" | "error")) => {
                found.push(format!("console: {}", details["text"]));
            }
            "network.beforeRequestSent" if !is_ours => found.push(format!("asked for {address}")),
            _ => {}
        }
    }
    found
}

/// What Chromium writes on its console by itself: failed loads, policy violations, deprecations.
async fn own_log(browser: &Browser) -> Result<Vec<String>> {
    if browser.engine() != Engine::Chromium {
        return Ok(Vec::new());
    }
    let entries = browser.web().browser_log().await?;
    let serious = entries
        .into_iter()
        .filter(|entry| matches!(entry.level.as_str(), "WARNING" | "SEVERE"));
    Ok(serious
        .map(|entry| format!("{}: {}", entry.level, entry.message))
        .collect())
}
