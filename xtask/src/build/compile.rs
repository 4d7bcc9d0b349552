//! Compiles the app to WebAssembly.

use std::fs;

use anyhow::{Context, Result};

use crate::project::{self, Project};
use crate::setup::wasm_target::WASM;

/// The app as the compiler links it, with the relocations that the cut needs.
pub(super) fn release(project: &Project) -> Result<Vec<u8>> {
    project::run(project.command("cargo").args([
        "build",
        "--release",
        "--package",
        "unknot-start",
        "--features",
        "split",
        "--target",
        WASM,
    ]))
    .context("the app could not be compiled")?;
    let built = project.target().join(WASM).join("release/unknot-app.wasm");
    fs::read(&built).with_context(|| format!("{} cannot be read", built.display()))
}
