//! Saved values, including those that the browser refused to store.

use super::transaction::{put, write_all};
use crate::domain::storage::saved::{SalvageCount, Saved, Unusable, decode, encode, quarantine_key, salvage};
use crate::domain::storage::store::{NotSaved, QuarantinedValue, Raw, Store, Write};
use crate::domain::storage::table::PREFIX;
use crate::domain::time::Time;

/// A store, with the values that it refused kept in memory.
/// Reads return the refused values as long as the page lives, and every later write retries them.
#[derive(Debug)]
pub struct Repository<S> {
    store: S,
    unsaved: Vec<Unsaved>,
    /// Quarantined values that have not been reported yet.
    set_aside: Vec<QuarantinedValue>,
    /// Values that could not be moved to quarantine yet.
    in_the_way: Vec<QuarantinedValue>,
    /// Keys that this page has read or written, or that another tab has written since it was opened.
    known: Vec<String>,
}

/// A value that the store did not take.
#[derive(Clone, Debug)]
struct Unsaved {
    key: String,
    /// The stored value at the time of the change.
    base: Option<Raw>,
    mine: Option<Raw>,
    obstacle: Option<NotRead>,
}

/// Why a value could not be read. It stays where it is, and nothing is written over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// The store cannot be read.
    Blocked,
    /// It cannot be used, and there is no room to set it aside. Its name is that of [`Saved::NAME`].
    InTheWay(&'static str),
    /// A newer build in another tab wrote it.
    Newer,
}

impl From<NotRead> for NotSaved {
    fn from(reason: NotRead) -> Self {
        match reason {
            NotRead::Blocked => Self::Blocked,
            NotRead::InTheWay(_) => Self::Full,
            NotRead::Newer => Self::NewerElsewhere,
        }
    }
}

/// A value that was changed.
#[derive(Debug)]
pub struct ChangeOutcome<T> {
    /// The present value, stored or only in memory.
    pub value: T,
    pub saved: Result<(), NotSaved>,
}

impl<S: Store> Repository<S> {
    pub const fn new(store: S) -> Self {
        Self {
            store,
            unsaved: Vec::new(),
            set_aside: Vec::new(),
            in_the_way: Vec::new(),
            known: Vec::new(),
        }
    }

    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Takes the values that were set aside since the last call.
    pub fn take_set_aside(&mut self) -> Vec<QuarantinedValue> {
        std::mem::take(&mut self.set_aside)
    }

    /// Whether something is kept in memory alone.
    pub const fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// Records that another tab wrote a key. This page must not set aside a value of a newer build there.
    pub fn note_elsewhere(&mut self, key: &str) {
        if !self.known.iter().any(|known| known == key) {
            self.known.push(key.to_owned());
        }
    }

    /// Reads a value, stored or only in memory, and sets it aside if it cannot be used.
    ///
    /// # Errors
    /// When it cannot be used and has to stay where it is.
    pub fn load<T: Saved>(&mut self, now: Time) -> Result<T, NotRead> {
        let key = T::key();
        let stored = self.store.read(&key);
        let Some(position) = self.unsaved.iter().position(|unsaved| unsaved.key == key) else {
            return self.load_stored(stored.map_err(|_| NotRead::Blocked)?, now);
        };
        // A store that cannot be read reports no change.
        let has_changed = |unsaved: &&Unsaved| stored.as_ref().is_ok_and(|stored| *stored != unsaved.base);
        if let Some(unsaved) = self.unsaved.get(position).filter(|unsaved| !has_changed(unsaved)) {
            return Ok(decode_or_default(unsaved.mine.as_ref()));
        }
        let stored = stored.unwrap_or_default();
        // Another tab has written since: apply the changes made here to its value.
        let unsaved = self.unsaved.remove(position);
        let loaded = self.load_stored::<T>(stored, now);
        let Ok(mut value) = loaded else {
            self.unsaved.push(unsaved);
            return loaded;
        };
        value.rebase(
            &decode_or_default(unsaved.base.as_ref()),
            &decode_or_default(unsaved.mine.as_ref()),
        );
        let _ = self.put_or_hold(&key, raw_of(&value), None);
        Ok(value)
    }

