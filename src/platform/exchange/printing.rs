//! Printing, and saving as a PDF, which browsers offer in the same place.

use crate::platform::host::listening::{WindowListeners, listen};

/// Opens the browser's own dialogue; a browser without one does nothing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Some browsers refuse while a dialogue is open already, and then there is nothing to do.
        let _ = window.print();
    }
}

/// Calls back before the page is printed, by whatever way, and after it.
pub fn on_print(before: impl Fn() + 'static, after: impl Fn() + 'static) -> WindowListeners {
    listen("beforeprint", move |_| before()).and(listen("afterprint", move |_| after()))
}
