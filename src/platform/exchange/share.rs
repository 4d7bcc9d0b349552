//! Passing something on to another app, through the device's own list of them.

use std::future::Future;

use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag};

use crate::platform::js;

/// The device did not pass it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This device did not pass it on. Nothing was lost.")]
pub struct NotShared;

/// Whether links can be passed on here.
#[must_use]
pub fn is_possible() -> bool {
    js::navigator().is_some_and(|navigator| js::get(&navigator, "share").is_some())
}

/// Whether files of a media type can be passed on here, under names like this one.
#[must_use]
pub fn can_share_file(name: &str, media_type: &str) -> bool {
    let asked = || {
        let navigator = js::navigator().ok_or(JsValue::NULL)?;
        let what = with_file(name, media_type, "")?;
        js::call(&navigator, "canShare", &what)
    };
    is_possible() && asked().is_ok_and(|can| can.is_truthy())
}

/// Passes a link on. Where the person turns away from it, that is no failure.
///
/// # Errors
/// When the device cannot, or does not want to.
pub fn share_link(title: &str, link: &str) -> impl Future<Output = Result<(), NotShared>> + use<> {
    answer(ask(&js::options(&[("title", &title.into()), ("url", &link.into())])))
}

/// Passes a text on as a file. Where the person turns away from it, that is no failure.
///
/// # Errors
/// When the device cannot, or does not want to.
pub fn share_file(name: &str, media_type: &str, text: &str) -> impl Future<Output = Result<(), NotShared>> + use<> {
    answer(with_file(name, media_type, text).and_then(|what| ask(&what)))
}

/// The browser is asked at once, because it only listens while a press is being handled.
fn ask(what: &Object) -> Result<Promise, JsValue> {
    let navigator = js::navigator().ok_or(JsValue::NULL)?;
    js::call(&navigator, "share", what)?.dyn_into()
}

async fn answer(asked: Result<Promise, JsValue>) -> Result<(), NotShared> {
    let asked = asked.map_err(|_| NotShared)?;
    match JsFuture::from(asked).await {
        Err(reason) if !is_turned_down(&reason) => Err(NotShared),
        _ => Ok(()),
    }
}

fn is_turned_down(reason: &JsValue) -> bool {
    js::get(reason, "name").is_some_and(|name| name == "AbortError")
}

fn with_file(name: &str, media_type: &str, text: &str) -> Result<Object, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)?;
    Ok(js::options(&[("files", &Array::of1(&file))]))
}