    fn load_stored<T: Saved>(&mut self, stored: Option<Raw>, now: Time) -> Result<T, NotRead> {
        let key = T::key();
        let was_known = self.known.contains(&key);
        let Some(raw) = stored else {
            self.note_elsewhere(&key);
            return Ok(T::default());
        };
        let reason = match decode_raw(&raw) {
            Ok(value) => {
                self.note_elsewhere(&key);
                return Ok(value);
            }
            Err(reason) => reason,
        };
        if was_known && matches!(reason, Unusable::Newer { .. }) {
            return Err(NotRead::Newer);
        }
        // If the remaining entries cannot be read either, nothing of it is used.
        let text = raw.to_text();
        let salvaged = serde_json::from_str(&text).ok().and_then(salvage::<T>);
        let (good, rest) = salvaged.unzip();
        let good_text = good.as_ref().and_then(raw_of);
        self.take_out_of_use(T::NAME, &raw, reason, good_text.zip(rest), now)?;
        Ok(good.unwrap_or_default())
    }

    /// Sets aside a value that cannot be used as a whole; `salvaged` is the part of it that stays in use.
    fn take_out_of_use(
        &mut self,
        name: &'static str,
        raw: &Raw,
        reason: Unusable,
        salvaged: Option<(Raw, SalvageCount)>,
        now: Time,
    ) -> Result<(), NotRead> {
        let key = format!("{PREFIX}{name}");
        let (good, rest) = salvaged.unzip();
        let mut aside = QuarantinedValue {
            name,
            reason,
            text: raw.to_text(),
            rest,
            is_moved: true,
        };
        self.in_the_way.retain(|known| known.name != name);
        if self.move_aside(name, &key, raw, now).is_err() {
            self.in_the_way.push(aside.clone());
            let obstacle = NotRead::InTheWay(name);
            let good = good.ok_or(obstacle)?;
            aside.is_moved = false;
            self.set_aside.push(aside);
            self.hold(&key, None, Some(good), Some(obstacle));
            return Ok(());
        }
        self.note_elsewhere(&key);
        self.set_aside.push(aside);
        if good.is_some() {
            // If this cannot be stored, it is kept in memory.
            let _ = self.put_or_hold(&key, good, None);
        }
        Ok(())
    }

    /// Moves the value of a key to its quarantine key, where nothing overwrites it.
    fn move_aside(&self, name: &str, key: &str, raw: &Raw, now: Time) -> Result<(), NotSaved> {
        let mut at = now;
        let aside = loop {
            let aside = quarantine_key(name, at);
            if self.store.read(&aside)?.is_none() {
                break aside;
            }
            at += 1;
        };
        self.store.write(&aside, raw)?;
        self.store.remove(key).inspect_err(|_| {
            // It is still where it was.
            let _ = self.store.remove(&aside);
        })
    }

    /// Changes what is saved, starting from what is stored now rather than from what this tab remembers, so that two
    /// tabs do not undo each other's work. Where that cannot be read, what `shown` gives is changed in memory. Every change of a
    /// value takes these steps, in the app as in its tests.
    pub fn change<T: Saved>(
        &mut self,
        shown: impl Fn() -> T,
        now: Time,
        change: impl FnOnce(&mut T),
    ) -> ChangeOutcome<T> {
        let (mut value, unread) = match self.load::<T>(now) {
            Ok(value) => (value, None),
            Err(reason) => (shown(), Some((reason, shown()))),
        };
        change(&mut value);
        let saved = self.save_over(&value, unread, now);
        ChangeOutcome { value, saved }
    }

    /// Saves a value over the one that [`Self::load`] has just returned. If that could not be read, `unread` holds the
    /// reason and the value shown in its place. Also retries the values that could not be stored before.
    fn save_over<T: Saved>(&mut self, value: &T, unread: Option<(NotRead, T)>, now: Time) -> Result<(), NotSaved> {
        let outcome = match unread {
            None => self.save(value),
            Some((obstacle, shown)) => {
                self.hold(&T::key(), raw_of(&shown), raw_of(value), Some(obstacle));
                Err(obstacle.into())
            }
        };
        self.store_unsaved(now);
        if self.is_unsaved(&T::key()) { outcome } else { Ok(()) }
    }

    fn is_unsaved(&self, key: &str) -> bool {
        self.unsaved.iter().any(|unsaved| unsaved.key == key)
    }

    fn save<T: Saved>(&mut self, value: &T) -> Result<(), NotSaved> {
        self.put_or_hold(&T::key(), raw_of(value), None)
    }

