//! Writing several stored texts, or none of them.

/// A key with the text that belongs there; `None` if nothing does.
pub type Write = (String, Option<String>);

/// A store of texts by keys, such as `localStorage`.
pub trait Store {
    /// `None` if nothing is stored there.
    fn read(&self, key: &str) -> Option<String>;

    /// Writes a text in the place of the one before, or removes it.
    ///
    /// # Errors
    /// When the store refuses; what was there still is.
    fn put(&self, write: &Write) -> Result<(), Refused>;
}

/// The store did not take a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Why a transaction did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Everything is as it was.
    Restored,
    /// The store went on refusing, so some of it is written already. Nothing was removed for it.
    Halfway,
}

/// Writes all of it or nothing.
///
/// An old text stays until the new one stands, and what is to go is removed when all else is written. Undoing the steps
/// backwards leads through states that the store had room for a moment before.
///
/// # Errors
/// When the store refuses one of the writes.
pub fn write_all(store: &dyn Store, writes: &[Write]) -> Result<(), Failure> {
    let (removals, texts): (Vec<_>, Vec<_>) = writes.iter().partition(|(_, text)| text.is_none());
    let mut done: Vec<Write> = Vec::new();
    for write in texts.into_iter().chain(removals) {
        let before = (write.0.clone(), store.read(&write.0));
        if store.put(write).is_err() {
            // Each is put back, whatever becomes of the others.
            let lost = done.iter().rev().filter(|before| store.put(before).is_err()).count();
            return Err(if lost == 0 { Failure::Restored } else { Failure::Halfway });
        }
        done.push(before);
    }
    Ok(())
}
