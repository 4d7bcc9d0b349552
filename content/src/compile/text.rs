//! Checks of every text: present, short enough for a phone, and honest.

use super::files::leak;
use super::problem::{Place, Report};
use crate::sided::{self, Side};

/// Promises and orders that this app does not make.
const REFUSED: [&str; 8] = [
    "cure",
    "cures",
    "cured",
    "toxin",
    "toxins",
    "guarantee",
    "guaranteed",
    "you must",
];

/// Sizes in characters that still read well on a phone.
#[derive(Clone, Copy, Debug)]
pub(super) enum Length {
    /// A name on a tile, three of which stand side by side on a phone.
    Tile = 20,
    /// A key word or two.
    Key = 32,
    /// A title, name or other label.
    Title = 48,
    /// A heading within a page, or a question.
    Heading = 72,
    /// A step, or another sentence in a list.
    Step = 140,
    /// A statement that may need two lines more.
    Statement = 220,
    /// A short paragraph.
    Paragraph = 320,
}

/// Checks a text and keeps it for the rest of the program.
pub(super) fn text(text: String, longest: Length, place: &Place, report: &mut Report) -> &'static str {
    check(&text, longest, place, report);
    leak(text)
}

/// Like [`text`], for texts that may hold `{neutral|sided}`.
pub(super) fn sided_text(text: String, longest: Length, place: &Place, report: &mut Report) -> &'static str {
    if let Some(problem) = sided::problem(&text) {
        report.add(place, format!("{problem}: \"{text}\""));
        return leak(text);
    }
    for side in [None, Some(Side::Left), Some(Side::Right)] {
        let before = report.count();
        check(&sided::speak(&text, side), longest, place, report);
        if report.count() > before {
            break;
        }
    }
    leak(text)
}

/// Checks a list of texts, which has to hold something.
pub(super) fn texts(texts: Vec<String>, longest: Length, place: &Place, report: &mut Report) -> Vec<&'static str> {
    if texts.is_empty() {
        report.add(place, "an empty list");
    }
    texts
        .into_iter()
        .map(|each| text(each, longest, place, report))
        .collect()
}

fn check(text: &str, longest: Length, place: &Place, report: &mut Report) {
    if text.trim().is_empty() {
        report.add(place, "an empty text");
        return;
    }
    if text.trim() != text || text.contains("  ") || text.contains(char::is_control) {
        report.add(place, format!("stray white space: \"{text}\""));
    }
    let (length, longest) = (text.chars().count(), longest as usize);
    if length > longest {
        report.add(place, format!("{length} characters, {longest} at most: \"{text}\""));
    }
    if text.contains(['{', '|', '}']) || text.contains("SORE") || text.contains("OTHER") {
        report.add(
            place,
            format!("sides belong in steps and feel, as {{neutral|sided}}: \"{text}\""),
        );
    }
    if let Some(word) = REFUSED.into_iter().find(|word| holds(text, word)) {
        report.add(place, format!("\"{word}\" is not a word that we use: \"{text}\""));
    }
}

/// Whether a text holds a word or phrase, and not only as a part of a longer word.
fn holds(text: &str, phrase: &str) -> bool {
    let words = |text: &str| {
        let lower = text.to_lowercase();
        lower
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    format!(" {} ", words(text)).contains(&format!(" {phrase} "))
}
