//! The content that the app ships with.
#![cfg(feature = "compile")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::Path;
use std::sync::LazyLock;

use unknot_content::check::Check;
use unknot_content::compile::{Compiled, compile};
use unknot_content::learn::Learn;
use unknot_content::model::{Action, Background, Figures, Guidance, Level, Library};
use unknot_content::pack;
use unknot_content::sided::{Side, speak};

static SHIPPED: LazyLock<Compiled> = LazyLock::new(|| {
    compile(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{} problems:\n{}", lines.len(), lines.join("\n"))
    })
});

#[test]
fn nothing_is_lost() {
    let Compiled {
        guidance,
        background,
        library,
        check,
        learn,
        ..
    } = &*SHIPPED;
    let counted = [
        ("groups", guidance.groups.len(), 6),
        ("areas", guidance.areas.len(), 30),
        ("techniques", guidance.techniques.len(), 175),
        ("red flags", guidance.red_flags.len(), 54),
        ("universal red flags", guidance.universal_red_flags.len(), 12),
        ("contraindications", background.contraindications.len(), 29),
        ("sources", library.sources.len(), 265),
        ("care options", learn.care.len(), 33),
        ("guides", learn.guides.len(), 11),
        ("signs", check.signs.len(), 86),
        ("screens", check.screens.len(), 10),
        ("follow-ups", check.follow_ups.len(), 8),
        ("triage rules", check.triage.len(), 69),
        ("rules", check.rules.len(), 182),
        ("reasons that can be left open", check.unanswered.len(), 25),
        ("movement tests", check.movement_tests.len(), 8),
    ];
    for (what, found, expected) in counted {
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn packed_content_is_read_back_as_it_was() {
    let background: Background = pack::read(SHIPPED.background_bytes().unwrap().leak()).unwrap();
    let guidance: Guidance = pack::read(SHIPPED.guidance_bytes().unwrap().leak()).unwrap();
    let [library, check, learn, figures] = SHIPPED.files().unwrap().map(|file| &*file.bytes.leak());
    let library: Library = pack::read(library).unwrap();
    let check: Check = pack::read(check).unwrap();
    let learn: Learn = pack::read(learn).unwrap();
    let figures: Figures = pack::read(figures).unwrap();
    assert_eq!(format!("{learn:?}"), format!("{:?}", SHIPPED.learn));
    assert_eq!(format!("{figures:?}"), format!("{:?}", SHIPPED.figures));
    assert_eq!(format!("{background:?}"), format!("{:?}", SHIPPED.background));
    assert_eq!(format!("{guidance:?}"), format!("{:?}", SHIPPED.guidance));
    assert_eq!(format!("{check:?}"), format!("{:?}", SHIPPED.check));
    assert_eq!(format!("{library:?}"), format!("{:?}", SHIPPED.library));
}

#[test]
fn what_is_new_is_said_in_sentences() {
    let releases = &SHIPPED.learn.releases;
    let mut changes = releases.iter().flat_map(|release| &release.changes);
    assert!(!releases.is_empty() && changes.all(|change| change.ends_with('.')));
}

#[test]
fn damaged_bytes_are_refused() {
    let mut bytes = SHIPPED.guidance_bytes().unwrap();
    bytes.truncate(bytes.len() / 2);
    assert!(pack::read::<Guidance>(bytes.leak()).is_err());
}

#[test]
fn warning_signs_come_emergency_first() {
    let guidance = &SHIPPED.guidance;
    let lists = guidance.areas.iter().map(|area| (area.id.as_str(), &area.red_flags));
    for (whose, list) in lists.chain([("everywhere", &guidance.universal_red_flags)]) {
        let actions: Vec<Action> = list
            .iter()
            .map(|flag| guidance.red_flags[usize::from(flag.0)].action)
            .collect();
        assert!(actions.is_sorted(), "{whose}: {actions:?}");
        assert!(
            actions.first().is_some_and(|action| *action < Action::SeeGp),
            "{whose}: {actions:?}"
        );
    }
}

#[test]
fn areas_and_techniques_name_each_other() {
    let guidance = &SHIPPED.guidance;
    for (technique, background) in guidance.techniques.iter().zip(&SHIPPED.background.techniques) {
        for area in &guidance.areas {
            let listed = area.techniques.contains(&technique.id);
            assert_eq!(
                listed,
                background.areas.contains(&area.id),
                "{} and {}",
                technique.id,
                area.id
            );
        }
    }
}

#[test]
fn every_area_starts_with_something_gentle_of_its_own() {
    let guidance = &SHIPPED.guidance;
    for area in &guidance.areas {
        for first in [
            area.first.ease.technique(),
            area.first.press,
            area.first.heat,
            area.first.cold,
        ] {
            let technique = guidance
                .techniques
                .iter()
                .find(|technique| technique.id == first)
                .unwrap();
            assert_eq!(technique.level, Level::Gentle, "{first} for {}", area.id);
            assert!(area.techniques.contains(&first), "{first} for {}", area.id);
        }
    }
}

#[test]
fn pain_comes_from_the_areas_that_send_it() {
    let areas = &SHIPPED.guidance.areas;
    let background = |id: &str| {
        let place = areas.iter().position(|area| area.id.as_str() == id).unwrap();
        &SHIPPED.background.areas[place]
    };
    let from: Vec<&str> = background("shoulder-side")
        .may_come_from
        .iter()
        .map(|id| id.as_str())
        .collect();
    assert_eq!(
        from,
        [
            "neck-side",
            "traps-middle",
            "traps-lower",
            "shoulder-front",
            "shoulder-back",
            "shoulder-blade"
        ]
    );
}

#[test]
fn steps_speak_of_the_side_that_is_sore() {
    for known in &SHIPPED.library.instructions {
        for sentence in known.steps.iter().chain([&known.feel]) {
            let neutral = speak(sentence, None);
            let left = speak(sentence, Some(Side::Left));
            for unwanted in [
                "sore side",
                "sore-side",
                "good side",
                "good hand",
                "good leg",
                "good knee",
                "SORE",
                "OTHER",
            ] {
                assert!(!left.contains(unwanted), "{}: {left}", known.technique);
            }
            for unwanted in ["your left", "your right", "SORE", "OTHER", "{", "|", "}"] {
                assert!(!neutral.contains(unwanted), "{}: {neutral}", known.technique);
            }
        }
    }
}

#[test]
fn who_says_that_breaks_helped_says_that_a_review_was_not_convinced() {
    for guide in &SHIPPED.learn.guides {
        for claim in guide.sections.iter().flat_map(|section| &section.paragraphs) {
            let rests_on = |id: &str| claim.sources.iter().any(|source| source.as_str() == id);
            assert_eq!(
                rests_on("waong-2021"),
                rests_on("cochrane-breaks-2019"),
                "{}: {}",
                guide.id,
                claim.text
            );
        }
    }
}

#[test]
fn self_harm_stands_with_the_number_to_call() {
    for id in ["see-a-doctor", "stress"] {
        let mut guides = SHIPPED.learn.guides.iter();
        let guide = guides.find(|guide| guide.id.as_str() == id).unwrap();
        let mut calls = guide
            .sections
            .iter()
            .filter(|section| section.heading.starts_with("Call"));
        assert!(
            calls.any(|section| section
                .paragraphs
                .iter()
                .any(|claim| claim.text.contains("harm yourself"))),
            "{id}"
        );
    }
}
