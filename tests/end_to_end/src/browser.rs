//! One browser window, with the hands and eyes of a person.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::bidi::BiDi;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;
use tokio::time::sleep;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::environment::Environment;
use crate::locked;
use crate::run::Run;
use crate::site::Site;

/// How long a wait may take as a whole, and how long a pause is where the page could not be asked.
const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(40);
/// How often a browser is asked to start, and how long the machine may settle in between.
const ATTEMPTS: u32 = 4;
const PAUSE: Duration = Duration::from_secs(2);
const AT_ONCE: Option<Duration> = Some(Duration::ZERO);

/// Asks `probe` again and again from within the page until its answer counts, for as long as one command may take. Gives
/// that answer or `null`, and then what the probe threw last.
const WATCH: &str = "const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);
    const end = performance.now() + 1000;
    const look = () => {
        let answer = null, trouble = null;
        try { answer = probe.apply(null, given) ?? null; } catch (error) { trouble = String(error); }
        if (counts(answer)) done([answer, null]);
        else if (performance.now() > end) done([null, trouble]);
        else next(look);
    };
    look();";

/// An answer counts at once.
const AT_FIRST: &str = "const counts = answer => answer !== null && answer !== false;
    const next = look => setTimeout(look, 16);";

/// An answer counts when it was the same in four frames in a row. A page that is not painted has no frames.
const WHEN_STEADY: &str = "let before = null, times = 0;
    const counts = answer => {
        const now = answer === null || answer === false ? null : JSON.stringify(answer);
        times = now !== null && now === before ? times + 1 : 0;
        before = now;
        return times === 3;
    };
    const next = look => {
        const once = () => { clearTimeout(timer); cancelAnimationFrame(frame); look(); };
        const timer = setTimeout(once, 100), frame = requestAnimationFrame(once);
    };";

/// Whether something on the page is still moving.
const MOVES: &str = "document.getAnimations().some(one => one.playState === 'running')";

/// What a window has around its inside. While the page has not yet taken the window's new size, the two
/// differ by more than any frame, or by less than none.
const FRAME: &str = "const frame = [outerWidth - innerWidth, outerHeight - innerHeight];
    return frame.every(edge => edge >= 0 && edge < 200) && frame";

/// The size of a window's inside in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 360 x 740: a small phone.
    Phone,
    /// 1280 x 800: a window on a desk.
    Desk,
}

impl Screen {
    const fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (360, 740),
            Self::Desk => (1280, 800),
        }
    }
}

/// What is narrower is a phone or a tablet, and touched, in CSS pixels.
const WIDEST_PHONE: u32 = 900;

/// A point of the window in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Point {
    pub x: i64,
    pub y: i64,
}

/// What a person clicks with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hand {
    #[default]
    Mouse,
    /// In `WebKitGTK` by the events of a tap, elsewhere by the driver's own finger.
    Finger,
    /// Tab to it, then Space, Enter or the arrows.
    Keys,
}

/// A browser that is driven.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    run: Arc<Run>,
    web: WebDriver,
    driver: Driver,
    hand: Mutex<Hand>,
    /// The tab that stays from journey to journey, and the size that it has.
    window: Mutex<Option<WindowHandle>>,
    screen: Mutex<Option<Screen>>,
    /// Also of the browsers that a journey starts beside this one.
    round_trips: Arc<AtomicU64>,
}

impl Browser {
    /// Starts a driver and a browser with a fresh profile.
    ///
    /// A browser that does not come up on a busy machine says nothing about the app, so it gets a new driver
    /// on another port and is asked again.
    ///
    /// # Errors
    ///
    /// When either does not start, however often it is asked.
    pub async fn start(engine: Engine, run: Arc<Run>) -> Result<Self> {
        for _ in 1..ATTEMPTS {
            match Self::try_to_start(engine, Arc::clone(&run)).await {
                Ok(browser) => return Ok(browser),
                Err(error) => run.note_retry(engine, "starting the browser", &error),
            }
            sleep(PAUSE).await;
        }
        Self::try_to_start(engine, run).await
    }

