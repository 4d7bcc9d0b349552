//! `cargo xtask <command>`: see `cargo xtask help`.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::commands::{assemble, bench, build, dev, figures, serve, shots, test, updates, words};
use xtask::project::Project;

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Set up, build, serve and test Unknot"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the release and serve it on <http://127.0.0.1:8080> as a real host would
    Serve(serve::Arguments),
    /// Build the release into dist/
    Build,
    /// Serve a debug build that reloads when a file changes
    Dev,
    /// Format check, lints, native tests, wasm tests, browser tests
    Test(test::Arguments),
    /// Measure speed and size of the release, beside what they may be
    Bench(bench::Arguments),
    /// Take pictures of every screen and contact sheets of every figure into target/shots/
    Shots(shots::Arguments),
    /// Write the drawings of all techniques as SVG files, with an index
    Figures(figures::Arguments),
    /// Take one newer build after the other in every browser, and count those that arrive
    Updates(updates::Arguments),
    /// Tell how hard the words of content/en are to read, and show the hardest
    Words(words::Arguments),
    /// Write the files that the page takes in (called by Trunk in `dev`)
    #[command(hide = true)]
    Assemble,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<()> {
    let project = Project::find()?;
    match command {
        Command::Serve(arguments) => serve::run(&project, arguments),
        Command::Build => build::run(&project),
        Command::Dev => dev::run(&project),
        Command::Test(arguments) => test::run(&project, arguments),
        Command::Bench(arguments) => bench::run(&project, arguments),
        Command::Shots(arguments) => shots::run(&project, arguments),
        Command::Figures(arguments) => figures::run(&project, arguments),
        Command::Updates(arguments) => updates::run(&project, arguments),
        Command::Words(arguments) => words::run(&project, arguments),
        Command::Assemble => assemble::run(&project),
    }
}
