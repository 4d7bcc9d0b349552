//! Called by Trunk before it reads `index.html`.

use anyhow::Result;

use crate::assemble::{icons, map, packs, style};
use crate::project::Project;

/// Writes the files that `index.html` takes in.
///
/// They lie in `target/assembled` whatever the target folder of Cargo, since the page names them.
///
/// # Errors
///
/// When the style sheets or the content are not as they should be.
pub fn run(project: &Project) -> Result<()> {
    let assembled = project.root().join("target/assembled");
    let style = project.root().join("style");
    style::write(&style, &assembled.join("style.css"))?;
    style::write(&style.join("later"), &assembled.join("style-later.css"))?;
    let content = project.root().join("content");
    map::write(&content, &assembled.join("body-map.html"))?;
    icons::write(&project.root().join("public/icon.svg"), &assembled.join("icons"))?;
    packs::write(&content, &assembled.join("packs"))
}
