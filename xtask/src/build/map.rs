//! The body map, so that the page shows it before the app has loaded.

use std::path::Path;

use anyhow::{Result, anyhow};
use unknot_content::compile;

use super::files::write_if_changed;

/// Writes the map's markup, drawn from the folder `content`, to `into`.
///
/// # Errors
///
/// When the content has problems, which are all told, or the file cannot be written.
pub(super) fn write(content: &Path, into: &Path) -> Result<()> {
    write_if_changed(into, &markup(content)?)
}

fn markup(content: &Path) -> Result<String> {
    let drawn = compile::compile(content)
        .and_then(|compiled| compile::map_html(content, &compiled.guidance.areas).map_err(|problem| vec![problem]));
    drawn.map_err(|problems| {
        let lines: String = problems
            .iter()
            .flat_map(|problem| ["\n  ".to_owned(), problem.to_string()])
            .collect();
        anyhow!(
            "the body map cannot be drawn, because the content has {} problems:{lines}",
            problems.len()
        )
    })
}
