//! The page shown when the app crashes.

use std::panic;

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// From now on a panic shows the `#crashed` notice of `index.html`, which works without the app,
/// and writes its message there and to the console.
pub fn show_panics() {
    panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            // Nothing is left to fall back on if even this fails.
            let _ = show(&document, &message);
        }
    }));
}

fn show(document: &Document, message: &str) -> Result<(), JsValue> {
    let Some(notice) = document.get_element_by_id("crashed") else {
        return Ok(());
    };
    if let Some(details) = notice.query_selector("pre")? {
        details.set_text_content(Some(message));
    }
    notice.remove_attribute("hidden")?;
    // It is an alert, and what is under it does nothing any more.
    if let Some(app) = document.get_element_by_id("app") {
        app.set_attribute("inert", "")?;
    }
    let rescue: Element = document.create_element("script")?;
    rescue.set_attribute("type", "module")?;
    rescue.set_attribute("src", "./rescue.js")?;
    notice.append_with_node_1(&rescue)
}
