//! How things around the body are drawn.

mod furniture;
mod held;
mod solid;

use glam::{Quat, Vec2, Vec3};

use crate::camera::Lens;
use crate::paint::Paint;
use crate::part::{Contact, Layer, Part};
use crate::solve::Body;
use crate::thing::{BOTTLE, ROLL, ROLLER, SEAT, Thing};
use furniture::{bed, chair, doorway, mat, post, screen, shower, table, wall_part};
use held::{Top, ball, band, cushion, cylinder, cylinder_shadow, held, on_skin, pack};
use solid::solid;

/// Skin that is turned towards us by more than this is before us.
const EDGE: f32 = 0.05;
/// A ball is seen whole where it presses on skin that is seen from its edge.
const EDGE_OF_BALL: f32 = -0.3;

impl Thing {
    pub(crate) fn parts(&self, all: &[Self], body: &Body, lens: &Lens) -> Vec<Part> {
        match self {
            Self::Chair { back, has_back } => chair(f32::from(*back), *has_back, lens),
            Self::Wall { at, away } => vec![wall_part(body, *at, f32::from(*away), lens)],
            Self::Doorway { forward } => doorway(f32::from(*forward), lens),
            Self::Post(at) => vec![post(f32::from(at.forward), f32::from(at.right), Layer::At, lens)],
            Self::Table { away, height } => table(f32::from(*away), f32::from(*height), lens),
            Self::Bed { edge } => bed(f32::from(*edge), lens),
            Self::Mat => vec![mat(body, lens)],
            Self::Ball(at) => vec![on_skin(ball(body, *at, lens), body, *at, EDGE_OF_BALL, lens)],
            Self::Roller { at, lengthwise } => {
                let roller = cylinder(body, *at, *lengthwise, (ROLLER, 22.0, 0.0), Paint::Roller, lens);
                let shadow = cylinder_shadow(body, *at, *lengthwise, (ROLLER, 22.0), lens);
                vec![shadow, on_skin(roller, body, *at, EDGE, lens)]
            }
            Self::Roll { at, lengthwise } => {
                let roll = cylinder(body, *at, *lengthwise, (ROLL, 17.0, 0.0), Paint::Pillow, lens);
                let shadow = cylinder_shadow(body, *at, *lengthwise, (ROLL, 17.0), lens);
                vec![shadow, on_skin(roll, body, *at, EDGE, lens)]
            }
            Self::Cushion { at, thick } => {
                let rests: Vec<Top> = all.iter().filter_map(Self::top).collect();
                vec![cushion(body, *at, f32::from(*thick), &rests, lens)]
            }
            Self::Band(places) => vec![band(body, places, lens)],
            Self::Pack(at) => vec![on_skin(pack(body, *at, lens), body, *at, EDGE, lens)],
            Self::Parcel(at) => vec![held(body, *at, Vec3::new(13.0, 11.0, 16.0), Paint::Wood, lens)],
            Self::Bottle(at) => {
                let mut bottle = cylinder(body, *at, false, (BOTTLE, 10.0, 1.4), Paint::Roller, lens);
                // Back of the hand or folded fingers: either covers it.
                bottle.contact = Some(Contact::Averted(at.segment()));
                vec![bottle]
            }
            Self::Phone(at) => vec![held(body, *at, Vec3::new(0.7, 7.5, 3.8), Paint::Dark, lens)],
            Self::Screen { away, height } => screen(f32::from(*away), f32::from(*height), lens),
            Self::Shower => shower(body, lens),
            Self::Stool { forward, right, height } => {
                let (x, z, top) = (f32::from(*forward), f32::from(*right), f32::from(*height));
                vec![solid(
                    Vec3::new(x, top / 2.0, z),
                    Vec3::new(17.0, top / 2.0, 17.0),
                    Quat::IDENTITY,
                    (Paint::Wood, Layer::Under),
                    lens,
                )]
            }
        }
    }

    /// Where a cushion can lie on it.
    fn top(&self) -> Option<Top> {
        let (middle, half, height) = match self {
            Self::Chair { back, .. } => (Vec2::new(7.5 - f32::from(*back), 0.0), Vec2::new(20.0, 19.0), SEAT),
            Self::Table { away, height } => (
                Vec2::new(f32::from(*away) + 23.0, 0.0),
                Vec2::new(23.0, 36.0),
                f32::from(*height),
            ),
            Self::Stool { forward, right, height } => (
                Vec2::new(f32::from(*forward), f32::from(*right)),
                Vec2::splat(17.0),
                f32::from(*height),
            ),
            _ => return None,
        };
        Some(Top { middle, half, height })
    }
}
