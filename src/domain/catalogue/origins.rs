//! The areas from which pain may be referred to a place.

use unknot_content::model::{Area, Claim};

use crate::domain::catalogue::{areas, background_of};
use crate::domain::sorting::sort_by_key;

/// An area whose muscles often send pain to another.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    pub area: &'static Area,
    /// The claim that says where and how that pain is felt.
    pub felt: &'static Claim,
}

/// The areas that pain felt in an area may come from, the most worth a look first: the better supported one, then the
/// one for which it is the more typical place, as the order of its referred pain says. Sources give no numbers
/// to go by.
#[must_use]
pub fn origins(felt_in: &Area) -> Vec<Origin> {
    let mut ranked: Vec<_> = areas(&background_of(felt_in).may_come_from)
        .filter_map(|area| {
            let mut patterns = background_of(area).referred_pain.iter().enumerate();
            let (rank, referral) = patterns.find(|(_, referral)| referral.areas.contains(&felt_in.id))?;
            let felt = &referral.claim;
            Some(((felt.confidence, rank), Origin { area, felt }))
        })
        .collect();
    sort_by_key(&mut ranked, |(key, _)| *key);
    ranked.into_iter().map(|(_, origin)| origin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{background_of, find_area, guidance};

    #[test]
    fn every_area_that_sends_pain_is_named_once_with_how_it_is_felt() {
        for felt_in in &guidance().areas {
            let found = origins(felt_in);
            assert_eq!(
                found.len(),
                background_of(felt_in).may_come_from.len(),
                "{}",
                felt_in.id
            );
            for origin in found {
                assert_ne!(origin.area.id, felt_in.id);
                let says_so = |claim: &Claim| std::ptr::eq(claim, origin.felt);
                let from = background_of(origin.area)
                    .referred_pain
                    .iter()
                    .find(|pain| says_so(&pain.claim));
                assert!(from.is_some_and(|pain| pain.areas.contains(&felt_in.id)));
            }
        }
    }

    #[test]
    fn what_is_better_supported_comes_first() {
        for felt_in in &guidance().areas {
            let found = origins(felt_in);
            assert!(
                found.is_sorted_by_key(|origin| origin.felt.confidence),
                "{}",
                felt_in.id
            );
        }
        let shoulder = find_area("shoulder-side").expect("a known area");
        assert!(!origins(shoulder).is_empty());
    }
}
