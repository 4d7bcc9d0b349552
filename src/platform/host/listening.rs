//! Listening to the window.

use gloo_events::EventListener;
use web_sys::Event;

/// A listener that is removed on drop.
#[must_use = "nothing is told of once this is gone"]
#[derive(Debug, Default)]
pub struct WindowListeners(Vec<EventListener>);

impl WindowListeners {
    /// Listens for as long as the page lives.
    pub fn for_good(self) {
        self.0.into_iter().for_each(EventListener::forget);
    }

    /// Keeps another listener together with this one.
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

/// Calls back for every event of this name.
pub fn listen(event: &'static str, mut callback: impl FnMut(&Event) + 'static) -> WindowListeners {
    let window = web_sys::window();
    let listener = window.map(|window| EventListener::new(&window, event, move |event| callback(event)));
    WindowListeners(listener.into_iter().collect())
}
