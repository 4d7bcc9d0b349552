//! Packed content: the bytes that the build makes and the app reads.

use serde::Deserialize;

/// The packed bytes do not hold what they should.
///
/// They are made and tested by the build, so this means a damaged download or a bug.
#[derive(Debug)]
pub struct DamagedPack(postcard::Error);

impl std::fmt::Display for DamagedPack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "The packed content cannot be read: {}", self.0)
    }
}

impl std::error::Error for DamagedPack {}

/// Reads packed content without copying its text.
///
/// # Errors
/// When the bytes were not written by `compile`, or hold something else.
pub fn read<T: Deserialize<'static>>(bytes: &'static [u8]) -> Result<T, DamagedPack> {
    postcard::from_bytes(bytes).map_err(DamagedPack)
}
