//! Packed content that the app loads when it is asked for.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use unknot_content::compile;

/// Writes the packs of the folder `content` into the folder `into`, which holds nothing else.
///
/// # Errors
///
/// When the content has problems or a file cannot be written.
pub fn write(content: &Path, into: &Path) -> Result<()> {
    let compiled =
        compile::compile(content).map_err(|problems| anyhow!("the content has {} problems", problems.len()))?;
    let files = compiled.files()?;
    if files.iter().all(|file| into.join(&file.name).exists()) {
        // Their names hold the hash of what they say.
        return Ok(());
    }
    if into.exists() {
        fs::remove_dir_all(into).with_context(|| format!("{} cannot be emptied", into.display()))?;
    }
    fs::create_dir_all(into).with_context(|| format!("{} cannot be made", into.display()))?;
    for file in files {
        let path = into.join(file.name);
        fs::write(&path, file.bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
