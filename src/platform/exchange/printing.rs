//! Printing, and saving as a PDF, which browsers offer in the same place.

/// Opens the browser's own dialogue; a browser without one does nothing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Some browsers refuse while a dialogue is open already, and then there is nothing to do.
        let _ = window.print();
    }
}
