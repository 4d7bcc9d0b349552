//! A movement to try before and after a session: where there is one, when there is none, and what counts as a change.

use unknot::domain::catalogue::guidance;
use unknot::domain::check::answers::Answers;
use unknot::domain::check::card::Card;
use unknot::domain::check::first_session::{Gate, StartFacts};
use unknot::domain::check::history::{CheckHistory, LastCheck};
use unknot::domain::check::movement_test::{Offer, TestContext};
use unknot::domain::difficulty::Difficulty;
use unknot::domain::movement::{Attempt, Change, MovementNote};
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SoreSide};
use unknot::domain::session::quick_start::QuickStart;
use unknot_content::check::MovementTest;
use unknot_content::model::Area;

use crate::support::{Person, check, person, sign, tag};

/// The pain at the upper back comes from a muscle (T-27).
const CLEARED: &str = "press-sore, move-changes, clear-cause";

fn test(id: &str) -> &'static MovementTest {
    check().movement_test(id).unwrap_or_else(|| panic!("no test {id}"))
}

fn offer_of(checks: &[LastCheck], places: &[Place], pain: Option<Pain>) -> Option<Offer> {
    let context = TestContext::new(check(), checks, places, pain);
    let offer = context.offer();
    for test in &check().movement_tests {
        if offer == Some(Offer::Test(test.id)) {
            assert!(context.allows(test), "{} is offered and not allowed", test.id);
        }
    }
    offer
}

/// The test that is offered to a person with the whole check behind them.
fn offered(text: &str) -> Option<&'static str> {
    let person = person(text);
    let places = person.places.clone();
    match offer_of(&[person.into()], &places, None)? {
        Offer::Test(id) => Some(id.as_str()),
        Offer::AfterPain => Some("after-pain"),
    }
}

fn healthy_at(area: &Area) -> String {
    let id = area.id.as_str();
    match id {
        "back-upper" | "back-mid" | "traps-middle" | "traps-lower" => format!("{id} left: {CLEARED}"),
        _ => format!("{id} left"),
    }
}

#[test]
fn every_area_has_a_test_or_is_known_to_have_none() {
    let expected = |area: &str| match area {
        "neck-base-skull" | "neck-back" | "neck-levator" | "neck-front" | "neck-side" | "traps-upper" => {
            Some("test-neck-turn")
        }
        "back-upper" | "back-mid" | "traps-middle" | "traps-lower" => Some("test-trunk-turn"),
        "shoulder-front" | "shoulder-side" | "shoulder-back" | "shoulder-blade" | "shoulder-chest" => {
            Some("test-hand-behind")
        }
        "back-low" | "back-waist" | "leg-thigh-back" => Some("test-bend-forward"),
        "buttock-main" | "buttock-upper" | "buttock-deep" => Some("test-sit-stand"),
        "buttock-hip-side" => Some("test-stand-one-leg"),
        "leg-thigh-front" | "leg-hip-front" => Some("test-heel-buttock"),
        "leg-calf-upper" | "leg-calf-lower" | "leg-shin" => Some("test-knee-wall"),
        "back-lats" | "leg-thigh-inner" | "leg-thigh-outer" => None,
        other => panic!("nothing is said about {other}"),
    };
    for area in &guidance().areas {
        let id = area.id.as_str();
        assert_eq!(offered(&healthy_at(area)), expected(id), "{id}");
    }
}

#[test]
fn nothing_is_tested_with_much_pain_a_fresh_injury_or_a_result_that_calls_for_help() {
    for (text, expected) in [
        ("shoulder-front left: pain=6", Some("test-hand-behind")),
        ("shoulder-front left: pain=7", None),
        ("shoulder-front left: pain=10", None),
        ("shoulder-front left: open=pain", None),
        ("leg-calf-upper left: began=sudden-injury, lasts=today", None),
        ("leg-calf-upper left: here=fracture", None),
        ("leg-calf-upper left: here=recent-surgery", None),
        ("leg-calf-upper left: open=at-the-spot", None),
        ("leg-calf-upper left: leg-clot-signs", None),
        ("neck-back left: chest-pain", None),
        ("neck-back left: fever, sudden-neck-head-pain", None),
        ("neck-back left: skip-second", None),
        ("neck-back left: open=profile", None),
    ] {
        assert_eq!(offered(text), expected, "{text}");
    }
}

