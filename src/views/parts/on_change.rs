//! Acts on a value whenever it becomes another.

use leptos::prelude::*;

/// Calls with each new value, and not with the first, which stands elsewhere already.
pub fn on_change<T: Copy + PartialEq + Send + Sync + 'static>(value: RwSignal<T>, act: impl Fn(T) + 'static) {
    // An act is a type of its own: boxed, the rest is compiled once for each type of value.
    let act: Box<dyn Fn(T)> = Box::new(act);
    Effect::new(move |before: Option<T>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            act(now);
        }
        now
    });
}
