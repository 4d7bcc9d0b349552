//! Reports when an element scrolls into or out of sight.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside of what is seen an element already counts, so that it is ready when it comes.
const MARGIN: &str = "200px";

/// Looks for as long as this lives.
#[derive(Debug)]
pub struct IntersectionWatch {
    observer: IntersectionObserver,
    _on_change: Closure<dyn FnMut(Vec<JsValue>)>,
}

/// Tells at once and at every change whether an element is in sight, or close to it.
///
/// # Errors
/// When the browser cannot tell.
pub fn watch(element: &Element, mut tell: impl FnMut(bool) + 'static) -> Result<IntersectionWatch, JsValue> {
    let on_change = Closure::new(move |entries: Vec<JsValue>| {
        let last = entries
            .last()
            .and_then(|entry| entry.dyn_ref::<IntersectionObserverEntry>());
        if let Some(entry) = last {
            tell(entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options)?;
    observer.observe(element);
    Ok(IntersectionWatch {
        observer,
        _on_change: on_change,
    })
}

impl Drop for IntersectionWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
