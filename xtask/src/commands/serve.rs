//! `cargo xtask serve`: the release as a real host would serve it.

use std::process::Command;

use anyhow::Result;

use crate::commands::build;
use crate::project::{Project, say};
use crate::server::{self, Options, Server};

/// The arguments of `serve`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
}

/// Builds and serves until the program is ended.
///
/// # Errors
///
/// When the build fails or the port cannot be had.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    server::check_port(arguments.port)?;
    build::make(project)?;
    let server = Server::start(
        project.dist(),
        Options {
            port: arguments.port,
            ..Options::default()
        },
    )?;
    say(format!("Ready: {} (Ctrl+C ends it)", server.url()));
    if arguments.open {
        open(&server.url());
    }
    server.wait();
    Ok(())
}

fn open(url: &str) {
    let (program, arguments): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if Command::new(program).args(arguments).arg(url).spawn().is_err() {
        eprintln!("no browser could be opened: go to {url} by hand");
    }
}
