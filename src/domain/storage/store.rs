//! The interface of a browser's storage, and its outcomes.

use super::saved::{SalvageCount, Unusable};

/// The raw value of a key. A browser stores any sequence of UTF-16 units, which need not be valid text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    Text(String),
    /// Units that are no valid text.
    Units(Vec<u16>),
}

impl Raw {
    #[must_use]
    pub fn from_units(units: Vec<u16>) -> Self {
        String::from_utf16(&units).map_or(Self::Units(units), Self::Text)
    }

    /// The value as text, with U+FFFD in place of invalid units.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Units(units) => String::from_utf16_lossy(units),
        }
    }

    /// Its approximate size.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Units(units) => units.len(),
        }
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A key with what belongs there; `None` if nothing does.
pub type Write = (String, Option<Raw>);

/// Why something was not saved. Nothing that was stored before is touched by a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    #[error("This browser does not let Unknot store anything, so changes last only until you close this page.")]
    Blocked,
    #[error(
        "This was not saved: the browser's storage for this site is full. It lasts until you close this page. What you \
         saved before is safe."
    )]
    Full,
    #[error(
        "A newer version of Unknot, in another tab, saved this too, so it is not saved from here. It lasts until you \
         close this page. Reload this page to use the newer version."
    )]
    NewerElsewhere,
}

/// A store of values by keys, such as `localStorage`. A write that fails leaves what was there.
pub trait Store {
    /// All keys that this app owns.
    ///
    /// # Errors
    /// When the store does not let itself be read.
    fn keys(&self) -> Result<Vec<String>, NotSaved>;

    /// `None` if nothing is stored there.
    ///
    /// # Errors
    /// When the store does not let itself be read.
    fn read(&self, key: &str) -> Result<Option<Raw>, NotSaved>;

    /// # Errors
    /// When the store refuses; what was there still is.
    fn write(&self, key: &str, value: &Raw) -> Result<(), NotSaved>;

    /// # Errors
    /// When the store refuses; what was there still is.
    fn remove(&self, key: &str) -> Result<(), NotSaved>;
}

/// A value that could not be read, or only in part, and is kept unchanged in quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarantinedValue {
    /// The name of the value, e.g. `favourites`.
    pub name: &'static str,
    pub reason: Unusable,
    pub text: String,
    /// The numbers of entries that stay in use and that do not; `None` if none stays in use.
    pub rest: Option<SalvageCount>,
    /// It has been moved; if not, there was no room, and it stays where it is until there is.
    pub is_moved: bool,
}