#[test]
fn the_column_of_what_speaks_against_each_test_holds() {
    for (text, expected) in [
        ("neck-back left: has=neck-instability", None),
        ("neck-back left: has=vertigo", None),
        ("neck-back left: has=carotid-disease", None),
        ("neck-back left: numbness-tingling", None),
        ("neck-back left: weakness", None),
        ("neck-back left: open=conditions", None),
        ("neck-back left: has=knee-problem", Some("test-neck-turn")),
        (
            "back-upper left: press-sore, move-changes, clear-cause, has=osteoporosis",
            None,
        ),
        (
            "back-upper left: press-sore, move-changes, clear-cause, numbness-tingling",
            None,
        ),
        ("back-upper left", None),
        ("shoulder-side left: has=shoulder-instability", None),
        ("shoulder-side left: fall-minor", None),
        // Somebody who may not bend forward stands up and sits down instead.
        ("back-low left: has=osteoporosis", Some("test-sit-stand")),
        ("back-low left: has=vertigo", Some("test-sit-stand")),
        ("back-low left: has=high-bp-head-down", Some("test-sit-stand")),
        ("back-low left: has=glaucoma-head-down", Some("test-sit-stand")),
        ("back-low left: numbness-tingling", Some("test-sit-stand")),
        ("back-low left: has=balance-risk", None),
        ("back-low left: lies-only", None),
        ("leg-thigh-back left: pregnant=28-plus", Some("test-sit-stand")),
        ("leg-thigh-back left: has=hip-replacement, numbness-tingling", None),
        ("buttock-main left: has=hip-replacement", None),
        ("buttock-hip-side left: pain=4", Some("test-stand-one-leg")),
        ("buttock-hip-side left: pain=5", Some("test-sit-stand")),
        ("buttock-hip-side left: has=balance-risk", None),
        ("leg-thigh-front left: has=knee-problem", Some("test-sit-stand")),
        ("leg-hip-front left: has=knee-problem", None),
        ("leg-hip-front left: groin-weight-pain", None),
        ("leg-calf-lower left: here=suspected-dvt", None),
        ("leg-shin left: bone-spot", None),
        ("leg-shin left: cramp-long", None),
        ("leg-calf-upper left: has=balance-risk", Some("test-knee-wall")),
    ] {
        assert_eq!(offered(text), expected, "{text}");
    }
}

#[test]
fn a_question_without_an_answer_rules_a_test_out_as_well() {
    for (open, expected) in [
        ("?numbness-tingling", None),
        ("?weakness", None),
        ("?unsteady-clumsy-hands", None),
        // Asked only after a fall.
        ("?head-blow", Some("test-neck-turn")),
        ("?fever", Some("test-neck-turn")),
    ] {
        // Whether the check as a whole can do without the answer is for the verdict to say.
        let text = format!("neck-back left: {open}");
        let is_planned = person(&text).verdict().permit().is_some();
        assert_eq!(offered(&text), expected.filter(|_| is_planned), "{text}");
    }
}

#[test]
fn the_pain_now_counts_beside_that_of_the_check() {
    let last = LastCheck::from(person("neck-back left: pain=3"));
    let places = last.places.clone();
    let told = |pain| offer_of(std::slice::from_ref(&last), &places, Pain::new(pain));
    assert_eq!(told(6), Some(Offer::Test(test("test-neck-turn").id)));
    assert_eq!(told(7), None);
    let last = LastCheck::from(person("neck-back left: pain=7"));
    assert_eq!(offer_of(&[last], &places, Pain::new(1)), None);
}

