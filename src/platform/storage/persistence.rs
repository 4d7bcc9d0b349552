//! Persistent storage: asks the browser not to delete saved data when the device runs out of room.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::platform::js;

/// Asks the browser to keep what is saved. Some ask the person, some decide by themselves.
pub fn ask() {
    if let Some(Ok(promise)) = manager().map(|manager| manager.persist()) {
        wasm_bindgen_futures::spawn_local(async move {
            // A no is an answer that Settings shows.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Whether the browser has promised it; `None` if it makes no such promise.
pub async fn is_promised() -> Option<bool> {
    let promise: Promise = manager()?.persisted().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Older browsers, and pages that came over an open line, have none.
    js::get(&navigator, "storage")?;
    Some(navigator.storage())
}
