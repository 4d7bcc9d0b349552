//! Moving over the map by arrow keys: which area lies next in a direction.

use std::sync::LazyLock;

use unknot_content::model::{Area, Spot, View};
use unknot_content::sided::Side;

use crate::domain::catalogue::{find_area, guidance};

/// Width of one view of the drawing, in its own units.
const VIEW_WIDTH: f32 = 420.0;

/// An area on one side in one view, where it stands in the picture.
#[derive(Clone, Copy, Debug)]
pub struct MapSpot {
    pub area: &'static Area,
    pub side: Side,
    pub view: View,
    /// In units of the drawing, from the left edge of its view.
    pub x: f32,
    /// In units of the drawing, from the top.
    pub y: f32,
}

impl MapSpot {
    /// The mark of an area on one side; the drawing holds the other side mirrored.
    #[must_use]
    pub fn new(area: &'static Area, side: Side, spot: Spot) -> Self {
        // The drawing holds the right half of the picture: the person's left in front, right behind.
        let drawn_side = match spot.view {
            View::Front => Side::Left,
            View::Back => Side::Right,
        };
        let x = if side == drawn_side {
            spot.x
        } else {
            VIEW_WIDTH - spot.x
        };
        Self {
            area,
            side,
            view: spot.view,
            x,
            y: spot.y,
        }
    }

    /// Where it would stand in the other view: what is on the left of one is on the right of the other.
    #[must_use]
    pub fn mirrored_x(&self) -> f32 {
        VIEW_WIDTH - self.x
    }

    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.area.id == other.area.id && self.side == other.side && self.view == other.view
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Left,
    Right,
}

impl Direction {
    pub const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Left, Self::Right];

    /// How far `to` lies ahead of `from`, and how far off to the side.
    fn ahead_and_aside(self, from: &MapSpot, to: &MapSpot) -> (f32, f32) {
        let (across, down) = (to.x - from.x, to.y - from.y);
        match self {
            Self::Up => (-down, across.abs()),
            Self::Down => (down, across.abs()),
            Self::Left => (-across, down.abs()),
            Self::Right => (across, down.abs()),
        }
    }

    /// The view that lies in this direction when the front stands left of the back.
    const fn view_beyond(self, view: View) -> Option<View> {
        match (self, view) {
            (Self::Right, View::Front) => Some(View::Back),
            (Self::Left, View::Back) => Some(View::Front),
            _ => None,
        }
    }
}

static SPOTS: LazyLock<Vec<MapSpot>> = LazyLock::new(|| {
    let sided = |area: &'static Area| {
        area.spots
            .iter()
            .flat_map(move |spot| Side::BOTH.map(|side| MapSpot::new(area, side, *spot)))
    };
    guidance().areas.iter().flat_map(sided).collect()
});

/// Every area, side and view of the map.
#[must_use]
pub fn spots() -> &'static [MapSpot] {
    &SPOTS
}

/// The spot that a shape of the map stands for.
#[must_use]
pub fn find_spot(area: &str, side: Side, view: View) -> Option<MapSpot> {
    let area = find_area(area)?;
    spots()
        .iter()
        .find(|spot| spot.area.id == area.id && spot.side == side && spot.view == view)
        .copied()
}

/// The nearest area in a direction; at the inner edge of a view, the nearest in the other view.
#[must_use]
pub fn next(from: &MapSpot, direction: Direction) -> Option<MapSpot> {
    nearest_ahead(from, direction).or_else(|| across_the_edge(from, direction))
}

fn nearest_ahead(from: &MapSpot, direction: Direction) -> Option<MapSpot> {
    let cost = |to: &MapSpot| {
        let (ahead, aside) = direction.ahead_and_aside(from, to);
        // Straight ahead beats near: a step to the side counts three times.
        (ahead > 1.0 && aside < ahead * 3.0).then_some(aside.mul_add(3.0, ahead))
    };
    cheapest(spots().iter().filter(|to| to.view == from.view && !to.is(from)), cost)
}

fn across_the_edge(from: &MapSpot, direction: Direction) -> Option<MapSpot> {
    let view = direction.view_beyond(from.view)?;
    let cost = |to: &MapSpot| {
        let from_edge = if direction == Direction::Right {
            to.x
        } else {
            VIEW_WIDTH - to.x
        };
        Some((to.y - from.y).abs().mul_add(3.0, from_edge))
    };
    cheapest(spots().iter().filter(|to| to.view == view), cost)
}

fn cheapest<'a>(
    candidates: impl Iterator<Item = &'a MapSpot>,
    cost: impl Fn(&MapSpot) -> Option<f32>,
) -> Option<MapSpot> {
    candidates
        .filter_map(|spot| cost(spot).map(|cost| (cost, spot)))
        .min_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, spot)| *spot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_reach_every_spot_from_every_spot() {
        for start in spots() {
            let mut reached = vec![*start];
            let mut at = 0;
            while let Some(from) = reached.get(at).copied() {
                for to in Direction::ALL
                    .into_iter()
                    .filter_map(|direction| next(&from, direction))
                {
                    if !reached.iter().any(|spot| spot.is(&to)) {
                        reached.push(to);
                    }
                }
                at += 1;
            }
            let missed: Vec<_> = spots()
                .iter()
                .filter(|spot| !reached.iter().any(|seen| seen.is(spot)))
                .map(|spot| (spot.area.id, spot.side, spot.view))
                .collect();
            assert!(missed.is_empty(), "from {} {:?}: {missed:?}", start.area.id, start.side);
        }
    }

    #[test]
    fn the_left_is_the_persons_own() {
        let x = |side, view| find_spot("traps-upper", side, view).expect("drawn in both views").x;
        assert!(
            x(Side::Left, View::Front) > x(Side::Right, View::Front),
            "facing us, the left is on our right"
        );
        assert!(
            x(Side::Left, View::Back) < x(Side::Right, View::Back),
            "seen from behind, the left is on our left"
        );
    }

    #[test]
    fn the_edge_leads_to_the_other_view() {
        let outer_left_arm = find_spot("shoulder-side", Side::Left, View::Front).expect("drawn in front");
        let beyond = next(&outer_left_arm, Direction::Right).expect("the back view lies beyond");
        assert_eq!(beyond.view, View::Back);
        assert_eq!(beyond.side, Side::Left);
    }
}
