//! The flesh: balls around the bones, over which skin and clothes are stretched.

use glam::{Vec2, Vec3};

use crate::Side;
use crate::ball::{Ball, Bundle};
use crate::pose::Touch;
use crate::skeleton::{FOREARM, SHANK, Segment, THIGH, UPPER_ARM};

/// How thick limbs are at their joints, in cm from the bone.
const SHOULDER: f32 = 5.0;
const ELBOW: f32 = 3.7;
const WRIST: f32 = 2.3;
const KNEE: f32 = 5.2;
const ANKLE: f32 = 3.1;

const fn ball(on: Segment, x: f32, y: f32, z: f32, radius: f32) -> Ball {
    Ball {
        on,
        at: Vec3::new(x, y, z),
        radius,
    }
}

/// One on each side.
fn pair(on: Segment, x: f32, y: f32, z: f32, radius: f32) -> [Ball; 2] {
    [ball(on, x, y, -z, radius), ball(on, x, y, z, radius)]
}

/// A ball on a limb, `z` cm outwards.
fn sided(on: Segment, side: Side, (x, y, z): (f32, f32, f32), radius: f32) -> Ball {
    ball(on, x, y, z * side.sign(), radius)
}

/// The hips, in shorts.
pub(crate) fn hips() -> Vec<Bundle> {
    let low = pair(Segment::Pelvis, 0.8, -1.6, 7.0, 7.8);
    let seat = pair(Segment::Pelvis, -2.8, -1.2, 6.4, 8.4);
    // The waistband is flat across, and round only at its corners.
    let front = pair(Segment::Pelvis, 3.6, 11.0, 9.0, 4.6);
    let back = pair(Segment::Pelvis, -5.2, 11.0, 9.0, 4.6);
    vec![[low, seat, front, back].concat()]
}

/// Belly and chest, in a shirt.
pub(crate) fn trunk() -> Vec<Bundle> {
    let hem = pair(Segment::Pelvis, -0.5, 7.0, 5.2, 8.9);
    let waist = pair(Segment::Abdomen, 0.3, 2.0, 4.0, 8.8);
    let belly = pair(Segment::Abdomen, 0.6, 10.0, 3.8, 8.8);
    let ribs = pair(Segment::Chest, 0.6, 4.0, 5.0, 9.6);
    let chest = pair(Segment::Chest, 0.9, 14.0, 6.6, 10.0);
    let upper = pair(Segment::Chest, -0.5, 19.4, 9.0, 7.0);
    let rings = [hem, waist, belly, ribs, chest, upper];
    let mut bundles: Vec<Bundle> = rings.windows(2).map(<[[Ball; 2]]>::concat).collect();
    for (side, upper) in Side::BOTH.into_iter().zip(upper) {
        bundles.push(vec![upper, shoulder(side)]);
        // The slope from the neck to the shoulder.
        bundles.push(vec![
            ball(Segment::Chest, -1.2, 27.6, 2.6 * side.sign(), 4.0),
            shoulder(side),
            upper,
        ]);
    }
    bundles
}

/// The round of the shoulder, which goes with the arm's joint.
pub(crate) const fn shoulder(side: Side) -> Ball {
    ball(Segment::UpperArm(side), 0.0, 0.0, 0.0, SHOULDER)
}

pub(crate) fn neck() -> Vec<Bundle> {
    vec![vec![
        ball(Segment::Chest, -0.2, 28.6, 0.0, 5.2),
        ball(Segment::Neck, 0.4, 4.0, 0.0, 5.2),
        ball(Segment::Head, -0.4, 5.0, 0.0, 5.1),
    ]]
}

/// Skull, jaw and chin: narrower from ear to ear than from front to back.
pub(crate) const SKULL: [Ball; 6] = [
    ball(Segment::Head, -1.9, 11.8, 0.0, 7.4),
    ball(Segment::Head, 2.6, 12.2, 0.0, 7.3),
    ball(Segment::Head, 0.4, 13.8, 0.0, 7.1),
    ball(Segment::Head, 2.6, 6.8, -2.3, 4.3),
    ball(Segment::Head, 2.6, 6.8, 2.3, 4.3),
    ball(Segment::Head, 5.8, 4.3, 0.0, 4.0),
];

