//! The proof of a file that browsers check before they use it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// As it stands in `integrity` attributes, and in a content policy for what the page itself holds, e.g.
/// `sha256-47DEQpj8HBSa…`.
#[must_use]
pub fn of(bytes: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}
