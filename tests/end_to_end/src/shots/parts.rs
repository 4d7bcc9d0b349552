//! All parts that the rooms are built of on one page, which is pictured and not shipped.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xtask::project::Project;

const PAGE: &str = include_str!("parts.html");

/// Writes the page with the style of the last build into a folder, and says where.
///
/// # Errors
///
/// When there was no build, or the page cannot be written.
pub fn write(project: &Project, folder: &Path) -> Result<PathBuf> {
    let read = |file: PathBuf| fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()));
    let assembled = project.assembled();
    let style = [
        read(assembled.join("style.css"))?,
        read(assembled.join("style-lazy.css"))?,
    ]
    .concat();
    let icons = read(project.root().join("style/icons.svg"))?;
    let page = PAGE.replace("STYLE", &style).replace("ICONS", &icons);
    let file = folder.join("parts.html");
    fs::write(&file, page).with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(file)
}
