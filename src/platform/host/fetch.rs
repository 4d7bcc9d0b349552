//! Loading a file from beside the app.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Reads the bytes of a file of the same site, by its address relative to the page. The browser's own cache may hold wrong
/// ones under a name that never changes, so where they do not fit the proof, the file is asked for past it.
///
/// # Errors
/// When the network or the server does not give it.
pub async fn proved(address: &str, proof: &str) -> Result<Vec<u8>, JsValue> {
    match bytes(address, proof, RequestCache::Default).await {
        Ok(bytes) => Ok(bytes),
        Err(_) => anew(address, proof).await,
    }
}

/// Reads them past the browser's own cache, which holds the answer from then on.
///
/// # Errors
/// When the network or the server does not give it.
pub async fn anew(address: &str, proof: &str) -> Result<Vec<u8>, JsValue> {
    bytes(address, proof, RequestCache::Reload).await
}

async fn bytes(address: &str, proof: &str, cache: RequestCache) -> Result<Vec<u8>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let options = RequestInit::new();
    options.set_integrity(proof);
    options.set_cache(cache);
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &options)).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
