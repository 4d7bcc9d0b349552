//! Installing the app.

use wasm_bindgen::JsValue;

use crate::platform::host::listening::{WindowListeners, listen};
use crate::platform::js;

/// Where the start script keeps the browser's offer.
const OFFER: &str = "unknotInstall";

/// How the app can be installed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// It runs as an installed app already.
    Done,
    /// The browser asks when it is told to.
    Ask,
    /// By hand, in the share menu of an iPhone or iPad.
    ShareMenu,
    /// By hand, in a menu of the browser, where it has one for this.
    BrowserMenu,
}

#[must_use]
pub fn how() -> Install {
    if is_installed() {
        Install::Done
    } else if offer().is_some() {
        Install::Ask
    } else if is_ios() {
        Install::ShareMenu
    } else {
        Install::BrowserMenu
    }
}

/// Lets the browser ask. It gives its offer once.
pub fn ask() {
    let Some(offer) = offer() else { return };
    // The answer does not matter to the app.
    let _ = js::call(&offer, "prompt", &JsValue::UNDEFINED);
    if let Some(window) = web_sys::window() {
        js::set(&window, OFFER, &JsValue::UNDEFINED);
    }
}

/// Calls back when [`how`] may have changed.
pub fn on_change(callback: impl Fn() + Clone + 'static) -> WindowListeners {
    let same = callback.clone();
    listen("unknot:installable", move |_| callback()).and(listen("appinstalled", move |_| same()))
}

fn offer() -> Option<JsValue> {
    let window = web_sys::window()?;
    js::object(&window, OFFER)
}

fn is_installed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let shown_as = |mode: &str| {
        let query = window.match_media(&format!("(display-mode: {mode})"));
        matches!(query, Ok(Some(query)) if query.matches())
    };
    // Safari has its own word for it.
    let is_on_home_screen = js::get(&window.navigator(), "standalone").is_some_and(|value| value.is_truthy());
    shown_as("standalone") || shown_as("minimal-ui") || is_on_home_screen
}

fn is_ios() -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return false;
    };
    let agent = navigator.user_agent().unwrap_or_default();
    // An iPad says that it is a Mac, but no Mac has fingers on its screen.
    agent.contains("iPhone")
        || agent.contains("iPad")
        || (agent.contains("Macintosh") && navigator.max_touch_points() > 1)
}
