//! Limits of joints and required contacts: the checks that every pose has to pass.

use glam::{EulerRot, Quat, Vec3};

use crate::Side;
use crate::figure::{Base, Figure};
use crate::landmark::Landmark;
use crate::pose::{Angles, Joint, Pose, Reach, Target};
use crate::skeleton::{Limb, Segment};
use crate::solve::{Body, solve};
use crate::thing::{BALL, Plane, ROLLER, SEAT, SINKS, Thing};

/// The largest angles that are drawn, in degrees: least and most for `flex`, `out` and `turn`.
///
/// Usual ranges of healthy adults (such as those of the American Academy of Orthopaedic Surgeons), rounded up: a drawing
/// must not bend a joint the wrong way, and is no measurement.
#[must_use]
pub const fn range(joint: Joint) -> [(i16, i16); 3] {
    const NONE: (i16, i16) = (0, 0);
    match joint {
        Joint::Pelvis => [(-180, 180), (-90, 90), (-180, 180)],
        Joint::LowBack => [(-30, 50), (-25, 25), (-20, 20)],
        Joint::UpperBack => [(-25, 45), (-30, 30), (-40, 40)],
        Joint::Neck => [(-40, 50), (-45, 45), (-75, 75)],
        Joint::Nod => [(-20, 25), (-10, 10), (-45, 45)],
        Joint::Girdle(_) => [(-5, 8), (-4, 8), NONE],
        Joint::Shoulder(_) => [(-60, 185), (-60, 180), (-95, 95)],
        Joint::Elbow(_) => [(-5, 155), NONE, (-95, 95)],
        Joint::Wrist(_) => [(-80, 80), (-30, 30), NONE],
        Joint::Hip(_) => [(-30, 135), (-40, 60), (-50, 75)],
        Joint::Knee(_) => [(-5, 155), NONE, NONE],
        Joint::Ankle(_) => [(-55, 30), (-25, 35), (-25, 25)],
    }
}

/// A problem of a figure, worded for the author of the pose.
#[must_use]
pub fn problems(figure: &Figure) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, pose, share) in [("start", figure.start.as_ref(), 0.0), ("pose", Some(&figure.end), 1.0)] {
        let Some(pose) = pose else { continue };
        let mut report = |what: String| problems.push(format!("{name}: {what}"));
        for (joint, angles) in &pose.joints {
            out_of_range(*joint, *angles, &mut report);
        }
        let body = solve(figure, share);
        check_reaches(figure, pose, &body, &mut report);
        check_joints(&body, &mut report);
        check_ground(figure, &body, &mut report);
        check_things(figure, &body, &mut report);
    }
    problems
}

/// What is wrong at a share of the way from start to end: joints that bend too far, and what is held all the time but
/// let go.
#[must_use]
pub fn problems_on_the_way(figure: &Figure, share: f32) -> Vec<String> {
    let mut problems = Vec::new();
    let body = solve(figure, share);
    let mut report = |what: String| problems.push(what);
    check_joints(&body, &mut report);
    let start = figure.first();
    for reach in &figure.end.reaches {
        if start.reach(reach.limb) == Some(reach) {
            check_reach(figure, &body, *reach, &mut report);
        }
    }
    problems
}

fn out_of_range(joint: Joint, angles: Angles, report: &mut impl FnMut(String)) {
    let parts = [("flex", angles.flex), ("out", angles.out), ("turn", angles.turn)];
    for ((part, value), (least, most)) in parts.into_iter().zip(range(joint)) {
        if !(least..=most).contains(&value) {
            report(format!(
                "{} {part} is {value}, and not from {least} to {most}",
                joint_name(joint)
            ));
        }
    }
}

/// How far from its target a hand or a foot may end, in cm.
const NEAR_ENOUGH: f32 = 3.0;

fn check_reaches(figure: &Figure, pose: &Pose, body: &Body, report: &mut impl FnMut(String)) {
    let usual = Limb::ALL.into_iter().filter_map(|limb| {
        let (_, one, other) = joints_of(limb);
        let is_said = pose.reach(limb).is_some() || pose.angles(one).is_some() || pose.angles(other).is_some();
        (!is_said).then(|| figure.base.usual_reach(limb)).flatten()
    });
    for reach in pose.reaches.iter().copied().chain(usual) {
        check_reach(figure, body, reach, report);
    }
}

fn check_reach(figure: &Figure, body: &Body, reach: Reach, report: &mut impl FnMut(String)) {
    let gap = missing(figure, body, reach);
    if gap > NEAR_ENOUGH {
        let end = end_name(reach.limb);
        report(format!("{end} stays {gap:.1} cm away from {}", target_name(reach.to)));
    }
}

