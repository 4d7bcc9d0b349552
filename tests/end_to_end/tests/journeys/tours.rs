//! What must hold on every screen: the rules that axe-core knows, room on a small phone, and peace: nothing on the
//! console, nothing from elsewhere, nothing against the app's own policy.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use futures_util::{FutureExt, StreamExt};
use serde_json::{Value, json};
use thirtyfour::bidi::RawEventStream;
use unknot_end_to_end::browser::{Browser, Screen};
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use unknot_end_to_end::site::Site;

use crate::screens;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(every_screen_is_as_it_should_be_on_a_desk),
        Journey::everywhere(every_screen_is_as_it_should_be_on_a_phone),
    ]
}

/// Notes what goes wrong from the first moment on.
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

/// Looks at one screen and gives what is wrong with it. The functions that it uses are those below.
///
/// Its arguments are the width that the page must keep to, at both sizes of text, or `null`; the theme of the tour; and
/// the themes to check by axe-core.
const OBSERVE: &str = "const done = arguments[arguments.length - 1], [width, theme, themes] = arguments;
    const html = document.documentElement, found = [];
    const note = (what, all) => found.push(...all.map(one => `${what}: ${one}`));
    const frames = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const still = async () => {
        do await frames(); while (document.getAnimations().some(one => one.playState === 'running'));
    };
    const observe = async () => {
        note('complaint', window.complaints?.splice(0) ?? []);
        note('asked for', elsewhere());
        note('words as a value', wordsAsValues());
        if (width !== null) for (const [size, text] of [['100%', 'text'], ['200%', 'text at 200 %']]) {
            html.style.fontSize = size;
            await still();
            note(`${text}, too wide`, tooWide(width));
            note(`${text}, a broken word`, brokenWords());
            note(`${text}, too small`, tooSmall());
        }
        html.style.fontSize = '';
        // Lying down is dark in any case.
        const own = html.dataset.theme, looks = own === theme ? themes : themes.length > 0 ? [own] : [];
        for (const look of looks) {
            html.dataset.theme = look;
            await still();
            note(look, await violations());
        }
        html.dataset.theme = own;
    };
    observe().then(() => done(found), error => done([`the observation failed: ${error}`]));";

