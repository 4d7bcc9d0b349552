//! Makes the files that `index.html` takes in: the style sheet and the body map.

pub mod icons;
pub mod map;
pub mod packs;
pub mod style;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Writes a file and its folder, unless it already says the same.
///
/// Trunk watches what it takes in: a file that is not written does not start another build.
fn write_if_changed(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}
