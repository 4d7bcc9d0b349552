//! From the keys of a pose to its angles and reaches.

use toml::{Table, Value};
use unknot_figure::Side;
use unknot_figure::pose::{Joint, Offset, Pose, Reach, Target, Touch};
use unknot_figure::skeleton::Limb;

use super::super::problem::{Place, Report};
use super::phrases::{PhraseError, angles, direction, landmark, number, offset};

/// What a start takes over from the end: everything that it does not say otherwise.
pub(super) fn inherit(start: &Table, end: &Table) -> Table {
    let mut whole = start.clone();
    for (key, value) in end {
        let is_replaced = whole.contains_key(key) || replaced_by(key).any(|other| start.contains_key(&other));
        if !is_replaced {
            whole.insert(key.clone(), value.clone());
        }
    }
    whole
}

/// A hand that reaches something in one pose may be placed by its joints in another.
fn replaced_by(key: &str) -> impl Iterator<Item = String> {
    let (side, part) = key.split_once('-').unwrap_or((key, ""));
    let joints: &[&str] = match part {
        "hand" | "elbow-to" | "fingers" | "touch" => &["shoulder", "elbow", "hand"],
        "foot" | "knee-to" | "toes" | "heel" => &["hip", "knee", "foot"],
        _ => &[],
    };
    let sides = if side == "both" {
        vec!["both", "right", "left"]
    } else {
        vec![side, "both"]
    };
    sides
        .into_iter()
        .flat_map(move |side| joints.iter().map(move |joint| format!("{side}-{joint}")))
}

/// Reads a pose, and reports what cannot be read of its own keys; what is wrong with others was told where they stand.
pub(super) fn read(table: &Table, own: &Table, place: &Place, report: &mut Report) -> Pose {
    let mut reader = Reader::default();
    for (key, value) in table {
        if let Err(wrong) = reader.take(key, value)
            && own.contains_key(key)
        {
            report.add(&place.inside(key), wrong);
        }
    }
    reader.finish(own, place, report)
}

#[derive(Debug, Default)]
struct Reader {
    pose: Pose,
    targets: Vec<(Limb, Target)>,
    folds: Vec<(Limb, Offset)>,
    alongs: Vec<(Limb, Offset)>,
    heels: Vec<(Limb, i16)>,
    touches: Vec<(Limb, Touch)>,
}

