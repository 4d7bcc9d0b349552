//! Unknot: tap where it hurts and follow the right stretch, press or heat for that spot.
//!
//! Reading order: [`domain`] holds what the app knows and decides, free of the browser;
//! [`platform`] holds the browser, one API a file; [`state`] joins the two into signals and actions;
//! [`views`] shows them. `ARCHITECTURE.md` has the picture.

pub mod domain;
pub mod platform;
pub mod state;
pub mod views;

/// Puts the app into the page in place of the static shell.
///
/// `load` brings a part that is not needed for the first tap, and opens it.
pub fn start(load: fn(views::Part) -> views::Loading) {
    views::load_with(load);
    platform::host::crash::show_panics();
    if let Some(root) = platform::dom::page::app_root() {
        leptos::mount::mount_to(root, views::App).forget();
    }
}
