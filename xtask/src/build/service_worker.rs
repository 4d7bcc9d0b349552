//! The service worker: Workbox, our own rules, and the list of all files.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{files, minify};
use crate::fingerprint;
use crate::project::{self, Project};

const OWN: &str = include_str!("sw.js");
/// In the order in which they build on each other.
const WORKBOX: [&str; 4] = ["core", "routing", "strategies", "precaching"];
/// Stands for the name of the build.
const BUILD: &str = "BUILD-";

/// Writes `sw.js` beside the finished files of a release.
///
/// # Errors
///
/// When Workbox is not installed or does not make the list.
pub(super) fn write(project: &Project, staging: &Path) -> Result<()> {
    let source = project.target().join("service-worker.js");
    files::write(&source, minify::script(project, &joined(project)?)?)?;
    let mut node = project.command("node");
    node.arg(project.root().join("xtask/src/build/precache.mjs"))
        .arg(staging)
        .arg(&source);
    project::run(&mut node).context("the list of files for the service worker could not be made")?;
    let file = staging.join("sw.js");
    files::write(&file, named(&files::read(&file)?)?)
}

fn joined(project: &Project) -> Result<String> {
    let mut script = String::new();
    for part in WORKBOX {
        let file = format!("workbox-{part}/build/workbox-{part}.prod.js");
        script += &files::read(&project.node_modules().join(file))?;
    }
    Ok(script + OWN)
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
        assert!(named(OWN).is_ok());
        Ok(())
    }
}
