//! Tools that come from npm: wasm-opt, the service worker's builder, the accessibility checker.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::fingerprint;
use crate::project::{Project, quiet_output, run, say};

const OLDEST_NODE: u32 = 20;

/// Installs the packages of `package-lock.json`, unless exactly those are installed.
///
/// # Errors
///
/// When Node is missing or too old, or the packages cannot be installed.
pub fn ensure(project: &Project) -> Result<()> {
    let lock = project.root().join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    let fingerprint = fingerprint::of(lock);
    if fs::read_to_string(stamp(project)).is_ok_and(|installed| installed == fingerprint) {
        return Ok(());
    }
    check_node(project)?;
    say("Installing the npm tools into node_modules");
    run(project
        .command("npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))
    .context(
        "the npm tools (wasm-opt and others) could not be installed: check that `npm ci` can reach the npm registry",
    )?;
    fs::write(stamp(project), fingerprint).context("node_modules cannot be written to")
}

fn stamp(project: &Project) -> PathBuf {
    project.node_modules().join(".installed-lock")
}

fn check_node(project: &Project) -> Result<()> {
    let version = quiet_output(project.command("node").arg("--version")).unwrap_or_default();
    match major(&version) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        Some(found) => bail!("Node.js {found} is too old for the build tools: install version {OLDEST_NODE} or newer"),
        None => {
            bail!(
                "Node.js is missing; wasm-opt and other build tools run on it: install version {OLDEST_NODE} or newer from https://nodejs.org"
            )
        }
    }
}

/// The first number of a version such as `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
    }

    #[test]
    fn a_missing_node_has_no_version() {
        assert_eq!(major(""), None);
    }
}
