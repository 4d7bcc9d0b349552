//! Measures the built site, as `cargo xtask bench` asks for it.

use std::env;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use unknot_end_to_end::bench;
use xtask::commands::bench::Arguments;
use xtask::project::Project;

#[derive(Debug, Parser)]
struct CommandLine {
    #[command(flatten)]
    arguments: Arguments,
}

fn main() -> ExitCode {
    match run(&CommandLine::parse().arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let root = env::current_dir().context("there is no current folder")?;
    bench::run(&Project::at(root), arguments)
}
