//! Called by Trunk when all files lie in its staging folder.

use std::env;
use std::path::Path;

use anyhow::{Context, Result};

use crate::finish;
use crate::project::Project;

/// Finishes a release. A debug build stays as it is: live reload needs what the policy forbids.
///
/// # Errors
///
/// When Trunk did not say where its files are, or one of them is not as it should be.
pub fn run(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("this is for Trunk to call: use `cargo xtask build`")?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        finish::release(project, Path::new(&staging))?;
    }
    Ok(())
}
