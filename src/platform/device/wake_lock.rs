//! Keeping the screen on.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::js;

/// The screen stays on for as long as this lives, and the page is in sight.
#[derive(Debug)]
pub struct WakeLock(JsValue);

/// Asks the browser to keep the screen on.
///
/// # Errors
/// When the browser refuses.
pub async fn keep_screen_on() -> Result<WakeLock, JsValue> {
    let navigator = js::navigator().ok_or(JsValue::NULL)?;
    let wake_lock = js::get(&navigator, "wakeLock").ok_or(JsValue::NULL)?;
    let asked: Promise = js::call(&wake_lock, "request", &"screen".into())?.dyn_into()?;
    JsFuture::from(asked).await.map(WakeLock)
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        // If the browser has released it already, this does nothing.
        let _ = js::call(&self.0, "release", &JsValue::UNDEFINED);
    }
}
