//! `cargo xtask updates`: whether newer builds arrive, again and again, in browsers that nobody drives.

use anyhow::Result;

use super::{build, test, with_chromium};
use crate::project::{self, Project};
use crate::setup::browsers;

/// The arguments of `updates`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many newer builds each browser is given, one after the other
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    pub count: u32,
}

/// Builds the release and has it updated in every browser engine.
///
/// # Errors
///
/// When the build fails, a browser cannot be had, or a newer build did not arrive.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let browsers = browsers::all(project)?;
    build::make(project)?;
    let count = ["--count".to_owned(), arguments.count.to_string()];
    let mut command = with_chromium::command(project, "updates", &count);
    test::tell_about(&browsers, project, &mut command);
    project::run(&mut command)
}
