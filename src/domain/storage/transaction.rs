//! Writing several values, or none of them.

use crate::domain::sorting::sort_by_key;
use crate::domain::storage::store::{NotSaved, Raw, Store, Write};

/// Why a transaction did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub reason: NotSaved,
    /// The previous values that could not be restored, with their keys. The caller has to keep them.
    pub not_restored: Vec<Write>,
}

impl From<NotSaved> for Failure {
    fn from(reason: NotSaved) -> Self {
        Self {
            reason,
            not_restored: Vec::new(),
        }
    }
}

struct PlannedWrite<'a> {
    write: &'a Write,
    before: Option<Raw>,
}

/// Writes all of it or nothing.
///
/// An old value stays until the new one stands: a value is written over the one before, and what is to go is removed when
/// all writes have succeeded. What shrinks is written before what grows. So undoing the steps backwards leads through
/// states that the store had room for a moment before.
///
/// # Errors
/// When the store refuses one of the writes; then what was written before it has been put back, as far as the store let it.
pub fn write_all(store: &dyn Store, writes: &[Write]) -> Result<(), Failure> {
    let mut steps = Vec::with_capacity(writes.len());
    for write in writes {
        let before = store.read(&write.0)?;
        if before != write.1 {
            steps.push(PlannedWrite { write, before });
        }
    }
    sort_by_key(&mut steps, order);
    for (index, step) in steps.iter().enumerate() {
        if let Err(reason) = put(store, &step.write.0, step.write.1.as_ref()) {
            return Err(Failure {
                reason,
                not_restored: restore(store, steps.get(..=index).unwrap_or_default()),
            });
        }
    }
    Ok(())
}

/// Removals come last; before them, writes in order of how much they grow.
fn order(step: &PlannedWrite<'_>) -> (bool, i64) {
    let size = |raw: Option<&Raw>| raw.map_or(0, |raw| i64::try_from(raw.len()).unwrap_or(i64::MAX));
    let growth = size(step.write.1.as_ref()) - size(step.before.as_ref());
    (step.write.1.is_none(), growth)
}

/// Restores the previous values, last write first, and returns those that could not be restored.
fn restore(store: &dyn Store, steps: &[PlannedWrite<'_>]) -> Vec<Write> {
    let mut lost = Vec::new();
    for step in steps.iter().rev() {
        let key = &step.write.0;
        let stands = store.read(key).is_ok_and(|now| now == step.before);
        if !stands && put(store, key, step.before.as_ref()).is_err() {
            lost.push((key.clone(), step.before.clone()));
        }
    }
    lost
}

/// Writes a value, or removes it.
///
/// # Errors
/// When the store refuses; what was there still is.
pub fn put(store: &dyn Store, key: &str, value: Option<&Raw>) -> Result<(), NotSaved> {
    value.map_or_else(|| store.remove(key), |value| store.write(key, value))
}
