//! One style sheet out of the files in `style/`, in the order of `style/order.txt`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::write_if_changed;

/// Writes the style sheet of the files in the folder `style` to `into`.
///
/// # Errors
///
/// When the order and the files in the folder differ, or a file cannot be read or written.
pub fn write(style: &Path, into: &Path) -> Result<()> {
    let order = read(&style.join("order.txt"))?;
    let order = names(&order);
    check(&order, &files_in(style)?)?;
    let sheets = order
        .iter()
        .map(|name| read(&style.join(name)))
        .collect::<Result<Vec<_>>>()?;
    write_if_changed(into, &sheets.iter().map(|sheet| shorten(sheet)).collect::<String>())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// One name a line; empty lines and those that start with `#` say nothing.
fn names(order: &str) -> Vec<&str> {
    order
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

fn files_in(folder: &Path) -> Result<BTreeSet<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files = BTreeSet::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            files.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    Ok(files)
}

/// A forgotten file would be missing from the site without a word.
fn check(order: &[&str], files: &BTreeSet<String>) -> Result<()> {
    let listed: BTreeSet<String> = order.iter().map(|&name| name.to_owned()).collect();
    if listed.len() != order.len() {
        bail!("style/order.txt names a file twice");
    }
    if let Some(name) = files.difference(&listed).next() {
        bail!("style/{name} is not in style/order.txt: add it where it belongs in the cascade");
    }
    if let Some(name) = listed.difference(files).next() {
        bail!("style/order.txt names {name}, which is not in style/: remove the line or add the file");
    }
    Ok(())
}

/// Leaves out comments, indentation and empty lines, which is most of what a minifier finds.
fn shorten(sheet: &str) -> String {
    let mut short = String::with_capacity(sheet.len());
    for line in without_comments(sheet)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        short.push_str(line);
        short.push('\n');
    }
    short
}

/// Comments become a space, since they part words; text in quotes stays as it is.
fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let length = if from.starts_with("/*") {
            kept.push(' ');
            from.find("*/").map_or(from.len(), |end| end + 2)
        } else {
            let length = if from.starts_with('/') { 1 } else { quoted_length(from) };
            kept.push_str(&from[..length]);
            length
        };
        rest = &from[length..];
    }
    kept + rest
}

/// How long the quoted text is that `text` starts with, both quotes included.
fn quoted_length(text: &str) -> usize {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    while let Some((at, character)) = characters.next() {
        if Some(character) == quote {
            return at + character.len_utf8();
        }
        if character == '\\' {
            characters.next();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(
            shorten("/* red */\n.a {\n    color: red; /* why */\n}\n\n"),
            ".a {\ncolor: red;\n}\n"
        );
    }

    #[test]
    fn a_comment_still_parts_two_words() {
        assert_eq!(shorten("margin: 1px/* */2px"), "margin: 1px 2px\n");
    }

    #[test]
    fn quotes_protect_what_looks_like_a_comment() {
        let sheet = ".a::before { content: \"/* \\\" */\"; }\n.b { font: 1px/2 'it''s'; }\n";
        assert_eq!(shorten(sheet), sheet);
    }

    #[test]
    fn an_open_comment_ends_with_the_sheet() {
        assert_eq!(shorten(".a{} /* never closed"), ".a{}\n");
    }

    #[test]
    fn the_order_ignores_remarks() {
        assert_eq!(
            names("# first the tokens\ntokens.css\n\nbase.css\n"),
            ["tokens.css", "base.css"]
        );
    }

    #[test]
    fn a_forgotten_file_is_named() {
        let files = BTreeSet::from(["base.css".to_owned(), "map.css".to_owned()]);
        let error = check(&["base.css"], &files).map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| text.contains("style/map.css is not in")));
    }

    #[test]
    fn sheets_are_joined_in_the_order_of_the_list() -> Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("order.txt"), "b.css\na.css\n")?;
        fs::write(folder.path().join("a.css"), ".a {}")?;
        fs::write(folder.path().join("b.css"), ".b {}")?;
        let into = folder.path().join("assembled/style.css");
        write(folder.path(), &into)?;
        assert_eq!(fs::read_to_string(into)?, ".b {}\n.a {}\n");
        Ok(())
    }
}
