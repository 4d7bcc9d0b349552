//! Notifications of the device, while the page is open.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions};

use crate::platform::js;

thread_local! {
    static SHOWN: RefCell<Option<Notification>> = const { RefCell::new(None) };
}

/// Whether the browser lets the app show notifications. One that has none does not.
#[must_use]
pub fn are_allowed() -> bool {
    let permission = maker().and_then(|maker| js::get(&maker, "permission"));
    permission.is_some_and(|permission| permission == "granted")
}

/// Lets the browser ask, unless it knows the answer.
pub async fn ask() -> bool {
    let asked = maker().and_then(|maker| js::call(&maker, "requestPermission", &JsValue::UNDEFINED).ok());
    if let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        // Whatever the answer is, it is looked up.
        let _ = JsFuture::from(asked).await;
    }
    are_allowed()
}

/// Shows a notification without a sound, in place of the one before. A click on it brings the page to the front.
///
/// # Errors
/// When the browser refuses, as all do on Android.
pub fn show(title: &str, body: &str) -> Result<(), JsValue> {
    if !are_allowed() {
        return Err(JsValue::UNDEFINED);
    }
    close();
    let options = js::options(&[("body", &body.into()), ("silent", &JsValue::TRUE)]);
    let options: NotificationOptions = options.unchecked_into();
    let shown = Notification::new_with_options(title, &options)?;
    let to_front = Closure::once_into_js(|_: JsValue| {
        if let Some(window) = web_sys::window() {
            // A browser that keeps the page where it is has its reasons.
            let _ = js::call(&window, "focus", &JsValue::UNDEFINED);
        }
        close();
    });
    js::set(&shown, "onclick", &to_front);
    SHOWN.set(Some(shown));
    Ok(())
}

/// Takes the notification away.
pub fn close() {
    if let Some(shown) = SHOWN.take() {
        // One that is gone already cannot be closed.
        let _ = js::call(&shown, "close", &JsValue::UNDEFINED);
    }
}

fn maker() -> Option<JsValue> {
    js::get(&web_sys::window()?.into(), "Notification")
}
