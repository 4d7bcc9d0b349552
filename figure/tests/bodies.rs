//! What holds for every body, whatever the pose.

use glam::Vec3;
use unknot_figure::Side;
use unknot_figure::camera::Camera;
use unknot_figure::draw::Stage;
use unknot_figure::figure::{Base, Figure};
use unknot_figure::landmark::{Landmark, Place};
use unknot_figure::limits::{problems, range};
use unknot_figure::pose::{Angles, Joint, Offset, Pose, Reach, Target, Touch};
use unknot_figure::skeleton::{FOOT, FOOT_HEIGHT, FOREARM, HAND, Limb, SHANK, STATURE, Segment, THIGH, UPPER_ARM};
use unknot_figure::solve::{Body, solve};

fn figure(base: Base, end: Pose) -> Figure {
    Figure::new(base, Camera { around: 30, above: 10 }, end)
}

fn place(place: Place, side: Side) -> Landmark {
    let side = place.is_sided().then_some(side);
    Landmark { place, side }
}

fn reach(limb: Limb, to: Target) -> Reach {
    Reach {
        limb,
        to,
        fold: Offset::NONE,
        along: Offset::NONE,
        heel_up: 0,
        touch: Touch::Palm,
    }
}

/// Numbers without a pattern, the same in every run.
fn numbers() -> impl FnMut(i16, i16) -> i16 {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    move |least, most| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let span = u64::from((most - least).unsigned_abs()) + 1;
        least + i16::try_from(state % span).unwrap_or_default()
    }
}

fn joints() -> impl Iterator<Item = Joint> {
    let sided = Side::BOTH.into_iter().flat_map(|side| {
        [
            Joint::Shoulder(side),
            Joint::Elbow(side),
            Joint::Wrist(side),
            Joint::Hip(side),
            Joint::Knee(side),
            Joint::Ankle(side),
        ]
    });
    [Joint::Pelvis, Joint::LowBack, Joint::UpperBack, Joint::Neck, Joint::Nod]
        .into_iter()
        .chain(sided)
}

fn any_pose(any: &mut impl FnMut(i16, i16) -> i16) -> Pose {
    let joints = joints().map(|joint| {
        let [flex, out, turn] = range(joint).map(|(least, most)| any(least, most));
        (joint, Angles { flex, out, turn })
    });
    Pose {
        joints: joints.collect(),
        ..Pose::default()
    }
}

/// Where a part of the body would be in a mirror between left and right.
fn mirrored(body: &Body, segment: Segment) -> Vec3 {
    body.frame(segment).origin * Vec3::new(1.0, 1.0, -1.0)
}

#[test]
fn segments_are_fractions_of_stature_after_winter() {
    let fractions = [
        (UPPER_ARM, 0.186),
        (FOREARM, 0.146),
        (HAND, 0.108),
        (THIGH, 0.245),
        (SHANK, 0.246),
        (FOOT, 0.152),
        (FOOT_HEIGHT, 0.039),
    ];
    for (length, fraction) in fractions {
        assert!(
            (length / STATURE - fraction).abs() < 1e-5,
            "{length} is not {fraction} of {STATURE}"
        );
    }
    let body = solve(&figure(Base::Stand, Pose::default()), 1.0);
    let crown = body.landmark(place(Place::Crown, Side::Right)).0.y;
    assert!(
        (crown - STATURE).abs() < 2.0,
        "somebody of {STATURE} cm stands {crown} cm high"
    );
}

#[test]
fn bones_keep_their_length_however_joints_are_bent() {
    let mut any = numbers();
    for _ in 0..500 {
        let body = solve(&figure(Base::Stand, any_pose(&mut any)), 1.0);
        for segment in Segment::all() {
            let Some(parent) = segment.parent() else { continue };
            let found = body.frame(parent).origin.distance(body.frame(segment).origin);
            assert!(
                (found - segment.joint().length()).abs() < 0.02,
                "{segment:?} is {found} cm away"
            );
        }
    }
}

