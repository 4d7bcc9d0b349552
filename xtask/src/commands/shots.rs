//! `cargo xtask shots`: pictures of every screen, and contact sheets of every figure.

use anyhow::Result;

use super::with_chromium;
use crate::project::{self, Project};

/// The arguments of `shots`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only the figures whose ids or files contain this, or all of them with an empty word; no screens
    #[arg(long, value_name = "PART")]
    pub figures: Option<String>,
    /// Numbers for titles, to ask somebody what they see; what each number is, is printed
    #[arg(long, requires = "figures")]
    pub numbered: bool,
}

/// Draws the figures, and pictures the release unless only figures are asked for.
///
/// # Errors
///
/// When the build fails, Chromium cannot be had, or a screen does not show.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    match &arguments.figures {
        None => with_chromium::run(project, "shots", &[]),
        Some(part) => {
            let numbered = arguments.numbered.then(|| "--numbered".to_owned());
            let words: Vec<String> = [format!("--figures={part}")].into_iter().chain(numbered).collect();
            project::run(&mut with_chromium::command(project, "shots", &words))
        }
    }
}
