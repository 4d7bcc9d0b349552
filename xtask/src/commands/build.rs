//! `cargo xtask build`: the release, in `dist/`.

use anyhow::Result;

use crate::build::{self, weigh};
use crate::project::{Project, say};
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
    build::release(project)
}
