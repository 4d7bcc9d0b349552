//! From a pose to where every segment is: forward kinematics for the trunk, two-bone inverse kinematics for limbs that
//! reach something.

use glam::{Mat3, Quat, Vec3};

use crate::camera::UNITS;
use crate::figure::{Base, Figure};
use crate::flesh;
use crate::landmark::Landmark;
use crate::pose::{Bend, Joint, Offset, Pose, Reach, Target, Touch};
use crate::skeleton::{FOOT_HEIGHT, Limb, Segment};
use crate::thing::{self, Plane, Thing};
use crate::{Build, Side};

/// Where a segment is: its joint, and how its own directions lie in the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub origin: Vec3,
    pub turn: Quat,
}

impl Frame {
    #[must_use]
    pub fn place(self, local: Vec3) -> Vec3 {
        self.origin + self.turn * local
    }
}

/// A body in a pose. The ground is at y = 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    frames: [Frame; Segment::COUNT],
    holds: Vec<Hold>,
    /// Of the left hand and of the right.
    touches: [Touch; 2],
    build: Build,
}

/// A hand or a foot that is on the body itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    pub limb: Limb,
    pub on: Landmark,
}

impl Body {
    /// How far down the flesh of some segments reaches, in cm above the ground.
    pub(crate) fn lowest(&self, segments: impl Iterator<Item = Segment>) -> Option<f32> {
        segments
            .flat_map(flesh::of)
            .flatten()
            .map(|ball| self.place(ball.on, ball.at).y - ball.radius)
            .min_by(f32::total_cmp)
    }

    /// The same body, built otherwise.
    #[must_use]
    pub fn built(self, build: Build) -> Self {
        Self { build, ..self }
    }

    pub(crate) const fn build(&self) -> Build {
        self.build
    }

    /// The middle of a ball, a roller or a roll that presses on a landmark.
    #[must_use]
    pub fn beside(&self, at: Landmark, radius: f32) -> Vec3 {
        let (point, normal) = self.landmark(at);
        point + normal * radius
    }

    #[must_use]
    pub const fn frame(&self, segment: Segment) -> Frame {
        self.frames[segment.index()]
    }

    /// A point of a segment in the room.
    #[must_use]
    pub fn place(&self, segment: Segment, local: Vec3) -> Vec3 {
        self.frame(segment).place(local)
    }

    /// Hands and feet that are on the body itself.
    #[must_use]
    pub fn holds(&self) -> &[Hold] {
        &self.holds
    }

    /// How a hand touches what it reaches.
    #[must_use]
    pub const fn touch(&self, side: Side) -> Touch {
        let [left, right] = self.touches;
        match side {
            Side::Left => left,
            Side::Right => right,
        }
    }

    /// A landmark in the room, and where the skin faces there.
    #[must_use]
    pub fn landmark(&self, landmark: Landmark) -> (Vec3, Vec3) {
        let (point, normal) = landmark.local();
        let frame = self.frame(landmark.segment());
        (frame.place(point), frame.turn * normal)
    }
}

/// How a foot that stands or a hand that lies has to be at its target.
#[derive(Clone, Copy, Debug)]
struct Aim {
    /// Where palm or ankle go.
    at: Vec3,
    /// Where the surface faces.
    normal: Vec3,
    /// Where fingers or toes point to, as far as that is given.
    along: Option<Vec3>,
    /// Whether it lies on skin.
    is_body: bool,
}

/// An ankle that rests on the body is so far off its skin, in cm.
const ANKLE_REST: f32 = 4.0;

/// The body of a figure on its way from the start (0) to the end (1).
#[must_use]
pub fn solve(figure: &Figure, share: f32) -> Body {
    Solver::new(figure, share).solve()
}

struct Solver<'a> {
    figure: &'a Figure,
    from: &'a Pose,
    to: &'a Pose,
    share: f32,
    base: Frame,
    frames: [Frame; Segment::COUNT],
}

impl<'a> Solver<'a> {
    fn new(figure: &'a Figure, share: f32) -> Self {
        let base = Frame {
            origin: Vec3::new(0.0, figure.base.height(), 0.0),
            turn: figure.base.turn(),
        };
        Self {
            figure,
            from: figure.first(),
            to: &figure.end,
            share,
            base,
            frames: [base; Segment::COUNT],
        }
    }

