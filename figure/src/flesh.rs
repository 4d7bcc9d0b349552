//! What is around the bones: balls, over which the drawing stretches skin and clothes.

use glam::Vec3;

use crate::Side;
use crate::ball::{Ball, Bundle};
use crate::pose::Touch;
use crate::skeleton::{FOREARM, SHANK, Segment, THIGH, UPPER_ARM};

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
    let low = [
        pair(Segment::Pelvis, 0.5, -2.0, 7.4, 8.3),
        pair(Segment::Pelvis, -2.8, -1.5, 6.6, 8.6),
    ]
    .concat();
    let high = pair(Segment::Pelvis, -0.5, 7.5, 5.2, 9.0);
    vec![[low.as_slice(), &high].concat()]
}

/// Belly and chest, in a shirt.
pub(crate) fn trunk() -> Vec<Bundle> {
    let hem = pair(Segment::Pelvis, -0.5, 7.0, 5.2, 8.9);
    let waist = pair(Segment::Abdomen, 0.3, 2.0, 4.0, 8.8);
    let belly = pair(Segment::Abdomen, 0.6, 10.0, 3.8, 8.8);
    let ribs = pair(Segment::Chest, 0.6, 4.0, 5.0, 9.6);
    let chest = pair(Segment::Chest, 0.9, 14.0, 6.6, 10.0);
    let upper = pair(Segment::Chest, -0.5, 20.5, 9.0, 7.6);
    let between = |one: [Ball; 2], other: [Ball; 2]| [one, other].concat();
    let mut bundles = vec![
        between(hem, waist),
        between(waist, belly),
        between(belly, ribs),
        between(ribs, chest),
        between(chest, upper),
    ];
    for (side, upper) in Side::BOTH.into_iter().zip(upper) {
        bundles.push(vec![upper, shoulder(side)]);
        // The slope from the neck to the shoulder.
        bundles.push(vec![
            ball(Segment::Chest, -1.6, 26.0, 3.4 * side.sign(), 4.2),
            shoulder(side),
            upper,
        ]);
    }
    bundles
}

/// The round of the shoulder, which goes with the arm's joint.
pub(crate) const fn shoulder(side: Side) -> Ball {
    ball(Segment::UpperArm(side), 0.0, 0.0, 0.0, 5.9)
}

pub(crate) fn neck() -> Vec<Bundle> {
    vec![vec![
        ball(Segment::Chest, -0.8, 25.5, 0.0, 6.0),
        ball(Segment::Neck, 0.6, 5.0, 0.0, 5.3),
        ball(Segment::Head, 0.2, 3.0, 0.0, 5.2),
    ]]
}

/// Narrower from ear to ear than from front to back.
pub(crate) const SKULL: [Ball; 4] = [
    ball(Segment::Head, -1.9, 11.8, 0.0, 7.4),
    ball(Segment::Head, 2.6, 12.2, 0.0, 7.3),
    ball(Segment::Head, 0.4, 14.0, 0.0, 7.1),
    ball(Segment::Head, 4.4, 5.6, 0.0, 5.3),
];

/// The rim of the shirt at the nape.
pub(crate) fn collar() -> Bundle {
    pair(Segment::Chest, -2.6, 26.0, 2.7, 3.6).to_vec()
}

/// What hides the lower line of the collar.
pub(crate) fn below_the_collar() -> Bundle {
    [
        pair(Segment::Chest, -2.6, 25.2, 2.9, 3.7),
        pair(Segment::Chest, -1.6, 20.5, 8.0, 6.0),
    ]
    .concat()
}

/// The bare part of a segment of a limb.
pub(crate) fn bare(segment: Segment) -> Vec<Bundle> {
    let chain = |balls: &[Ball]| balls.windows(2).map(<[Ball]>::to_vec).collect();
    match segment {
        Segment::UpperArm(side) => chain(&[
            shoulder(side),
            ball(segment, 0.0, -13.0, 0.0, 4.7),
            ball(segment, 0.0, -UPPER_ARM, 0.0, 3.9),
        ]),
        Segment::Forearm(_) => chain(&[
            ball(segment, 0.0, 0.0, 0.0, 3.9),
            ball(segment, 0.2, -6.0, 0.0, 4.1),
            ball(segment, 0.0, -FOREARM, 0.0, 2.7),
        ]),
        Segment::Hand(side) => hand(side, Touch::Palm),
        Segment::Thigh(_) => chain(&[
            ball(segment, 0.0, -1.0, 0.0, 8.6),
            ball(segment, 0.2, -20.0, 0.0, 7.2),
            ball(segment, 0.0, -THIGH, 0.0, 5.4),
        ]),
        Segment::Shank(_) => chain(&[
            ball(segment, 0.0, 0.0, 0.0, 5.4),
            ball(segment, -1.2, -11.5, 0.0, 5.7),
            ball(segment, -0.4, -24.0, 0.0, 4.3),
            ball(segment, 0.0, -SHANK, 0.0, 3.5),
        ]),
        Segment::Foot(side) => foot(segment, side),
        _ => Vec::new(),
    }
}

