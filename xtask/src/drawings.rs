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
        for (sheet, start) in [
            (&tokens, ":root {"),
            (&sheet, ".figure {"),
            (&sheet, "[data-tone=\"light\"] {"),
        ] {
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The contrast of two colours such as `#1f2e3d`, as the WCAG define it.
    fn contrast(one: &str, other: &str) -> f32 {
        let luminance = |colour: &str| -> f32 {
            let part = |at: usize| {
                let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
                let value = f32::from(value) / 255.0;
                if value <= 0.039_28 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        (one / other).max(other / one)
    }

    #[test]
    fn every_tone_stands_out_from_what_is_behind_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a style sheet");
        let (tokens, sheet) = (read("tokens.css"), read("lazy/figures.css"));
        for tone in ["light", "middle", "deep"] {
            for theme in [Theme::Light, Theme::Dark] {
                let of_tone = format!("[data-tone=\"{tone}\"] {{");
                let mut colours = HashMap::new();
                for (sheet, start) in [(&tokens, ":root {"), (&sheet, ".figure {"), (&sheet, of_tone.as_str())] {
                    let values = values(block(sheet, start).expect("a block"));
                    colours.extend(values.map(|(name, value)| (name, of_theme(&value, theme).to_owned())));
                }
                let of = |name: &str| colours.get(name).expect("a colour").as_str();
                let (line, skin, far) = (of("--f-line"), of("--f-skin"), of("--f-skin-far"));
                for behind in ["--paper", "--raised", "--f-wall", "--f-soft"] {
                    let edge = contrast(line, of(behind)).max(contrast(skin, of(behind)));
                    assert!(edge >= 3.0, "{tone} before {behind} has {edge}");
                }
                // The bold line around a head is as dark as the paper of the dark theme, so its hair has to show by itself.
                for behind in ["--paper", "--raised"] {
                    let head = contrast(of("--f-hair"), of(behind));
                    assert!(head >= 3.0, "{tone} hair before {behind} has {head}");
                }
                let far_edge = contrast(line, of("--paper")).max(contrast(far, of("--paper")));
                assert!(far_edge >= 3.0, "{tone}: limbs behind have {far_edge}");
                let within = contrast(line, skin);
                assert!(within >= 3.0, "{tone}: a line on skin has {within}");
            }
        }
    }
}
