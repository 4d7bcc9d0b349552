//! How much of the storage quota is used.

/// Browsers keep about five million characters for a site, keys and values together.
const ROOM: usize = 5_000_000;
/// The share of the quota, in per cent, from which the user is warned.
const NEARLY_FULL: usize = 80;

/// The size of what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageUse {
    /// In characters, as the browser counts them.
    pub characters: usize,
}

impl StorageUse {
    /// Per cent of the quota, rounded up.
    #[must_use]
    pub const fn percent(self) -> usize {
        (self.characters * 100).div_ceil(ROOM)
    }

    #[must_use]
    pub const fn is_nearly_full(self) -> bool {
        self.percent() >= NEARLY_FULL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_comes_before_the_end() {
        let taken = |characters| StorageUse { characters };
        assert_eq!(taken(0).percent(), 0);
        assert_eq!(taken(1).percent(), 1);
        assert!(!taken(3_900_000).is_nearly_full());
        assert!(taken(4_000_000).is_nearly_full());
    }
}
