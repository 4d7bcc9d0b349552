//! Loading a file from beside the app.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, RequestCache, RequestInit, Response};

/// Reads the bytes of a file of the same site, by its address relative to the page. The browser's own cache may hold wrong
/// ones under a name that never changes, so where they do not fit the proof, the file is asked for past it.
///
/// # Errors
/// When the network or the server does not give it.
pub async fn proved(address: &str, proof: &str) -> Result<Vec<u8>, JsValue> {
    let asked = asked_early(address).unwrap_or_else(|| ask(address, proof, RequestCache::Default));
    match bytes(asked).await {
        Ok(bytes) => Ok(bytes),
        Err(_) => anew(address, proof).await,
    }
}

/// Takes the request that the loader of the parts (`parts.js`) started early; a second call gets `None`.
fn asked_early(address: &str) -> Option<Promise> {
    let all = Reflect::get(&js_sys::global(), &"unknotAsked".into()).ok()?;
    let asked = Reflect::get(&all, &address.into()).ok()?.dyn_into().ok()?;
    let all: Object = all.dyn_into().ok()?;
    Reflect::delete_property(&all, &address.into()).ok()?;
    Some(asked)
}

/// Reads them past the browser's own cache, which holds the answer from then on.
///
/// # Errors
/// When the network or the server does not give it.
pub async fn anew(address: &str, proof: &str) -> Result<Vec<u8>, JsValue> {
    bytes(ask(address, proof, RequestCache::Reload)).await
}

fn ask(address: &str, proof: &str, cache: RequestCache) -> Promise {
    let options = RequestInit::new();
    options.set_integrity(proof);
    options.set_cache(cache);
    match web_sys::window() {
        Some(window) => window.fetch_with_str_and_init(address, &options),
        None => Promise::reject(&JsValue::NULL),
    }
}

async fn bytes(asked: Promise) -> Result<Vec<u8>, JsValue> {
    let response: Response = JsFuture::from(asked).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Asks once more for parts of the app that are on their way and do not come; the loader of the parts listens.
pub fn ask_again() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("unknot:ask-again")) {
        // It has no listener that could stop it.
        let _ = window.dispatch_event(&event);
    }
}