    fn solve(mut self) -> Body {
        self.place_trunk();
        for limb in Limb::ALL {
            self.hang(limb, Self::bend);
        }
        self.let_down();
        for limb in self.order() {
            self.place_limb(limb);
        }
        Body {
            holds: self.holds(),
            touches: Side::BOTH.map(|side| self.touch(side)),
            frames: self.frames,
            build: Build::default(),
        }
    }

    fn touch(&self, side: Side) -> Touch {
        let pose = if self.share < 0.5 { self.from } else { self.to };
        // A hand that reaches nothing holds what can be held.
        let is_holding = |thing: &Thing| matches!(thing, Thing::Bottle(_) | Thing::Band(_));
        match self.reach_in(pose, Limb::Arm(side)) {
            Some(reach) => reach.touch,
            None if self.figure.things.iter().any(is_holding) => Touch::Fist,
            None => Touch::Palm,
        }
    }

    /// The contacts held at this share of the way: all the time, or nearly from the start or until the end.
    fn holds(&self) -> Vec<Hold> {
        const NEARLY: f32 = 0.2;
        let held = |limb: Limb| {
            let (from, to) = (self.reach_in(self.from, limb), self.reach_in(self.to, limb));
            let reach = match self.share {
                _ if from == to => to,
                share if share < NEARLY => from,
                share if share > 1.0 - NEARLY => to,
                _ => None,
            };
            match reach?.to {
                Target::On(on) => Some(Hold { limb, on }),
                _ => None,
            }
        };
        Limb::ALL.into_iter().filter_map(held).collect()
    }

    /// A joint between the two poses.
    fn bend(&self, joint: Joint) -> Bend {
        self.bend_in(self.from, joint)
            .towards(self.bend_in(self.to, joint), self.share)
    }

    fn bend_in(&self, pose: &Pose, joint: Joint) -> Bend {
        let angles = pose.angles(joint);
        angles.unwrap_or_else(|| self.figure.base.usual(joint)).into()
    }

    fn frame(&self, segment: Segment) -> Frame {
        self.frames[segment.index()]
    }

    fn set(&mut self, segment: Segment, frame: Frame) {
        self.frames[segment.index()] = frame;
    }

    fn place_trunk(&mut self) {
        let moved = self.from.moved.vector().lerp(self.to.moved.vector(), self.share);
        let pelvis = Frame {
            origin: self.base.place(moved),
            turn: self.base.turn * self.bend(Joint::Pelvis).of_trunk(),
        };
        self.set(Segment::Pelvis, pelvis);
        for (segment, joint) in [
            (Segment::Abdomen, Joint::LowBack),
            (Segment::Chest, Joint::UpperBack),
            (Segment::Neck, Joint::Neck),
            (Segment::Head, Joint::Nod),
        ] {
            let turn = self.bend(joint).of_trunk();
            self.attach(segment, turn);
        }
    }

    /// Puts a segment where it hangs on the one before it.
    fn attach(&mut self, segment: Segment, turn: Quat) {
        let Some(parent) = segment.parent() else { return };
        let parent = self.frame(parent);
        let joint = segment.joint() + self.girdle(segment);
        let frame = Frame {
            origin: parent.place(joint),
            turn: (parent.turn * turn).normalize(),
        };
        self.set(segment, frame);
    }

    /// How far the shoulder's joint is from where it rests.
    fn girdle(&self, segment: Segment) -> Vec3 {
        let Segment::UpperArm(side) = segment else {
            return Vec3::ZERO;
        };
        let girdle = self.bend(Joint::Girdle(side));
        Vec3::new(girdle.flex, girdle.out, 0.0)
    }

    /// Places a limb by the angles of its joints.
    fn hang(&mut self, limb: Limb, bend: impl Fn(&Self, Joint) -> Bend) {
        let side = limb.side();
        let turns = match limb {
            Limb::Arm(_) => [
                bend(self, Joint::Shoulder(side)).of_ball_joint(side),
                bend(self, Joint::Elbow(side)).of_elbow(side),
                bend(self, Joint::Wrist(side)).of_wrist(side),
            ],
            Limb::Leg(_) => [
                bend(self, Joint::Hip(side)).of_ball_joint(side),
                bend(self, Joint::Knee(side)).of_knee(),
                bend(self, Joint::Ankle(side)).of_ankle(side),
            ],
        };
        for (segment, turn) in limb.segments().into_iter().zip(turns) {
            self.attach(segment, turn);
        }
    }

