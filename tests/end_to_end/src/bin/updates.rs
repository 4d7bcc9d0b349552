//! Gives every browser one newer build after the other, as `cargo xtask updates` asks for it.

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use unknot_end_to_end::updates;
use xtask::commands::updates::Arguments;

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
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(updates::run(arguments.count))
}
