//! From words to what is around a body, and to what is pointed out on it.

use unknot_figure::camera::Camera;
use unknot_figure::figure::{Arrow, Base, Corner, Inset, Mark, Sides, Sign, Tinted, Way};
use unknot_figure::landmark::Landmark;
use unknot_figure::pose::Offset;
use unknot_figure::skeleton::Segment;
use unknot_figure::thing::{Thing, Towards};
use unknot_figure::{Area, Side};

use super::phrases::{PhraseError, landmark, number, offset};

/// A camera by name, or by `around` and `above` in degrees.
pub(super) fn camera(text: &str, base: Base) -> Result<Camera, PhraseError> {
    let faces_away = base == Base::LieLeft;
    let lies_on_a_side = matches!(base, Base::LieLeft | Base::LieRight);
    let (around, above) = match text {
        "front" if lies_on_a_side => (if faces_away { 180 } else { 0 }, 12),
        "back" if lies_on_a_side => (if faces_away { 0 } else { 180 }, 12),
        "side" => (0, 5),
        "left" => (180, 5),
        "front" => (90, 10),
        "back" => (270, 8),
        "top" => (0, 86),
        "front-right" => (48, 12),
        "front-left" => (132, 12),
        "back-right" => (312, 12),
        "back-left" => (228, 12),
        _ => {
            let (around, above) = text
                .split_once(',')
                .ok_or_else(|| format!("there is no view \"{text}\""))?;
            let after = |part: &str, word: &str| {
                let rest = part.trim().strip_prefix(word);
                rest.ok_or_else(|| format!("\"{part}\" does not start with \"{word}\""))
                    .and_then(number)
            };
            (after(around, "around")?, after(above, "above")?)
        }
    };
    Ok(Camera { around, above })
}

/// A thing around the body, e.g. `wall behind 30`.
pub(super) fn thing(text: &str) -> Result<Thing, PhraseError> {
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    Ok(match name {
        "chair" => match rest {
            "" => Thing::Chair {
                back: 0,
                has_back: true,
            },
            "without back" => Thing::Chair {
                back: 0,
                has_back: false,
            },
            _ => Thing::Chair {
                back: number(rest.strip_prefix("back").unwrap_or(rest))?,
                has_back: true,
            },
        },
        "wall" => {
            let (at, away) = rest
                .split_once(' ')
                .ok_or("a wall is front, behind, left or right, and so far away")?;
            Thing::Wall {
                at: towards(at)?,
                away: number(away)?,
            }
        }
        "doorway" => Thing::Doorway { forward: number(rest)? },
        "post" => offset(rest).map(Thing::Post)?,
        "table" => {
            let (away, height) = away_and_high(rest)?;
            Thing::Table { away, height }
        }
        "screen" => {
            let (away, height) = away_and_high(rest)?;
            Thing::Screen { away, height }
        }
        "bed" => Thing::Bed {
            edge: if rest.is_empty() {
                100
            } else {
                number(rest.strip_prefix("edge").unwrap_or(rest))?
            },
        },
        "mat" => Thing::Mat,
        "ball" => Thing::Ball(landmark(rest, None)?),
        "roller" => lengthwise(rest).map(|(at, lengthwise)| Thing::Roller { at, lengthwise })?,
        "roll" => lengthwise(rest).map(|(at, lengthwise)| Thing::Roll { at, lengthwise })?,
        "cushion" => {
            let (at, thick) = rest
                .split_once(" thick ")
                .ok_or("a cushion is under a place and so thick")?;
            Thing::Cushion {
                at: landmark(at, None)?,
                thick: number(thick)?,
            }
        }
        "band" => {
            let places = rest.split(" - ").map(|place| landmark(place.trim(), None));
            Thing::Band(places.collect::<Result<_, _>>()?)
        }
        "pack" => Thing::Pack(landmark(rest, None)?),
        "parcel" => Thing::Parcel(landmark(rest, None)?),
        "bottle" => Thing::Bottle(landmark(rest, None)?),
        "phone" => Thing::Phone(landmark(rest, None)?),
        "shower" => Thing::Shower,
        "stool" => {
            let (at, height) = rest.split_once(" high ").ok_or("a stool is somewhere and so high")?;
            let Offset { forward, right, .. } = offset(at)?;
            Thing::Stool {
                forward,
                right,
                height: number(height)?,
            }
        }
        _ => return Err(format!("there is no thing \"{name}\"")),
    })
}

fn away_and_high(text: &str) -> Result<(i16, i16), PhraseError> {
    let (away, height) = text.split_once(" high ").ok_or("it is so far away and so high")?;
    Ok((number(away)?, number(height)?))
}

