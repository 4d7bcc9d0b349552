//! Installs what is missing, once. A run that finds everything in place only looks.

pub mod browsers;
pub mod cargo_tools;
pub mod npm;
pub mod wasm_target;

use anyhow::Result;

use crate::project::Project;

/// Everything needed to build the site.
///
/// # Errors
///
/// When something is missing and cannot be installed; the message says how to get it.
pub fn for_building(project: &Project) -> Result<()> {
    wasm_target::ensure(project)?;
    npm::ensure(project)
}

/// Everything needed to build the site again whenever a file changes.
///
/// # Errors
///
/// When something is missing and cannot be installed; the message says how to get it.
pub fn for_developing(project: &Project) -> Result<()> {
    wasm_target::ensure(project)?;
    cargo_tools::trunk(project)?;
    cargo_tools::wasm_bindgen(project)?;
    npm::ensure(project)
}
