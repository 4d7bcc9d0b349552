//! Places on the skin that hands hold, balls press and arrows start from.

use glam::Vec3;
use serde::{Deserialize, Serialize};

use crate::Side;
use crate::skeleton::{FOOT_HEIGHT, PALM, Segment};

/// A place on the skin; those in the middle have no side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Landmark {
    pub place: Place,
    pub side: Option<Side>,
}

/// Declares the places with their names, their segment, and the point and direction of the skin in its frame, all for
/// the right side.
macro_rules! places {
    ($($(#[$meta:meta])* $variant:ident $name:literal $sided:ident $segment:expr, ($px:expr, $py:expr, $pz:expr), ($nx:expr, $ny:expr, $nz:expr);)*) => {
        /// A place on the skin, on either side where it has sides.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Place { $($(#[$meta])* $variant,)* }

        impl Place {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As it stands in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            #[must_use]
            pub const fn is_sided(self) -> bool {
                match self { $(Self::$variant => places!(@$sided),)* }
            }

            const fn on_the_right(self) -> (Segment, Vec3, Vec3) {
                match self { $(Self::$variant => ($segment, Vec3::new($px, $py, $pz), Vec3::new($nx, $ny, $nz)),)* }
            }
        }
    };
    (@sided) => { true };
    (@middle) => { false };
}

use Segment::{Abdomen, Chest, Foot, Forearm, Hand, Head, Neck, Pelvis, Shank, Thigh, UpperArm};
use Side::Right;

places! {
    Crown "crown" middle Head, (0.5, 22.0, 0.0), (0.0, 1.0, 0.0);
    Forehead "forehead" middle Head, (9.3, 13.5, 0.0), (1.0, 0.2, 0.0);
    Chin "chin" middle Head, (10.0, 0.5, 0.0), (1.0, -0.3, 0.0);
    SkullBack "skull-back" middle Head, (-8.5, 13.0, 0.0), (-1.0, 0.1, 0.0);
    SkullBase "skull-base" sided Head, (-6.5, 6.5, 3.2), (-1.0, -0.5, 0.3);
    SkullSide "skull-side" sided Head, (0.0, 17.0, 6.6), (0.0, 0.5, 0.9);
    Temple "temple" sided Head, (4.0, 13.0, 7.0), (0.3, 0.1, 1.0);
    Cheek "cheek" sided Head, (6.5, 6.0, 5.4), (0.4, 0.0, 1.0);
    Jaw "jaw" sided Head, (4.5, 2.0, 5.2), (0.2, -0.3, 1.0);
    BehindEar "behind-ear" sided Head, (-3.0, 7.0, 6.6), (-0.5, 0.0, 1.0);
    Throat "throat" middle Neck, (5.6, 3.5, 0.0), (1.0, 0.0, 0.0);
    NeckFront "neck-front" sided Neck, (3.8, 4.5, 4.3), (0.6, 0.0, 0.8);
    NeckSide "neck-side" sided Neck, (1.0, 4.5, 5.6), (0.0, 0.0, 1.0);
    NeckBack "neck-back" sided Neck, (-4.3, 5.0, 3.0), (-1.0, 0.0, 0.4);
    NeckBase "neck-base" sided Chest, (-2.5, 26.5, 7.5), (-0.2, 0.9, 0.4);
    ShoulderTop "shoulder-top" sided Chest, (-1.5, 27.5, 12.0), (0.0, 1.0, 0.1);
    ShoulderFront "shoulder-front" sided UpperArm(Right), (5.2, -3.0, 2.0), (1.0, 0.0, 0.3);
    ShoulderBack "shoulder-back" sided UpperArm(Right), (-5.0, -4.0, 2.0), (-1.0, 0.0, 0.3);
    Deltoid "deltoid" sided UpperArm(Right), (0.0, -7.0, 5.2), (0.0, 0.1, 1.0);
    UpperArmBack "upper-arm-back" sided UpperArm(Right), (-4.2, -17.0, 0.0), (-1.0, 0.0, 0.0);
    UpperArmInner "upper-arm-inner" sided UpperArm(Right), (1.0, -17.0, -4.4), (0.2, 0.0, -1.0);
    UpperArmOuter "upper-arm-outer" sided UpperArm(Right), (0.0, -18.0, 4.4), (0.0, 0.0, 1.0);
    Elbow "elbow" sided UpperArm(Right), (-3.6, -31.0, 0.0), (-1.0, -0.2, 0.0);
    ElbowInner "elbow-inner" sided Forearm(Right), (3.6, -3.0, 0.0), (1.0, 0.0, 0.0);
    ForearmFront "forearm-front" sided Forearm(Right), (3.5, -11.0, 0.0), (1.0, 0.0, 0.0);
    ForearmBack "forearm-back" sided Forearm(Right), (-3.5, -11.0, 0.0), (-1.0, 0.0, 0.0);
    Wrist "wrist" sided Forearm(Right), (0.0, -22.0, 2.6), (0.0, 0.0, 1.0);
    WristInner "wrist-inner" sided Forearm(Right), (0.0, -22.0, -2.6), (0.0, 0.0, -1.0);
    Palm "palm" sided Hand(Right), (0.0, -PALM, -1.6), (0.0, 0.0, -1.0);
    HandBack "hand-back" sided Hand(Right), (0.0, -PALM, 1.6), (0.0, 0.0, 1.0);
    Fingertips "fingertips" sided Hand(Right), (0.0, -17.5, 0.0), (0.0, -1.0, 0.0);
    Breastbone "breastbone" middle Chest, (11.0, 15.0, 0.0), (1.0, 0.1, 0.0);
    Collarbone "collarbone" sided Chest, (7.5, 24.0, 8.0), (0.9, 0.4, 0.2);
    ChestFront "chest" sided Chest, (10.5, 17.0, 9.0), (1.0, 0.2, 0.3);
    ChestSide "chest-side" sided Chest, (0.0, 8.0, 14.5), (0.0, 0.0, 1.0);
    Armpit "armpit" sided Chest, (-3.0, 14.0, 15.0), (-0.2, -0.2, 1.0);
    Ribs "ribs" sided Chest, (9.0, 4.0, 8.0), (0.8, 0.0, 0.6);
    Belly "belly" middle Abdomen, (9.8, 6.0, 0.0), (1.0, 0.0, 0.0);
    Waist "waist" sided Abdomen, (-2.0, 6.0, 12.2), (-0.2, 0.0, 1.0);
    UpperBack "upper-back" middle Chest, (-9.3, 15.0, 0.0), (-1.0, 0.0, 0.0);
    Blade "blade" sided Chest, (-9.3, 15.0, 8.5), (-1.0, 0.0, 0.2);
    BladeInner "blade-inner" sided Chest, (-9.4, 15.0, 4.5), (-1.0, 0.0, 0.1);
    BladeCorner "blade-corner" sided Chest, (-8.2, 22.0, 5.5), (-1.0, 0.4, 0.1);
    BladeOuter "blade-outer" sided Chest, (-7.6, 12.0, 12.5), (-0.7, 0.0, 0.8);
    MidBack "mid-back" sided Chest, (-9.3, 4.0, 4.0), (-1.0, 0.0, 0.1);
    MidBackMiddle "mid-back-middle" middle Chest, (-9.3, 4.0, 0.0), (-1.0, 0.0, 0.0);
    LowBack "low-back" sided Abdomen, (-8.4, 4.0, 4.0), (-1.0, 0.0, 0.1);
    LowBackMiddle "low-back-middle" middle Abdomen, (-8.4, 4.0, 0.0), (-1.0, 0.0, 0.0);
    LowWaist "low-waist" sided Pelvis, (-7.5, 12.0, 7.0), (-1.0, 0.2, 0.5);
    Sacrum "sacrum" middle Pelvis, (-10.0, 6.0, 0.0), (-1.0, 0.2, 0.0);
    HipSide "hip-side" sided Pelvis, (1.0, 7.0, 14.2), (0.1, 0.1, 1.0);
    HipFront "hip-front" sided Pelvis, (8.8, 2.0, 9.0), (1.0, 0.0, 0.4);
    Buttock "buttock" sided Pelvis, (-11.0, -1.0, 8.0), (-1.0, 0.0, 0.2);
    ButtockOuter "buttock-outer" sided Pelvis, (-8.5, 4.0, 12.0), (-0.8, 0.1, 0.7);
    SitBone "sit-bone" sided Pelvis, (-4.0, -9.5, 7.0), (-0.2, -1.0, 0.0);
    ThighTop "thigh-top" sided Thigh(Right), (7.8, -10.0, 0.0), (1.0, 0.0, 0.0);
    ThighFront "thigh-front" sided Thigh(Right), (7.2, -20.0, 0.0), (1.0, 0.0, 0.0);
    ThighOuter "thigh-outer" sided Thigh(Right), (1.0, -20.0, 7.4), (0.1, 0.0, 1.0);
    ThighInner "thigh-inner" sided Thigh(Right), (1.0, -20.0, -7.0), (0.1, 0.0, -1.0);
    ThighBack "thigh-back" sided Thigh(Right), (-7.3, -21.0, 0.0), (-1.0, 0.0, 0.0);
    KneeTop "knee-top" sided Thigh(Right), (5.8, -37.0, 0.0), (1.0, 0.0, 0.0);
    Knee "knee" sided Shank(Right), (5.4, 1.0, 0.0), (1.0, 0.2, 0.0);
    KneeOuter "knee-outer" sided Thigh(Right), (0.0, -40.0, 5.6), (0.0, 0.0, 1.0);
    KneeInner "knee-inner" sided Thigh(Right), (0.0, -40.0, -5.6), (0.0, 0.0, -1.0);
    KneeHollow "knee-hollow" sided Thigh(Right), (-5.2, -38.0, 0.0), (-1.0, 0.0, 0.0);
    Shin "shin" sided Shank(Right), (4.6, -18.0, 0.0), (1.0, 0.0, 0.0);
    ShinOuter "shin-outer" sided Shank(Right), (3.0, -16.0, 4.2), (0.5, 0.0, 0.8);
    Calf "calf" sided Shank(Right), (-6.8, -12.0, 0.0), (-1.0, 0.0, 0.0);
    CalfOuter "calf-outer" sided Shank(Right), (-1.0, -15.0, 5.4), (0.0, 0.0, 1.0);
    CalfLow "calf-low" sided Shank(Right), (-5.0, -25.0, 0.0), (-1.0, 0.0, 0.0);
    Ankle "ankle" sided Shank(Right), (0.0, -41.0, 3.6), (0.0, 0.0, 1.0);
    AnkleInner "ankle-inner" sided Shank(Right), (0.0, -41.0, -3.6), (0.0, 0.0, -1.0);
    AnkleFront "ankle-front" sided Shank(Right), (3.4, -39.0, 0.0), (1.0, 0.2, 0.0);
    FootTop "foot-top" sided Foot(Right), (8.0, -1.6, 0.0), (0.3, 1.0, 0.0);
    Toes "toes" sided Foot(Right), (18.0, -5.0, 0.0), (1.0, 0.3, 0.0);
    Ball "foot-ball" sided Foot(Right), (12.0, -FOOT_HEIGHT, 0.0), (0.0, -1.0, 0.0);
    Sole "sole" sided Foot(Right), (5.0, -FOOT_HEIGHT, 0.0), (0.0, -1.0, 0.0);
    Heel "heel" sided Foot(Right), (-5.5, -5.2, 0.0), (-1.0, -0.4, 0.0);
}

impl Landmark {
    /// The segment that it is on.
    #[must_use]
    pub fn segment(self) -> Segment {
        let (segment, ..) = self.place.on_the_right();
        match segment {
            UpperArm(right) => UpperArm(self.side.unwrap_or(right)),
            Forearm(right) => Forearm(self.side.unwrap_or(right)),
            Hand(right) => Hand(self.side.unwrap_or(right)),
            Thigh(right) => Thigh(self.side.unwrap_or(right)),
            Shank(right) => Shank(self.side.unwrap_or(right)),
            Foot(right) => Foot(self.side.unwrap_or(right)),
            middle => middle,
        }
    }

    /// The point of the skin and where it faces, in the frame of its segment.
    #[must_use]
    pub fn local(self) -> (Vec3, Vec3) {
        let (_, point, normal) = self.place.on_the_right();
        let mirror = Vec3::new(1.0, 1.0, self.side.map_or(1.0, Side::sign));
        (point * mirror, (normal * mirror).normalize())
    }
}
