//! What the app carries is complete and fits together.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use unknot::domain::catalogue::{
    areas_with, background_of, find_area, find_technique, guidance, instructions, loaded, open, red_flags, sources,
};
use unknot::domain::wording::{handling, lasts_for};
use unknot_content::model::{Action, Ease, Equipment, Kind, Library, SelfMassage, TechniqueId};
use unknot_content::sided::{Side, speak};

fn shipped_library() -> &'static Library {
    open::<Library>(include_bytes!(concat!(env!("OUT_DIR"), "/library.pack")).to_vec()).expect("a readable library");
    loaded::<Library>().expect("it has just been opened")
}

#[test]
fn all_areas_and_techniques_are_there() {
    assert_eq!(guidance().groups.len(), 6);
    assert_eq!(guidance().areas.len(), 30);
    assert_eq!(guidance().techniques.len(), 175);
}

#[test]
fn every_area_warns_before_it_advises() {
    for area in &guidance().areas {
        let actions: Vec<Action> = red_flags(area).map(|sign| sign.action).collect();
        assert!(actions.contains(&Action::Emergency), "{} names no emergency", area.id);
        assert!(actions.is_sorted(), "{} does not name the emergencies first", area.id);
    }
}

#[test]
fn every_area_starts_with_a_stretch_a_press_heat_and_cold_of_its_own() {
    for area in &guidance().areas {
        let first = &area.first;
        let expected = [
            match first.ease {
                Ease::Stretch(id) => (id, Kind::Stretch),
                Ease::Rest(id) => (id, Kind::Posture),
            },
            (first.press, Kind::SelfMassage),
            (first.heat, Kind::Heat),
            (first.cold, Kind::Cold),
        ];
        for (id, kind) in expected {
            let technique = find_technique(id.as_str()).expect("it exists");
            assert_eq!(technique.kind, kind, "{id} is not what {} calls it", area.id);
            assert!(
                area.techniques.contains(&id),
                "{id} is not among the techniques of {}",
                area.id
            );
        }
    }
}

/// Health services advise against such stretches there; that a ball on the bone is wrong too is our conclusion.
#[test]
fn nothing_at_the_side_of_the_hip_pulls_across_the_middle_or_presses_the_bone() {
    let area = find_area("buttock-hip-side").expect("an area");
    let wrong = [
        "st-standing-hip-cross",
        "st-side-lying-leg-drop",
        "st-seated-cross-twist",
        "sm-hip-side-ball-wall",
    ];
    for id in &area.techniques {
        assert!(!wrong.contains(&id.as_str()), "{id}");
        let technique = find_technique(id.as_str()).expect("it exists");
        assert_ne!(technique.kind, Kind::Stretch, "{id}");
    }
}

#[test]
fn each_kind_stands_together_once() {
    for area in &guidance().areas {
        let techniques = area.techniques.iter().filter_map(|id| find_technique(id.as_str()));
        let kinds: Vec<Kind> = techniques.map(|technique| technique.kind).collect();
        assert!(kinds.is_sorted(), "{}: {kinds:?}", area.id);
    }
}

#[test]
fn places_that_need_care_say_what_to_keep_away_from() {
    for area in guidance()
        .areas
        .iter()
        .filter(|area| area.self_massage != SelfMassage::Yes)
    {
        assert!(
            !background_of(area).hazards.is_empty(),
            "{} asks for care and does not say why",
            area.id
        );
    }
}

#[test]
fn no_sentence_shows_its_template() {
    for known in &shipped_library().instructions {
        for sentence in known.steps.iter().chain([&known.feel]) {
            for side in [None, Some(Side::Left), Some(Side::Right)] {
                let spoken = speak(sentence, side);
                assert!(!spoken.contains(['{', '}', '|']), "{}: {spoken}", known.technique);
                assert!(
                    !spoken.contains("SORE") && !spoken.contains("OTHER"),
                    "{}: {spoken}",
                    known.technique
                );
            }
        }
    }
}

#[test]
fn left_and_right_are_exact_opposites() {
    // A right angle has no left.
    let spoken = |step: &str, side| speak(step, Some(side)).replace("right angle", "square angle");
    for known in &shipped_library().instructions {
        for step in known.steps.iter().filter(|step| step.contains('{')) {
            let left = spoken(step, Side::Left);
            let mirrored = left
                .replace("left", "\0")
                .replace("right", "left")
                .replace('\0', "right");
            assert_eq!(mirrored, spoken(step, Side::Right), "{}", known.technique);
        }
    }
}

#[test]
fn every_technique_has_instructions_with_sources_that_can_be_shown() {
    shipped_library();
    for technique in &guidance().techniques {
        let known = instructions(technique).unwrap_or_else(|| panic!("{} has no instructions", technique.id));
        assert_eq!(sources(&known.sources).count(), known.sources.len(), "{}", technique.id);
        assert!(!known.sources.is_empty(), "{} rests on nothing", technique.id);
    }
}

#[test]
fn what_is_harder_is_for_the_same_place_and_never_leads_back() {
    let library = shipped_library();
    let of = |id: TechniqueId| {
        library
            .instructions
            .iter()
            .find(|one| one.technique == id)
            .expect("known")
    };
    let technique = |id: TechniqueId| find_technique(id.as_str()).expect("known");
    for one in &library.instructions {
        for harder in &one.harder.techniques {
            let (from, to) = (technique(one.technique), technique(*harder));
            let shared = areas_with(from).any(|area| area.techniques.contains(&to.id));
            assert!(shared, "{} and {} share no place", from.id, to.id);
            assert!(of(*harder).easier.techniques.contains(&one.technique), "{}", to.id);
        }
        let mut above = one.harder.techniques.clone();
        while let Some(next) = above.pop() {
            assert_ne!(next, one.technique, "{next} is harder than itself");
            above.extend(&of(next).harder.techniques);
        }
    }
}

#[test]
fn a_press_is_for_today_and_strength_for_the_weeks() {
    assert_eq!(lasts_for(Kind::SelfMassage), Some("Meant for today."));
    assert_eq!(lasts_for(Kind::Strengthen), Some("Meant for the weeks."));
}

#[test]
fn whoever_takes_a_band_looks_for_tears_first_and_is_told_how_to_handle_it() {
    shipped_library();
    for technique in &guidance().techniques {
        let takes_a_band = technique.equipment.contains(&Equipment::Band);
        assert_eq!(handling(technique).is_some(), takes_a_band, "{}", technique.id);
        if takes_a_band {
            let first = instructions(technique).and_then(|known| known.steps.first());
            assert!(first.is_some_and(|step| step.contains("tears")), "{}", technique.id);
        }
    }
}
