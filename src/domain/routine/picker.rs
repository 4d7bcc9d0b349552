//! Finding a technique for a routine: by place, by kind, by words.

use unknot_content::model::{Area, Kind, Technique};

use crate::domain::catalogue::{areas_of, guidance};

/// The filters of a search; one that is empty matches everything.
#[derive(Clone, Debug, Default)]
pub struct TechniqueQuery {
    pub area: Option<&'static Area>,
    pub kind: Option<Kind>,
    pub words: String,
}

/// The kinds that a session can hold, in the order of a session.
pub const KINDS: [Kind; 8] = [
    Kind::Heat,
    Kind::Cold,
    Kind::Contrast,
    Kind::Mobility,
    Kind::SelfMassage,
    Kind::Stretch,
    Kind::Strengthen,
    Kind::Breathing,
];

/// The techniques that match. Habits for the day are excluded, because a session has no such steps.
#[must_use]
pub fn pick(wanted: &TechniqueQuery) -> Vec<&'static Technique> {
    let words = wanted.words.to_ascii_lowercase();
    let fits = |technique: &&'static Technique| {
        technique.kind != Kind::Posture
            && wanted.kind.is_none_or(|kind| kind == technique.kind)
            && wanted.area.is_none_or(|area| area.techniques.contains(&technique.id))
            && words.split_whitespace().all(|word| speaks_of(technique, word))
    };
    guidance().techniques.iter().filter(fits).collect()
}

/// Whether a lowercase word is in its title or in the name of one of its areas.
fn speaks_of(technique: &'static Technique, word: &str) -> bool {
    technique.title.to_ascii_lowercase().contains(word)
        || areas_of(technique).any(|area| area.name.to_ascii_lowercase().contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::find_area;

    #[test]
    fn a_place_a_kind_and_a_word_each_narrow_it() {
        let all = pick(&TechniqueQuery::default());
        let area = find_area("neck-back");
        let neck = pick(&TechniqueQuery {
            area,
            ..TechniqueQuery::default()
        });
        let stretches = pick(&TechniqueQuery {
            area,
            kind: Some(Kind::Stretch),
            ..TechniqueQuery::default()
        });
        let words = "EAR shoulder".to_owned();
        let bend = pick(&TechniqueQuery {
            area,
            kind: Some(Kind::Stretch),
            words,
        });
        assert!(all.len() > neck.len() && neck.len() > stretches.len() && stretches.len() > bend.len());
        assert!(
            bend.iter()
                .any(|technique| technique.id.as_str() == "st-neck-side-bend")
        );
    }

    #[test]
    fn every_kind_of_a_session_finds_something_and_habits_are_left_out() {
        let all = pick(&TechniqueQuery::default());
        assert!(all.iter().all(|technique| technique.kind != Kind::Posture));
        for kind in KINDS {
            assert!(all.iter().any(|technique| technique.kind == kind), "{kind:?}");
        }
    }

    #[test]
    fn words_that_nothing_speaks_of_find_nothing() {
        let words = "submarine".to_owned();
        assert!(
            pick(&TechniqueQuery {
                words,
                ..TechniqueQuery::default()
            })
            .is_empty()
        );
    }
}