const VIOLATIONS: &str = "const violations = async () => {
    const { violations } = await axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 160)} ${failureSummary.replace(/\\s+/g, ' ').slice(0, 240)}`));
};";

const ELSEWHERE: &str = "const elsewhere = () => performance.getEntriesByType('resource').map(one => one.name)
    .filter(name => !name.startsWith(location.origin) && !/^(data|blob):/.test(name));";

/// Choices whose value is not an id or a number, such as a label, which changes with its language.
const WORDS_AS_VALUES: &str = "const wordsAsValues = () =>
    [...document.querySelectorAll('input[type=radio], input[type=checkbox], option')]
        .filter(one => !/^[a-z0-9-]*$/.test(one.value)).map(one => one.outerHTML.slice(0, 140));";

/// Controls that are smaller than 24 pixels in a direction. A link inside a sentence is as high as
/// its line, which is fine; a shape is as large as the part of it that takes the tap; and what
/// stands inside a label is tapped through the label.
const TOO_SMALL: &str = "const tooSmall = () => {
    const inSentence = one => one.matches('a') && getComputedStyle(one).display === 'inline'
        && one.parentElement.textContent.trim().length > one.textContent.trim().length;
    const target = one => one.querySelector(':scope > .hit') ?? one.closest('label') ?? one;
    const controls = 'a[href], button, input, select, textarea, summary, [role=button], [role=option]';
    return [...document.querySelectorAll(controls)]
        .filter(one => one.checkVisibility({ visibilityProperty: true }) && !inSentence(one))
        .map(one => [target(one).getBoundingClientRect(), one])
        .filter(([box]) => box.width > 0 && (box.width < 23.99 || box.height < 23.99))
        .map(([box, one]) => `${box.width.toFixed(1)} x ${box.height.toFixed(1)}: ${one.outerHTML.slice(0, 140)}`);
};";

/// What reaches beyond the right edge, if the page can be scrolled there.
const TOO_WIDE: &str = "const tooWide = width => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth && page.clientWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > width + 0.5);
    return [`${page.scrollWidth} pixels in ${page.clientWidth}`, ...wide.slice(0, 5).map(one => one.outerHTML.slice(0, 140))];
};";

/// Words in a column so narrow that they take three lines or more.
const BROKEN_WORDS: &str = "const brokenWords = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement, { width } = parent.getBoundingClientRect();
        // What is there for screen readers alone is a point, and a table has no room to give.
        if (width <= 1 || parent.closest('table') || width > 6 * parseFloat(getComputedStyle(parent).fontSize)) continue;
        for (const { 0: word, index } of text.data.matchAll(/\\p{L}{3,}/gu)) {
            range.setStart(text, index); range.setEnd(text, index + word.length);
            const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
            if (lines.size > 2) found.push(`${word} in ${parent.outerHTML.slice(0, 140)}`);
        }
    }
    return found;
};";

async fn every_screen_is_as_it_should_be_on_a_desk(browser: &Browser) -> Result<()> {
    let dist = &browser.environment().dist;
    let site = match browser.engine() {
        // They tell by themselves what happens in the very site that was built.
        Engine::Chromium | Engine::Firefox => Site::as_built(dist)?,
        Engine::WebKit => Site::with_first_script(dist, LISTENER)?,
    };
    let app = tour(browser, site, Screen::Desk, "light").await?;
    links_elsewhere_wait_for_a_tap(&app).await
}

/// `WebKitGTK`'s window cannot be as narrow as a phone: there the same layout is seen at the least width that it has.
async fn every_screen_is_as_it_should_be_on_a_phone(browser: &Browser) -> Result<()> {
    let site = Site::with_first_script(&browser.environment().dist, LISTENER)?;
    tour(browser, site, Screen::Phone, "dark").await.map(drop)
}

/// Visits every screen, on an origin where the app never was before.
async fn tour<'a>(browser: &'a Browser, site: Site, screen: Screen, theme: &str) -> Result<App<'a>> {
    browser.show_on(screen).await?;
    let themes = match browser.engine() {
        // The rules are about markup, colours and sizes more than engines, and take their time: one engine meets all
        // four looks.
        Engine::Chromium if theme == "light" => vec!["light", "dark"],
        Engine::Chromium => vec!["dark", "light"],
        Engine::Firefox | Engine::WebKit => vec![theme],
    };
    let width = match screen {
        Screen::Phone => json!(browser.engine().narrowest_window().unwrap_or(360)),
        Screen::Desk => Value::Null,
    };
    let arguments = [width, json!(theme), json!(themes)];
    let observe = [
        VIOLATIONS,
        ELSEWHERE,
        WORDS_AS_VALUES,
        TOO_SMALL,
        TOO_WIDE,
        BROKEN_WORDS,
        OBSERVE,
    ]
    .join("\n");
    let axe = &browser.environment().axe;
    let axe = std::fs::read_to_string(axe).with_context(|| format!("{} is missing", axe.display()))?;
    let mut log = BrowserLog::open(browser).await?;
    let app = App::open_from(site, browser, "#/").await?;
    // Or what is still on its way would complain that it was cut off.
    app.is_on_the_device().await?;
    app.store("unknot.settings", &json!({ "version": 1, "theme": theme }).to_string())
        .await?;
    app.reload().await?;
    let mut troubles = Vec::new();
    screens::visit_all(&app, async |name| {
        if !browser.ask::<bool>("return !!window.axe", &[]).await? {
            browser.ask::<Value>(&axe, &[]).await?;
        }
        let mut found: Vec<String> = browser.ask_and_wait(&observe, &arguments).await?;
        found.extend(log.news(&app.site().origin()).await?);
        troubles.extend(found.iter().map(|trouble| format!("{name}: {trouble}")));
        Ok(())
    })
    .await?;
    log.close().await?;
    ensure!(
        troubles.is_empty(),
        "{} troubles:\n{}",
        troubles.len(),
        troubles.join("\n")
    );
    Ok(app)
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

/// What the browser itself notes: its console, and what it asks of which host. `WebKitGTK`'s driver tells neither.
struct BrowserLog<'a> {
    browser: &'a Browser,
    events: Option<RawEventStream>,
    started: u128,
}

impl<'a> BrowserLog<'a> {
    async fn open(browser: &'a Browser) -> Result<Self> {
        let started = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
        let mut events = None;
        if browser.engine().speaks_bidi() {
            let bidi = browser.bidi().await?;
            events = Some(bidi.subscribe_raw());
            bidi.send_raw("session.subscribe", Self::names()).await?;
        }
        let log = Self {
            browser,
            events,
            started,
        };
        // What was noted before is not about this journey.
        log.own().await?;
        Ok(log)
    }

    fn names() -> Value {
        json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] })
    }

    /// Complaints and requests to others since the last time.
    async fn news(&mut self, origin: &str) -> Result<Vec<String>> {
        let started = self.started;
        let mut found: Vec<String> = self
            .events
            .as_mut()
            .map(|events| noted(events, origin, started))
            .unwrap_or_default();
        found.extend(self.own().await?);
        Ok(found)
    }

    /// What Chromium writes on its console by itself: failed loads, policy violations, deprecations.
    async fn own(&self) -> Result<Vec<String>> {
        if self.browser.engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let entries = self.browser.web().browser_log().await?;
        let serious = entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "WARNING" | "SEVERE"));
        Ok(serious
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect())
    }

    async fn close(self) -> Result<()> {
        if self.events.is_some() {
            let bidi = self.browser.bidi().await?;
            bidi.send_raw("session.unsubscribe", Self::names()).await?;
        }
        Ok(())
    }
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
