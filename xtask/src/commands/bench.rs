//! `cargo xtask bench`: how fast and how heavy the release is, beside what it may be.

use anyhow::Result;

use super::with_chromium;
use crate::project::Project;

/// The arguments of `bench`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How often each visit is made; the median counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
}

/// Builds the release and has it measured.
///
/// # Errors
///
/// When the build fails, Chromium cannot be had, or a figure is above its budget.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    with_chromium::run(project, "bench", &["--runs".to_owned(), arguments.runs.to_string()])
}