impl Reader {
    fn take(&mut self, key: &str, value: &Value) -> Result<(), PhraseError> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            other => return Err(format!("{} is neither a text nor a whole number", other.type_str())),
        };
        let trunk = match key {
            "moved" => {
                self.pose.moved = offset(&text)?;
                return Ok(());
            }
            "raised" => {
                self.pose.raised = number(&text)?;
                return Ok(());
            }
            "pelvis" => Some(Joint::Pelvis),
            "low-back" => Some(Joint::LowBack),
            "upper-back" => Some(Joint::UpperBack),
            "neck" => Some(Joint::Neck),
            "nod" => Some(Joint::Nod),
            _ => None,
        };
        if let Some(joint) = trunk {
            self.bend(joint, &text)?;
            return Ok(());
        }
        let (side, part) = key.split_once('-').unwrap_or((key, ""));
        let sides: &[Side] = match side {
            "right" => &[Side::Right],
            "left" => &[Side::Left],
            "both" => &Side::BOTH,
            _ => return Err("no such key in a pose".to_owned()),
        };
        for side in sides {
            self.take_sided(*side, part, &text)?;
        }
        Ok(())
    }

    fn take_sided(&mut self, side: Side, part: &str, text: &str) -> Result<(), PhraseError> {
        let (arm, leg) = (Limb::Arm(side), Limb::Leg(side));
        match part {
            "girdle" => self.bend(Joint::Girdle(side), text),
            "shoulder" => self.bend(Joint::Shoulder(side), text),
            "elbow" => self.bend(Joint::Elbow(side), text),
            "wrist" => self.bend(Joint::Wrist(side), text),
            "hip" => self.bend(Joint::Hip(side), text),
            "knee" => self.bend(Joint::Knee(side), text),
            "ankle" => self.bend(Joint::Ankle(side), text),
            "hand" => target(text, side).map(|to| self.targets.push((arm, to))),
            "foot" => target(text, side).map(|to| self.targets.push((leg, to))),
            "elbow-to" => direction(text, side).map(|to| self.folds.push((arm, to))),
            "knee-to" => direction(text, side).map(|to| self.folds.push((leg, to))),
            "fingers" => direction(text, side).map(|to| self.alongs.push((arm, to))),
            "toes" => direction(text, side).map(|to| self.alongs.push((leg, to))),
            "touch" => touch(text).map(|touch| self.touches.push((arm, touch))),
            "heel" => number(text).map(|up| self.heels.push((leg, up))),
            _ => Err("no such key in a pose".to_owned()),
        }
    }

    fn bend(&mut self, joint: Joint, text: &str) -> Result<(), PhraseError> {
        let angles = angles(joint, text)?;
        self.pose.joints.push((joint, angles));
        Ok(())
    }

    fn finish(mut self, own: &Table, place: &Place, report: &mut Report) -> Pose {
        let of = |list: &[(Limb, Offset)], limb: Limb| {
            let found = list.iter().find(|(of, _)| *of == limb);
            found.map_or(Offset::NONE, |(_, to)| *to)
        };
        for (limb, to) in &self.targets {
            self.pose.reaches.push(Reach {
                limb: *limb,
                to: *to,
                fold: of(&self.folds, *limb),
                along: of(&self.alongs, *limb),
                heel_up: self.heels.iter().find(|(of, _)| of == limb).map_or(0, |(_, up)| *up),
                touch: self
                    .touches
                    .iter()
                    .find(|(of, _)| of == limb)
                    .map_or(Touch::Palm, |(_, touch)| *touch),
            });
        }
        let aims = self.folds.iter().chain(&self.alongs).map(|(limb, _)| limb);
        let aims = aims.chain(self.touches.iter().map(|(limb, _)| limb));
        for limb in aims.chain(self.heels.iter().map(|(limb, _)| limb)) {
            if !self.targets.iter().any(|(of, _)| of == limb) && only_points(own, *limb) {
                let end = match limb {
                    Limb::Arm(side) => format!("the {} hand", side.as_str()),
                    Limb::Leg(side) => format!("the {} foot", side.as_str()),
                };
                report.add(place, format!("{end} has a direction but reaches nothing"));
            }
        }
        self.pose
    }
}

/// Whether a table says how a limb gets somewhere without saying where to.
fn only_points(table: &Table, limb: Limb) -> bool {
    let (to, how): (_, &[&str]) = match limb {
        Limb::Arm(_) => ("hand", &["elbow-to", "fingers", "touch"]),
        Limb::Leg(_) => ("foot", &["knee-to", "toes", "heel"]),
    };
    let says = |part: &str| {
        ["both", limb.side().as_str()]
            .iter()
            .any(|side| table.contains_key(&format!("{side}-{part}")))
    };
    !says(to) && how.iter().any(|part| says(part))
}

fn touch(text: &str) -> Result<Touch, PhraseError> {
    let found = Touch::ALL.into_iter().find(|touch| touch.name() == text);
    found.ok_or_else(|| format!("\"{text}\" is none of: {}", Touch::ALL.map(Touch::name).join(", ")))
}

/// What a hand or a foot reaches: a place on the body, or `ground`, `wall` or `at` with centimetres.
fn target(text: &str, side: Side) -> Result<Target, PhraseError> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    match first {
        "ground" => offset(rest).map(Target::Ground),
        "wall" => offset(rest).map(Target::Wall),
        "at" => {
            let (at, facing) = rest.split_once("; facing ").unwrap_or((rest, ""));
            Ok(Target::At(offset(at)?, direction(facing, side)?))
        }
        _ => landmark(text, Some(side)).map(Target::On),
    }
}
