//! What the programs beside the journeys share: their arguments, and what becomes of an error.

use std::env;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Parser};
use xtask::project::Project;

#[derive(Debug, Parser)]
struct CommandLine<A: Args> {
    #[command(flatten)]
    arguments: A,
}

/// Does the work of a program with its arguments, for the project in the current folder; says what went wrong.
pub fn run<A: Args>(work: impl FnOnce(&Project, &A) -> Result<()>) -> ExitCode {
    let CommandLine { arguments } = CommandLine::parse();
    match project().and_then(|project| work(&project, &arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn project() -> Result<Project> {
    let root = env::current_dir().context("there is no current folder")?;
    Ok(Project::at(root))
}
