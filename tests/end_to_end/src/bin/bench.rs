//! Measures the built site, as `cargo xtask bench` asks for it.

use std::env;

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

fn main() -> Result<()> {
    let root = env::current_dir().context("there is no current folder")?;
    bench::run(&Project::at(root), &CommandLine::parse().arguments)
}
