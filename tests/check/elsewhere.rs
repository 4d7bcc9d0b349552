//! B-06: other places that the pain may come from, and what is added where one is tender.

use unknot::domain::catalogue::{background_of, guidance};
use unknot::domain::check::elsewhere::{TenderAdvice, if_tender, worth_a_look};
use unknot::domain::place::SoreSide;
use unknot_content::model::Kind;

use crate::support::person;

#[test]
fn at_most_two_places_are_named_on_the_sore_side_and_none_that_is_sore_already() {
    for area in &guidance().areas {
        let alone = person(&format!("{} left", area.id));
        let found = worth_a_look(&alone.case(), alone.places[0]);
        assert!(found.len() <= 2 && found.len() <= background_of(area).may_come_from.len());
        for (place, _) in &found {
            assert!(background_of(area).may_come_from.contains(&place.area.id) && place.sore == SoreSide::Left);
        }
        if let Some((place, _)) = found.first() {
            let both = person(&format!("{} left, {} left", area.id, place.area.id));
            let now = worth_a_look(&both.case(), both.places[0]);
            assert!(now.iter().all(|(other, _)| other.area.id != place.area.id));
        }
    }
}

/// Who has answered the warning signs of both places gets one thing to do; who has not is asked first, and a sign of
/// the tender place counts as everywhere.
#[test]
fn a_tender_place_is_weighed_like_any_other() {
    let of = |text: &str, tender: &str| {
        let tender = person(tender).places[0];
        if_tender(&person(text).case(), tender, &[])
    };
    let added = of("neck-back left", "neck-side left");
    assert!(
        matches!(added, TenderAdvice::Add(step, _) if step.technique.kind == Kind::SelfMassage),
        "{added:?}"
    );
    let unasked = of("neck-back left", "shoulder-chest left");
    assert!(matches!(unasked, TenderAdvice::AskFirst), "{unasked:?}");
    let clot = of("leg-thigh-back left: leg-clot-signs", "leg-calf-upper left");
    assert!(matches!(clot, TenderAdvice::HelpFirst), "{clot:?}");
}