    fn reach_in(&self, pose: &Pose, limb: Limb) -> Option<Reach> {
        let is_bent = match limb {
            Limb::Arm(side) => {
                pose.angles(Joint::Shoulder(side)).is_some() || pose.angles(Joint::Elbow(side)).is_some()
            }
            Limb::Leg(side) => pose.angles(Joint::Hip(side)).is_some() || pose.angles(Joint::Knee(side)).is_some(),
        };
        let usual = || (!is_bent).then(|| self.figure.base.usual_reach(limb)).flatten();
        pose.reach(limb).copied().or_else(usual)
    }

    /// Lets the body down, or lifts it, until what carries it touches the ground.
    fn let_down(&mut self) {
        let (from, to) = (f32::from(self.from.raised), f32::from(self.to.raised));
        let raised = from + (to - from) * self.share;
        let lowest = self.lowest_that_carries().unwrap_or(0.0);
        for frame in &mut self.frames {
            frame.origin.y += raised - lowest;
        }
    }

    fn lowest_that_carries(&self) -> Option<f32> {
        if !self.figure.base.rests_on_the_ground() {
            return None;
        }
        let hangs = |limb: Limb| self.reach_in(self.from, limb).is_none() && self.reach_in(self.to, limb).is_none();
        let legs = Side::BOTH
            .map(Limb::Leg)
            .into_iter()
            .filter(|leg| hangs(*leg))
            .flat_map(Limb::segments);
        let trunk = Segment::TRUNK.into_iter().filter(|_| self.figure.base != Base::Stand);
        let carriers: Vec<Segment> = legs.chain(trunk).collect();
        let body = Body {
            frames: self.frames,
            holds: Vec::new(),
            touches: [Touch::Palm; 2],
            build: Build::default(),
        };
        body.lowest(carriers.into_iter())
    }

    /// Limbs that others are held by come first.
    fn order(&self) -> Vec<Limb> {
        let held = |limb: Limb| {
            [self.from, self.to]
                .into_iter()
                .filter_map(move |pose| self.reach_in(pose, limb))
                .filter_map(|reach| match reach.to {
                    Target::On(landmark) => landmark.segment().limb(),
                    _ => None,
                })
        };
        let mut order = Vec::with_capacity(Limb::ALL.len());
        let mut waiting = Limb::ALL.to_vec();
        while !waiting.is_empty() {
            let free = waiting
                .iter()
                .position(|limb| held(*limb).all(|other| other == *limb || order.contains(&other)));
            // Two that hold each other: the first goes first.
            order.push(waiting.remove(free.unwrap_or(0)));
        }
        order
    }

    fn place_limb(&mut self, limb: Limb) {
        let (from, to) = (self.reach_in(self.from, limb), self.reach_in(self.to, limb));
        if from == to {
            match to {
                Some(reach) => self.lead(reach),
                None => self.hang(limb, Self::bend),
            }
            return;
        }
        let start = self.settle(limb, from, self.from);
        let end = self.settle(limb, to, self.to);
        for (segment, (start, end)) in limb.segments().into_iter().zip(start.into_iter().zip(end)) {
            self.attach(segment, start.slerp(end, self.share));
        }
    }

    /// How a limb's joints are turned where it reaches something, or as its angles have it.
    fn settle(&mut self, limb: Limb, reach: Option<Reach>, pose: &Pose) -> [Quat; 3] {
        match reach {
            Some(reach) => self.lead(reach),
            None => self.hang(limb, |solver, joint| solver.bend_in(pose, joint)),
        }
        limb.segments().map(|segment| {
            let parent = segment.parent().map_or(self.base, |parent| self.frame(parent));
            parent.turn.inverse() * self.frame(segment).turn
        })
    }

    /// Leads a limb to what it reaches.
    fn lead(&mut self, reach: Reach) {
        let aim = self.aim(reach);
        let [upper, _, _] = reach.limb.segments();
        // The girdle is where the angles have it.
        self.attach(upper, Quat::IDENTITY);
        match reach.limb {
            Limb::Arm(side) => self.lead_arm(side, reach, aim),
            Limb::Leg(side) => self.lead_leg(side, reach, aim),
        }
    }

