//! How the name of an area takes a side.

use crate::sided::Side;

/// Names that begin with one of these read as a place, not a thing, and take a comma after the side.
const PREPOSITIONS: [&str; 3] = ["Below", "Between", "On"];

/// The side and the plain name, e.g. "Left top of the shoulder".
#[must_use]
pub fn sided_name(name: &str, side: Side) -> String {
    let side = match side {
        Side::Left => "Left",
        Side::Right => "Right",
    };
    let first_word = name.split(' ').next().unwrap_or_default();
    let comma = if PREPOSITIONS.contains(&first_word) { "," } else { "" };
    format!("{side}{comma} {}", small_first(name))
}

/// The same words with a small first letter.
#[must_use]
pub fn small_first(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_a_side_as_a_person_would_say_it() {
        assert_eq!(
            sided_name("Top of the shoulder", Side::Left),
            "Left top of the shoulder"
        );
        assert_eq!(
            sided_name("Between the shoulder blades", Side::Right),
            "Right, between the shoulder blades"
        );
    }
}
