//! Web Locks: what only one tab of this origin may do at a time. Browsers without them let every tab do it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::js;

#[wasm_bindgen]
extern "C" {
    // web-sys calls this API unstable, though every browser that runs this app has had it since 2022.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Result<Promise, JsValue>;
}

/// A lock, or the wait for it; it is let go of with this value, or when the page goes.
#[derive(Debug)]
pub struct TabLock {
    let_go: Option<Function>,
    is_wanted: Rc<Cell<bool>>,
}

impl Drop for TabLock {
    fn drop(&mut self) {
        self.is_wanted.set(false);
        if let Some(let_go) = &self.let_go {
            // The function of a promise never throws.
            let _ = let_go.call0(&JsValue::NULL);
        }
    }
}

/// Does something while no other tab does anything under that name.
pub fn alone(name: &str, action: impl FnOnce() + 'static) {
    let Some(locks) = manager() else { return action() };
    let action = Closure::once_into_js(move |_: JsValue| action());
    ignore(locks.request(name, &Object::new(), action.unchecked_ref()));
}

/// Waits for a name and keeps it; calls back as soon as it is this tab's, unless nobody waits for it any more.
pub fn hold(name: &str, on_held: impl FnOnce() + 'static) -> TabLock {
    let mut let_go = None;
    let held = Promise::new(&mut |resolve, _| let_go = Some(resolve));
    let is_wanted = Rc::new(Cell::new(true));
    if let Some(locks) = manager() {
        let is_still_wanted = Rc::clone(&is_wanted);
        let keep = Closure::once_into_js(move |_: JsValue| {
            if is_still_wanted.get() {
                on_held();
            }
            // Where it was let go of in the meantime, this has been settled.
            held
        });
        ignore(locks.request(name, &Object::new(), keep.unchecked_ref()));
    } else {
        on_held();
    }
    TabLock { let_go, is_wanted }
}

/// A page that was loaded again gets what it held before within this time, in milliseconds.
const MOMENT: u32 = 400;

/// Whether no tab holds a name; asked for a moment, because the page that was here before lets go late.
pub async fn is_free(name: &str) -> bool {
    let Some(locks) = manager() else { return true };
    let options = Object::new();
    // A browser without such signals is asked but once.
    match give_up_after(MOMENT) {
        Some(signal) => js::set(&options, "signal", &signal),
        None => js::set(&options, "ifAvailable", &JsValue::TRUE),
    }
    let answer = Closure::once_into_js(|lock: JsValue| !lock.is_null());
    let Ok(promise) = locks.request(name, &options, answer.unchecked_ref()) else {
        return true;
    };
    JsFuture::from(promise).await.is_ok_and(|is_free| is_free.is_truthy())
}

fn give_up_after(milliseconds: u32) -> Option<JsValue> {
    let signals = js::get(&js_sys::global(), "AbortSignal")?;
    js::call(&signals, "timeout", &milliseconds.into()).ok()
}

fn manager() -> Option<LockManager> {
    js::object(&js::navigator()?, "locks").map(JsCast::unchecked_into)
}

/// Ignores the result: a request that is rejected while the page unloads needs no handling.
fn ignore(request: Result<Promise, JsValue>) {
    if let Ok(promise) = request {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