#[test]
fn another_place_that_needs_help_now_rules_every_test_out() {
    let neck = LastCheck::from(person("neck-back left"));
    let leg = LastCheck::from(person("leg-calf-upper right: leg-clot-signs"));
    let places = neck.places.clone();
    assert!(offer_of(std::slice::from_ref(&neck), &places, None).is_some());
    assert_eq!(offer_of(&[neck.clone(), leg], &places, None), None);
    // In a routine for two places, what speaks against a test at either counts, and so does a missing check.
    let back = LastCheck::from(person("back-low left: has=vertigo"));
    let both: Vec<Place> = neck.places.iter().chain(&back.places).copied().collect();
    assert_eq!(offer_of(std::slice::from_ref(&neck), &both, None), None);
    assert_eq!(
        offer_of(&[neck, back], &both, None),
        Some(Offer::Test(test("test-sit-stand").id))
    );
}

/// Everything that a first session asks about the shoulder, so that nothing is left open.
fn card_of(tags: &[&str]) -> (LastCheck, Card) {
    let Person {
        places,
        answers,
        profile,
    } = person("shoulder-side left");
    let card = Card {
        signs: vec![(None, answers.signs.iter().map(|(sign, _)| sign).collect())],
        tags: tags.iter().map(|name| tag(name)).collect(),
        ..Card::default()
    };
    let mut nothing = LastCheck {
        at: 0,
        places,
        answers: Answers::default(),
        profile,
    };
    nothing.profile.conditions = None;
    (nothing, card)
}

#[test]
fn a_card_asks_for_the_pain_first_and_for_every_tag() {
    let all = ["fracture", "recent-surgery", "shoulder-instability"];
    let (nothing, card) = card_of(&all);
    let places = nothing.places.clone();
    let said = card.added_to(&nothing);
    assert!(said.answers.by_card);
    assert_eq!(
        offer_of(std::slice::from_ref(&said), &places, None),
        Some(Offer::AfterPain)
    );
    let shoulder = Some(Offer::Test(test("test-hand-behind").id));
    assert_eq!(offer_of(std::slice::from_ref(&said), &places, Pain::new(6)), shoulder);
    assert_eq!(offer_of(&[said], &places, Pain::new(7)), None);
    for left in all {
        let named: Vec<&str> = all.into_iter().filter(|name| *name != left).collect();
        let (nothing, card) = card_of(&named);
        let offer = offer_of(&[card.added_to(&nothing)], &places, Pain::new(2));
        assert_eq!(offer, None, "without an answer about {left}");
    }
    let (nothing, mut card) = card_of(&all);
    card.signs[0].1.retain(|known| *known != sign("numbness-tingling"));
    assert_eq!(offer_of(&[card.added_to(&nothing)], &places, Pain::new(2)), None);
}

fn attempt(difficulty: Option<u8>, landmark: Option<&'static str>) -> Attempt {
    Attempt {
        difficulty: difficulty.and_then(Difficulty::new),
        landmark,
    }
}

fn change(test: &MovementTest, before: Attempt, after: Attempt) -> Option<Change> {
    let mut note = MovementNote::new(test, before)?;
    note.set_after(after);
    note.change(test)
}

