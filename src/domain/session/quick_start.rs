//! The first things to do at a place, or one technique there: a session without a plan. What comes before it is in
//! `check::first_session`.

use unknot_content::model::Technique;

use crate::domain::catalogue::{find_area, find_technique};
use crate::domain::place::{Place, SoreSide};

/// A requested session without a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuickStart {
    pub place: Place,
    /// The one technique to start; `None` for the first techniques of the area.
    pub only: Option<&'static Technique>,
}

impl QuickStart {
    /// Parses an address; `None` if it names nothing that can be started.
    #[must_use]
    pub fn from_hash(hash: &str) -> Option<Self> {
        let (_, names) = hash.split_once("?first=")?;
        let mut names = names.split('.');
        let area = find_area(names.next()?)?;
        let sore = SoreSide::from_name(names.next()?)?;
        let only = match names.next() {
            Some(id) => Some(find_technique(id).filter(|technique| area.techniques.contains(&technique.id))?),
            None => None,
        };
        Some(Self {
            place: Place { area, sore },
            only,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::route::Route;

    #[test]
    fn an_address_says_what_to_start() {
        let place = Place {
            area: find_area("neck-back").unwrap(),
            sore: SoreSide::Left,
        };
        let all = QuickStart { place, only: None };
        assert_eq!(all.href(), "#/play?first=neck-back.left");
        let only = find_technique(place.area.first.press.as_str());
        for first in [all, QuickStart { only, ..all }] {
            assert_eq!(QuickStart::from_hash(&first.href()), Some(first));
            assert!(Route::from_hash(&first.href()) == Route::Play);
        }
    }

    #[test]
    fn an_address_that_names_nothing_to_do_there_starts_nothing() {
        for hash in [
            "",
            "#/play",
            "#/play?first=",
            "#/play?first=neck-back",
            "#/play?first=neck-back.middle",
            "#/play?first=nowhere.left",
            "#/play?first=neck-back.left.sm-calf-hands",
            "#/play?first=neck-back.left.unknown",
        ] {
            assert_eq!(QuickStart::from_hash(hash), None, "{hash}");
        }
    }
}
