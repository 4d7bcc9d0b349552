//! `cargo xtask build`: the release, in `dist/`.

use anyhow::{Context, Result};

use crate::finish::weigh;
use crate::project::{self, Project, say};
use crate::setup;

/// Sets up, builds, and makes sure that the site is light.
///
/// # Errors
///
/// When the site cannot be made, or has grown too heavy.
pub fn run(project: &Project) -> Result<()> {
    make(project)?;
    weigh::check(&project.dist())
}

/// Sets up and builds, however heavy the site gets.
///
/// # Errors
///
/// When a tool cannot be had or the build fails.
pub fn make(project: &Project) -> Result<()> {
    setup::for_building(project)?;
    say("Building the release into dist/");
    let mut trunk = project.command("trunk");
    project::run(trunk.args(["build", "--release", "--features", "split", "--public-url", "./"]))
        .context("the site could not be built")
}