/// The bare part of a segment of a limb.
pub(crate) fn bare(segment: Segment) -> Vec<Bundle> {
    let chain = |balls: &[Ball]| balls.windows(2).map(<[Ball]>::to_vec).collect();
    match segment {
        Segment::UpperArm(side) => chain(&[
            shoulder(side),
            ball(segment, 0.0, -13.0, 0.0, 4.4),
            ball(segment, 0.0, -UPPER_ARM, 0.0, ELBOW),
        ]),
        Segment::Forearm(_) => chain(&[
            ball(segment, 0.0, 0.0, 0.0, ELBOW),
            ball(segment, 0.2, -6.5, 0.0, 4.0),
            ball(segment, 0.0, -FOREARM, 0.0, WRIST),
        ]),
        Segment::Hand(side) => hand(side, Touch::Palm),
        Segment::Thigh(_) => chain(&[
            ball(segment, 0.0, -1.0, 0.0, 8.3),
            ball(segment, 0.2, -20.0, 0.0, 7.1),
            ball(segment, 0.0, -THIGH, 0.0, KNEE),
        ]),
        Segment::Shank(_) => chain(&[
            ball(segment, 0.0, 0.0, 0.0, KNEE),
            ball(segment, -1.2, -11.5, 0.0, 5.6),
            ball(segment, -0.4, -25.0, 0.0, 4.0),
            ball(segment, 0.0, -SHANK, 0.0, ANKLE),
        ]),
        Segment::Foot(side) => foot(segment, side),
        _ => Vec::new(),
    }
}

/// A finger, in cm of the hand.
#[derive(Clone, Copy, Debug)]
struct Finger {
    /// Where it leaves the palm.
    root: Vec2,
    /// Where its tip is when it is straight.
    tip: Vec2,
    radius: f32,
}

const fn finger(root: (f32, f32), tip: (f32, f32), radius: f32) -> Finger {
    Finger {
        root: Vec2::new(root.0, root.1),
        tip: Vec2::new(tip.0, tip.1),
        radius,
    }
}

/// From the forefinger to the little one.
const FINGERS: [Finger; 4] = [
    finger((2.6, -8.6), (3.1, -16.0), 1.0),
    finger((0.9, -9.0), (1.05, -17.0), 1.05),
    finger((-0.9, -8.8), (-1.05, -16.4), 1.0),
    finger((-2.5, -8.2), (-3.0, -14.4), 0.9),
];

/// Where a joint of a bent finger is: the share of the way from its root to its straight tip, and how far towards the palm.
type Bent = (f32, f32);

/// How fingers of such a hand are bent: their middle joints, and their tips.
const fn finger_bend(touch: Touch) -> [Bent; 2] {
    match touch {
        Touch::Palm | Touch::Fingertips | Touch::Span => [(0.5, -0.3), (1.0, -1.3)],
        Touch::Hook => [(0.55, -0.2), (0.5, -4.4)],
        Touch::Pinch => [(0.55, -1.2), (0.75, -5.0)],
        Touch::Fist | Touch::Thumb => [(0.05, -0.4), (-0.1, -3.2)],
    }
}

impl Finger {
    fn joint(self, (share, towards_palm): Bent) -> Vec3 {
        self.root.lerp(self.tip, share).extend(towards_palm)
    }

    /// The line between two that are beside each other.
    fn midway(self, other: Self) -> Self {
        Self {
            root: self.root.midpoint(other.root),
            tip: self.tip.midpoint(other.tip),
            radius: 0.0,
        }
    }
}

