//! Packed content: the bytes that the build makes and the app reads.

use serde::Deserialize;

use crate::check::Check;
use crate::learn::Learn;
use crate::model::{Background, Figures, Guidance, Library};

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

fn unpack<T: Deserialize<'static>>(bytes: &'static [u8]) -> Result<T, DamagedPack> {
    postcard::from_bytes(bytes).map_err(DamagedPack)
}

/// Reads packed guidance without copying its text.
///
/// # Errors
/// When the bytes were not written by `compile`.
pub fn guidance(bytes: &'static [u8]) -> Result<Guidance, DamagedPack> {
    unpack(bytes)
}

/// Reads what is told beyond the first guidance, without copying its text.
///
/// # Errors
/// When the bytes were not written by `compile`.
pub fn background(bytes: &'static [u8]) -> Result<Background, DamagedPack> {
    unpack(bytes)
}

/// Reads the packed library of instructions and sources without copying its text.
///
/// # Errors
/// When the bytes were not written by `compile`.
pub fn library(bytes: &'static [u8]) -> Result<Library, DamagedPack> {
    unpack(bytes)
}

/// Reads what the check asks and decides by, without copying its text.
///
/// # Errors
/// When the bytes were not written by `compile`.
pub fn check(bytes: &'static [u8]) -> Result<Check, DamagedPack> {
    unpack(bytes)
}

/// Reads what there is to read, without copying its text.
///
/// # Errors
/// When the bytes were not written by `compile`.
pub fn learn(bytes: &'static [u8]) -> Result<Learn, DamagedPack> {
    unpack(bytes)
}

/// Reads the figures of techniques.
///
/// # Errors
/// When the bytes were not written by `compile`.
pub fn figures(bytes: &'static [u8]) -> Result<Figures, DamagedPack> {
    unpack(bytes)
}
