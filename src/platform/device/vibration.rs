//! Shaking the phone.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Shakes and pauses in turn, each for so many milliseconds. What cannot shake stays still.
pub fn shake(pattern: &[u32]) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return;
    };
    // `web-sys` takes it for granted, but several browsers do not have it.
    let vibrate = Reflect::get(&navigator, &"vibrate".into()).and_then(JsCast::dyn_into::<Function>);
    let pattern: Array = pattern.iter().copied().map(JsValue::from).collect();
    let _ = vibrate.and_then(|vibrate| vibrate.call1(&navigator, &pattern));
}