    fn aim(&self, reach: Reach) -> Aim {
        let along = reach.along.vector();
        let along = match reach.to {
            _ if along != Vec3::ZERO => Some((self.base.turn * along).normalize()),
            Target::Wall(_) => Some(Vec3::Y),
            _ => None,
        };
        let on_the_floor = Vec3::new(self.base.origin.x, 0.0, self.base.origin.z);
        let (at, normal, is_body) = match reach.to {
            Target::On(landmark) => {
                let frame = self.frame(landmark.segment());
                let (point, normal) = landmark.local();
                (frame.place(point), frame.turn * normal, true)
            }
            Target::Ground(offset) => {
                let point = self.base.place(offset.vector());
                (Vec3::new(point.x, 0.0, point.z), Vec3::Y, false)
            }
            Target::Wall(offset) => {
                let plane = thing::wall(&self.figure.things).unwrap_or(Plane::FLOOR);
                let point = on_the_floor + self.base.turn * offset.vector();
                (plane.nearest(point), plane.normal, false)
            }
            Target::At(offset, facing) => {
                let facing = (self.base.turn * facing.vector()).normalize_or(Vec3::Y);
                (on_the_floor + self.base.turn * offset.vector(), facing, false)
            }
        };
        Aim {
            at,
            normal: normal.normalize(),
            along,
            is_body,
        }
    }

    /// The palm lies on the target, so the wrist is beside it; where to is found by coming nearer a few times.
    fn lead_arm(&mut self, side: Side, reach: Reach, aim: Aim) {
        let chest = self.frame(Segment::Chest);
        let usual = chest.turn * Vec3::new(-0.4, -0.8, 0.6 * side.sign());
        let fold = self.fold(reach, usual);
        let touch = reach.touch;
        let palm = aim.at + aim.normal * touch.thickness();
        let (steep, flat) = touch.steepness().to_radians().sin_cos();
        // From the wrist to the fingertips, for fingers that point along the surface.
        let hand = |fingers: Vec3| fingers * flat - aim.normal * steep;
        let fold = fold.lerp(self.far_fold(side), self.shows(reach, side, palm));
        let shoulder = self.frame(Segment::UpperArm(side)).origin;
        let wanted = aim.along.unwrap_or(palm - shoulder);
        let mut fingers = along_the_surface(wanted, aim.normal)
            .or_else(|| along_the_surface(self.base.turn * Vec3::Y, aim.normal))
            .unwrap_or_else(|| aim.normal.any_orthonormal_vector());
        for _ in 0..6 {
            self.bend_to(Limb::Arm(side), palm - hand(fingers) * touch.from_wrist(), fold);
            if aim.along.is_none() {
                let forearm = self.frame(Segment::Forearm(side)).turn * Vec3::NEG_Y;
                // Somewhere between straight on and where it was, so that it settles.
                fingers = along_the_surface(forearm + fingers, aim.normal).unwrap_or(fingers);
            }
        }
        self.bend_to(Limb::Arm(side), palm - hand(fingers) * touch.from_wrist(), fold);
        let up = -hand(fingers);
        let right = along_the_surface(aim.normal * side.sign(), up).unwrap_or(Vec3::Z);
        let turn = Quat::from_mat3(&Mat3::from_cols(up.cross(right), up, right));
        let forearm = self.frame(Segment::Forearm(side));
        self.roll_forearm(side, turn);
        self.set(
            Segment::Hand(side),
            Frame {
                origin: forearm.place(Segment::Hand(side).joint()),
                turn,
            },
        );
    }

    /// The forearm rolls with the hand, as far as it can.
    fn roll_forearm(&mut self, side: Side, hand: Quat) {
        let forearm = self.frame(Segment::Forearm(side));
        let up = forearm.turn * Vec3::Y;
        let Some(forward) = along_the_surface(hand * Vec3::X, up) else {
            return;
        };
        let turn = Quat::from_mat3(&Mat3::from_cols(forward, up, forward.cross(up)));
        self.set(
            Segment::Forearm(side),
            Frame {
                origin: forearm.origin,
                turn,
            },
        );
    }

    fn lead_leg(&mut self, side: Side, reach: Reach, aim: Aim) {
        let usual = self.base.turn * Vec3::new(1.0, 0.0, 0.12 * side.sign());
        let fold = self.fold(reach, usual);
        let toes = aim.along.unwrap_or_else(|| self.figure.base.toes());
        let (ankle, turn) = if aim.is_body {
            (aim.at + aim.normal * ANKLE_REST, None)
        } else {
            let pitch = (f32::from(reach.heel_up) / 17.0).clamp(0.0, 1.0).asin();
            let toes = along_the_surface(toes, aim.normal).unwrap_or(toes);
            let flat = Quat::from_mat3(&Mat3::from_cols(toes, aim.normal, toes.cross(aim.normal)));
            let turn = flat * Quat::from_rotation_z(-pitch);
            // The foot turns about its ball.
            let ball = Vec3::new(11.0, -FOOT_HEIGHT, 0.0);
            let sole = aim.at + flat * Vec3::new(11.0, 0.0, 0.0);
            (sole - turn * ball, Some(turn))
        };
        self.bend_to(Limb::Leg(side), ankle, fold);
        let foot = Segment::Foot(side);
        if let Some(turn) = turn {
            let origin = self.frame(Segment::Shank(side)).place(foot.joint());
            self.set(foot, Frame { origin, turn });
        } else {
            let turn = self.bend(Joint::Ankle(side)).of_ankle(side);
            self.attach(foot, turn);
        }
    }

