//! A store in memory that misbehaves when it is told to.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use unknot::domain::storage::store::{NotSaved, Raw, Store};

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    #[default]
    None,
    /// The browser lets nothing be read or written.
    Blocked,
    /// No more room than this, in bytes of all values.
    Full(usize),
    /// The write after so many fails, or the removal; and all after it if it is for good.
    After { count: usize, for_good: bool },
}

#[derive(Debug, Default)]
struct Inner {
    values: BTreeMap<String, Raw>,
    fault: Fault,
    /// Writes and removals since the fault began.
    changes: usize,
}

/// One tab's way to the store; its clones are other tabs.
#[derive(Clone, Debug, Default)]
pub struct Faulty(Rc<RefCell<Inner>>);

impl Faulty {
    pub fn begin(&self, fault: Fault) {
        let mut inner = self.0.borrow_mut();
        inner.fault = fault;
        inner.changes = 0;
    }

    /// The same values where nothing fails, as they are found after a reload.
    pub fn sound_copy(&self) -> Self {
        let copy = Self::default();
        copy.0.borrow_mut().values = self.values();
        copy
    }

    pub fn values(&self) -> BTreeMap<String, Raw> {
        self.0.borrow().values.clone()
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.0.borrow().values.get(key).map(Raw::to_text)
    }

    /// Writes past every fault, as another program would.
    pub fn set(&self, key: &str, value: impl Into<String>) {
        self.set_raw(key, Raw::Text(value.into()));
    }

    pub fn set_raw(&self, key: &str, value: Raw) {
        self.0.borrow_mut().values.insert(key.to_owned(), value);
    }

    pub fn under(&self, prefix: &str) -> Vec<Raw> {
        let values = self.values();
        let found = values.into_iter().filter(|(key, _)| key.starts_with(prefix));
        found.map(|(_, value)| value).collect()
    }

    pub fn size(&self) -> usize {
        self.0.borrow().values.values().map(Raw::len).sum()
    }

    fn may_read(&self) -> Result<(), NotSaved> {
        match self.0.borrow().fault {
            Fault::Blocked => Err(NotSaved::Blocked),
            _ => Ok(()),
        }
    }

    fn may_change(&self) -> Result<(), NotSaved> {
        let mut inner = self.0.borrow_mut();
        let number = inner.changes;
        inner.changes += 1;
        match inner.fault {
            Fault::Blocked => Err(NotSaved::Blocked),
            Fault::After { count, for_good } if number == count || (for_good && number > count) => Err(NotSaved::Full),
            _ => Ok(()),
        }
    }
}

impl Store for Faulty {
    fn keys(&self) -> Result<Vec<String>, NotSaved> {
        self.may_read()?;
        Ok(self.0.borrow().values.keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<Raw>, NotSaved> {
        self.may_read()?;
        Ok(self.0.borrow().values.get(key).cloned())
    }

    fn write(&self, key: &str, value: &Raw) -> Result<(), NotSaved> {
        self.may_change()?;
        let mut inner = self.0.borrow_mut();
        let others = inner.values.iter().filter(|(known, _)| *known != key);
        let size: usize = others.map(|(_, value)| value.len()).sum();
        if matches!(inner.fault, Fault::Full(room) if size + value.len() > room) {
            return Err(NotSaved::Full);
        }
        inner.values.insert(key.to_owned(), value.clone());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), NotSaved> {
        self.may_change()?;
        self.0.borrow_mut().values.remove(key);
        Ok(())
    }
}
