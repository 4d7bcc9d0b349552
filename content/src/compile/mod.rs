//! From the files that people edit to the bytes that the app reads.
//!
//! Reading order: `facts` and `words` say what the files hold, `files` reads them and joins the
//! two, then one module for each sort of entry checks it and builds what the app sees.
//!
//! Every problem is collected and told at once, because fixing a content file one error at a time is
//! no fun.

mod areas;
pub mod body;
mod care;
mod changelog;
mod check;
mod claims;
mod compiled;
mod complaints;
mod conditions;
mod consistency;
mod contraindications;
mod dose;
mod entries;
mod facts;
pub mod figures;
mod files;
mod groups;
mod guides;
mod known;
mod ladders;
mod map;
mod movement_tests;
mod ordered;
mod problem;
mod red_flags;
mod safety;
mod seed_claims;
mod sources;
mod starters;
mod techniques;
mod text;
mod words;

use std::path::Path;

pub use check::{LoneUrgency, SignUrgency};
pub use compiled::{Compiled, PackFile};
pub use map::map_html;
pub use problem::Problem;

use entries::Entries;
use files::Files;
use problem::Report;

/// Reads, checks and joins the content under `root`, the folder that holds `facts`, `en`, `poses` and `body`.
///
/// Its texts are leaked, because the content has to live as long as the program that asks for it; this
/// is a build script or a test, which ends soon after.
///
/// # Errors
/// Everything that is wrong with the files.
pub fn compile(root: &Path) -> Result<Compiled, Vec<Problem>> {
    let mut report = Report::default();
    let files = Files::new(root);
    let entries = Entries::read(&files, &mut report);
    let known = entries.known(&mut report);
    let body = body::read(root).map_err(|problem| report.push(problem)).ok();
    if let Some(body) = &body {
        areas::check_shapes(body, &files.named(body::FILE), &known, &mut report);
    }
    let figures = figures::read(&files, &mut report);
    figures::check(&files, &figures, &entries.movement_tests, &known, &mut report);
    consistency::check_techniques(&entries.areas, &entries.techniques, &mut report);
    seed_claims::check(&files, &entries, &mut report);
    consistency::check_red_flags(&entries.areas, &entries.red_flags, &mut report);
    let compiled = entries.build(&files, body.as_ref(), figures, &known, &mut report);
    report.into_result()?;
    // Without a check there is a problem in the report.
    compiled.ok_or_else(Vec::new)
}