    /// The value of a key, stored or only in memory.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn raw(&self, key: &str) -> Result<Option<Raw>, NotSaved> {
        match self.unsaved.iter().find(|unsaved| unsaved.key == key) {
            Some(unsaved) => Ok(unsaved.mine.clone()),
            None => self.store.read(key),
        }
    }

    /// The keys of all values of this app, stored or only in memory.
    ///
    /// # Errors
    /// When the store cannot be read and nothing is kept in memory.
    pub fn keys(&self) -> Result<Vec<String>, NotSaved> {
        let mut keys = match self.store.keys() {
            Err(reason) if self.unsaved.is_empty() => return Err(reason),
            keys => keys.unwrap_or_default(),
        };
        for unsaved in &self.unsaved {
            if !keys.contains(&unsaved.key) {
                keys.push(unsaved.key.clone());
            }
        }
        keys.retain(|key| key.starts_with(PREFIX));
        Ok(keys)
    }

    /// Writes all values or none, and returns the old ones. Old values that could not be restored are kept in memory.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn write_all(&mut self, writes: &[Write]) -> Result<Vec<Write>, NotSaved> {
        let mut before = Vec::with_capacity(writes.len());
        for (key, _) in writes {
            before.push((key.clone(), self.raw(key)?));
        }
        match write_all(&self.store, writes) {
            Ok(()) => {
                self.unsaved
                    .retain(|unsaved| writes.iter().all(|(key, _)| *key != unsaved.key));
                Ok(before)
            }
            Err(failure) => {
                for (key, base) in failure.not_restored {
                    let before = before.iter().find(|(known, _)| *known == key);
                    self.hold(&key, base, before.and_then(|(_, raw)| raw.clone()), None);
                }
                Err(failure.reason)
            }
        }
    }

    /// Writes or removes a value, or keeps that change in memory; `base` is the stored value to assume if the store
    /// cannot be read.
    ///
    /// # Errors
    /// When it is kept in memory alone.
    pub fn put_or_hold(&mut self, key: &str, value: Option<Raw>, base: Option<Raw>) -> Result<(), NotSaved> {
        let unsaved = self.unsaved.iter().find(|unsaved| unsaved.key == key);
        let obstacle = unsaved.and_then(|unsaved| unsaved.obstacle);
        let base = unsaved.map_or(base, |unsaved| unsaved.base.clone());
        let outcome = match obstacle {
            // The pending removal takes effect once the store can be read again.
            None | Some(NotRead::Blocked) => put(&self.store, key, value.as_ref()),
            Some(obstacle) => Err(obstacle.into()),
        };
        if outcome.is_ok() {
            self.unsaved.retain(|unsaved| unsaved.key != key);
            self.note_elsewhere(key);
        } else {
            self.hold(key, base, value, obstacle);
        }
        outcome
    }

    /// Keeps the value of a key in memory, together with the stored one.
    fn hold(&mut self, key: &str, base: Option<Raw>, mine: Option<Raw>, obstacle: Option<NotRead>) {
        self.unsaved.retain(|unsaved| unsaved.key != key);
        self.unsaved.push(Unsaved {
            key: key.to_owned(),
            base: self.store.read(key).unwrap_or(base),
            mine,
            obstacle,
        });
    }

    /// Retries the values that could not be stored. Those that another tab has changed since wait until they are read.
    pub fn store_unsaved(&mut self, now: Time) {
        for unsaved in std::mem::take(&mut self.unsaved) {
            if self.try_again(&unsaved, now).is_err() {
                self.unsaved.push(unsaved);
            }
        }
    }

    fn try_again(&mut self, unsaved: &Unsaved, now: Time) -> Result<(), NotSaved> {
        let stored = self.store.read(&unsaved.key)?;
        match (unsaved.obstacle, &stored) {
            _ if stored != unsaved.base => return Err(NotSaved::Full),
            (Some(NotRead::InTheWay(name)), Some(raw)) => {
                self.move_aside(name, &unsaved.key, raw, now)?;
                let position = self.in_the_way.iter().position(|aside| aside.name == name);
                let aside = position.map(|position| self.in_the_way.remove(position));
                self.set_aside.extend(aside);
            }
            (Some(NotRead::Newer), Some(_)) => return Err(NotSaved::NewerElsewhere),
            _ => {}
        }
        put(&self.store, &unsaved.key, unsaved.mine.as_ref())
    }
}

fn raw_of<T: Saved>(value: &T) -> Option<Raw> {
    encode(value).ok().map(Raw::Text)
}

fn decode_raw<T: Saved>(raw: &Raw) -> Result<T, Unusable> {
    match raw {
        Raw::Text(text) => decode(text),
        Raw::Units(_) => Err(Unusable::NotText),
    }
}

/// Decodes a raw value; the default if it cannot be read.
#[must_use]
pub fn decode_or_default<T: Saved>(raw: Option<&Raw>) -> T {
    raw.and_then(|raw| decode_raw(raw).ok()).unwrap_or_default()
}
