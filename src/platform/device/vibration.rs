//! Shaking the phone.

use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::platform::js;

/// Shakes and pauses in turn, each for so many milliseconds. What cannot shake stays still.
pub fn shake(pattern: &[u32]) {
    let Some(navigator) = js::navigator() else { return };
    let pattern: Array = pattern.iter().copied().map(JsValue::from).collect();
    let _ = js::call(&navigator, "vibrate", &pattern);
}
