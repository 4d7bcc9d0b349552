//! Packed content that the app loads when it is asked for.

use std::path::Path;

use anyhow::{Result, anyhow};
use unknot_content::compile;

use super::files;

/// Writes the packs of the folder `content` into the folder `into`, which holds nothing else.
///
/// # Errors
///
/// When the content has problems or a file cannot be written.
pub(super) fn write(content: &Path, into: &Path) -> Result<()> {
    let compiled =
        compile::compile(content).map_err(|problems| anyhow!("the content has {} problems", problems.len()))?;
    let packs = compiled.files()?;
    if packs.iter().all(|pack| into.join(&pack.name).exists()) {
        // Their names hold the hash of what they say.
        return Ok(());
    }
    files::empty(into)?;
    for pack in packs {
        files::write(&into.join(pack.name), pack.bytes)?;
    }
    Ok(())
}
