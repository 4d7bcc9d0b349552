//! Fingers on the map: one drags, two pinch.

use crate::domain::map::viewport::Viewport;

/// A point in units of the drawing, as shown (before zoom and shift are undone).
type Point = (f32, f32);

/// How far a finger may slip, in units of the drawing, and still tap.
const SLIP: f32 = 8.0;

/// The fingers that are down and where they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gesture {
    fingers: Vec<(i32, Point)>,
    started_at: Point,
    moved: bool,
}

impl Gesture {
    /// A finger comes down; the first one starts a new gesture.
    pub fn press(&mut self, finger: i32, at: Point) {
        if self.fingers.is_empty() {
            *self = Self {
                fingers: Vec::new(),
                started_at: at,
                moved: false,
            };
        }
        self.fingers.retain(|(known, _)| *known != finger);
        self.fingers.push((finger, at));
        self.moved |= self.fingers.len() > 1;
    }

    /// A finger moves; gives the new view if that changes it.
    pub fn drag(&mut self, finger: i32, to: Point, view: &Viewport) -> Option<Viewport> {
        let index = self.fingers.iter().position(|(known, _)| *known == finger)?;
        let before = self.clone();
        self.fingers.get_mut(index)?.1 = to;
        self.moved |= distance(self.started_at, to) > SLIP;
        match (before.fingers.as_slice(), self.fingers.as_slice()) {
            ([(_, from)], [_]) => (self.moved && view.is_zoomed()).then(|| view.shifted(difference(*from, to))),
            ([(_, a), (_, b)], [(_, c), (_, d)]) => {
                let factor = distance(*c, *d) / distance(*a, *b).max(1.0);
                let shift = difference(middle(*a, *b), middle(*c, *d));
                Some(view.shifted(shift).zoomed_about(middle(*c, *d), factor))
            }
            _ => None,
        }
    }

    /// A finger leaves.
    pub fn lift(&mut self, finger: i32) {
        self.fingers.retain(|(known, _)| *known != finger);
    }

    /// Whether the last gesture was more than a tap, so that its click must not choose an area.
    #[must_use]
    pub const fn was_a_drag(&self) -> bool {
        self.moved
    }
}

fn difference(from: Point, to: Point) -> Point {
    (to.0 - from.0, to.1 - from.1)
}

fn distance(one: Point, other: Point) -> f32 {
    (other.0 - one.0).hypot(other.1 - one.1)
}

fn middle(one: Point, other: Point) -> Point {
    (f32::midpoint(one.0, other.0), f32::midpoint(one.1, other.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_finger_taps() {
        let mut gesture = Gesture::default();
        gesture.press(1, (100.0, 100.0));
        assert_eq!(gesture.drag(1, (103.0, 102.0), &Viewport::WHOLE), None);
        gesture.lift(1);
        assert!(!gesture.was_a_drag());
    }

    #[test]
    fn two_fingers_apart_zoom_in() {
        let mut gesture = Gesture::default();
        gesture.press(1, (200.0, 200.0));
        gesture.press(2, (220.0, 200.0));
        let view = gesture
            .drag(2, (240.0, 200.0), &Viewport::WHOLE)
            .expect("a pinch changes the view");
        assert!((view.scale - 2.0).abs() < 0.01);
        assert!(gesture.was_a_drag());
    }

    #[test]
    fn one_finger_moves_only_what_is_zoomed() {
        let mut gesture = Gesture::default();
        gesture.press(1, (200.0, 200.0));
        assert_eq!(gesture.drag(1, (200.0, 240.0), &Viewport::WHOLE), None);
        let zoomed = Viewport::neck_and_shoulders();
        let view = gesture
            .drag(1, (190.0, 240.0), &zoomed)
            .expect("a zoomed map can be moved");
        assert!((view.x - (zoomed.x - 10.0)).abs() < 0.01);
    }
}
