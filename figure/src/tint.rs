//! Where on the mannequin the areas of the body map are.

use glam::Vec3;
use serde::{Deserialize, Serialize};

use crate::Side;
use crate::ball::Ball;
use crate::skeleton::Segment;

use Segment::{Abdomen, Chest, Head, Neck, Pelvis, Shank, Thigh, UpperArm};
use Side::Right;

/// Declares the areas with their ids, where the skin faces there on the right side, and balls (x, y, z, radius) in the
/// frame of their segment over which the tint is stretched.
macro_rules! areas {
    ($($variant:ident $id:literal facing ($nx:expr, $ny:expr, $nz:expr): $($segment:expr, ($x:expr, $y:expr, $z:expr, $r:expr)),+;)*) => {
        /// An area of the body map.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Area { $($variant,)* }

        impl Area {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As it stands in the content.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            fn on_the_right(self) -> (Vec3, Vec<Ball>) {
                match self { $(Self::$variant => (
                    Vec3::new($nx, $ny, $nz),
                    vec![$(Ball { on: $segment, at: Vec3::new($x, $y, $z), radius: $r }),+],
                ),)* }
            }
        }
    };
}

areas! {
    NeckBaseSkull "neck-base-skull" facing (-1.0, 0.0, 0.4): Head, (-4.6, 5.4, 3.0, 2.2), Head, (-4.4, 5.2, 1.0, 1.8);
    NeckBack "neck-back" facing (-1.0, 0.0, 0.3): Head, (-3.2, 3.6, 2.0, 1.9), Chest, (-4.2, 26.0, 2.2, 2.2);
    NeckLevator "neck-levator" facing (-0.9, 0.0, 0.6): Neck, (-1.6, 5.0, 3.6, 1.5), Chest, (-6.0, 22.5, 5.8, 2.2);
    NeckFront "neck-front" facing (0.8, 0.0, 0.7): Head, (-0.4, 4.6, 4.2, 1.5), Chest, (4.2, 24.0, 2.0, 1.4);
    NeckSide "neck-side" facing (0.1, 0.0, 1.0): Neck, (0.8, 6.0, 3.8, 1.6), Chest, (0.8, 26.0, 6.0, 2.0);
    TrapsUpper "traps-upper" facing (-0.4, 0.7, 0.5): Neck, (-1.4, 5.0, 3.6, 1.6), Chest, (-1.6, 26.2, 7.0, 2.6), UpperArm(Right), (-0.6, 2.6, -2.0, 2.4);
    TrapsMiddle "traps-middle" facing (-1.0, 0.2, 0.2): Chest, (-6.6, 20.5, 2.4, 2.6), Chest, (-5.4, 21.5, 12.0, 2.2);
    TrapsLower "traps-lower" facing (-1.0, 0.0, 0.1): Chest, (-7.0, 18.0, 5.4, 2.2), Chest, (-7.2, 6.0, 1.9, 1.6);
    ShoulderFront "shoulder-front" facing (1.0, 0.2, 0.5): UpperArm(Right), (2.8, 0.0, 0.6, 2.8), UpperArm(Right), (1.8, -9.0, 1.0, 2.2);
    ShoulderSide "shoulder-side" facing (0.0, 0.3, 1.0): UpperArm(Right), (0.0, 0.0, 2.8, 3.0), UpperArm(Right), (0.0, -11.0, 1.6, 2.2);
    ShoulderBack "shoulder-back" facing (-1.0, 0.2, 0.4): UpperArm(Right), (-2.8, 0.0, 0.6, 2.8), UpperArm(Right), (-1.8, -9.0, 1.0, 2.2);
    ShoulderBlade "shoulder-blade" facing (-1.0, 0.0, 0.3): Chest, (-5.6, 18.5, 8.6, 3.0), Chest, (-5.4, 17.5, 12.6, 2.2), Chest, (-6.2, 10.5, 8.6, 2.0);
    ShoulderChest "shoulder-chest" facing (1.0, 0.1, 0.2): Chest, (7.4, 16.8, 5.4, 3.3), Chest, (6.2, 18.6, 11.6, 2.7);
    BackUpper "back-upper" facing (-1.0, 0.0, 0.1): Chest, (-6.4, 19.0, 3.4, 2.5), Chest, (-6.8, 11.0, 3.4, 2.5);
    BackMid "back-mid" facing (-1.0, 0.0, 0.1): Chest, (-6.4, 8.0, 3.6, 2.6), Chest, (-6.0, 0.0, 3.6, 2.6);
    BackLats "back-lats" facing (-0.7, 0.0, 0.8): Chest, (-4.0, 13.0, 12.4, 2.6), Chest, (-4.6, 2.0, 8.0, 2.4);
    BackLow "back-low" facing (-1.0, 0.0, 0.1): Abdomen, (-5.6, 8.0, 3.4, 2.5), Pelvis, (-6.4, 8.0, 3.0, 2.4);
    BackWaist "back-waist" facing (-0.8, 0.0, 0.6): Abdomen, (-4.6, 6.0, 7.4, 2.4), Pelvis, (-4.6, 11.0, 8.4, 2.4);
    ButtockMain "buttock-main" facing (-1.0, -0.2, 0.2): Pelvis, (-7.0, -2.0, 5.6, 4.0), Pelvis, (-6.4, -3.4, 9.2, 3.6);
    ButtockUpper "buttock-upper" facing (-0.8, 0.2, 0.6): Pelvis, (-5.6, 7.0, 8.0, 2.8), Pelvis, (-4.4, 5.2, 10.6, 2.8);
    ButtockDeep "buttock-deep" facing (-1.0, 0.0, 0.3): Pelvis, (-7.4, 1.6, 3.6, 2.3), Pelvis, (-6.4, 0.0, 10.4, 2.4);
    ButtockHipSide "buttock-hip-side" facing (0.1, 0.1, 1.0): Pelvis, (0.4, 7.0, 10.6, 2.8), Pelvis, (0.2, -2.0, 12.6, 2.8);
    HipFront "leg-hip-front" facing (1.0, 0.1, 0.3): Pelvis, (5.2, 3.0, 7.6, 2.6), Thigh(Right), (5.2, -4.0, 0.4, 2.8);
    ThighFront "leg-thigh-front" facing (1.0, 0.0, 0.1): Thigh(Right), (4.2, -13.0, 0.2, 3.8), Thigh(Right), (3.0, -32.0, 0.0, 3.0);
    ThighOuter "leg-thigh-outer" facing (0.2, 0.0, 1.0): Thigh(Right), (0.4, -8.0, 4.8, 3.2), Thigh(Right), (0.4, -32.0, 3.2, 2.4);
    ThighInner "leg-thigh-inner" facing (0.3, 0.0, -1.0): Thigh(Right), (0.4, -9.0, -4.6, 3.2), Thigh(Right), (0.4, -27.0, -3.2, 2.8);
    ThighBack "leg-thigh-back" facing (-1.0, 0.0, 0.0): Thigh(Right), (-4.2, -10.0, 0.2, 3.7), Thigh(Right), (-2.9, -32.0, 0.0, 2.9);
    CalfUpper "leg-calf-upper" facing (-1.0, 0.0, 0.0): Shank(Right), (-3.2, -7.0, 0.0, 3.2), Shank(Right), (-3.4, -16.0, 0.0, 3.0);
    CalfLower "leg-calf-lower" facing (-1.0, 0.0, 0.0): Shank(Right), (-2.6, -20.0, 0.0, 2.6), Shank(Right), (-1.6, -34.0, 0.0, 1.9);
    Shin "leg-shin" facing (1.0, 0.0, 0.4): Shank(Right), (1.8, -8.0, 1.2, 2.6), Shank(Right), (1.4, -28.0, 0.6, 2.0);
}

/// The tint of an area on one side: its balls, with the segment that it is painted on first, and where it faces in the
/// frame of that segment.
pub(crate) fn tint(area: Area, side: Side) -> (Vec3, Vec<Ball>) {
    let (facing, balls) = area.on_the_right();
    let mirror = Vec3::new(1.0, 1.0, side.sign());
    let mirrored = |ball: Ball| Ball {
        on: on(ball.on, side),
        at: ball.at * mirror,
        radius: ball.radius,
    };
    ((facing * mirror).normalize(), balls.into_iter().map(mirrored).collect())
}

const fn on(segment: Segment, side: Side) -> Segment {
    match segment {
        UpperArm(_) => UpperArm(side),
        Thigh(_) => Thigh(side),
        Shank(_) => Shank(side),
        other => other,
    }
}
