//! The small language that poses are written in: phrases such as `bend left 30, flex 5`, parted by commas.

use unknot_figure::Side;
use unknot_figure::landmark::{Landmark, Place};
use unknot_figure::pose::{Angles, Joint, Offset};

/// What is wrong with a phrase.
pub(super) type PhraseError = String;

/// A phrase: words, and the number at their end.
#[derive(Debug)]
struct Phrase<'a> {
    words: Vec<&'a str>,
    number: i16,
}

fn phrases(text: &str) -> impl Iterator<Item = Result<Phrase<'_>, PhraseError>> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let mut words: Vec<&str> = part.split_whitespace().collect();
            let number = words.pop().and_then(|last| last.parse().ok());
            let number = number.ok_or_else(|| format!("\"{part}\" does not end with a whole number"))?;
            Ok(Phrase { words, number })
        })
}

/// The angles of a joint, e.g. `flex 90, out 20, turn in 30`; a number alone bends it.
pub(super) fn angles(joint: Joint, text: &str) -> Result<Angles, PhraseError> {
    let mut angles = Angles::default();
    for phrase in phrases(text) {
        let Phrase { words, number } = phrase?;
        let (part, value) = match words.as_slice() {
            [] | ["flex"] => (&mut angles.flex, number),
            ["extend"] => (&mut angles.flex, -number),
            words if is_trunk(joint) => match words {
                ["bend", "right"] => (&mut angles.out, number),
                ["bend", "left"] => (&mut angles.out, -number),
                ["turn", "right"] => (&mut angles.turn, number),
                ["turn", "left"] => (&mut angles.turn, -number),
                _ => {
                    return Err(unknown(
                        words,
                        "flex, extend, bend right, bend left, turn right, turn left",
                    ));
                }
            },
            words if matches!(joint, Joint::Girdle(_)) => match words {
                ["forward"] => (&mut angles.flex, number),
                ["back"] => (&mut angles.flex, -number),
                ["up"] => (&mut angles.out, number),
                ["down"] => (&mut angles.out, -number),
                _ => return Err(unknown(words, "forward, back, up, down")),
            },
            words => match words {
                ["out"] => (&mut angles.out, number),
                ["in"] => (&mut angles.out, -number),
                ["turn", "out"] => (&mut angles.turn, number),
                ["turn", "in"] => (&mut angles.turn, -number),
                _ => return Err(unknown(words, "flex, extend, out, in, turn out, turn in")),
            },
        };
        *part = value;
    }
    Ok(angles)
}

const fn is_trunk(joint: Joint) -> bool {
    matches!(
        joint,
        Joint::Pelvis | Joint::LowBack | Joint::UpperBack | Joint::Neck | Joint::Nod
    )
}

fn unknown(words: &[&str], known: &str) -> PhraseError {
    format!("\"{}\" is none of: {known}", words.join(" "))
}

/// Centimetres, e.g. `forward 30, up 10, left 5`.
pub(super) fn offset(text: &str) -> Result<Offset, PhraseError> {
    let mut offset = Offset::NONE;
    for phrase in phrases(text) {
        let Phrase { words, number } = phrase?;
        let (part, value) = match words.as_slice() {
            ["forward"] => (&mut offset.forward, number),
            ["back"] => (&mut offset.forward, -number),
            ["up"] => (&mut offset.up, number),
            ["down"] => (&mut offset.up, -number),
            ["right"] => (&mut offset.right, number),
            ["left"] => (&mut offset.right, -number),
            words => return Err(unknown(words, "forward, back, up, down, right, left")),
        };
        *part = value;
    }
    Ok(offset)
}

/// A direction, e.g. `out, down` or `out, up 3` for more of it; `out` and `in` are away from and towards the middle of
/// the body.
pub(super) fn direction(text: &str, side: Side) -> Result<Offset, PhraseError> {
    let mut offset = Offset::NONE;
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (word, much) = match part.split_once(' ') {
            Some((word, much)) => (word, number(much)?),
            None => (part, 1),
        };
        let out = if side == Side::Right { much } else { -much };
        let (part, value) = match word {
            "forward" => (&mut offset.forward, much),
            "back" => (&mut offset.forward, -much),
            "up" => (&mut offset.up, much),
            "down" => (&mut offset.up, -much),
            "right" => (&mut offset.right, much),
            "left" => (&mut offset.right, -much),
            "out" => (&mut offset.right, out),
            "in" => (&mut offset.right, -out),
            _ => return Err(unknown(&[word], "forward, back, up, down, right, left, out, in")),
        };
        *part += value;
    }
    Ok(offset)
}

/// A place on the body, e.g. `knee left` or `crown`. `same` and `other` are sides as seen from a hand or a foot.
pub(super) fn landmark(text: &str, of: Option<Side>) -> Result<Landmark, PhraseError> {
    let (name, side) = match text.split_once(' ') {
        Some((name, side)) => (name, Some(side.trim())),
        None => (text, None),
    };
    let place = Place::ALL.iter().copied().find(|place| place.name() == name);
    let place = place.ok_or_else(|| format!("there is no place \"{name}\" on the body"))?;
    let side = match side {
        None => None,
        Some("right") => Some(Side::Right),
        Some("left") => Some(Side::Left),
        Some("same") => of,
        Some("other") => of.map(Side::opposite),
        Some(other) => return Err(format!("\"{other}\" is none of: right, left, same, other")),
    };
    match (place.is_sided(), side) {
        (true, None) => Err(format!("\"{name}\" needs a side")),
        (false, Some(_)) => Err(format!("\"{name}\" is in the middle and has no side")),
        _ => Ok(Landmark { place, side }),
    }
}

/// The whole number after a word, e.g. 30 in `wall behind 30` after `behind`.
pub(super) fn number(text: &str) -> Result<i16, PhraseError> {
    let number = text.trim().parse();
    number.map_err(|_| format!("\"{text}\" is not a whole number"))
}
