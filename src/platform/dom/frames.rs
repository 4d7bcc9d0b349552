//! A call for each picture that the screen shows, or after the next one, and whether the person wants to see things move.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

type Call = Closure<dyn FnMut(f64)>;

/// The callback and the id of the pending request.
#[derive(Debug, Default)]
struct Loop {
    call: RefCell<Option<Call>>,
    waiting: Cell<Option<i32>>,
}

/// Calls come for as long as this lives.
#[derive(Debug)]
pub struct Frames(Rc<Loop>);

/// Gaps longer than this, after a page was hidden, count as this long, in milliseconds.
const LONGEST: f64 = 100.0;

impl Frames {
    /// Calls with the milliseconds since the last call.
    pub fn start(mut each: impl FnMut(u32) + 'static) -> Self {
        let own = Rc::new(Loop::default());
        let again = Rc::downgrade(&own);
        let mut last = None;
        let on_frame = move |now: f64| {
            let gap = (now - last.unwrap_or(now)).clamp(0.0, LONGEST);
            last = Some(now);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a tenth of a second at most"
            )]
            each(gap.round() as u32);
            if let Some(own) = again.upgrade() {
                own.ask();
            }
        };
        *own.call.borrow_mut() = Some(Closure::new(on_frame));
        own.ask();
        Self(own)
    }
}

impl Loop {
    fn ask(&self) {
        if let (Some(window), Some(call)) = (web_sys::window(), self.call.borrow().as_ref()) {
            // A window that gives no frames shows a still.
            let asked = window.request_animation_frame(call.as_ref().unchecked_ref());
            self.waiting.set(asked.ok());
        }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let (Some(window), Some(waiting)) = (web_sys::window(), self.0.waiting.take()) {
            // One that came already cannot be taken back, and need not be.
            let _ = window.cancel_animation_frame(waiting);
        }
        // `drop` may run inside the callback; free the closure in a later task, not while it is executing.
        if let Some(call) = self.0.call.borrow_mut().take() {
            wasm_bindgen_futures::spawn_local(async move { drop(call) });
        }
    }
}

/// Calls once what stands on the page now has been painted.
pub fn after_paint(then: impl FnOnce() + 'static) {
    // A frame calls back before it is painted, so the next one does after.
    on_next_frame(move || on_next_frame(then));
}

fn on_next_frame(then: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        // A window that gives no frames paints nothing either.
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}

/// Whether the person asked for less movement.
#[must_use]
pub fn is_motion_reduced() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok());
    query.flatten().is_some_and(|query| query.matches())
}
