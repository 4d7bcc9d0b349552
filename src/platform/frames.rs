//! A call for each picture that the screen shows, and whether the person wants to see things move.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

type Call = Closure<dyn FnMut(f64)>;

/// Calls come for as long as this lives.
#[derive(Debug)]
pub struct Frames {
    call: Rc<RefCell<Option<Call>>>,
}

/// Gaps longer than this, after a page was hidden, count as this long, in milliseconds.
const LONGEST: f64 = 100.0;

impl Frames {
    /// Calls with the milliseconds since the last call.
    pub fn start(mut each: impl FnMut(u32) + 'static) -> Self {
        let call: Rc<RefCell<Option<Call>>> = Rc::default();
        let again = Rc::downgrade(&call);
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
            if let Some(call) = again.upgrade() {
                ask(&call);
            }
        };
        *call.borrow_mut() = Some(Closure::new(on_frame));
        ask(&call);
        Self { call }
    }
}

fn ask(call: &Rc<RefCell<Option<Call>>>) {
    if let (Some(window), Some(call)) = (web_sys::window(), call.borrow().as_ref()) {
        // A window that gives no frames shows a still.
        let _ = window.request_animation_frame(call.as_ref().unchecked_ref());
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        // A frame that was asked for already may still come: its closure must not go while it runs, so it goes later.
        if let Some(call) = self.call.borrow_mut().take() {
            wasm_bindgen_futures::spawn_local(async move { drop(call) });
        }
    }
}

/// Whether the person asked for less movement.
#[must_use]
pub fn is_motion_reduced() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok());
    query.flatten().is_some_and(|query| query.matches())
}
