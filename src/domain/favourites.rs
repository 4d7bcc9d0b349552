//! Favourites: areas and techniques marked with a heart.

use std::ops::Range;

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::model::{Area, Technique};

use super::catalogue::{areas_of, find_area, find_technique};
use super::json::{Fields, FromFields, FromJson, Misfit};
use super::place::SoreSide;
use super::storage::rebase::rebase_list;
use crate::domain::limits::TooMany;
use crate::domain::merge::{ImportDiff, Merge, MergeWinner, Preference, merge_list};
use crate::domain::storage::edits::Piecewise;
use crate::domain::storage::saved::{List, Saved};
use crate::domain::storage::table::{self, SavedValue};

/// Favourites, each list in the order in which they were marked.
///
/// Ids are kept as text: one that this build does not know (from a newer version, say) is not
/// shown but stays in place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Favourites {
    techniques: Vec<SavedFavourite>,
    areas: Vec<SavedFavourite>,
}

impl FromFields for Favourites {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            techniques: fields.required("techniques")?,
            areas: fields.required("areas")?,
        })
    }
}

/// The stored form of one favourite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SavedFavourite {
    id: String,
    /// The side that was sore when it was marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<SoreSide>,
    /// RFC 3339.
    added_at: String,
}

impl FromJson for SavedFavourite {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            side: fields.optional("side")?,
            added_at: fields.required("added_at")?,
        })
    }
}

/// An area or a technique that can be a favourite.
#[derive(Clone, Copy, Debug)]
pub enum Favourite {
    Area(&'static Area),
    Technique(&'static Technique),
}

impl Favourite {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Area(area) => area.id.as_str(),
            Self::Technique(technique) => technique.id.as_str(),
        }
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Area(area) => area.name,
            Self::Technique(technique) => technique.title,
        }
    }
}

/// A removed favourite and its old index, to undo the removal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedFavourite {
    marked: SavedFavourite,
    index: usize,
}

/// The mark of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FavouriteArea {
    /// The side that was sore, where one was chosen.
    pub side: Option<SoreSide>,
}

/// The favourites that belong to one area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaFavourites {
    pub area: &'static Area,
    /// Present when the area itself is a favourite.
    pub mark: Option<FavouriteArea>,
    pub techniques: Vec<&'static Technique>,
}

impl AreaFavourites {
    /// The number of rows; an area without techniques is one row.
    #[must_use]
    pub fn count(&self) -> usize {
        self.techniques.len().max(1)
    }
}

/// Cuts the groups to a range of rows.
#[must_use]
pub fn cut_to(groups: Vec<AreaFavourites>, rows: Range<usize>) -> Vec<AreaFavourites> {
    let mut first = 0;
    let cut = |mut group: AreaFavourites| {
        let start = first;
        first += group.count();
        let own = rows.start.max(start)..rows.end.min(first);
        let kept = group.techniques.into_iter().skip(own.start - start).take(own.len());
        group.techniques = kept.collect();
        (!own.is_empty()).then_some(group)
    };
    groups.into_iter().filter_map(cut).collect()
}

impl Saved for Favourites {
    const VALUE: SavedValue = table::FAVOURITES;
    const LISTS: &'static [List] = &[
        List::of::<SavedFavourite>("techniques"),
        List::of::<SavedFavourite>("areas"),
    ];

    fn rebase(&mut self, from: &Self, to: &Self) {
        let id = |marked: &SavedFavourite| marked.id.clone();
        rebase_list(&mut self.techniques, &from.techniques, &to.techniques, id);
        rebase_list(&mut self.areas, &from.areas, &to.areas, id);
    }

    /// Drops repeated marks of the same thing; the first one counts.
    fn put_in_order(&mut self) {
        for list in [&mut self.techniques, &mut self.areas] {
            let mut seen = Vec::new();
            list.retain(|marked| {
                let is_new = !seen.contains(&marked.id);
                seen.push(marked.id.clone());
                is_new
            });
        }
    }
}

impl Merge for Favourites {
    fn merge(&mut self, from: Self, _prefer: Preference) -> Result<ImportDiff, TooMany> {
        // An existing favourite keeps its own date and side.
        let mine = |_: &SavedFavourite, _: &SavedFavourite| MergeWinner::Settled;
        let mut changes = merge_list(&mut self.techniques, from.techniques, |one| one.id.clone(), mine);
        changes += merge_list(&mut self.areas, from.areas, |one| one.id.clone(), mine);
        Ok(changes)
    }
}

