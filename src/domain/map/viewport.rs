//! The visible part of the drawing: zoom and shift, in units of the drawing.

use unknot_content::model::VIEW_BOX;

const SMALLEST: f32 = 1.0;
const LARGEST: f32 = 4.0;
/// Large enough for a thick finger, and wide enough for both shoulders.
const NECK_AND_SHOULDERS_SCALE: f32 = 1.6;
/// The upper edge of what is then shown: just above the base of the skull.
const ABOVE_THE_NECK: f32 = 75.0;

/// A point of the drawing `p` is shown at `p * scale + (x, y)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    pub scale: f32,
    pub x: f32,
    pub y: f32,
}

impl Viewport {
    /// The whole body.
    pub const WHOLE: Self = Self {
        scale: SMALLEST,
        x: 0.0,
        y: 0.0,
    };

    /// Close enough to the neck and shoulders for a thick finger.
    #[must_use]
    pub fn neck_and_shoulders() -> Self {
        let scale = NECK_AND_SHOULDERS_SCALE;
        let (left, top, width, _) = VIEW_BOX;
        let middle = left + width / 2.0;
        Self {
            scale,
            x: middle - middle * scale,
            y: top - ABOVE_THE_NECK * scale,
        }
        .kept_on_the_drawing()
    }

    #[must_use]
    pub fn is_zoomed(&self) -> bool {
        self.scale > SMALLEST + 0.01
    }

    /// Whether a point of the drawing is in sight.
    #[must_use]
    pub fn shows(&self, (x, y): (f32, f32)) -> bool {
        let (left, top, width, height) = VIEW_BOX;
        let across = x.mul_add(self.scale, self.x);
        let down = y.mul_add(self.scale, self.y);
        (left..left + width).contains(&across) && (top..top + height).contains(&down)
    }

    /// Grows by `factor` while the shown point `(x, y)` stays where it is.
    #[must_use]
    pub fn zoomed_about(&self, (x, y): (f32, f32), factor: f32) -> Self {
        let scale = (self.scale * factor).clamp(SMALLEST, LARGEST);
        let growth = scale / self.scale;
        Self {
            scale,
            x: (self.x - x).mul_add(growth, x),
            y: (self.y - y).mul_add(growth, y),
        }
        .kept_on_the_drawing()
    }

    /// Shifts what is shown by `(x, y)`.
    #[must_use]
    pub fn shifted(&self, (x, y): (f32, f32)) -> Self {
        Self {
            x: self.x + x,
            y: self.y + y,
            ..*self
        }
        .kept_on_the_drawing()
    }

    fn kept_on_the_drawing(self) -> Self {
        let (left, top, width, height) = VIEW_BOX;
        // How far the near and the far edge may be shifted before they come into sight.
        let within = |shift: f32, near: f32, size: f32| {
            let out = SMALLEST - self.scale;
            // Not `clamp`: its panic writes out fractions, which is 4 kB of code that would have to come before the first tap.
            shift.max((near + size) * out).min(near * out)
        };
        Self {
            x: within(self.x, left, width),
            y: within(self.y, top, height),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::map::spatial_navigation::spots;
    use proptest::prelude::*;

    fn any_moves() -> impl Strategy<Value = Vec<(f32, f32, f32)>> {
        proptest::collection::vec((0.0_f32..420.0, 0.0_f32..960.0, 0.2_f32..5.0), 1..20)
    }

    proptest! {
        #[test]
        fn no_gesture_loses_the_body(moves in any_moves()) {
            let mut view = Viewport::WHOLE;
            for (x, y, factor) in moves {
                view = view.zoomed_about((x, y), factor).shifted((x - 210.0, y - 480.0));
                prop_assert!((1.0..=4.0).contains(&view.scale));
                let (left, top, width, height) = VIEW_BOX;
                for (shift, near, size) in [(view.x, left, width), (view.y, top, height)] {
                    let shown = |at: f32| at * view.scale + shift;
                    prop_assert!(shown(near) <= near + 0.1 && shown(near + size) >= near + size - 0.1);
                }
            }
        }
    }

    #[test]
    fn zooming_keeps_the_point_under_the_fingers() {
        let fingers = (100.0, 300.0);
        let before = Viewport::WHOLE;
        let after = before.zoomed_about(fingers, 2.0);
        let on_drawing = |view: Viewport| ((fingers.0 - view.x) / view.scale, (fingers.1 - view.y) / view.scale);
        assert_eq!(on_drawing(before), on_drawing(after));
    }

    #[test]
    fn neck_and_shoulders_are_in_sight_when_asked_for() {
        let view = Viewport::neck_and_shoulders();
        assert!(view.is_zoomed());
        for spot in spots() {
            if ["neck", "traps", "shoulders"].contains(&spot.area.group.as_str()) {
                let name = spot.area.name;
                assert!(view.shows((spot.x, spot.y)), "{name} is out of sight");
            }
        }
        assert!(!view.shows((180.0, 900.0)), "the feet cannot be in sight as well");
    }
}
