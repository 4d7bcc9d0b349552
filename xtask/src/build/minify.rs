//! Shortens JavaScript with terser.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::project::Project;

/// Gives a module with short names and without comments.
///
/// # Errors
///
/// When terser is not installed or does not understand it.
pub(super) fn module(project: &Project, script: &str) -> Result<String> {
    shorten(project, "module", script)
}

/// Gives a classic script without comments; the names that other scripts of the page could use stay.
///
/// # Errors
///
/// When terser is not installed or does not understand it.
pub(super) fn script(project: &Project, script: &str) -> Result<String> {
    shorten(project, "script", script)
}

fn shorten(project: &Project, kind: &str, script: &str) -> Result<String> {
    let mut node = project.command("node");
    node.arg(project.root().join("xtask/src/build/minify.mjs")).arg(kind);
    node.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = node.spawn().context("node could not be started")?;
    let mut input = process.stdin.take().context("node takes no input")?;
    input
        .write_all(script.as_bytes())
        .context("node did not take the script")?;
    drop(input);
    let output = process.wait_with_output().context("node did not end")?;
    ensure!(output.status.success(), "a script could not be shortened");
    String::from_utf8(output.stdout).context("terser gave no text")
}