/// The list that a mark is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FavouriteKind {
    Technique,
    Area,
}

impl Piecewise for Favourites {
    type Key = (FavouriteKind, String);
    type Piece = SavedFavourite;

    fn pieces(&self) -> impl Iterator<Item = (Self::Key, &SavedFavourite)> {
        let of = |list: FavouriteKind| move |marked: &'_ SavedFavourite| (list, marked.id.clone());
        let techniques = self
            .techniques
            .iter()
            .map(move |one| (of(FavouriteKind::Technique)(one), one));
        techniques.chain(self.areas.iter().map(move |one| (of(FavouriteKind::Area)(one), one)))
    }

    fn put(&mut self, (list, id): Self::Key, piece: SavedFavourite) {
        let list = match list {
            FavouriteKind::Technique => &mut self.techniques,
            FavouriteKind::Area => &mut self.areas,
        };
        match list.iter_mut().find(|marked| marked.id == id) {
            Some(known) => *known = piece,
            None => list.push(piece),
        }
    }
}

impl Favourites {
    /// The number of favourites, including ids that this build does not know.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.techniques.len() + self.areas.len()
    }

    #[must_use]
    pub fn contains(&self, favourite: Favourite) -> bool {
        self.list(favourite).iter().any(|marked| marked.id == favourite.id())
    }

    /// Marks something; `added_at` is RFC 3339. Marking it twice changes nothing.
    pub fn add(&mut self, favourite: Favourite, side: Option<SoreSide>, added_at: String) {
        if !self.contains(favourite) {
            self.list_mut(favourite).push(SavedFavourite {
                id: favourite.id().to_owned(),
                side,
                added_at,
            });
        }
    }

    /// Takes the mark away; `None` if there was none.
    pub fn remove(&mut self, favourite: Favourite) -> Option<RemovedFavourite> {
        let list = self.list_mut(favourite);
        let index = list.iter().position(|marked| marked.id == favourite.id())?;
        Some(RemovedFavourite {
            marked: list.remove(index),
            index,
        })
    }

    /// Puts back what was removed, as near to its old place as the list still allows.
    pub fn restore(&mut self, favourite: Favourite, removed: RemovedFavourite) {
        if !self.contains(favourite) {
            let list = self.list_mut(favourite);
            list.insert(removed.index.min(list.len()), removed.marked);
        }
    }

    /// The known favourites, by area from head to toe. A technique for several areas stands under
    /// the first of them that is a favourite too, or else under the first it is meant for.
    #[must_use]
    pub fn by_area(&self) -> Vec<AreaFavourites> {
        let mut groups: Vec<AreaFavourites> = super::catalogue::guidance()
            .areas
            .iter()
            .map(|area| AreaFavourites {
                area,
                mark: self.mark_of(area),
                techniques: Vec::new(),
            })
            .collect();
        for technique in self.techniques.iter().filter_map(|marked| find_technique(&marked.id)) {
            if let Some(group) = home_of(technique, &groups).and_then(|home| groups.get_mut(home)) {
                group.techniques.push(technique);
            }
        }
        groups.retain(|group| group.mark.is_some() || !group.techniques.is_empty());
        groups
    }

    /// The number of favourites that this build does not know.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.techniques
            .iter()
            .filter(|marked| find_technique(&marked.id).is_none())
            .count()
            + self
                .areas
                .iter()
                .filter(|marked| find_area(&marked.id).is_none())
                .count()
    }

    fn mark_of(&self, area: &Area) -> Option<FavouriteArea> {
        self.areas
            .iter()
            .find(|marked| marked.id == area.id.as_str())
            .map(|marked| FavouriteArea { side: marked.side })
    }

    const fn list(&self, favourite: Favourite) -> &Vec<SavedFavourite> {
        match favourite {
            Favourite::Area(_) => &self.areas,
            Favourite::Technique(_) => &self.techniques,
        }
    }

    const fn list_mut(&mut self, favourite: Favourite) -> &mut Vec<SavedFavourite> {
        match favourite {
            Favourite::Area(_) => &mut self.areas,
            Favourite::Technique(_) => &mut self.techniques,
        }
    }
}

