//! The places beside a place, for a finger that has met the wrong one.

use unknot_content::model::Area;
use unknot_content::sided::Side;

use super::spatial_navigation::{MapSpot, spots};
use crate::domain::catalogue::guidance;

/// As many as two lines of a phone hold.
const MOST: usize = 4;
/// Places whose middles are further apart, in units of the drawing, are no neighbours.
const REACH: f32 = 150.0;
/// How much further away a place is that stands on the other face of the body, as the calf does from the shin.
const ROUND_THE_BODY: f32 = 60.0;

/// The areas that stand next to an area on the same side of the body, nearest first.
#[must_use]
pub fn neighbours(area: &Area) -> Vec<&'static Area> {
    let others = guidance().areas.iter().filter(|other| other.id != area.id);
    let mut left: Vec<(f32, &'static Area)> = others.map(|other| (between(area, other), other)).collect();
    let mut nearest = Vec::new();
    while nearest.len() < MOST
        && let Some(at) = nearest_of(&left)
    {
        nearest.push(left.swap_remove(at).1);
    }
    nearest
}

/// Four at most are taken from a short list, which needs no sorting.
fn nearest_of(left: &[(f32, &'static Area)]) -> Option<usize> {
    let within_reach = left.iter().enumerate().filter(|(_, (distance, _))| *distance <= REACH);
    let nearest = within_reach.min_by(|(_, (one, _)), (_, (other, _))| one.total_cmp(other));
    nearest.map(|(at, _)| at)
}

/// How far apart two areas are where they stand closest.
fn between(area: &Area, other: &Area) -> f32 {
    // The other side is its picture in a mirror, so one side speaks for both.
    let on_one_side = |id| {
        spots()
            .iter()
            .filter(move |spot| spot.side == Side::Left && spot.area.id == id)
    };
    let pairs = on_one_side(area.id).flat_map(|here| on_one_side(other.id).map(move |there| distance(here, there)));
    pairs.fold(f32::INFINITY, f32::min)
}

fn distance(from: &MapSpot, to: &MapSpot) -> f32 {
    if from.view == to.view {
        (to.x - from.x).hypot(to.y - from.y)
    } else {
        (to.mirrored_x() - from.x).hypot(to.y - from.y) + ROUND_THE_BODY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::find_area;

    fn names(id: &str) -> Vec<&'static str> {
        let area = find_area(id).expect("a known area");
        neighbours(area).into_iter().map(|area| area.id.as_str()).collect()
    }

    #[test]
    fn every_place_has_two_to_four_neighbours_and_is_none_of_its_own() {
        for area in &guidance().areas {
            let near = neighbours(area);
            assert!(
                (2..=MOST).contains(&near.len()),
                "{}: {:?}",
                area.id,
                names(area.id.as_str())
            );
            assert!(near.iter().all(|one| one.id != area.id), "{} is beside itself", area.id);
        }
    }

    #[test]
    fn what_a_finger_may_have_meant_is_beside_what_it_met() {
        let cases = [
            ("traps-upper", "neck-levator"),
            ("neck-side", "neck-front"),
            ("back-low", "back-waist"),
            ("buttock-deep", "buttock-main"),
            ("leg-calf-upper", "leg-calf-lower"),
            ("leg-shin", "leg-calf-upper"),
        ];
        for (met, meant) in cases {
            assert!(names(met).contains(&meant), "beside {met} are {:?}", names(met));
        }
        assert!(
            !names("shoulder-chest").contains(&"shoulder-blade"),
            "the chest is not the back"
        );
    }
}