    /// Where the elbow of an arm on the side that we do not see points to, so that it is seen before the trunk and not
    /// swallowed by it: away from us.
    fn far_fold(&self, side: Side) -> Vec3 {
        self.frame(Segment::Chest).turn * Vec3::new(0.1, -0.5, side.sign())
    }

    /// How much an elbow may choose to be seen: 0 where a pose says where it points to, where the arm is on the side that we
    /// see, and where it would only peep out from behind the trunk; 1 where it is seen whole.
    fn shows(&mut self, reach: Reach, side: Side, palm: Vec3) -> f32 {
        const PEEPS: f32 = 14.0;
        const WHOLE: f32 = 17.0;
        const CLEARLY: f32 = 0.6;
        let lens = self.figure.camera.lens(false);
        let is_far = (self.base.turn * Vec3::Z * side.sign()).dot(lens.near) < -CLEARLY;
        let is_usual = self.figure.base.usual_reach(reach.limb) == Some(reach);
        // A hand on the body or the ground; wrists bend too far for one that lies elsewhere.
        let is_free = is_usual || reach.fold == Offset::NONE && matches!(reach.to, Target::On(_) | Target::Ground(_));
        if !is_far || !is_free {
            return 0.0;
        }
        self.bend_to(reach.limb, palm, self.far_fold(side));
        let seen = |point: Vec3| lens.see(point).at / UNITS;
        let hips = seen(self.frame(Segment::Pelvis).origin);
        let spine = seen(self.frame(Segment::Neck).origin) - hips;
        let elbow = seen(self.frame(Segment::Forearm(side)).origin) - hips;
        let beside = (spine.perp_dot(elbow) / spine.length()).abs();
        ((beside - PEEPS) / (WHOLE - PEEPS)).clamp(0.0, 1.0)
    }

    fn fold(&self, reach: Reach, usual: Vec3) -> Vec3 {
        let wanted = reach.fold.vector();
        if wanted == Vec3::ZERO {
            usual
        } else {
            self.base.turn * wanted
        }
    }

    /// Bends the two long bones so that the third segment's joint comes to `target`, or as near as it can, with the
    /// middle joint on the side of `fold`.
    fn bend_to(&mut self, limb: Limb, target: Vec3, fold: Vec3) {
        let [upper, lower, end] = limb.segments();
        let (first, second) = limb.bones();
        let root = self.frame(upper).origin;
        let way = target - root;
        let length = way.length().clamp((first - second).abs() + 0.5, first + second - 0.05);
        let towards = way.normalize_or(Vec3::NEG_Y);
        let aside = along_the_surface(fold, towards).unwrap_or_else(|| towards.any_orthonormal_vector());
        let cosine = (first * first + length * length - second * second) / (2.0 * first * length);
        let sine = (1.0 - cosine * cosine).max(0.0).sqrt();
        let middle = root + (towards * cosine + aside * sine) * first;
        let tip = root + towards * length;
        // Both bones turn about one hinge. An elbow bends its forearm forward, a knee its shank backward.
        let hinge = match limb {
            Limb::Arm(_) => aside.cross(towards),
            Limb::Leg(_) => towards.cross(aside),
        };
        for (segment, origin, next) in [(upper, root, middle), (lower, middle, tip)] {
            let up = (origin - next).normalize();
            let turn = Quat::from_mat3(&Mat3::from_cols(up.cross(hinge), up, hinge));
            self.set(segment, Frame { origin, turn });
        }
        let frame = self.frame(lower);
        self.set(
            end,
            Frame {
                origin: frame.place(end.joint()),
                turn: frame.turn,
            },
        );
    }
}

/// The part of a direction that lies in the plane across `normal`, of length 1; `None` if there is hardly any.
fn along_the_surface(direction: Vec3, normal: Vec3) -> Option<Vec3> {
    let flat = direction - normal * direction.dot(normal) / normal.length_squared();
    (flat.length() > 0.05 * direction.length()).then(|| flat.normalize())
}