fn home_of(technique: &Technique, groups: &[AreaFavourites]) -> Option<usize> {
    let of = |group: &AreaFavourites| group.area.techniques.contains(&technique.id);
    let first_target = || {
        let target = areas_of(technique).next()?;
        groups.iter().position(|group| group.area.id == target.id)
    };
    groups
        .iter()
        .position(|group| group.mark.is_some() && of(group))
        .or_else(first_target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::guidance;
    use crate::domain::storage::saved::{Unusable, decode, encode};

    fn technique(id: &str) -> Favourite {
        Favourite::Technique(find_technique(id).expect("a known technique"))
    }

    fn marked(ids: &[&str]) -> Favourites {
        let mut favourites = Favourites::default();
        for id in ids {
            favourites.add(technique(id), None, "2026-11-22T10:00:00.000Z".to_owned());
        }
        favourites
    }

    #[test]
    fn removal_can_be_undone_exactly() {
        let before = marked(&["st-neck-side-bend", "heat-neck", "br-belly"]);
        let mut favourites = before.clone();
        let removed = favourites.remove(technique("heat-neck")).expect("it was marked");
        assert!(!favourites.contains(technique("heat-neck")));
        favourites.restore(technique("heat-neck"), removed);
        assert_eq!(favourites, before);
    }

    #[test]
    fn techniques_stand_under_a_favourite_area_of_theirs() {
        let mut favourites = marked(&["st-neck-side-bend"]);
        assert_eq!(favourites.by_area()[0].area.id.as_str(), "traps-upper");
        let neck = Favourite::Area(find_area("neck-back").expect("a known area"));
        favourites.add(neck, Some(SoreSide::Left), "2026-11-22T10:00:00.000Z".to_owned());
        let groups = favourites.by_area();
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].area.id.as_str(), "neck-back");
        assert_eq!(
            groups[0].mark,
            Some(FavouriteArea {
                side: Some(SoreSide::Left)
            })
        );
    }

    #[test]
    fn every_favourite_is_in_a_window_that_goes_over_them() {
        let mut all = Favourites::default();
        for technique in guidance().techniques.iter().take(50) {
            all.add(Favourite::Technique(technique), None, String::new());
        }
        for area in guidance().areas.iter().take(9) {
            all.add(Favourite::Area(area), None, String::new());
        }
        let count: usize = all.by_area().iter().map(AreaFavourites::count).sum();
        let mut marks = 0;
        let mut techniques = Vec::new();
        for row in 0..count {
            let cut = cut_to(all.by_area(), row..row + 1);
            assert_eq!(cut.len(), 1, "row {row} of {count}");
            marks += usize::from(cut[0].techniques.is_empty());
            techniques.extend(cut[0].techniques.iter().map(|technique| technique.id));
        }
        let expected: Vec<_> = all.by_area().into_iter().flat_map(|group| group.techniques).collect();
        assert!(techniques.iter().eq(expected.iter().map(|technique| &technique.id)));
        assert_eq!(marks + techniques.len(), count);
        assert!(cut_to(all.by_area(), 0..0).is_empty());
    }

    #[test]
    fn unknown_ids_survive_a_round_trip() {
        let text =
            r#"{"version":1,"techniques":[{"id":"st-from-the-future","added_at":"2027-01-01T00:00:00Z"}],"areas":[]}"#;
        let favourites: Favourites = decode(text).expect("unknown ids are fine");
        assert_eq!(favourites.unknown(), 1);
        assert!(favourites.by_area().is_empty());
        let again = encode(&favourites).expect("favourites can be written");
        assert!(again.starts_with(r#"{"version":1,"#));
        assert_eq!(decode::<Favourites>(&again), Ok(favourites));
    }

    #[test]
    fn values_that_cannot_be_used_say_why() {
        let why = |text: &str| decode::<Favourites>(text).expect_err("it should be refused");
        assert!(matches!(why("{"), Unusable::NotJson(_)));
        assert_eq!(why("[]"), Unusable::NoVersion);
        assert_eq!(why(r#"{"techniques":[]}"#), Unusable::NoVersion);
        assert_eq!(why(r#"{"version":0,"techniques":[]}"#), Unusable::UnknownVersion(0));
        assert_eq!(why(r#"{"version":-1,"techniques":[]}"#), Unusable::NoVersion);
        assert_eq!(why(r#"{"version":99}"#), Unusable::Newer { found: 99, known: 1 });
        assert!(matches!(why(r#"{"version":1,"techniques":7}"#), Unusable::Misshapen(_)));
    }
}
