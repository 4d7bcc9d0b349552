//! The size of the screen, and what part of the page it shows.

use web_sys::Window;

fn window() -> Option<Window> {
    web_sys::window()
}

/// The height of the window in CSS pixels; 0 where there is none.
#[must_use]
pub fn height() -> f64 {
    window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default()
}

/// Whether areas rise in a sheet over the map rather than beside it, as `style/panel.css` has it.
#[must_use]
pub fn shows_a_sheet() -> bool {
    window()
        .and_then(|window| {
            window
                .match_media("(max-width: 599.98px), (max-width: 819.98px) and (min-height: 500px)")
                .ok()
                .flatten()
        })
        .is_some_and(|query| query.matches())
}

/// Scrolls the page down by this many CSS pixels; up if negative.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = window() {
        window.scroll_by_with_x_and_y(0.0, pixels);
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
