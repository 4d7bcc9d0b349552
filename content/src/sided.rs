//! Sentences that know left from right.
//!
//! A technique is written once for "the sore side". Where a sentence reads better with the
//! person's own side, it holds both wordings in braces: `{neutral|sided}`. In the sided wording
//! `SORE` stands for the sore side and `OTHER` for the opposite one:
//!
//! ```
//! use unknot_content::sided::{Side, speak};
//!
//! let step = "Let {the opposite ear|your OTHER ear} drop towards {its|your OTHER} shoulder.";
//! assert_eq!(speak(step, None), "Let the opposite ear drop towards its shoulder.");
//! assert_eq!(speak(step, Some(Side::Left)), "Let your right ear drop towards your right shoulder.");
//! ```

pub use unknot_figure::Side;

/// The sentence for a sore side, or its neutral wording where the side is open or both.
#[must_use]
pub fn speak(sentence: &str, sore: Option<Side>) -> String {
    let mut spoken = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, choice, after)) = next_choice(rest) {
        spoken.push_str(before);
        spoken.push_str(&choice.wording(sore));
        rest = after;
    }
    spoken.push_str(rest);
    spoken
}

/// Why a sentence is not well formed, in words for the person who edits it.
#[must_use]
pub fn problem(sentence: &str) -> Option<&'static str> {
    let mut rest = sentence;
    while let Some((before, choice, after)) = next_choice(rest) {
        if before.contains(['{', '}', '|']) || choice.neutral.contains(['{', '|']) || choice.sided.contains(['{', '|'])
        {
            return Some("braces must hold exactly two wordings: {neutral|sided}");
        }
        if !choice.sided.contains("SORE") && !choice.sided.contains("OTHER") {
            return Some("the sided wording names neither SORE nor OTHER");
        }
        rest = after;
    }
    if rest.contains(['{', '}', '|']) {
        return Some("a brace or bar stands alone");
    }
    None
}

struct Choice<'a> {
    neutral: &'a str,
    sided: &'a str,
}

impl Choice<'_> {
    fn wording(&self, sore: Option<Side>) -> String {
        sore.map_or_else(
            || self.neutral.to_owned(),
            |side| {
                self.sided
                    .replace("SORE", side.as_str())
                    .replace("OTHER", side.opposite().as_str())
            },
        )
    }
}

/// The text before the first `{neutral|sided}`, the choice itself, and the text after it.
fn next_choice(text: &str) -> Option<(&str, Choice<'_>, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (inside, after) = rest.split_once('}')?;
    let (neutral, sided) = inside.split_once('|')?;
    Some((before, Choice { neutral, sided }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_take_the_side_they_are_given() {
        let cases = [
            ("Breathe out.", None, "Breathe out."),
            ("Breathe out.", Some(Side::Right), "Breathe out."),
            (
                "Hold with {the sore-side hand|your SORE hand}.",
                Some(Side::Right),
                "Hold with your right hand.",
            ),
            (
                "Hold with {the free hand|your OTHER hand}.",
                Some(Side::Right),
                "Hold with your left hand.",
            ),
        ];
        for (sentence, side, expected) in cases {
            assert_eq!(speak(sentence, side), expected);
        }
    }

    #[test]
    fn malformed_sentences_are_named() {
        for sentence in [
            "a {b",
            "a } b",
            "a | b",
            "{no bar}",
            "{a|b}",
            "{a|SORE|c}",
            "{a{b|SORE}",
        ] {
            assert!(problem(sentence).is_some(), "{sentence} should be refused");
        }
        assert_eq!(problem("Turn to {the other side|the OTHER}."), None);
    }
}
