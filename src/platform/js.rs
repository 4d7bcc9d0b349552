//! Reaching what a browser may not have: `web-sys` takes it for granted, or counts it as unstable.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; `None` if it is not there.
pub fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// An object that is a property of another.
pub fn object(of: &JsValue, name: &str) -> Option<JsValue> {
    get(of, name).filter(JsValue::is_object)
}

/// Sets a property. Objects that refuse it stay as they are.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// An object with properties.
pub fn options(properties: &[(&str, &JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in properties {
        set(&options, name, value);
    }
    options
}

/// Calls a method, if there is one.
///
/// # Errors
/// The exception that the function throws, or `undefined` if there is no such function.
pub fn call(of: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method = get(of, name).and_then(|method| method.dyn_into::<Function>().ok());
    method.ok_or(JsValue::UNDEFINED)?.call1(of, argument)
}

/// The browser, with what it may not have.
pub fn navigator() -> Option<JsValue> {
    Some(web_sys::window()?.navigator().into())
}
