//! Makes the files that `index.html` takes in: style sheets, the font, icons, the body map, the packs of content.

use anyhow::Result;

use super::{font, icons, map, packs, style};
use crate::project::Project;

/// Writes the files into [`Project::assembled`].
///
/// # Errors
///
/// When the style sheets or the content are not as they should be, or the font is not installed.
pub fn all(project: &Project) -> Result<()> {
    let (root, assembled) = (project.root(), project.assembled());
    let style = root.join("style");
    style::write(&style, &assembled.join("style.css"))?;
    style::write(&style.join("lazy"), &assembled.join("style-lazy.css"))?;
    font::write(project, &assembled)?;
    let content = root.join("content");
    map::write(&content, &assembled.join("body-map.html"))?;
    icons::write(&root.join("public/icon.svg"), &assembled.join("icons"))?;
    packs::write(&content, &assembled.join("packs"))
}
