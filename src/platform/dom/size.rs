//! How tall an element is, for the style sheet.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// Writes the height of an element into a property of `html`, now and at every change, for as long as the page lives. A
/// browser that cannot tell leaves it unset.
pub fn publish_height(element: &Element, property: &'static str) {
    let measured = element.clone();
    let on_change = Closure::<dyn FnMut()>::new(move || {
        let html = measured
            .owner_document()
            .and_then(|document| document.document_element());
        if let Some(html) = html.and_then(|html| html.dyn_into::<HtmlElement>().ok()) {
            // Whole pixels: they leave no gap, and a float written out weighs kilobytes.
            #[expect(clippy::cast_possible_truncation, reason = "a height on a screen")]
            let height = measured.get_bounding_client_rect().height() as i32;
            // The name is valid, so this cannot fail.
            let _ = html.style().set_property(property, &format!("{height}px"));
        }
    });
    if let Ok(observer) = ResizeObserver::new(on_change.as_ref().unchecked_ref()) {
        observer.observe(element);
        on_change.forget();
    }
}
