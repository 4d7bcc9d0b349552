//! The app as a whole: its address, its heading and the parts of its frame.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use xtask::sample_answers;

use super::area_list::AreaList;
use super::favourites::FavouritesPage;
use super::heart::Heart;
use super::map::BodyMap;
use super::notices::Notices;
use super::search::Search;
use super::sheet::Sheet;
use super::technique_card::TechniqueCard;
use crate::browser::Browser;
use crate::engine::Engine;
use crate::site::Site;

/// The app in a browser, and the site it came from.
#[derive(Debug)]
pub struct App<'a> {
    browser: &'a Browser,
    site: Arc<Site>,
}

/// Whether the app can be used yet.
#[derive(Debug, Deserialize)]
struct State {
    failed: Option<String>,
}

/// Where a session is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Moment {
    pub phase: String,
    /// `None` where a phase is about no side.
    pub side: Option<String>,
    /// `None` after the last step.
    pub step: Option<String>,
}

impl<'a> App<'a> {
    /// Opens a link into the app as it was built, and waits until the app can be used. The origin is that of other
    /// journeys, cleared of what they saved.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn open(browser: &'a Browser, link: &str) -> Result<Self> {
        Self::open_shared(browser, None, link).await
    }

    /// Opens a link into the app, with a script that runs before anything else on the page. Journeys with the same
    /// script share an origin.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn open_after(script: &str, browser: &'a Browser, link: &str) -> Result<Self> {
        Self::open_shared(browser, Some(script), link).await
    }

    async fn open_shared(browser: &'a Browser, first_script: Option<&str>, link: &str) -> Result<Self> {
        let site = browser.shared_site(first_script).await?;
        let app = Self { browser, site };
        browser.go_to(&format!("{}{link}", app.site.address())).await?;
        app.is_ready().await?;
        Ok(app)
    }

    /// Opens a link into the app on an origin of its own, where nothing was ever stored or compiled.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn open_fresh(browser: &'a Browser, link: &str) -> Result<Self> {
        let site = Site::as_built(&browser.environment().dist)?;
        Self::open_from(site, browser, link).await
    }

    /// The app from a site that is there already. Nothing is opened yet.
    #[must_use]
    pub fn on(site: impl Into<Arc<Site>>, browser: &'a Browser) -> Self {
        Self {
            browser,
            site: site.into(),
        }
    }

    /// The site, when the browser is needed no more.
    #[must_use]
    pub fn into_site(self) -> Arc<Site> {
        self.site
    }

    /// Opens a link into the app with a clock that [`Self::next_moment`] puts forward.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn open_with_a_clock(browser: &'a Browser, link: &str) -> Result<Self> {
        // By an event: what a driver's script sets in a page is not seen by the page in every engine.
        const CLOCK: &str = "const now = Date.now.bind(Date), steady = performance.now.bind(performance);
            let ahead = 0; Date.now = () => now() + ahead; performance.now = () => steady() + ahead;
            addEventListener('put-forward', () => { ahead += Number(document.documentElement.dataset.forward); });";
        Self::open_after(CLOCK, browser, link).await
    }

    /// Puts the clock forward to the end of the phase that a session is in, and waits for the next one.
    ///
    /// # Errors
    ///
    /// When no session is shown, or none follows.
    pub async fn next_moment(&self) -> Result<Moment> {
        // The page shows whole seconds, so a quarter of one is left, or three are gone already.
        const NEXT: &str = "const done = arguments[arguments.length - 1], marks = document.documentElement.dataset;
            const look = () => {
                const player = document.querySelector('[data-player]');
                const step = document.querySelector('[data-step]')?.dataset.step ?? null;
                return { phase: player.dataset.phase, side: player.dataset.side ?? null, step };
            };
            const left = () => Number(document.querySelector('[data-player]').dataset.remaining);
            const before = JSON.stringify(look());
            let least = left(), looks = 0;
            const forward = time => {
                marks.forward = time;
                dispatchEvent(new Event('put-forward'));
            };
            // In strides, since who is away for longer has slept.
            const go = () => {
                const from = left();
                if (from <= 100) { forward(from * 1000 - 250); wait(); return; }
                forward(90000);
                const gone = () => {
                    if (left() < from - 80) go();
                    else if ((looks += 1) > 600) done(null);
                    else setTimeout(gone, 16);
                };
                gone();
            };
            const wait = () => {
                const now = look(), is_next = JSON.stringify(now) !== before || left() > least;
                least = Math.min(least, left());
                if (is_next) done(now);
                else if ((looks += 1) > 600) done(null);
                else setTimeout(wait, 16);
            };
            go()";
        let moment: Option<Moment> = self.browser.ask_and_wait(NEXT, &[]).await?;
        moment.context("the phase does not end")
    }

    /// Opens a link into a copy of the app that can be changed while it is served.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn open_to_change(browser: &'a Browser, link: &str) -> Result<Self> {
        let site = Site::to_change(&browser.environment().dist)?;
        Self::open_from(site, browser, link).await
    }

    /// Opens a link into the app from a site that no journey shares.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn open_from(site: Site, browser: &'a Browser, link: &str) -> Result<Self> {
        let app = Self::on(site, browser);
        browser.load(&format!("{}{link}", app.site.address())).await?;
        app.is_ready().await?;
        Ok(app)
    }

    /// Loads a link afresh, as from a bookmark.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn load(&self, link: &str) -> Result<()> {
        const TO_OTHER_LINK: &str = "const isOpen = location.href.startsWith(arguments[0].split('#')[0]);
            if (isOpen) history.replaceState(null, '', arguments[0]);
            return isOpen";
        let address = format!("{}{link}", self.site.address());
        if self.site.is_served() {
            // Quicker than an empty page, which some browsers show in a process of its own.
            self.browser.go_to(&self.site.plain_page()).await?;
            self.browser.go_to(&address).await?;
            return self.is_ready().await;
        }
        // Without a server `WebKitGTK` on a busy machine may never come from an empty page to the app, so that a page of the
        // app that is open is loaded again under the other link.
        let is_open: bool = self.browser.ask(TO_OTHER_LINK, &[json!(address)]).await?;
        if is_open {
            return self.reload().await;
        }
        self.browser.load(&address).await?;
        self.is_ready().await
    }

    /// Loads the page again.
    ///
    /// # Errors
    ///
    /// When the app does not start.
    pub async fn reload(&self) -> Result<()> {
        self.browser
            .ask::<Value>("delete document.documentElement.dataset.ready; location.reload()", &[])
            .await?;
        self.is_ready().await
    }

    /// Stores the answers of a check of the left side of an area, one of [`xtask::sample_answers`].
    ///
    /// # Errors
    ///
    /// When the browser does not obey.
    pub async fn keep_answers(&self, area: &str, answers: &str) -> Result<()> {
        let arguments = sample_answers::arguments(area, answers)?;
        self.browser.ask::<Value>(sample_answers::SCRIPT, &arguments).await?;
        Ok(())
    }

    /// Follows a link within the app, as if it stood on the page.
    ///
    /// # Errors
    ///
    /// When the browser does not obey.
    pub async fn follow(&self, link: &str) -> Result<()> {
        self.browser
            .ask::<Value>("location.hash = arguments[0]", &[json!(link)])
            .await?;
        Ok(())
    }

    async fn is_ready(&self) -> Result<()> {
        const SCRIPT: &str = "const { ready, failed } = document.documentElement.dataset;
            return ready === undefined && !failed ? null : { failed: failed ?? null };";
        let state: State = self.browser.until_loaded("the app to be ready", SCRIPT, &[]).await?;
        ensure!(
            state.failed.is_none(),
            "the app said that it failed: {:?}",
            state.failed
        );
        Ok(())
    }

    /// Waits until everything is on the device, for use without a network.
    ///
    /// # Errors
    ///
    /// When it never is.
    pub async fn is_on_the_device(&self) -> Result<()> {
        const SCRIPT: &str = "return 'offlineReady' in document.documentElement.dataset";
        self.browser
            .until::<bool>("everything to be on the device", SCRIPT, &[])
            .await
            .map(drop)
    }

    /// Opens another tab on the same site and goes to it.
    ///
    /// # Errors
    ///
    /// When there is no tab or the app does not start in it.
    pub async fn open_tab(&self, link: &str) -> Result<WindowHandle> {
        let tab = match self.browser.engine() {
            Engine::Chromium | Engine::Firefox => self.browser.web().new_tab().await?,
            // MiniBrowser does not bring the first tab back to the front, where alone it takes clicks.
            Engine::WebKit => self.browser.web().new_window().await?,
        };
        self.go_to_tab(&tab).await?;
        self.load(link).await?;
        Ok(tab)
    }

    /// The tab in front.
    ///
    /// # Errors
    ///
    /// When the browser has none.
    pub async fn tab(&self) -> Result<WindowHandle> {
        Ok(self.browser.web().window().await?)
    }

    /// Brings a tab to the front.
    ///
    /// # Errors
    ///
    /// When it is gone.
    pub async fn go_to_tab(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.browser.web().switch_to_window(tab.clone()).await?)
    }

    /// Waits for a heading.
    ///
    /// # Errors
    ///
    /// When the page has another.
    pub async fn heading_is(&self, text: &str) -> Result<()> {
        let what = format!("the heading “{text}”");
        let script = "return document.querySelector('h1')?.textContent.trim() === arguments[0]";
        self.browser
            .until::<bool>(&what, script, &[json!(text)])
            .await
            .map(drop)
    }

    /// Waits for an address, from its `#` on.
    ///
    /// # Errors
    ///
    /// When the address is another.
    pub async fn address_is(&self, link: &str) -> Result<()> {
        let what = format!("the address {link}");
        let script = "return (location.hash || '#/') === arguments[0]";
        self.browser
            .until::<bool>(&what, script, &[json!(link)])
            .await
            .map(drop)
    }

    /// Waits for a document title.
    ///
    /// # Errors
    ///
    /// When it is another.
    pub async fn title_is(&self, title: &str) -> Result<()> {
        let what = format!("the title “{title}”");
        let script = "return document.title === arguments[0]";
        self.browser
            .until::<bool>(&what, script, &[json!(title)])
            .await
            .map(drop)
    }

    /// Waits until the focus is on the heading of the page.
    ///
    /// # Errors
    ///
    /// When it is elsewhere.
    pub async fn heading_has_focus(&self) -> Result<()> {
        self.browser.focus_reaches("h1").await
    }

    /// Waits for an element that is seen.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn shows(&self, selector: &str) -> Result<()> {
        const SCRIPT: &str =
            "return [...document.querySelectorAll(arguments[0])].some(one => one.getClientRects().length)";
        self.browser
            .until::<bool>(&format!("{selector} to be seen"), SCRIPT, &[json!(selector)])
            .await
            .map(drop)
    }

    /// What stands in the browser's storage under a key.
    ///
    /// # Errors
    ///
    /// When the storage cannot be read.
    pub async fn stored(&self, key: &str) -> Result<Option<String>> {
        self.browser
            .ask("return localStorage.getItem(arguments[0])", &[json!(key)])
            .await
    }

    /// Waits until some texts are stored under a key, and gives all that stands there. What a page shows may be stored a
    /// moment later.
    ///
    /// # Errors
    ///
    /// When one of them never is.
    pub async fn keeps(&self, key: &str, texts: &[&str]) -> Result<String> {
        const SCRIPT: &str = "const [key, texts] = arguments, kept = localStorage.getItem(key) ?? '';
            return texts.every(text => kept.includes(text)) && kept";
        let what = format!("{texts:?} to be stored under {key}");
        self.browser.until(&what, SCRIPT, &[json!(key), json!(texts)]).await
    }

    /// Waits until a text is not stored under a key, or no longer.
    ///
    /// # Errors
    ///
    /// When it stays there.
    pub async fn keeps_no(&self, key: &str, text: &str) -> Result<()> {
        const SCRIPT: &str = "const [key, text] = arguments;
            return !(localStorage.getItem(key) ?? '').includes(text)";
        let what = format!("{text:?} to be stored no longer under {key}");
        let arguments = [json!(key), json!(text)];
        self.browser.until::<bool>(&what, SCRIPT, &arguments).await.map(drop)
    }

    /// Puts something into the browser's storage behind the app's back.
    ///
    /// # Errors
    ///
    /// When the storage does not take it.
    pub async fn store(&self, key: &str, text: &str) -> Result<()> {
        let script = "localStorage.setItem(arguments[0], arguments[1])";
        self.browser
            .ask::<Value>(script, &[json!(key), json!(text)])
            .await
            .map(drop)
    }

    /// Everything stored whose key begins in some way.
    ///
    /// # Errors
    ///
    /// When the storage cannot be read.
    pub async fn stored_under(&self, start: &str) -> Result<Vec<(String, String)>> {
        let script = "return Object.entries(localStorage).filter(([key]) => key.startsWith(arguments[0]))";
        self.browser.ask(script, &[json!(start)]).await
    }

    /// Chooses a page in the bar or rail.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn go_to_page(&self, link: &str) -> Result<()> {
        self.browser.click(&format!("nav.tabs a[href='{link}']")).await
    }

    /// Chooses a value of a group of radio buttons by its label.
    ///
    /// # Errors
    ///
    /// When there is no such value in reach.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let selector = format!("label:has(input[name='{name}'][value='{value}'])");
        self.browser.click(&selector).await?;
        let checked = format!("return document.querySelector(\"input[name='{name}'][value='{value}']\").checked");
        self.browser
            .until::<bool>(&format!("{name} to be {value}"), &checked, &[])
            .await
            .map(drop)
    }

    #[must_use]
    pub const fn browser(&self) -> &Browser {
        self.browser
    }

    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    #[must_use]
    pub const fn map(&self) -> BodyMap<'a> {
        BodyMap::of(self.browser)
    }

    #[must_use]
    pub const fn list(&self) -> AreaList<'a> {
        AreaList::new(self.browser)
    }

    #[must_use]
    pub const fn search(&self) -> Search<'a> {
        Search::new(self.browser)
    }

    #[must_use]
    pub const fn notices(&self) -> Notices<'a> {
        Notices::new(self.browser)
    }

    #[must_use]
    pub const fn sheet(&self) -> Sheet<'a> {
        Sheet::new(self.browser)
    }

    #[must_use]
    pub const fn favourites(&self) -> FavouritesPage<'a> {
        FavouritesPage::new(self.browser)
    }

    /// The heart beside an area or a technique.
    #[must_use]
    pub fn heart(&self, id: &str) -> Heart<'a> {
        Heart::new(self.browser, id)
    }

    /// The card of a technique.
    #[must_use]
    pub fn technique(&self, id: &str) -> TechniqueCard<'a> {
        TechniqueCard::new(self.browser, id)
    }

    /// The first card of a technique on the page.
    ///
    /// # Errors
    ///
    /// When the page has none.
    pub async fn first_technique(&self) -> Result<TechniqueCard<'a>> {
        let script = "return document.querySelector('article[data-technique]')?.dataset.technique";
        let id: String = self
            .browser
            .until("a technique's card", script, &[])
            .await
            .context("on this page")?;
        Ok(self.technique(&id))
    }
}
