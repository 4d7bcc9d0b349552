//! Copying text.

use std::future::Future;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::js;

/// The browser did not take the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This browser did not let Unknot copy it. It is selected: copy it by hand.")]
pub struct NotCopied;

/// Copies a text. The browser is asked at once, because some only listen while a press is being handled.
///
/// # Errors
/// When the browser has no clipboard, or does not let this page use it.
pub fn copy(text: &str) -> impl Future<Output = Result<(), NotCopied>> + use<> {
    let asked = ask(text);
    async move {
        let asked = asked.map_err(|_| NotCopied)?;
        JsFuture::from(asked).await.map(|_| ()).map_err(|_| NotCopied)
    }
}

fn ask(text: &str) -> Result<Promise, JsValue> {
    // Pages that came over an open line have no clipboard, which `web-sys` does not say.
    let navigator = js::navigator().ok_or(JsValue::NULL)?;
    let clipboard = js::get(&navigator, "clipboard").ok_or(JsValue::NULL)?;
    js::call(&clipboard, "writeText", &text.into())?.dyn_into()
}
