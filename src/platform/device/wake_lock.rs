//! Keeping the screen on.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The screen stays on for as long as this lives, and the page is in sight.
#[derive(Debug)]
pub struct WakeLock(JsValue);

/// Asks the browser to keep the screen on.
///
/// # Errors
/// When it cannot, or does not want to.
pub async fn keep_screen_on() -> Result<WakeLock, JsValue> {
    // `web-sys` counts this API as unstable, so it is reached by its names.
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let wake_lock = Reflect::get(&navigator, &"wakeLock".into())?;
    let request: Function = Reflect::get(&wake_lock, &"request".into())?.dyn_into()?;
    let asked: Promise = request.call1(&wake_lock, &"screen".into())?.dyn_into()?;
    JsFuture::from(asked).await.map(WakeLock)
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        // Where it was taken away already there is nothing to release.
        let release = Reflect::get(&self.0, &"release".into()).and_then(JsCast::dyn_into::<Function>);
        let _ = release.and_then(|release| release.call0(&self.0));
    }
}