#[test]
fn only_two_of_ease_or_one_landmark_count_as_a_change() {
    let (neck, knee) = (test("test-neck-turn"), test("test-knee-wall"));
    let difficulty = |number| attempt(Some(number), None);
    for (before, after, expected) in [
        (4, 4, Change::Same),
        (4, 3, Change::Same),
        (4, 5, Change::Same),
        (4, 2, Change::Further),
        (4, 6, Change::LessFar),
        (0, 10, Change::LessFar),
        (10, 0, Change::Further),
    ] {
        assert_eq!(
            change(neck, difficulty(before), difficulty(after)),
            Some(expected),
            "{before} and {after}"
        );
    }
    let reach = |test: &'static MovementTest, rank: usize| attempt(None, Some(test.landmarks()[rank].value));
    for (test, before, after, expected) in [
        (neck, 1, 1, Change::Same),
        (neck, 1, 2, Change::Further),
        (neck, 1, 0, Change::LessFar),
        // One finger is chance, two are a change.
        (knee, 3, 4, Change::Same),
        (knee, 3, 2, Change::Same),
        (knee, 3, 5, Change::Further),
        (knee, 3, 1, Change::LessFar),
    ] {
        let found = change(test, reach(test, before), reach(test, after));
        assert_eq!(found, Some(expected), "{}: {before} and {after}", test.id);
    }
    // Both answers: less far counts before further, and further before the same.
    let both = |number, rank: usize| attempt(Some(number), Some(neck.landmarks()[rank].value));
    assert_eq!(change(neck, both(4, 1), both(2, 1)), Some(Change::Further));
    assert_eq!(change(neck, both(4, 1), both(2, 0)), Some(Change::LessFar));
    // Nothing can be compared.
    assert_eq!(change(neck, difficulty(4), reach(neck, 1)), None);
    assert_eq!(change(neck, difficulty(4), Attempt::default()), None);
    assert_eq!(MovementNote::new(neck, Attempt::default()), None);
    assert_eq!(
        change(neck, reach(knee, 3), reach(neck, 1)),
        None,
        "a landmark of another test"
    );
}

#[test]
fn what_is_said_afterwards_judges_nobody() {
    let bend = test("test-bend-forward");
    let mut note = MovementNote::new(bend, attempt(Some(4), Some(bend.landmarks()[1].value))).expect("an answer");
    assert_eq!(
        note.in_words(bend).as_deref(),
        Some("Bend forward: before trouble 4 of 10, knees.")
    );
    note.set_after(attempt(Some(6), None));
    assert_eq!(
        note.in_words(bend).as_deref(),
        Some("Bend forward: before trouble 4 of 10, knees; after trouble 6 of 10. That alone proves nothing.")
    );
    let shown: Vec<&str> = check()
        .movement_tests
        .iter()
        .flat_map(|test| {
            let landmarks = test.landmarks().iter().map(|landmark| landmark.label);
            let ask = test.how_far.iter().map(|question| question.ask);
            test.steps
                .iter()
                .copied()
                .chain([test.title])
                .chain(landmarks)
                .chain(ask)
        })
        .chain(Change::ALL.map(Change::words))
        .collect();
    for words in shown {
        let small = words.to_ascii_lowercase();
        for refused in [
            "normal",
            "stiff joint",
            "weak",
            " age",
            "released",
            "you will be better",
        ] {
            assert!(!small.contains(refused), "{words:?} says {refused:?}");
        }
    }
}

/// The test after "none of these" to the card of somebody who uses the app for the first time, with a pain of 3.
fn offered_by_card(area: &'static Area) -> Option<&'static str> {
    let place = Place {
        area,
        sore: SoreSide::Left,
    };
    let first = QuickStart { place, only: None };
    let nothing = CheckHistory::default().nothing_asked(check(), place, 0);
    let gate = first.gate(&StartFacts {
        check: check(),
        checks: &[],
        nothing_asked: &nothing,
        is_too_soon: false,
    });
    let Gate::Ask(card) = gate else { return None };
    match offer_of(&[card.added_to(&nothing)], &[place], Pain::new(3))? {
        Offer::Test(id) => Some(id.as_str()),
        Offer::AfterPain => None,
    }
}

/// A card asks about less than a check. Where it leaves out something that speaks against a test, there is none.
#[test]
fn few_places_have_a_test_after_a_card_alone() {
    let expected = |area: &str| match area {
        "neck-front" | "neck-side" => Some("test-neck-turn"),
        "shoulder-side" | "shoulder-back" | "shoulder-blade" => Some("test-hand-behind"),
        "buttock-deep" => Some("test-sit-stand"),
        "leg-thigh-front" => Some("test-heel-buttock"),
        _ => None,
    };
    for area in &guidance().areas {
        let id = area.id.as_str();
        assert_eq!(offered_by_card(area), expected(id), "{id}");
    }
}