/// A hand in the shape that it touches with.
pub(crate) fn hand(side: Side, touch: Touch) -> Vec<Bundle> {
    let at = |place: (f32, f32, f32), radius| sided(Segment::Hand(side), side, place, radius);
    let wrist = at((0.0, 0.0, 0.0), 2.6);
    let knuckles = [at((2.6, -8.6, 0.0), 1.5), at((-2.6, -8.2, 0.0), 1.5)];
    let back = [&[wrist][..], &knuckles].concat();
    let thumb_root = at((1.6, -2.8, -0.4), 1.6);
    // Bent fingers are a hull from the knuckles to their middle joints, and one from there to their tips.
    let bent = |middles: [Ball; 2], tips: [Ball; 2]| [[knuckles, middles].concat(), [middles, tips].concat()];
    match touch {
        Touch::Palm | Touch::Fingertips | Touch::Span => {
            // Fingers rest a little bent, towards the palm.
            let tips = [at((1.7, -16.6, -1.4), 1.1), at((-1.9, -15.4, -1.6), 1.1)];
            let thumb_tip = match touch {
                Touch::Span => at((8.2, -4.4, -1.2), 1.2),
                _ => at((4.6, -7.6, -1.4), 1.1),
            };
            vec![back, [knuckles, tips].concat(), vec![thumb_root, thumb_tip]]
        }
        Touch::Fist | Touch::Thumb => {
            let folded = [at((2.2, -7.4, -0.8), 2.3), at((-2.0, -7.0, -0.8), 2.2)];
            let thumb = match touch {
                Touch::Thumb => vec![at((2.8, -3.6, -1.2), 1.6), at((2.4, -10.4, -3.4), 1.2)],
                _ => vec![at((3.6, -3.4, -1.2), 1.4), at((2.0, -6.4, -3.0), 1.2)],
            };
            vec![[&[wrist][..], &folded].concat(), thumb]
        }
        Touch::Hook => {
            let middles = [at((2.0, -12.8, -0.2), 1.3), at((-2.0, -12.2, -0.2), 1.3)];
            let tips = [at((1.6, -12.8, -4.4), 1.1), at((-1.7, -12.0, -4.4), 1.1)];
            let [near, far] = bent(middles, tips);
            vec![back, near, far, vec![thumb_root, at((4.4, -7.6, -1.8), 1.1)]]
        }
        Touch::Pinch => {
            let middles = [at((2.0, -12.8, -1.2), 1.3), at((-2.0, -12.2, -1.2), 1.3)];
            let tips = [at((1.7, -14.6, -5.0), 1.1), at((-1.7, -14.0, -5.0), 1.1)];
            let [near, far] = bent(middles, tips);
            vec![
                back,
                near,
                far,
                vec![at((2.2, -3.2, -1.4), 1.6), at((2.6, -7.4, -5.2), 1.2)],
            ]
        }
    }
}

/// Lines between the fingers of such a hand: points in its frame.
pub(crate) fn between_fingers(side: Side, touch: Touch) -> Vec<Vec<Vec3>> {
    let line = |across: f32| {
        let (middle, tip) = match touch {
            Touch::Fist | Touch::Thumb => ((0.9, -8.4, 0.6), (0.9, -9.4, -0.8)),
            Touch::Hook => ((0.8, -13.0, 0.9), (0.7, -13.4, -4.6)),
            Touch::Pinch => ((0.8, -13.4, -0.4), (0.7, -15.2, -5.0)),
            Touch::Palm | Touch::Fingertips | Touch::Span => ((0.85, -13.0, -0.5), (0.75, -16.8, -1.4)),
        };
        let from = match touch {
            Touch::Fist | Touch::Thumb => (1.0, -6.6, 1.0),
            _ => (1.0, -9.6, 0.2),
        };
        [from, middle, tip]
            .map(|(x, y, z)| Vec3::new(x * across, y, z * side.sign()))
            .to_vec()
    };
    [-1.7, 0.0, 1.7].map(line).to_vec()
}