    async fn try_to_start(engine: Engine, run: Arc<Run>) -> Result<Self> {
        let driver = Driver::start(engine, &run.environment).await?;
        Self::with_driver(engine, run, driver).await
    }

    async fn with_driver(engine: Engine, run: Arc<Run>, driver: Driver) -> Result<Self> {
        let wanted = engine.capabilities(&run.environment, driver.profile())?;
        let web = WebDriver::new(driver.address(), wanted)
            .await
            .with_context(|| format!("{engine} did not start"))?;
        Ok(Self {
            engine,
            run,
            web,
            driver,
            hand: Mutex::default(),
            window: Mutex::default(),
            screen: Mutex::default(),
            round_trips: Arc::default(),
        })
    }

    /// Starts another browser of the same engine, with a profile of its own.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub async fn another(&self) -> Result<Self> {
        let another = Self::start(self.engine, Arc::clone(&self.run)).await?;
        Ok(Self {
            round_trips: Arc::clone(&self.round_trips),
            ..another
        })
    }

    /// Ends the browser and starts it again with the same profile.
    ///
    /// # Errors
    ///
    /// When it does not end or start.
    pub async fn start_again(self) -> Result<Self> {
        self.web.quit().await?;
        let again = Self::with_driver(self.engine, self.run, self.driver).await?;
        Ok(Self {
            round_trips: self.round_trips,
            ..again
        })
    }

    /// Ends the browser and its driver.
    pub async fn quit(self) {
        // A browser that cannot be told to end goes with its driver.
        self.web.quit().await.ok();
        drop(self.driver);
    }

    /// Makes the window as good as new: one tab at desk size. What it shows is left to the journey.
    ///
    /// # Errors
    ///
    /// When the browser does not obey.
    pub async fn clean_up(&self) -> Result<()> {
        self.act_with(Hand::default());
        let windows = self.web().windows().await?;
        let (first, others) = windows.split_first().context("the browser has no window")?;
        for other in others {
            self.web().switch_to_window(other.clone()).await?;
            self.web().close_window().await?;
        }
        if !others.is_empty() {
            self.web().switch_to_window(first.clone()).await?;
        }
        let is_another = locked(&self.window).replace(first.clone()).as_ref() != Some(first);
        if is_another {
            *locked(&self.screen) = None;
        }
        self.show_on(Screen::Desk).await
    }

    /// Says what to click with until the end of the journey.
    pub fn act_with(&self, hand: Hand) {
        *locked(&self.hand) = hand;
    }

    fn hand(&self) -> Hand {
        *locked(&self.hand)
    }

    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.run.environment
    }

    /// The driven session, for one command.
    #[must_use]
    pub fn web(&self) -> &WebDriver {
        self.round_trips.fetch_add(1, Ordering::Relaxed);
        &self.web
    }

    /// The site of an engine that all journeys share, cleared of what the one before has saved. The browser keeps what
    /// it compiled and what the service worker has stored.
    ///
    /// # Errors
    ///
    /// When it cannot be served or cleared.
    pub async fn shared_site(&self, first_script: Option<&str>) -> Result<Arc<Site>> {
        const CLEAR: &str = "localStorage.clear(); sessionStorage.clear(); return null";
        let site = self
            .run
            .origins(self.engine)
            .site(&self.environment().dist, first_script)?;
        // A page without the app, so that nothing is saved while the next one loads.
        self.go_to(&site.plain_page()).await?;
        self.ask::<Value>(CLEAR, &[]).await?;
        Ok(site)
    }

    /// How many commands were sent so far, each with its answer.
    #[must_use]
    pub fn round_trips(&self) -> u64 {
        self.round_trips.load(Ordering::Relaxed)
    }

    /// The `BiDi` connection.
    ///
    /// # Errors
    ///
    /// When the engine has none.
    pub async fn bidi(&self) -> Result<BiDi> {
        Ok(self.web().bidi().await?)
    }

    /// Sends a command of the Chrome `DevTools` protocol.
    ///
    /// # Errors
    ///
    /// When the browser refuses it.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        let answer = self.web().cdp().send_raw(method, parameters).await;
        answer.with_context(|| format!("{} refused {method}", self.engine))
    }

    /// Gives the page another size.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn show_on(&self, screen: Screen) -> Result<()> {
        if *locked(&self.screen) == Some(screen) {
            return Ok(());
        }
        let (width, height) = screen.size();
        match self.engine {
            Engine::Chromium => self.show_at(width, height).await?,
            Engine::Firefox => {
                let window = self.web().window().await?.to_string();
                let size = json!({ "context": window, "viewport": { "width": width, "height": height } });
                self.bidi().await?.send_raw("browsingContext.setViewport", size).await?;
            }
            Engine::WebKit => {
                let width = self.engine.narrowest_window().map_or(width, |least| width.max(least));
                self.resize_window(width, height).await?;
            }
        }
        *locked(&self.screen) = Some(screen);
        Ok(())
    }

    /// Gives the page a size that is none of the usual ones; the next journey has its own again. Chromium alone can.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn show_at(&self, width: u32, height: u32) -> Result<()> {
        let is_phone = width < WIDEST_PHONE;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        *locked(&self.screen) = None;
        Ok(())
    }

    /// Makes the window as large as its inside needs.
    async fn resize_window(&self, width: u32, height: u32) -> Result<()> {
        self.web().set_window_rect(0, 0, width, height).await?;
        let frame: (u32, u32) = self.until_steady("the window to tell its frame", FRAME, &[]).await?;
        self.web
            .set_window_rect(0, 0, width + frame.0, height + frame.1)
            .await?;
        self.until::<bool>(
            &format!("the window to be {width} pixels wide"),
            "return innerWidth === arguments[0]",
            &[json!(width)],
        )
        .await?;
        Ok(())
    }

    /// Loads an address afresh, also when only its hash differs from the current one.
    ///
    /// # Errors
    ///
    /// When the browser cannot load it.
    pub async fn load(&self, address: &str) -> Result<()> {
        self.web().goto("about:blank").await?;
        self.go_to(address).await
    }

    /// Goes to an address of another document than the current one.
    ///
    /// # Errors
    ///
    /// When the browser cannot load it.
    pub async fn go_to(&self, address: &str) -> Result<()> {
        let loaded = self.web().goto(address).await.map_err(|error| short(&error));
        loaded.with_context(|| format!("{address} did not load"))
    }

    /// Runs a script in the page and takes what it returns.
    ///
    /// # Errors
    ///
    /// When the script throws or returns something else.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Result<T> {
        let answer = self
            .web()
            .execute(script, arguments.to_vec())
            .await
            .map_err(|error| short(&error))?;
        Ok(answer.convert()?)
    }

    /// Runs a script that ends by calling its last argument.
    ///
    /// # Errors
    ///
    /// When the script throws, takes too long or gives something else.
    pub async fn ask_and_wait<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Result<T> {
        let answer = self
            .web()
            .execute_async(script, arguments.to_vec())
            .await
            .map_err(|error| short(&error))?;
        Ok(answer.convert()?)
    }

    /// Asks until the answer is neither `null` nor `false`.
    ///
    /// # Errors
    ///
    /// When that never happens.
    pub async fn until<T: DeserializeOwned>(&self, what: &str, script: &str, arguments: &[Value]) -> Result<T> {
        self.watch(what, AT_FIRST, script, arguments).await
    }

    /// Asks until the answer is neither `null` nor `false`, and the same in four frames in a row.
    ///
    /// # Errors
    ///
    /// When that never happens.
    pub async fn until_steady<T: DeserializeOwned>(&self, what: &str, script: &str, arguments: &[Value]) -> Result<T> {
        self.watch(what, WHEN_STEADY, script, arguments).await
    }

    /// Asks until the answer is neither `null` nor `false`, where the page may be about to load again. It is asked from
    /// outside, since a script that waits in a page that goes may never answer.
    ///
    /// # Errors
    ///
    /// When that never happens.
    pub async fn until_loaded<T: DeserializeOwned>(&self, what: &str, script: &str, arguments: &[Value]) -> Result<T> {
        let start = Instant::now();
        let mut trouble = None;
        while start.elapsed() < PATIENCE {
            match self.ask::<Value>(script, arguments).await {
                Ok(Value::Null | Value::Bool(false)) => {}
                Ok(answer) => return Ok(serde_json::from_value(answer)?),
                Err(error) => trouble = Some(not_a_breakdown(error, what)?),
            }
            sleep(STEP).await;
        }
        self.in_vain(what, trouble).await
    }

    async fn watch<T: DeserializeOwned>(&self, what: &str, when: &str, script: &str, arguments: &[Value]) -> Result<T> {
        let script = format!("const probe = function () {{ {script}\n}};\n{when}\n{WATCH}");
        let start = Instant::now();
        let mut trouble = None;
        while start.elapsed() < PATIENCE {
            match self.ask_and_wait::<(Value, Option<String>)>(&script, arguments).await {
                Ok((Value::Null, error)) => trouble = error.or(trouble),
                Ok((answer, _)) => return Ok(serde_json::from_value(answer)?),
                Err(error) => {
                    trouble = Some(not_a_breakdown(error, what)?);
                    sleep(STEP).await;
                }
            }
        }
        self.in_vain(what, trouble).await
    }

    async fn in_vain<T>(&self, what: &str, trouble: Option<String>) -> Result<T> {
        let scene = self.scene().await;
        match trouble {
            Some(error) => bail!("waited in vain for {what}; {scene}; the last trouble was: {error}"),
            None => bail!("waited in vain for {what}; {scene}"),
        }
    }

    /// Where the browser is, for the report of a failure.
    pub async fn scene(&self) -> String {
        const SCRIPT: &str = "return `the page is ${location.hash || location.href}, titled “${document.title}”, \
            with the heading “${document.querySelector('h1')?.textContent}” and the focus on \
            ${document.activeElement?.outerHTML.slice(0, 160)}`";
        let scene = self.ask(SCRIPT, &[]).await;
        scene.unwrap_or_else(|_| "the page does not answer".to_owned())
    }

    /// Clicks an element in its middle, once it is there, holds still and nothing covers it.
    ///
    /// # Errors
    ///
    /// When it never comes to that.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let script = format!(
            "const element = document.querySelector(arguments[0]);
            if (!element || {MOVES}) return null;
            const box = element.getClientRects()[0];
            if (!box?.width) return null;
            const at = {{ x: Math.floor(box.x + box.width / 2), y: Math.floor(box.y + box.height / 2) }};
            if (element.contains(document.elementFromPoint(at.x, at.y))) return at;
            // Only where it is needed: to scroll to the same place again may move the page by half a pixel.
            element.scrollIntoView({{ block: 'center', inline: 'nearest', behavior: 'instant' }});"
        );
        let what = format!("{selector} to be in reach");
        let point: Point = self.until_steady(&what, &script, &[json!(selector)]).await?;
        match self.hand() {
            Hand::Mouse => self.click_at(point).await,
            Hand::Finger => self.touch_at(point).await,
            Hand::Keys => self.press_on(selector).await,
        }
    }

    /// Touches a point with a finger.
    async fn touch_at(&self, point: Point) -> Result<()> {
        if self.engine == Engine::WebKit {
            return self.send_a_tap_to(point).await;
        }
        let window = self.web().window().await?.to_string();
        let touch = json!({ "context": window, "actions": [{
            "type": "pointer",
            "id": "finger",
            "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "x": point.x, "y": point.y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }] });
        self.bidi().await?.send_raw("input.performActions", touch).await?;
        Ok(())
    }

    /// `WebKitGTK`'s driver has no finger, so the page gets the events of a tap from a script.
    async fn send_a_tap_to(&self, point: Point) -> Result<()> {
        const TAP: &str = "const [clientX, clientY] = arguments;
            const aim = document.elementFromPoint(clientX, clientY);
            const told = { bubbles: true, cancelable: true, composed: true, detail: 1, clientX, clientY,
                pointerId: 2, pointerType: 'touch', isPrimary: true };
            for (const name of ['pointerdown', 'pointerup']) aim.dispatchEvent(new PointerEvent(name, told));
            aim.dispatchEvent(new MouseEvent('click', told));
            return null";
        self.ask::<Value>(TAP, &[json!(point.x), json!(point.y)]).await?;
        Ok(())
    }

    /// Goes to an element by Tab and uses it by the key that its sort asks for.
    async fn press_on(&self, selector: &str) -> Result<()> {
        let sort = "const { type, tagName, name } = document.querySelector(arguments[0]);
            return [tagName === 'INPUT' ? type : tagName, name ?? '']";
        let (sort, name): (String, String) = self.ask(sort, &[json!(selector)]).await?;
        if sort == "radio" {
            return self.choose_by_arrows(selector, &name).await;
        }
        self.tab_to(selector, false).await?;
        if sort == "checkbox" {
            self.press(" ").await
        } else {
            self.press(Key::Enter + "").await
        }
    }

    /// Tab leads to a group of radio buttons, and the arrows from one to the next.
    async fn choose_by_arrows(&self, selector: &str, name: &str) -> Result<()> {
        const MOST: usize = 15;
        self.tab_to(&format!("input[type=radio][name='{name}']"), false).await?;
        let key = "const aim = document.querySelector(arguments[0]);
            return aim.checked ? 'none' : document.activeElement === aim ? 'space' : 'arrow'";
        for _ in 0..MOST {
            match self.ask::<String>(key, &[json!(selector)]).await?.as_str() {
                "none" => return Ok(()),
                "space" => self.press(" ").await?,
                _ => self.press(Key::Down + "").await?,
            }
        }
        bail!("the arrow keys do not lead to {selector}; {}", self.scene().await)
    }

    /// Moves the pointer to a point and clicks.
    ///
    /// # Errors
    ///
    /// When the point is outside the window.
    pub async fn click_at(&self, point: Point) -> Result<()> {
        let hand = self.web().action_chain_with_delay(AT_ONCE, AT_ONCE);
        hand.move_to(point.x, point.y).click().perform().await?;
        Ok(())
    }

    /// Drags one element onto another with the mouse.
    ///
    /// # Errors
    ///
    /// When one of them is not there.
    pub async fn drag(&self, from: &str, to: &str) -> Result<()> {
        let middle = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
            return box && { x: Math.floor(box.x + box.width / 2), y: Math.floor(box.y + box.height / 2) }";
        let into_sight =
            "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.ask::<Value>(into_sight, &[json!(from)]).await?;
        let start: Point = self.until_steady(from, middle, &[json!(from)]).await?;
        let end: Point = self.until_steady(to, middle, &[json!(to)]).await?;
        let hand = self.web().action_chain_with_delay(AT_ONCE, AT_ONCE);
        let hand = hand.move_to(start.x, start.y).click_and_hold();
        let hand = hand
            .move_to(start.x, i64::midpoint(start.y, end.y))
            .move_to(end.x, end.y);
        hand.release().perform().await?;
        Ok(())
    }

    /// Presses a key, or types a text.
    ///
    /// # Errors
    ///
    /// When the browser does not take keys.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        let hand = self.web().action_chain_with_delay(AT_ONCE, AT_ONCE);
        hand.send_keys(keys.into()).perform().await?;
        Ok(())
    }

    /// Moves the focus by one stop, back with Shift.
    ///
    /// # Errors
    ///
    /// When the browser does not take keys.
    pub async fn tab(&self, back: bool) -> Result<()> {
        self.press_tab(1, back).await
    }

    async fn press_tab(&self, times: usize, back: bool) -> Result<()> {
        let hand = self.web().action_chain_with_delay(AT_ONCE, AT_ONCE);
        let tabs = (Key::Tab + "").to_string().repeat(times);
        let hand = if back {
            hand.key_down(Key::Shift).send_keys(tabs).key_up(Key::Shift)
        } else {
            hand.send_keys(tabs)
        };
        hand.perform().await?;
        Ok(())
    }

    /// Presses Tab until the focus is on an element that fits a selector; gives the number of stops.
    ///
    /// # Errors
    ///
    /// When the focus does not get there.
    pub async fn tab_to(&self, selector: &str, back: bool) -> Result<u32> {
        // Several at once, and the page swallows those that come after the focus has arrived.
        const AT_A_TIME: usize = 10;
        const MOST: usize = 250;
        const SWALLOW: &str = "const [selector] = arguments, marks = document.documentElement.dataset;
            const isThere = () => document.activeElement?.matches(selector);
            if (isThere()) return true;
            const goal = marks.tabGoal = String(performance.now());
            marks.tabStops = 0;
            addEventListener('keydown', function listen(event) {
                if (marks.tabGoal !== goal) return removeEventListener('keydown', listen, true);
                if (event.key === 'Shift') return;
                if (!isThere()) return marks.tabStops++;
                event.preventDefault();
                event.stopImmediatePropagation();
            }, true);
            return false";
        const ARRIVED: &str = "if (!document.activeElement?.matches(arguments[0])) return null;
            const { tabStops } = document.documentElement.dataset;
            delete document.documentElement.dataset.tabGoal;
            return Number(tabStops)";
        if self.ask::<bool>(SWALLOW, &[json!(selector)]).await? {
            return Ok(0);
        }
        for _ in 0..MOST / AT_A_TIME {
            self.press_tab(AT_A_TIME, back).await?;
            if let Some(stops) = self.ask(ARRIVED, &[json!(selector)]).await? {
                return Ok(stops);
            }
        }
        bail!(
            "the Tab key does not lead to {selector} within {MOST} stops; {}",
            self.scene().await
        )
    }

    /// Waits until the focus is on an element that fits a selector.
    ///
    /// # Errors
    ///
    /// When it does not get there.
    pub async fn focus_reaches(&self, selector: &str) -> Result<()> {
        let script = "return document.activeElement?.matches(arguments[0])";
        self.until::<bool>(&format!("the focus on {selector}"), script, &[json!(selector)])
            .await?;
        Ok(())
    }

    /// Waits until nothing on the page moves.
    ///
    /// # Errors
    ///
    /// When it never stops.
    pub async fn stands_still(&self) -> Result<()> {
        self.until::<bool>("the page to stand still", &format!("return !({MOVES})"), &[])
            .await?;
        Ok(())
    }

    /// Puts the path of a file into a field for files.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn give_file(&self, field: &str, path: &str) -> Result<()> {
        let field = self.web().find(By::Css(field)).await?;
        self.round_trips.fetch_add(1, Ordering::Relaxed);
        Ok(field.send_keys(path).await?)
    }

    /// Keeps a picture of the page, for the report of a failure.
    pub async fn picture(&self, file: &Path) {
        // A browser that cannot be pictured has worse to report.
        self.web().screenshot(file).await.ok();
    }
}

/// The driver or the browser itself broke down, which says nothing about the app.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Breakdown(String);

/// Whether a journey failed because the driver or its browser broke down on the way.
#[must_use]
pub fn ends_in_breakdown(reason: &anyhow::Error) -> bool {
    reason
        .chain()
        .any(|cause| cause.is::<Breakdown>() || cause.downcast_ref().is_some_and(is_breakdown))
}

/// While a page loads there may be nothing that could answer. What else went wrong ends the wait.
fn not_a_breakdown(error: anyhow::Error, what: &str) -> Result<String> {
    if error.is::<Breakdown>() {
        return Err(error.context(format!("while waiting for {what}")));
    }
    Ok(format!("{error:#}"))
}

/// Whether an error of the driver means that it, or its browser, broke down. What the app does wrong has other names.
fn is_breakdown(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::UnknownError(_)
            | WebDriverErrorInner::InvalidSessionId(_)
            | WebDriverErrorInner::WebDriverTimeout(_)
    )
}

/// The first lines of a driver's error; the rest is its own stack.
fn short(error: &WebDriverError) -> anyhow::Error {
    let text = error.to_string();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let text = lines.take(6).collect::<Vec<_>>().join(" ");
    if is_breakdown(error) {
        Breakdown(text).into()
    } else {
        anyhow!(text)
    }
}
