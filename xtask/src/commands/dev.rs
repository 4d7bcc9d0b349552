//! `cargo xtask dev`: a debug build that reloads when a file changes.
//!
//! There is no service worker and no content policy, which would both come between a change and
//! its sight.

use std::fs;

use anyhow::{Context, Result};

use crate::project::{self, Project, say};
use crate::setup;

/// Folders that Trunk is told not to watch; it insists that they exist.
const UNWATCHED: [&str; 4] = ["target", "dist", ".tools", "node_modules"];

/// Sets up and serves until the program is ended.
///
/// # Errors
///
/// When a tool cannot be had or Trunk ends with a failure.
pub fn run(project: &Project) -> Result<()> {
    setup::for_developing(project)?;
    for folder in UNWATCHED {
        let folder = project.root().join(folder);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    say("Serving a debug build that reloads when a file changes; Ctrl+C ends it");
    project::run(project.command("trunk").arg("serve"))
}
