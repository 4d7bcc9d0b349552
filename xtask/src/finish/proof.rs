//! The proof of a file that browsers check before they use it.

use base64::Engine;
use sha2::{Digest, Sha384};

/// As it stands in `integrity` attributes, e.g. `sha384-OLBgp1GsljhM2TJ…`.
#[must_use]
pub fn of(bytes: impl AsRef<[u8]>) -> String {
    let proof = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes));
    format!("sha384-{proof}")
}
