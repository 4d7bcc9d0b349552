//! How tall an element is, for the style sheet.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// The height is told of for as long as this lives.
#[derive(Debug)]
pub struct HeightObserver {
    observer: ResizeObserver,
    _on_change: Closure<dyn FnMut()>,
}

impl Drop for HeightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Writes the height of an element into a property of `html`, now and at every change. A browser that cannot tell leaves
/// it unset.
#[must_use]
pub fn publish_height(element: &Element, property: &'static str) -> Option<HeightObserver> {
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
    let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(HeightObserver {
        observer,
        _on_change: on_change,
    })
}
