//! `localStorage`: the one door to what is saved.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use crate::domain::storage::quota::StorageUse;
use crate::domain::storage::saved::Saved;
use crate::domain::storage::store::{NotSaved, Raw, Store};
use crate::platform::host::listening::{WindowListeners, listen};
use crate::platform::js;

/// Access to `localStorage`, proven to work when the app started.
///
/// `gloo-storage` panics where the browser forbids storage (blocked cookies, sandboxed frames), so
/// it is only reached through a value that could be constructed.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStorage(());

impl BrowserStorage {
    /// `None` if the browser forbids storage.
    #[must_use]
    pub fn open() -> Option<Self> {
        web_sys::window()?.local_storage().ok().flatten().map(|_| Self(()))
    }

    /// Whether anything is saved, readable or not.
    #[must_use]
    pub fn holds<T: Saved>(self) -> bool {
        LocalStorage::raw().get_item(&T::key()).is_ok_and(|item| item.is_some())
    }

    /// The storage used by this site, by this app and others.
    #[must_use]
    pub fn taken(self) -> StorageUse {
        let storage = LocalStorage::raw();
        let characters = (0..storage.length().unwrap_or_default()).filter_map(|index| {
            let key = JsString::from(storage.key(index).ok().flatten()?);
            // A value is counted where it lies: years of notes take long to be brought over.
            let value = Reflect::get(&storage, &key).ok()?;
            let length = value.dyn_ref::<JsString>().map_or(0, JsString::length);
            Some((key.length() + length) as usize)
        });
        StorageUse {
            characters: characters.sum(),
        }
    }

    /// Calls back with the key whenever another tab has changed what is saved. A key of `None` means that everything was
    /// cleared, or may have changed: a page that the browser kept and brings back was told of nothing.
    pub fn on_any_change_elsewhere(self, callback: Box<dyn Fn(Option<String>)>) -> WindowListeners {
        let told = Rc::new(callback);
        let brought_back = Rc::clone(&told);
        let changed = listen("storage", move |event| {
            told(event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key));
        });
        changed.and(listen("pageshow", move |event| {
            if js::get(event, "persisted").is_some_and(|persisted| persisted.is_truthy()) {
                brought_back(None);
            }
        }))
    }

    /// The same for one value.
    pub fn on_change_elsewhere<T: Saved>(self, callback: impl Fn() + 'static) -> WindowListeners {
        self.on_any_change_elsewhere(Box::new(move |key| {
            if key.is_none_or(|key| key == T::key()) {
                callback();
            }
        }))
    }
}

/// Where the browser forbids storage, everything is refused.
impl Store for Option<BrowserStorage> {
    fn keys(&self) -> Result<Vec<String>, NotSaved> {
        let storage = self.map(|_| LocalStorage::raw()).ok_or(NotSaved::Blocked)?;
        let count = storage.length().map_err(|_| NotSaved::Blocked)?;
        Ok((0..count)
            .filter_map(|index| storage.key(index).ok().flatten())
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<Raw>, NotSaved> {
        let storage = self.map(|_| LocalStorage::raw()).ok_or(NotSaved::Blocked)?;
        let Some(text) = storage.get_item(key).map_err(|_| NotSaved::Blocked)? else {
            return Ok(None);
        };
        // Invalid UTF-16 arrives with replacement characters.
        if !text.contains(char::REPLACEMENT_CHARACTER) {
            return Ok(Some(Raw::Text(text)));
        }
        let value = Reflect::get(&storage, &key.into()).ok();
        let units = value.and_then(|value| value.dyn_ref::<JsString>().map(|value| value.iter().collect()));
        Ok(Some(units.map_or(Raw::Text(text), Raw::from_units)))
    }

    fn write(&self, key: &str, value: &Raw) -> Result<(), NotSaved> {
        let storage = self.map(|_| LocalStorage::raw()).ok_or(NotSaved::Blocked)?;
        let written = match value {
            Raw::Text(text) => storage.set_item(key, text),
            Raw::Units(units) => {
                let parts = units.chunks(AT_ONCE).map(JsString::from_char_code);
                let whole = parts.fold(JsString::from(""), |whole, part| whole.concat(&part));
                Reflect::set(&storage, &key.into(), &whole).map(drop)
            }
        };
        written.map_err(|_| NotSaved::Full)
    }

    fn remove(&self, key: &str) -> Result<(), NotSaved> {
        let storage = self.map(|_| LocalStorage::raw()).ok_or(NotSaved::Blocked)?;
        storage.remove_item(key).map_err(|_| NotSaved::Full)
    }
}

/// How many code units are converted in one call.
const AT_ONCE: usize = 10_000;
