//! `localStorage`: the one door to what is saved.

use gloo_events::EventListener;
use gloo_storage::{LocalStorage, Storage};
use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use super::clock;
use crate::domain::room::Taken;
use crate::domain::saved::{Saved, Unusable, decode, document};
use crate::domain::transaction::{Failure, Refused, Store, Write, write_all};

/// Access to `localStorage`, proven to work when the app started.
///
/// `gloo-storage` panics where the browser forbids storage (blocked cookies, sandboxed frames), so
/// it is only reached through a value that could be constructed.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStorage(());

/// A value that could not be used and was put out of harm's way, unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// What it is a list of, e.g. `favourites`.
    pub name: &'static str,
    pub reason: Unusable,
    pub text: String,
}

/// What is to become of a saved value.
pub type Change<'a, T> = Box<dyn FnOnce(&mut T) + 'a>;

/// What was found under a key.
#[derive(Debug)]
pub struct Loaded<T> {
    pub value: T,
    pub set_aside: Option<SetAside>,
}

/// Why something was not saved. Nothing that was stored before is removed by a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    #[error("This browser does not let Unknot store anything, so changes last only until you close this page.")]
    Blocked,
    #[error("This was not saved: the browser's storage for this site is full. What you saved before is safe.")]
    Full,
    #[error("The browser stopped saving halfway, so only a part of this is done. Save a backup file before you go on.")]
    Halfway,
}

impl BrowserStorage {
    /// Nothing where the browser forbids storage.
    #[must_use]
    pub fn open() -> Option<Self> {
        web_sys::window()?.local_storage().ok().flatten().map(|_| Self(()))
    }

    /// Reads what is saved. A value that cannot be used is set aside first.
    ///
    /// # Errors
    /// When there is such a value and no room to set it aside; it then stays where it is.
    pub fn load<T: Saved>(self) -> Result<Loaded<T>, NotSaved> {
        let Some(text) = raw(&T::key()) else {
            return Ok(Loaded {
                value: T::default(),
                set_aside: None,
            });
        };
        match decode(&text) {
            Ok(value) => Ok(Loaded { value, set_aside: None }),
            Err(reason) => {
                set_aside::<T>(&text)?;
                Ok(Loaded {
                    value: T::default(),
                    set_aside: Some(SetAside {
                        name: T::NAME,
                        reason,
                        text,
                    }),
                })
            }
        }
    }

    /// Changes what is saved, starting from what is stored now rather than from what this tab
    /// remembers, so that two tabs do not undo each other's work.
    ///
    /// # Errors
    /// When the browser refuses to store the result; what was stored before is untouched.
    pub fn change<T: Saved>(self, change: Change<'_, T>) -> Result<Loaded<T>, NotSaved> {
        let mut loaded = self.load::<T>()?;
        change(&mut loaded.value);
        LocalStorage::set(T::key(), document(&loaded.value)).map_err(|_| NotSaved::Full)?;
        Ok(loaded)
    }

    /// Whether anything is saved, readable or not.
    #[must_use]
    pub fn holds<T: Saved>(self) -> bool {
        raw(&T::key()).is_some()
    }

    /// Everything that this app has stored, by its keys, as it stands there.
    #[must_use]
    pub fn all(self) -> Vec<(String, String)> {
        let storage = LocalStorage::raw();
        let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
        let ours = keys.filter(|key| key.starts_with("unknot."));
        ours.filter_map(|key| raw(&key).map(|text| (key, text))).collect()
    }

    /// What stands under a key.
    #[must_use]
    pub fn text(self, key: &str) -> Option<String> {
        raw(key)
    }

    /// Puts texts under their keys, or takes them away; all of it or nothing.
    ///
    /// # Errors
    /// When the browser does not store all of it.
    pub fn put(self, writes: &[Write]) -> Result<(), NotSaved> {
        write_all(&self, writes).map_err(|failure| match failure {
            Failure::Restored => NotSaved::Full,
            Failure::Halfway => NotSaved::Halfway,
        })
    }

    /// Forgets what is saved. A browser that does not let go of it keeps it.
    pub fn forget<T: Saved>(self) {
        let _ = LocalStorage::raw().remove_item(&T::key());
    }

    /// How much is stored for this site, by this app and any other.
    #[must_use]
    pub fn taken(self) -> Taken {
        let storage = LocalStorage::raw();
        let characters = (0..storage.length().unwrap_or_default()).filter_map(|index| {
            let key = JsString::from(storage.key(index).ok().flatten()?);
            // A value is counted where it lies: years of notes take long to be brought over.
            let value = Reflect::get(&storage, &key).ok()?;
            let length = value.dyn_ref::<JsString>().map_or(0, JsString::length);
            Some((key.length() + length) as usize)
        });
        Taken {
            characters: characters.sum(),
        }
    }

    /// Calls back whenever another tab has changed what is saved, for as long as the page lives.
    pub fn on_change_elsewhere<T: Saved>(self, callback: impl Fn() + 'static) {
        let Some(window) = web_sys::window() else { return };
        EventListener::new(&window, "storage", move |event| {
            // A key of `None` means that everything was cleared.
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            if key.is_none_or(|key| key == T::key()) {
                callback();
            }
        })
        .forget();
    }
}

impl Store for BrowserStorage {
    fn read(&self, key: &str) -> Option<String> {
        raw(key)
    }

    fn put(&self, (key, text): &Write) -> Result<(), Refused> {
        let storage = LocalStorage::raw();
        let outcome = text
            .as_ref()
            .map_or_else(|| storage.remove_item(key), |text| storage.set_item(key, text));
        outcome.map_err(|_| Refused)
    }
}

fn raw(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok().flatten()
}

/// Moves the stored text under a key where nothing overwrites it.
fn set_aside<T: Saved>(text: &str) -> Result<(), NotSaved> {
    let storage = LocalStorage::raw();
    storage
        .set_item(&T::quarantine_key(clock::now()), text)
        .map_err(|_| NotSaved::Full)?;
    storage.remove_item(&T::key()).map_err(|_| NotSaved::Full)
}
