//! Programs that look at the built site in Chromium. They come with the browser tests and share their driver, so that
//! nobody who only builds has to compile it.

use std::process::Command;

use anyhow::Result;

use super::build;
use crate::project::{self, Project};
use crate::setup::browsers;

/// Builds the release, then runs a program of the browser tests on it.
///
/// # Errors
///
/// When the build fails, Chromium cannot be had, or the program fails.
pub fn run(project: &Project, program: &str, arguments: &[String]) -> Result<()> {
    let (chromium, chromedriver) = browsers::chromium(project)?;
    build::make(project)?;
    let mut command = command(project, program, arguments);
    command
        .env("UNKNOT_DIST", project.dist())
        .env("NODE_MODULES", project.node_modules())
        .env("CHROMIUM", chromium)
        .env("CHROMEDRIVER", chromedriver);
    project::run(&mut command)
}

/// A program of the browser tests.
#[must_use]
pub fn command(project: &Project, program: &str, arguments: &[String]) -> Command {
    let mut command = project.command("cargo");
    command
        .args([
            "run",
            "--quiet",
            "--package",
            "unknot-end-to-end",
            "--bin",
            program,
            "--",
        ])
        .args(arguments);
    command
}