fn foot(segment: Segment, side: Side) -> Vec<Bundle> {
    let ankle = ball(segment, 0.0, 0.0, 0.0, 3.5);
    let heel = ball(segment, -3.8, -3.5, 0.0, 3.1);
    let instep = ball(segment, 5.0, -2.6, 0.0, 3.0);
    let sole = [
        sided(segment, side, (11.0, -4.8, -2.4), 1.8),
        sided(segment, side, (10.0, -4.9, 2.6), 1.7),
    ];
    let toes = [
        sided(segment, side, (16.6, -5.3, -1.8), 1.3),
        sided(segment, side, (14.6, -5.4, 2.4), 1.2),
    ];
    vec![
        vec![ankle, heel, instep],
        [&[heel, instep][..], &sole].concat(),
        [sole, toes].concat(),
    ]
}

/// The sleeve or the leg of the shorts on a segment.
pub(crate) fn clothed(segment: Segment) -> Vec<Bundle> {
    match segment {
        Segment::UpperArm(side) => vec![vec![shoulder(side), ball(segment, 0.0, -12.0, 0.0, 5.2)]],
        Segment::Thigh(_) => vec![vec![
            ball(segment, 0.0, -1.0, 0.0, 8.7),
            ball(segment, 0.2, -18.0, 0.0, 7.8),
        ]],
        _ => Vec::new(),
    }
}

/// What hides the line between a segment and what it hangs on: the end of either, next to the joint.
#[derive(Clone, Debug)]
pub(crate) struct Seam {
    pub upper: Bundle,
    pub lower: Bundle,
}

/// The seam at the joint of a segment of a limb.
pub(crate) fn seam(segment: Segment) -> Option<Seam> {
    let (upper, lower) = match segment {
        Segment::UpperArm(side) => (
            vec![
                shoulder(side),
                ball(Segment::Chest, -0.5, 20.5, 12.0 * side.sign(), 6.4),
            ],
            vec![shoulder(side), ball(segment, 0.0, -4.0, 0.0, 5.6)],
        ),
        Segment::Forearm(side) => (
            vec![
                ball(segment, 0.0, 0.0, 0.0, 3.9),
                ball(Segment::UpperArm(side), 0.0, -UPPER_ARM + 3.5, 0.0, 4.05),
            ],
            vec![ball(segment, 0.0, 0.0, 0.0, 3.9), ball(segment, 0.1, -3.5, 0.0, 4.0)],
        ),
        Segment::Hand(side) => (
            vec![
                ball(segment, 0.0, 0.0, 0.0, 2.6),
                ball(Segment::Forearm(side), 0.0, -FOREARM + 3.0, 0.0, 2.85),
            ],
            vec![ball(segment, 0.0, 0.0, 0.0, 2.6), ball(segment, 0.0, -2.0, 0.0, 2.4)],
        ),
        Segment::Thigh(side) => (
            vec![
                ball(segment, 0.0, -1.0, 0.0, 8.6),
                ball(Segment::Pelvis, -0.5, 5.0, 5.2 * side.sign(), 8.8),
            ],
            vec![ball(segment, 0.0, -1.0, 0.0, 8.6), ball(segment, 0.0, -6.0, 0.0, 8.4)],
        ),
        Segment::Shank(side) => (
            vec![
                ball(segment, 0.0, 0.0, 0.0, 5.4),
                ball(Segment::Thigh(side), 0.0, -THIGH + 4.0, 0.0, 5.7),
            ],
            vec![ball(segment, 0.0, 0.0, 0.0, 5.4), ball(segment, -0.4, -4.0, 0.0, 5.5)],
        ),
        Segment::Foot(side) => (
            vec![
                ball(segment, 0.0, 0.0, 0.0, 3.5),
                ball(Segment::Shank(side), 0.0, -SHANK + 3.0, 0.0, 3.6),
            ],
            vec![ball(segment, 0.0, 0.0, 0.0, 3.5), ball(segment, 1.0, -1.0, 0.0, 3.2)],
        ),
        _ => return None,
    };
    Some(Seam { upper, lower })
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
