//! The font of the app, which a first visit neither asks for nor waits for.
//!
//! The page holds its rule and a mere name of its file. `public/theme.js` makes that a preload where the file lies on the
//! device already; until then the app is shown in a font of the system.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files;
use crate::fingerprint;
use crate::project::{self, Project};

/// The package of npm that holds it.
const PACKAGE: &str = "@fontsource-variable/figtree";
/// All its weights, for what is written in Latin letters.
const FILE: &str = "files/figtree-latin-wght-normal.woff2";
/// Its licence, which goes wherever the font goes.
const LICENCE: &str = "LICENSE";

/// Writes the font and its licence into the folder `fonts` of `into`, and beside that the markup that names it.
///
/// # Errors
///
/// When the package is not installed, or a file cannot be written.
pub(super) fn write(project: &Project, into: &Path) -> Result<()> {
    let package = project.node_modules().join(PACKAGE);
    let smaller = project.target().join("font.woff2");
    let mut node = project.command("node");
    node.arg(project.root().join("xtask/src/build/font.mjs"));
    project::run(node.args([&package.join(FILE), &smaller])).context("the font could not be made smaller")?;
    let font = fs::read(&smaller).with_context(|| format!("{} cannot be read", smaller.display()))?;
    name(&font, &package.join(LICENCE), into)
}

/// The name of the file says what is in it, so that it can be stored for as long as anybody likes.
fn name(font: &[u8], licence: &Path, into: &Path) -> Result<()> {
    let name = format!("figtree-{:.16}.woff2", fingerprint::of(font));
    let fonts = into.join("fonts");
    if !fonts.join(&name).exists() {
        files::empty(&fonts)?;
        files::copy(licence, &fonts.join("LICENSE-FIGTREE.txt"))?;
        files::write(&fonts.join(&name), font)?;
    }
    files::write_if_changed(&into.join("font.html"), &markup(&format!("./fonts/{name}")))
}

/// The font is used at the first paint or not at all on a page, so that nothing moves.
fn markup(address: &str) -> String {
    format!(
        "<style>@font-face{{font-family:Figtree;font-weight:400 800;font-display:optional;\
         src:url({address}) format(\"woff2\")}}</style>\
         <link rel=\"later-font\" href=\"{address}\" as=\"font\" type=\"font/woff2\" crossorigin>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_gets_a_name_of_its_own_and_keeps_its_licence() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let (licence, into) = (folder.path().join(LICENCE), folder.path().join("assembled"));
        files::make(&into)?;
        files::write(&licence, "OFL")?;
        let mut names = Vec::new();
        for bytes in ["one", "two"] {
            name(bytes.as_bytes(), &licence, &into)?;
            let written = files::all_in(&into.join("fonts"))?;
            assert_eq!(written.len(), 2, "{written:?}");
            names.push(files::read(&into.join("font.html"))?);
        }
        assert_ne!(names[0], names[1]);
        Ok(())
    }

    #[test]
    fn no_browser_fetches_the_font_by_itself() {
        let markup = markup("./fonts/figtree-0123456789abcdef.woff2");
        assert!(!markup.contains("preload"), "{markup}");
        assert_eq!(
            markup.matches("./fonts/figtree-0123456789abcdef.woff2").count(),
            2,
            "{markup}"
        );
    }
}
