//! The address of the page.

use wasm_bindgen::JsValue;

use crate::platform::host::listening::{WindowListeners, listen};

/// The part of the address from `#` on.
#[must_use]
pub fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// A link of the app with where the app is, for somebody who is not in it.
#[must_use]
pub fn full(href: &str) -> String {
    let place = || {
        let location = web_sys::window()?.location();
        Some(location.origin().ok()? + &location.pathname().ok()?)
    };
    place().unwrap_or_default() + href
}

/// Puts a link of the app into the address and the history. [`on_hash_change`] does not tell of it: whoever calls shows the
/// page at once, where a change of the hash would be told of only after the next frame.
pub fn push(href: &str) {
    if let Some(window) = web_sys::window() {
        let history = window.history();
        let pushed = history.and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(href)));
        if pushed.is_err() {
            // Safari takes no more than a hundred in half a minute. The hash it always takes; the binding returns a result
            // for the sake of other setters.
            let _ = window.location().set_hash(href.trim_start_matches('#'));
        }
    }
}

/// Goes to a link without leaving the current page in the history.
pub fn replace_with(href: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(href);
    }
}

/// One step back in the history.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Calls back with the new hash whenever it changes.
pub fn on_hash_change(callback: impl Fn(String) + 'static) -> WindowListeners {
    listen("hashchange", move |_| callback(hash()))
}
