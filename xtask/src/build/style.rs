//! One style sheet out of those that `index.css` of a folder imports.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{ParserOptions, PrinterOptions};

use super::files::write_if_changed;

/// The sheet that imports all others of its folder.
const INDEX: &str = "index.css";

/// Writes the style sheet of the folder `style` to `into`.
///
/// # Errors
///
/// When a sheet cannot be read or understood, or nobody imports it.
pub(super) fn write(style: &Path, into: &Path) -> Result<()> {
    write_if_changed(into, &joined(style)?)
}

fn joined(style: &Path) -> Result<String> {
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let sheet = bundler
        .bundle(&style.join(INDEX))
        .map_err(|error| anyhow!("{}: {error}", style.display()))?;
    check(&sheet.sources.iter().map(PathBuf::from).collect(), style)?;
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    let printed = sheet
        .to_css(options)
        .with_context(|| format!("the style sheets in {} cannot be joined", style.display()))?;
    Ok(printed.code)
}

/// A sheet that nobody imports would be missing from the site without a word.
fn check(imported: &BTreeSet<PathBuf>, style: &Path) -> Result<()> {
    for entry in fs::read_dir(style).with_context(|| format!("{} cannot be read", style.display()))? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "css") && !imported.contains(&file) {
            bail!(
                "{} is not imported by {INDEX} beside it: add it where it belongs in the cascade",
                file.display()
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(sheets: &[(&str, &str)]) -> Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for (name, text) in sheets {
            fs::write(folder.path().join(name), text)?;
        }
        Ok(folder)
    }

    #[test]
    fn sheets_are_joined_in_the_order_of_their_imports() -> Result<()> {
        let style = folder(&[
            (INDEX, "@import \"b.css\";\n@import \"a.css\";"),
            ("a.css", ".a { color: red; /* why */ }"),
            ("b.css", ".b { color: red; margin: 0; }"),
        ])?;
        assert_eq!(joined(style.path())?, ".b{color:red;margin:0}.a{color:red}");
        Ok(())
    }

    #[test]
    fn what_only_new_browsers_know_stays() -> Result<()> {
        let style = folder(&[(INDEX, ".a { color: light-dark(red, blue); & .b { margin-inline: 0 } }")])?;
        assert_eq!(
            joined(style.path())?,
            ".a{color:light-dark(red,#00f);& .b{margin-inline:0}}"
        );
        Ok(())
    }

    #[test]
    fn a_forgotten_sheet_is_named() -> Result<()> {
        let style = folder(&[(INDEX, ""), ("map.css", "")])?;
        let error = joined(style.path()).map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| text.contains("map.css is not imported")));
        Ok(())
    }

    #[test]
    fn a_sheet_that_is_no_css_is_named() -> Result<()> {
        let style = folder(&[(INDEX, "@import \"a.css\";"), ("a.css", ".a { color: red; }}")])?;
        let error = joined(style.path()).map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| text.contains("a.css")));
        Ok(())
    }
}
