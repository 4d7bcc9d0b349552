//! Loading a file from beside the app.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, RequestCache, RequestInit, Response};

/// Fetches a file of the same site, by its address relative to the page. The HTTP cache may hold wrong bytes for good under
/// a name that never changes, so a file that does not match its integrity hash is requested again past that cache.
///
/// # Errors
/// If the network fails, or the server does not have the file.
pub async fn verified(address: &str, integrity: &str) -> Result<Vec<u8>, JsValue> {
    let response = early_request(address).unwrap_or_else(|| request(address, integrity, RequestCache::Default));
    match bytes(response).await {
        Ok(bytes) => Ok(bytes),
        Err(_) => reload(address, integrity).await,
    }
}

/// Takes the request that the loader of the parts (`parts.js`) started early; a second call gets `None`.
fn early_request(address: &str) -> Option<Promise> {
    let requests = Reflect::get(&js_sys::global(), &"unknotAsked".into()).ok()?;
    let request = Reflect::get(&requests, &address.into()).ok()?.dyn_into().ok()?;
    let requests: Object = requests.dyn_into().ok()?;
    Reflect::delete_property(&requests, &address.into()).ok()?;
    Some(request)
}

/// Fetches a file past the HTTP cache, which stores the response.
///
/// # Errors
/// If the network fails, or the server does not have the file.
pub async fn reload(address: &str, integrity: &str) -> Result<Vec<u8>, JsValue> {
    bytes(request(address, integrity, RequestCache::Reload)).await
}

fn request(address: &str, integrity: &str, cache: RequestCache) -> Promise {
    let options = RequestInit::new();
    options.set_integrity(integrity);
    options.set_cache(cache);
    match web_sys::window() {
        Some(window) => window.fetch_with_str_and_init(address, &options),
        None => Promise::reject(&JsValue::NULL),
    }
}

async fn bytes(response: Promise) -> Result<Vec<u8>, JsValue> {
    let response: Response = JsFuture::from(response).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Makes the loader of the parts (`parts.js`) retry the requests that have not been answered.
pub fn retry_parts() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("unknot:ask-again")) {
        // It has no listener that could stop it.
        let _ = window.dispatch_event(&event);
    }
}
