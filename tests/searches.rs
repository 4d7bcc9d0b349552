//! People find the place by the words they use for it.

use proptest::prelude::*;
use unknot::domain::catalogue::open;
use unknot::domain::place::SoreSide;
use unknot::domain::search::{SearchHit, search};
use unknot::domain::wording::equipment_name;
use unknot_content::learn::Learn;

fn areas(words: &str) -> Vec<&'static str> {
    search(words)
        .into_iter()
        .filter_map(|found| match found {
            SearchHit::Area(area, _) | SearchHit::Behind(_, area, _) => Some(area.id.as_str()),
            SearchHit::Technique(_) | SearchHit::Topic(_) => None,
        })
        .collect()
}

#[test]
fn plain_words_muscle_names_and_typos_lead_to_the_area() {
    let cases = [
        ("shoulder blade", "shoulder-blade"),
        ("sholder blade", "shoulder-blade"),
        ("bum", "buttock-main"),
        ("back of neck", "neck-back"),
        ("nape", "neck-back"),
        ("calf", "leg-calf-upper"),
        ("calfs", "leg-calf-upper"),
        ("gastrocnemius", "leg-calf-upper"),
        ("gastrocnemus", "leg-calf-upper"),
        ("piriformis", "buttock-deep"),
        ("levator", "neck-levator"),
        ("my lower back hurts", "back-low"),
        ("top of the shoulder", "traps-upper"),
        ("between the shoulder blades", "back-upper"),
        ("hamstring", "leg-thigh-back"),
        ("shin splints", "leg-shin"),
        ("front of hip", "leg-hip-front"),
        ("TRAPEZIUS", "traps-upper"),
    ];
    for (words, expected) in cases {
        let found = areas(words);
        assert!(
            found.iter().take(3).any(|id| *id == expected),
            "“{words}” finds {found:?}, not {expected}"
        );
    }
}

#[test]
fn a_word_that_fits_nothing_hides_nothing() {
    for (words, expected) in [
        ("tight calf after running", "leg-calf-upper"),
        ("cramp in my buttock", "buttock-main"),
    ] {
        let found = areas(words);
        assert!(found.contains(&expected), "“{words}” finds {found:?}");
    }
    assert!(areas("qqq zzz").is_empty());
}

#[test]
fn a_tool_leads_to_what_is_done_with_it() {
    for words in ["foam roller", "tennis ball"] {
        let found = search(words);
        let is_done_with_it = |found: &SearchHit| matches!(found, SearchHit::Technique(technique) if technique.equipment.iter().any(|one| equipment_name(*one) == words));
        assert!(found.iter().any(is_done_with_it), "“{words}” finds {found:?}");
    }
}

#[test]
fn complaints_without_a_place_lead_to_where_they_often_come_from() {
    for words in [
        "headache",
        "pain down the leg",
        "sciatica",
        "pain behind the eye",
        "jaw",
    ] {
        let behind = search(words)
            .into_iter()
            .any(|found| matches!(found, SearchHit::Behind(..)));
        assert!(behind, "“{words}” should lead to the areas it may come from");
    }
}

#[test]
fn a_side_in_the_words_is_taken_over() {
    let first = search("left calf").into_iter().next();
    assert!(
        matches!(first, Some(SearchHit::Area(_, Some(SoreSide::Left)))),
        "{first:?}"
    );
}

#[test]
fn every_area_is_found_by_its_own_name() {
    for area in &unknot::domain::catalogue::guidance().areas {
        let found = areas(area.name);
        assert_eq!(
            found.first(),
            Some(&area.id.as_str()),
            "“{}” finds {found:?}",
            area.name
        );
    }
}

#[test]
fn what_there_is_to_read_is_found_too() {
    open::<Learn>(include_bytes!(concat!(env!("OUT_DIR"), "/learn.pack")).to_vec()).expect("readable guides");
    for (words, topic) in [
        ("tens", "care-tens"),
        ("acupresure", "care-acupressure"),
        ("what is a knot", "knots"),
        ("keep away", "prevention"),
        ("sleep", "sleep"),
        ("stress", "stress"),
        ("worry", "worry"),
        ("harm", "hurt-and-harm"),
        ("load", "load-and-breaks"),
    ] {
        let found = search(words);
        let is_topic = |found: &SearchHit| matches!(found, SearchHit::Topic(known) if known.id().as_str() == topic);
        assert!(
            found.iter().any(is_topic),
            "“{words}” should find {topic}, not {found:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_searched_without_harm(words in ".{0,60}") {
        prop_assert!(search(&words).len() <= 8);
    }
}