fn lengthwise(text: &str) -> Result<(Landmark, bool), PhraseError> {
    match text.strip_suffix(" lengthwise") {
        Some(at) => landmark(at, None).map(|at| (at, true)),
        None => landmark(text, None).map(|at| (at, false)),
    }
}

fn towards(text: &str) -> Result<Towards, PhraseError> {
    Ok(match text {
        "front" => Towards::Front,
        "behind" => Towards::Behind,
        "left" => Towards::Left,
        "right" => Towards::Right,
        _ => return Err(format!("\"{text}\" is none of: front, behind, left, right")),
    })
}

/// An area to tint, on the right, or with `both` or `left` before it.
pub(super) fn tinted(text: &str) -> Result<Tinted, PhraseError> {
    let (sides, id) = match text.split_once(' ') {
        Some(("both", id)) => (Sides::Both, id),
        Some(("left", id)) => (Sides::Left, id),
        _ => (Sides::Right, text),
    };
    let area = Area::ALL.iter().copied().find(|area| area.id() == id);
    area.map(|area| Tinted { area, sides })
        .ok_or_else(|| format!("there is no area \"{id}\""))
}

/// An arrow, e.g. `crown: left 14, down 8; bow 3; both ways` or `neck-back right: round 6`.
pub(super) fn arrow(text: &str) -> Result<Arrow, PhraseError> {
    let (from, rest) = text
        .split_once(':')
        .ok_or("an arrow is a place, a colon, and centimetres")?;
    let from = landmark(from.trim(), None)?;
    if let Some(radius) = rest.trim().strip_prefix("round ") {
        let radius = number(radius)?;
        return Ok(Arrow {
            from,
            way: Way::Round { radius },
        });
    }
    let mut parts = rest.split(';').map(str::trim);
    let by = offset(parts.next().unwrap_or_default())?;
    let (mut bow, mut both_ways) = (0, false);
    for part in parts {
        match part.strip_prefix("bow") {
            Some(cm) => bow = number(cm)?,
            None if part == "both ways" => both_ways = true,
            None => return Err(format!("\"{part}\" is neither a bow nor \"both ways\"")),
        }
    }
    Ok(Arrow {
        from,
        way: Way::Along { by, bow, both_ways },
    })
}

/// A sign at a place, e.g. `no kidney right`.
pub(super) fn mark(text: &str) -> Result<Mark, PhraseError> {
    let (sign, at) = text.split_once(' ').ok_or("a mark is a sign and a place")?;
    let sign = match sign {
        "no" => Sign::No,
        "warm" => Sign::Warm,
        "cold" => Sign::Cold,
        "breath" => Sign::Breath,
        _ => return Err(format!("\"{sign}\" is none of: no, warm, cold, breath")),
    };
    Ok(Mark {
        sign,
        at: landmark(at, None)?,
    })
}

/// A closer look, e.g. `blade right; back; 40 wide; top-left`.
pub(super) fn inset(text: &str, base: Base) -> Result<Inset, PhraseError> {
    let mut parts = text.split(';').map(str::trim);
    let at = landmark(parts.next().unwrap_or_default(), None)?;
    let camera = camera(parts.next().unwrap_or_default(), base)?;
    let width = parts.next().and_then(|part| part.strip_suffix("wide")).map(number);
    let width = width.ok_or("a closer look is a place, a view, so many cm wide, and a corner")??;
    let corner = match parts.next() {
        None | Some("top-right") => Corner::TopRight,
        Some("top-left") => Corner::TopLeft,
        Some("bottom-right") => Corner::BottomRight,
        Some("bottom-left") => Corner::BottomLeft,
        Some(other) => return Err(format!("there is no corner \"{other}\"")),
    };
    Ok(Inset {
        at,
        camera,
        width,
        corner,
    })
}

/// A part of the body, e.g. `right forearm` or `head`.
pub(super) fn segment(text: &str) -> Result<Segment, PhraseError> {
    let (side, part) = match text.split_once(' ') {
        Some(("right", part)) => (Side::Right, part),
        Some(("left", part)) => (Side::Left, part),
        _ => (Side::Right, text),
    };
    Ok(match part {
        "hips" => Segment::Pelvis,
        "trunk" => Segment::Chest,
        "neck" => Segment::Neck,
        "head" => Segment::Head,
        "upper-arm" => Segment::UpperArm(side),
        "forearm" => Segment::Forearm(side),
        "hand" => Segment::Hand(side),
        "thigh" => Segment::Thigh(side),
        "shank" => Segment::Shank(side),
        "foot" => Segment::Foot(side),
        _ => return Err(format!("there is no part \"{text}\" of the body")),
    })
}
