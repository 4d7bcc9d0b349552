//! What a person sees when the app breaks: a page that says so, never a white one.

use std::panic;

use wasm_bindgen::JsValue;

/// From now on a panic shows the `#crashed` notice of `index.html`, which works without the app,
/// and writes its message to the console.
pub fn show_panics() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        let notice = web_sys::window().and_then(|window| window.document()?.get_element_by_id("crashed"));
        if let Some(notice) = notice {
            // Nothing is left to fall back on if even this fails.
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