/// A hand in the shape that it touches with.
pub(crate) fn hand(side: Side, touch: Touch) -> Vec<Bundle> {
    let at = |(x, y, z): (f32, f32, f32), radius| sided(Segment::Hand(side), side, (x, y, z), radius);
    let is_folded = matches!(touch, Touch::Fist | Touch::Thumb);
    let wrist = at((0.0, 0.0, 0.0), WRIST);
    let heel = [at((1.6, -2.6, -0.2), 2.0), at((-1.5, -2.6, -0.2), 1.9)];
    let knuckles = [at((2.4, -8.4, 0.0), 1.35), at((-2.3, -8.0, 0.0), 1.25)];
    let mut bundles = vec![[&[wrist][..], &heel].concat(), [heel, knuckles].concat()];
    let [middle, tip] = finger_bend(touch);
    for finger in FINGERS {
        // Folded fingers look thicker.
        let radius = if is_folded { finger.radius + 0.35 } else { finger.radius };
        let joint = |bent, radius| at(finger.joint(bent).into(), radius);
        let (root, middle, tip) = (
            joint((0.0, 0.0), radius),
            joint(middle, radius),
            joint(tip, radius - 0.15),
        );
        if is_folded {
            bundles.push(vec![root, middle, tip]);
        } else {
            bundles.extend([vec![root, middle], vec![middle, tip]]);
        }
    }
    let (joint, tip) = thumb_bend(touch);
    let (joint, tip) = (at(joint, 1.2), at(tip, 1.0));
    bundles.extend([vec![at((1.9, -2.6, -0.5), 1.7), joint], vec![joint, tip]]);
    bundles
}

/// Where joint and tip of a thumb are.
const fn thumb_bend(touch: Touch) -> ((f32, f32, f32), (f32, f32, f32)) {
    match touch {
        Touch::Palm | Touch::Fingertips => ((4.3, -6.0, -1.1), (4.6, -9.0, -1.7)),
        Touch::Span => ((5.4, -4.6, -0.9), (8.2, -6.2, -1.6)),
        Touch::Fist => ((3.6, -6.2, -2.6), (0.8, -7.2, -4.0)),
        Touch::Thumb => ((3.0, -6.8, -2.6), (2.4, -10.6, -3.6)),
        Touch::Hook => ((4.2, -5.8, -1.4), (4.4, -8.6, -2.4)),
        Touch::Pinch => ((3.2, -5.4, -3.2), (2.4, -8.2, -5.4)),
    }
}

/// A line around the thumb, as it is seen from its edge: points in the frame of the hand.
pub(crate) fn thumb(side: Side, touch: Touch) -> Vec<Vec3> {
    let (joint, tip) = thumb_bend(touch);
    let (joint, tip) = (Vec3::from(joint), Vec3::from(tip));
    [
        (joint, 0.0, 1.2),
        (tip, 0.2, 1.0),
        (tip, -1.0, 0.0),
        (tip, 0.2, -1.0),
        (joint, 0.0, -1.2),
    ]
    .map(|(at, down, aside)| (at + Vec3::new(1.0, down, aside)) * Vec3::new(1.0, 1.0, side.sign()))
    .to_vec()
}

/// Lines between the fingers of such a hand: points in its frame.
pub(crate) fn between_fingers(side: Side, touch: Touch) -> Vec<Vec<Vec3>> {
    let [middle, tip] = finger_bend(touch);
    let mirror = Vec3::new(1.0, 1.0, side.sign());
    let line = |pair: &[Finger]| {
        let [one, other] = pair else { return Vec::new() };
        let between = one.midway(*other);
        [(0.05, 0.0), middle, (tip.0 * 0.95, tip.1)]
            .map(|bent| between.joint(bent) * mirror)
            .to_vec()
    };
    FINGERS.windows(2).map(line).collect()
}

