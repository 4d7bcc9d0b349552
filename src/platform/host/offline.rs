//! The offline copy of the app and newer builds: the interface to `start-offline`.

use web_sys::Event;

use crate::platform::host::listening::{WindowListeners, listen};
use crate::platform::js;

/// The state of a newer build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// A newer one is on the device and waits.
    Waiting,
    /// It was asked for, and the browser has not changed to it yet.
    Late,
    /// Another tab has taken one; this page is of the one before.
    Elsewhere,
}

/// Whether this browser could keep the app at all.
#[must_use]
pub fn is_possible() -> bool {
    js::navigator().is_some_and(|navigator| js::get(&navigator, "serviceWorker").is_some())
}

/// Whether everything that is needed without a network is on the device.
#[must_use]
pub fn is_stored() -> bool {
    mark("data-offline-ready").is_some()
}

#[must_use]
pub fn update() -> Option<Update> {
    match mark("data-update")?.as_str() {
        "waiting" => Some(Update::Waiting),
        "late" => Some(Update::Late),
        _ => Some(Update::Elsewhere),
    }
}

/// Loads the page anew with the newer build.
pub fn take_update() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("unknot:take-update")) {
        // It is our own event, which is in a state to be sent.
        let _ = window.dispatch_event(&event);
    }
}

/// Calls back when the copy is known to be whole.
pub fn on_stored(callback: impl Fn() + 'static) -> WindowListeners {
    listen("unknot:stored", move |_| callback())
}

/// Calls back when that is so for the first time on this device.
pub fn on_first_stored(callback: impl Fn() + 'static) -> WindowListeners {
    listen("unknot:stored-first", move |_| callback())
}

/// Calls back when there is another build.
pub fn on_update(callback: impl Fn() + 'static) -> WindowListeners {
    listen("unknot:update", move |_| callback())
}

fn mark(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(name)
}