#[test]
fn a_hand_reaches_whatever_is_within_an_arm() {
    let mut any = numbers();
    let mut reached = 0;
    for _ in 0..500 {
        let side = if any(0, 1) == 0 { Side::Left } else { Side::Right };
        let at = Offset {
            forward: any(10, 45),
            up: any(70, 170),
            right: any(-25, 25),
        };
        let pose = Pose {
            reaches: vec![reach(Limb::Arm(side), Target::At(at, Offset::NONE))],
            ..Pose::default()
        };
        let body = solve(&figure(Base::Stand, pose), 1.0);
        let shoulder = body.frame(Segment::UpperArm(side)).origin;
        let target = at.vector();
        if !(22.0..=UPPER_ARM + FOREARM - 4.0).contains(&shoulder.distance(target)) {
            continue;
        }
        let palm = body.landmark(place(Place::Palm, side)).0;
        assert!(
            palm.distance(target) < 4.0,
            "{side:?}: the palm is at {palm}, not {target}"
        );
        reached += 1;
    }
    assert!(reached > 100, "only {reached} targets were within an arm");
}

#[test]
fn a_pose_and_its_mirror_are_mirror_images() {
    let mut any = numbers();
    let swap = |joint: Joint| match joint {
        Joint::Girdle(side) => Joint::Girdle(side.opposite()),
        Joint::Shoulder(side) => Joint::Shoulder(side.opposite()),
        Joint::Elbow(side) => Joint::Elbow(side.opposite()),
        Joint::Wrist(side) => Joint::Wrist(side.opposite()),
        Joint::Hip(side) => Joint::Hip(side.opposite()),
        Joint::Knee(side) => Joint::Knee(side.opposite()),
        Joint::Ankle(side) => Joint::Ankle(side.opposite()),
        trunk => trunk,
    };
    let swap_segment = |segment: Segment| match segment {
        Segment::UpperArm(side) => Segment::UpperArm(side.opposite()),
        Segment::Forearm(side) => Segment::Forearm(side.opposite()),
        Segment::Hand(side) => Segment::Hand(side.opposite()),
        Segment::Thigh(side) => Segment::Thigh(side.opposite()),
        Segment::Shank(side) => Segment::Shank(side.opposite()),
        Segment::Foot(side) => Segment::Foot(side.opposite()),
        trunk => trunk,
    };
    for _ in 0..200 {
        let pose = any_pose(&mut any);
        let mut other = pose.clone();
        for (joint, angles) in &mut other.joints {
            *joint = swap(*joint);
            if matches!(
                joint,
                Joint::Pelvis | Joint::LowBack | Joint::UpperBack | Joint::Neck | Joint::Nod
            ) {
                (angles.out, angles.turn) = (-angles.out, -angles.turn);
            }
            if matches!(joint, Joint::Wrist(_)) {
                // A thumb's side is not swapped with the hand.
                angles.out = 0;
            }
        }
        let (one, other) = (
            solve(&figure(Base::Stand, pose), 1.0),
            solve(&figure(Base::Stand, other), 1.0),
        );
        for segment in Segment::all() {
            let gap = mirrored(&one, segment).distance(other.frame(swap_segment(segment)).origin);
            assert!(gap < 0.05, "{segment:?} is {gap} cm off");
        }
    }
}

#[test]
fn somebody_who_lies_sits_or_kneels_touches_the_ground() {
    for base in Base::ALL {
        let problems = problems(&figure(base, Pose::default()));
        assert!(problems.is_empty(), "{base:?}: {problems:#?}");
    }
}

#[test]
fn what_cannot_be_is_told() {
    let elbow = Pose {
        joints: vec![(
            Joint::Elbow(Side::Right),
            Angles {
                flex: -40,
                out: 0,
                turn: 0,
            },
        )],
        ..Pose::default()
    };
    let far = Pose {
        reaches: vec![reach(
            Limb::Arm(Side::Left),
            Target::On(place(Place::Heel, Side::Right)),
        )],
        ..Pose::default()
    };
    for (pose, part) in [(elbow, "right-elbow flex is -40"), (far, "the left hand stays")] {
        let told = problems(&figure(Base::Stand, pose));
        assert!(
            told.iter().any(|problem| problem.contains(part)),
            "{told:#?} does not tell {part}"
        );
    }
}

#[test]
fn a_body_in_any_pose_can_be_drawn_from_anywhere() {
    let mut any = numbers();
    for _ in 0..100 {
        let figure = figure(Base::Stand, any_pose(&mut any));
        let camera = Camera {
            around: any(0, 359),
            above: any(0, 90),
        };
        let stage = Stage::new(&figure, camera, any(0, 1) == 0);
        let drawing = stage.draw(1.0);
        assert!(
            drawing
                .shapes
                .iter()
                .all(|shape| shape.path.starts_with('M') && !shape.path.contains("NaN"))
        );
        assert!(drawing.frame.width > 0 && drawing.frame.height > 0);
    }
}
