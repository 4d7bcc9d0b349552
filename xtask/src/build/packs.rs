//! Packed content that the app loads when it is asked for.

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow};
use unknot_content::compile;

use super::{files, integrity};
use crate::project::Project;

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

/// A pack as the site has it.
#[derive(Debug)]
pub(super) struct Pack {
    pub stem: String,
    /// Relative to the page.
    pub address: String,
    pub integrity: String,
}

/// The packs that [`write`] wrote.
pub(super) fn written(project: &Project) -> Result<Vec<Pack>> {
    let files = files::all_in(&project.assembled().join("packs"))?;
    let packs = files.iter().map(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let stem = name.split('-').next().unwrap_or_default().to_owned();
        Ok(Pack {
            stem,
            address: format!("./packs/{name}"),
            integrity: integrity::of(&fs::read(file)?),
        })
    });
    packs.collect()
}
