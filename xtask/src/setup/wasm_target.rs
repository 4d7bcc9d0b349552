//! The standard library for WebAssembly.

use std::path::Path;

use anyhow::{Context, Result};

use crate::project::{Project, quiet_output, run, say};

/// The target that the app is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain when it is missing.
///
/// # Errors
///
/// When rustup is missing or cannot install it.
pub fn ensure(project: &Project) -> Result<()> {
    if is_installed(project) {
        return Ok(());
    }
    say("Adding the WebAssembly target to the Rust toolchain");
    run(project.command("rustup").args(["target", "add", WASM])).with_context(|| {
        format!("the app is compiled for {WASM}, which this toolchain lacks: install rustup (https://rustup.rs), then run this again")
    })
}

fn is_installed(project: &Project) -> bool {
    quiet_output(
        project
            .command("rustc")
            .args(["--print", "target-libdir", "--target", WASM]),
    )
    .is_some_and(|folder| Path::new(folder.trim()).is_dir())
}