/// As the joint's key in a pose is called.
fn joint_name(joint: Joint) -> String {
    let (side, name) = match joint {
        Joint::Pelvis => (None, "pelvis"),
        Joint::LowBack => (None, "low-back"),
        Joint::UpperBack => (None, "upper-back"),
        Joint::Neck => (None, "neck"),
        Joint::Nod => (None, "nod"),
        Joint::Girdle(side) => (Some(side), "girdle"),
        Joint::Shoulder(side) => (Some(side), "shoulder"),
        Joint::Elbow(side) => (Some(side), "elbow"),
        Joint::Wrist(side) => (Some(side), "wrist"),
        Joint::Hip(side) => (Some(side), "hip"),
        Joint::Knee(side) => (Some(side), "knee"),
        Joint::Ankle(side) => (Some(side), "ankle"),
    };
    side.map_or_else(|| name.to_owned(), |side| format!("{}-{name}", side.as_str()))
}

fn end_name(limb: Limb) -> String {
    let end = match limb {
        Limb::Arm(_) => "hand",
        Limb::Leg(_) => "foot",
    };
    format!("the {} {end}", limb.side().as_str())
}

fn segment_name(segment: Segment) -> String {
    let part = match segment {
        Segment::Pelvis | Segment::Abdomen => "hips",
        Segment::Chest => "chest",
        Segment::Neck => "neck",
        Segment::Head => "head",
        Segment::UpperArm(_) => "upper arm",
        Segment::Forearm(_) => "forearm",
        Segment::Hand(_) => "hand",
        Segment::Thigh(_) => "thigh",
        Segment::Shank(_) => "shank",
        Segment::Foot(_) => "foot",
    };
    let side = segment.limb().map(|limb| format!("{} ", limb.side().as_str()));
    format!("the {}{part}", side.unwrap_or_default())
}

fn target_name(target: Target) -> String {
    match target {
        Target::On(Landmark {
            place,
            side: Some(side),
        }) => format!("{} {}", place.name(), side.as_str()),
        Target::On(Landmark { place, side: None }) => place.name().to_owned(),
        Target::Ground(_) => "its place on the ground".to_owned(),
        Target::Wall(_) => "its place on the wall".to_owned(),
        Target::At(..) => "its place".to_owned(),
    }
}

const fn joints_of(limb: Limb) -> (Segment, Joint, Joint) {
    match limb {
        Limb::Arm(side) => (Segment::Hand(side), Joint::Shoulder(side), Joint::Elbow(side)),
        Limb::Leg(side) => (Segment::Foot(side), Joint::Hip(side), Joint::Knee(side)),
    }
}

/// How far a limb ends from the surface that it should be on, less what lies between.
fn missing(figure: &Figure, body: &Body, reach: Reach) -> f32 {
    let (end, ..) = joints_of(reach.limb);
    let frame = body.frame(end);
    let touch = frame.place(Vec3::new(0.0, -reach.touch.from_wrist(), 0.0));
    let thickness = reach.touch.thickness();
    match (reach.limb, reach.to) {
        (Limb::Arm(_), Target::On(landmark)) => (touch.distance(body.landmark(landmark).0) - thickness).max(0.0),
        (Limb::Arm(_), Target::Ground(_)) => (touch.y - thickness).abs(),
        (Limb::Arm(_), Target::Wall(_)) => {
            let plane = figure.things.iter().find_map(Thing::plane).unwrap_or(Plane::FLOOR);
            (plane.distance(touch) - thickness).abs()
        }
        (Limb::Arm(_), Target::At(offset, _)) => {
            let at = figure.base.turn() * offset.vector();
            (touch.distance(at) - thickness - 2.0).max(0.0)
        }
        (Limb::Leg(_), Target::On(landmark)) => (frame.origin.distance(body.landmark(landmark).0) - 4.0).max(0.0),
        (Limb::Leg(_), Target::Ground(_)) => {
            let shank = end
                .parent()
                .map_or(frame.origin, |shank| body.place(shank, end.joint()));
            frame.origin.distance(shank) + foot_gap(body, end)
        }
        (Limb::Leg(_), Target::Wall(_) | Target::At(..)) => 0.0,
    }
}

/// How far the lowest of a foot is from the ground.
fn foot_gap(body: &Body, foot: Segment) -> f32 {
    body.lowest(std::iter::once(foot)).unwrap_or(0.0).abs()
}

