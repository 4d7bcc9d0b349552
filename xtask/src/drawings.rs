//! The colours of drawings outside the app.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result, ensure};

use crate::project::Project;

/// The style of figures with its colours filled in.
#[derive(Clone, Debug)]
pub struct Style {
    /// The rules, for `path` and the classes of shapes.
    pub sheet: String,
    /// The colour behind a drawing.
    pub paper: String,
    /// The colour of words beside it.
    pub ink: String,
}

/// Light or dark colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Style {
    /// Reads the style sheets of the project.
    ///
    /// # Errors
    ///
    /// When a sheet cannot be read, or a colour is nowhere given.
    pub fn read(project: &Project, theme: Theme) -> Result<Self> {
        let folder = project.root().join("style");
        let read = |name: &str| {
            let file = folder.join(name);
            fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
        };
        let (tokens, sheet) = (read("tokens.css")?, read("lazy/figures.css")?);
        let mut colours = HashMap::new();
        for (sheet, start) in [(&tokens, ":root {"), (&sheet, ".figure {")] {
            let values = block(sheet, start).into_iter().flat_map(values);
            colours.extend(values.map(|(name, value)| (name, of_theme(&value, theme).to_owned())));
        }
        let rules = sheet.split_once(".figure path").map_or("", |(_, rules)| rules);
        let mut sheet = format!("path{}", rules.replace(".figure ", ""));
        // A colour may be given by another one.
        for _ in 0..2 {
            for (name, value) in &colours {
                sheet = sheet.replace(&format!("var({name})"), value);
            }
        }
        ensure!(
            !sheet.contains("var("),
            "a colour of the figures is not among the tokens"
        );
        let colour = |name: &str| colours.get(name).cloned().unwrap_or_default();
        Ok(Self {
            paper: colour("--paper"),
            ink: colour("--ink"),
            sheet,
        })
    }
}

/// What stands between the braces after `start`.
fn block<'a>(sheet: &'a str, start: &str) -> Option<&'a str> {
    let (_, after) = sheet.split_once(start)?;
    after.split_once('}').map(|(inside, _)| inside)
}

fn values(block: &str) -> impl Iterator<Item = (String, String)> {
    block.split(';').filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    })
}

/// The light or the dark one of two colours, or the only one.
fn of_theme(value: &str, theme: Theme) -> &str {
    let both = value
        .strip_prefix("light-dark(")
        .and_then(|rest| rest.strip_suffix(')'));
    match both.and_then(|both| both.split_once(", ")) {
        Some((light, _)) if theme == Theme::Light => light,
        Some((_, dark)) => dark,
        None => value,
    }
}
