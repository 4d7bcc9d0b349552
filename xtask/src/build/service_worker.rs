//! The service worker: our own rules, what they use of Workbox, and the list of all files.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::files;
use crate::fingerprint;
use crate::project::{self, Project};

/// Stands for the name of the build.
const BUILD: &str = "BUILD-";

/// Writes `sw.js` beside the finished files of a release.
///
/// # Errors
///
/// When Workbox is not installed or does not make the list.
pub(super) fn write(project: &Project, staging: &Path) -> Result<()> {
    let steps = project.root().join("xtask/src/build");
    let bundle = project.target().join("service-worker.js");
    let node = |step: &str, from: &Path, to: &Path| {
        let mut node = project.command("node");
        project::run(node.arg(steps.join(step)).args([from, to]))
    };
    node("bundle.mjs", &steps.join("sw.js"), &bundle).context("the service worker could not be bundled")?;
    node("precache.mjs", &bundle, staging).context("the list of files for the service worker could not be made")?;
    let file = staging.join("sw.js");
    files::write(&file, named(&files::read(&file)?)?)
}

/// Every list of files gets a cache of its own.
fn named(worker: &str) -> Result<String> {
    ensure!(
        worker.matches(BUILD).count() == 1,
        "the service worker should name its build once"
    );
    Ok(worker.replace(BUILD, &format!("{:.16}-", fingerprint::of(worker))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_own_name() -> Result<()> {
        assert_ne!(named("BUILD- one")?, named("BUILD- two")?);
        assert!(!named("BUILD- one")?.contains("BUILD"));
        assert!(named(include_str!("sw.js")).is_ok());
        Ok(())
    }
}