/// Joints that were found by reaching have to be possible too.
fn check_joints(body: &Body, report: &mut impl FnMut(String)) {
    for side in Side::BOTH {
        let elbow = fold(body, Segment::UpperArm(side), Segment::Forearm(side));
        if elbow > 158.0 {
            report(format!("the {} elbow bends by {elbow:.0}", side.as_str()));
        }
        let knee = fold(body, Segment::Thigh(side), Segment::Shank(side));
        if knee > 158.0 {
            report(format!("the {} knee bends by {knee:.0}", side.as_str()));
        }
        let wrist = fold(body, Segment::Forearm(side), Segment::Hand(side));
        if wrist > 95.0 {
            report(format!("the {} wrist bends by {wrist:.0}", side.as_str()));
        }
        let (flex, out) = swing(body, Segment::Pelvis, Segment::Thigh(side), side);
        if !(-40.0..=140.0).contains(&flex) || !(-50.0..=70.0).contains(&out) {
            report(format!("the {} hip is at flex {flex:.0}, out {out:.0}", side.as_str()));
        }
        let back = arm_behind(body, side);
        if back > 75.0 {
            report(format!(
                "the {} arm points {back:.0} degrees behind the trunk",
                side.as_str()
            ));
        }
        let foot = body.frame(Segment::Shank(side)).turn.inverse() * body.frame(Segment::Foot(side)).turn;
        let (toes_up, ..) = foot.to_euler(EulerRot::ZXY);
        if !(-60.0..=40.0).contains(&toes_up.to_degrees()) {
            report(format!("the {} ankle is at {:.0}", side.as_str(), toes_up.to_degrees()));
        }
    }
}

/// The angle between two segments that hang on each other.
fn fold(body: &Body, upper: Segment, lower: Segment) -> f32 {
    let down = |segment: Segment| body.frame(segment).turn * Vec3::NEG_Y;
    down(upper).angle_between(down(lower)).to_degrees()
}

/// How far a limb is lifted forward and to its side, as seen from what it hangs on.
fn swing(body: &Body, trunk: Segment, limb: Segment, side: Side) -> (f32, f32) {
    let down: Vec3 = (body.frame(trunk).turn.inverse() as Quat) * (body.frame(limb).turn * Vec3::NEG_Y);
    let out = (down.z * side.sign()).clamp(-1.0, 1.0).asin();
    let flex = down.x.atan2(-down.y);
    (flex.to_degrees(), out.to_degrees())
}

/// How far an upper arm points backward.
fn arm_behind(body: &Body, side: Side) -> f32 {
    let down = body.frame(Segment::Chest).turn.inverse() * (body.frame(Segment::UpperArm(side)).turn * Vec3::NEG_Y);
    (-down.x).clamp(-1.0, 1.0).asin().to_degrees()
}

/// How far into the ground flesh may be pressed.
const GIVES_WAY: f32 = 3.5;

fn check_ground(figure: &Figure, body: &Body, report: &mut impl FnMut(String)) {
    // What hangs over the edge of a bed is below it.
    if figure.things.iter().any(|thing| matches!(thing, Thing::Bed { .. })) {
        return;
    }
    for segment in Segment::all() {
        let lowest = body.lowest(std::iter::once(segment)).unwrap_or(0.0);
        if lowest < -GIVES_WAY {
            report(format!("{} is {:.1} cm in the ground", segment_name(segment), -lowest));
        }
    }
    let lowest = body.lowest(Segment::all()).unwrap_or(0.0);
    if lowest > GIVES_WAY && figure.base != Base::Sit {
        report(format!("the body floats {lowest:.1} cm above the ground"));
    }
}

/// How far a ball may be from the wall or the ground that it is pressed against, or in it.
const TOUCHES: f32 = 1.0;
/// A roller is larger and softer.
const TOUCHES_SOFTLY: f32 = 2.5;

fn check_things(figure: &Figure, body: &Body, report: &mut impl FnMut(String)) {
    for thing in &figure.things {
        let (middle, radius, touches, what) = match thing {
            Thing::Ball(at) => (body.beside(*at, BALL - SINKS), BALL, TOUCHES, "ball"),
            Thing::Roller { at, .. } => (body.beside(*at, ROLLER), ROLLER, TOUCHES_SOFTLY, "roller"),
            _ => continue,
        };
        let from_wall = figure
            .things
            .iter()
            .find_map(Thing::plane)
            .map(|wall| wall.distance(middle));
        let chair = figure.things.iter().any(|thing| matches!(thing, Thing::Chair { .. }));
        let from_seat = chair.then_some(middle.y - SEAT);
        let gaps = [from_wall, from_seat, Some(middle.y)]
            .into_iter()
            .flatten()
            .map(|distance| distance - radius);
        let Some(gap) = gaps.min_by(|one, other| one.abs().total_cmp(&other.abs())) else {
            continue;
        };
        if gap.abs() > touches {
            let how = if gap > 0.0 { "away from" } else { "in" };
            report(format!(
                "the {what} is {:.1} cm {how} the wall, the seat or the ground",
                gap.abs()
            ));
        }
    }
}
