//! The checked content, and the files that it is packed in.

use sha2::{Digest, Sha256};

use super::check::SignUrgency;
use crate::check::Check;
use crate::learn::Learn;
use crate::model::{Background, Figures, Guidance, Library};

/// The checked content.
#[derive(Debug)]
pub struct Compiled {
    pub guidance: Guidance,
    pub background: Background,
    pub library: Library,
    pub check: Check,
    /// What each sign asks for by itself; for tests of the rules.
    pub signs_alone: Vec<SignUrgency>,
    pub learn: Learn,
    pub figures: Figures,
}

impl Compiled {
    /// The packed guidance, for [`crate::pack::read`].
    ///
    /// # Errors
    /// When the content is too large to be packed.
    pub fn guidance_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&self.guidance)
    }

    /// The packed background, for [`crate::pack::read`].
    ///
    /// # Errors
    /// When the content is too large to be packed.
    pub fn background_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&self.background)
    }

    /// The files of packed content, each for [`crate::pack::read`]: library, check, learn, figures.
    ///
    /// # Errors
    /// When the content is too large to be packed.
    pub fn files(&self) -> postcard::Result<[PackFile; 4]> {
        Ok([
            PackFile::new("library", postcard::to_allocvec(&self.library)?),
            PackFile::new("check", postcard::to_allocvec(&self.check)?),
            PackFile::new("learn", postcard::to_allocvec(&self.learn)?),
            PackFile::new("figures", postcard::to_allocvec(&self.figures)?),
        ])
    }
}

/// Packed content that the app loads when it is asked for.
#[derive(Debug)]
pub struct PackFile {
    pub stem: &'static str,
    /// Holds a hash of the bytes, so that an app only ever finds the content it was built with.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl PackFile {
    fn new(stem: &'static str, bytes: Vec<u8>) -> Self {
        // Eight bytes of it tell builds apart.
        let hash = Sha256::digest(&bytes);
        let hash = hash
            .iter()
            .take(8)
            .fold(0_u64, |hash, byte| (hash << 8) | u64::from(*byte));
        let name = format!("{stem}-{hash:016x}.pack");
        Self { stem, name, bytes }
    }
}
