//! Called by Trunk before it reads `index.html`, in `cargo xtask dev`.

use anyhow::Result;

use crate::build::assemble;
use crate::project::Project;

/// Writes the files that `index.html` takes in.
///
/// # Errors
///
/// When the style sheets or the content are not as they should be, or the font is not installed.
pub fn run(project: &Project) -> Result<()> {
    assemble::all(project)
}
