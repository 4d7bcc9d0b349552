//! Kinds of techniques that somebody looks for together.

use unknot_content::model::{Area, Kind, Technique};

use super::find_technique;

/// The filters for the techniques of a place, in the order of their chips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Stretch,
    Press,
    WarmOrCold,
    Move,
    Habits,
}

impl Family {
    pub const ALL: [Self; 5] = [Self::Stretch, Self::Press, Self::WarmOrCold, Self::Move, Self::Habits];

    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Stretch => Self::Stretch,
            Kind::SelfMassage => Self::Press,
            Kind::Heat | Kind::Cold | Kind::Contrast => Self::WarmOrCold,
            Kind::Mobility | Kind::Strengthen => Self::Move,
            Kind::Posture | Kind::Breathing => Self::Habits,
        }
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stretch => "Stretch",
            Self::Press => "Press",
            Self::WarmOrCold => "Warm or cold",
            Self::Move => "Move",
            Self::Habits => "Habits",
        }
    }
}

/// Whether it is heat, cold, or both in turn.
#[must_use]
pub const fn is_warm_or_cold(kind: Kind) -> bool {
    matches!(Family::of(kind), Family::WarmOrCold)
}

/// The techniques of an area by family, best first within a kind; no family without any.
#[must_use]
pub fn families(area: &Area) -> Vec<(Family, Vec<&'static Technique>)> {
    let of = |family: Family| {
        let all = area.techniques.iter().filter_map(|id| find_technique(id.as_str()));
        (
            family,
            all.filter(|technique| Family::of(technique.kind) == family).collect(),
        )
    };
    let mut families: Vec<(Family, Vec<&'static Technique>)> = Family::ALL.map(of).into();
    families.retain(|(_, techniques)| !techniques.is_empty());
    families
}

#[cfg(test)]
mod tests {
    use unknot_content::model::Ease;

    use super::*;
    use crate::domain::catalogue::guidance;

    #[test]
    fn every_technique_of_a_place_is_in_one_family() {
        for area in &guidance().areas {
            let families = families(area);
            let all: usize = families.iter().map(|(_, techniques)| techniques.len()).sum();
            assert_eq!(all, area.techniques.len(), "{}", area.id);
            let first = match area.first.ease {
                Ease::Stretch(_) => Family::Stretch,
                // No stretch is right there.
                Ease::Rest(_) => Family::Press,
            };
            assert_eq!(families.first().map(|(family, _)| *family), Some(first), "{}", area.id);
        }
    }
}