fn foot(segment: Segment, side: Side) -> Vec<Bundle> {
    let ankle = ball(segment, 0.0, 0.0, 0.0, ANKLE);
    let heel = ball(segment, -3.6, -3.7, 0.0, 2.9);
    let instep = ball(segment, 5.0, -2.3, 0.0, 2.5);
    // Between heel and ball the sole is hollow.
    let arch = sided(segment, side, (5.0, -3.6, 1.0), 2.4);
    let balls = [
        sided(segment, side, (11.2, -4.7, -2.4), 1.9),
        sided(segment, side, (10.2, -4.9, 2.6), 1.7),
    ];
    let toes = [
        sided(segment, side, (16.4, -5.3, -2.0), 1.3),
        sided(segment, side, (14.6, -5.5, 2.6), 1.1),
    ];
    vec![
        vec![ankle, heel, instep],
        vec![heel, arch, instep],
        [&[arch, instep][..], &balls].concat(),
        [balls, toes].concat(),
    ]
}

/// Lines between the toes: points in the frame of the foot.
pub(crate) fn between_toes(side: Side) -> Vec<Vec<Vec3>> {
    [(-0.9, 0.0), (0.5, 0.7), (1.6, 1.3)]
        .map(|(z, back)| {
            [(14.0, -4.4), (17.0, -4.4), (17.8, -6.0)]
                .map(|(x, y)| Vec3::new(x - back, y, z * side.sign()))
                .to_vec()
        })
        .to_vec()
}

/// The sleeve or the leg of the shorts on a segment.
pub(crate) fn clothed(segment: Segment) -> Vec<Bundle> {
    match segment {
        Segment::UpperArm(side) => vec![vec![shoulder(side), ball(segment, 0.0, -12.0, 0.0, 5.3)]],
        Segment::Thigh(_) => vec![vec![
            ball(segment, 0.0, -1.0, 0.0, 8.4),
            ball(segment, 0.2, -19.0, 0.0, 7.9),
        ]],
        _ => Vec::new(),
    }
}

/// Hides the line between a segment and its parent: the ends of both, next to the joint.
#[derive(Clone, Debug)]
pub(crate) struct Seam {
    pub upper: Bundle,
    pub lower: Bundle,
}

/// The seam at the joint of a segment of a limb.
pub(crate) fn seam(segment: Segment) -> Option<Seam> {
    let (side, parent) = (segment.limb()?.side(), segment.parent()?);
    // At the joint, on the parent, and on the segment itself.
    let ((y, radius), (above, above_radius), (x, below, below_radius)) = match segment {
        Segment::UpperArm(_) => ((0.0, SHOULDER), ((-0.5, 20.8, 12.0), 6.2), (0.0, -4.0, 5.1)),
        Segment::Forearm(_) => (
            (0.0, ELBOW),
            ((0.0, -UPPER_ARM + 3.5, 0.0), ELBOW + 0.1),
            (0.1, -3.5, ELBOW + 0.15),
        ),
        Segment::Hand(_) => (
            (0.0, WRIST),
            ((0.0, -FOREARM + 3.0, 0.0), WRIST + 0.2),
            (0.0, -2.0, WRIST),
        ),
        Segment::Thigh(_) => ((-1.0, 8.3), ((-0.5, 4.0, 5.2), 8.4), (0.0, -6.0, 8.2)),
        Segment::Shank(_) => (
            (0.0, KNEE),
            ((0.0, -THIGH + 4.0, 0.0), KNEE + 0.3),
            (-0.4, -4.0, KNEE + 0.15),
        ),
        _ => (
            (0.0, ANKLE),
            ((0.0, -SHANK + 3.0, 0.0), ANKLE + 0.1),
            (1.0, -1.0, ANKLE - 0.2),
        ),
    };
    let joint = ball(segment, 0.0, y, 0.0, radius);
    Some(Seam {
        upper: vec![joint, sided(parent, side, above, above_radius)],
        lower: vec![joint, ball(segment, x, below, 0.0, below_radius)],
    })
}

/// The bundles of a segment without its clothes.
pub(crate) fn of(segment: Segment) -> Vec<Bundle> {
    match segment {
        Segment::Pelvis => hips(),
        Segment::Chest => trunk(),
        Segment::Neck => neck(),
        Segment::Head => vec![SKULL.to_vec()],
        Segment::Abdomen => Vec::new(),
        limb => bare(limb),
    }
}
