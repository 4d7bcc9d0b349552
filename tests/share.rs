//! A routine reaches somebody else as it is, and nothing that comes in a link or a file can do harm.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use base64ct::{Base64UrlUnpadded, Encoding};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use unknot::domain::backup::{self, BadBackup};
use unknot::domain::catalogue::{areas_with, guidance};
use unknot::domain::limits::{MOST_STEPS, NAME_LENGTH};
use unknot::domain::routine::Routine;
use unknot::domain::routine::routines::Routines;
use unknot::domain::routine::share::file::{self, BadFile};
use unknot::domain::routine::share::link::{self, BadLink};
use unknot::domain::routine::share::{NoSteps, Shared};
use unknot::domain::routine::step::{RoutineStep, StepActivity, StepId};
use unknot::domain::routine_id::RoutineId;
use unknot::domain::storage::saved::decode;

const HOSTILE: &str = "<img src=x onerror=alert(1)>";

/// Words that need no change on their way, hostile ones among them.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(HOSTILE.to_owned()),
        Just("\u{1f9d8}\u{200d}\u{2640}\u{fe0f} \"quoted\" \\ back".to_owned()),
        "[a-zA-Z0-9 äöü]{1,30}".prop_map(|text: String| format!("x{}", text.trim())),
    ]
}

/// A technique with one of its areas.
fn technique() -> impl Strategy<Value = (&'static str, &'static str)> {
    let known: Vec<_> = guidance()
        .techniques
        .iter()
        .flat_map(|technique| areas_with(technique).map(|area| (technique.id.as_str(), area.id.as_str())))
        .collect();
    prop::sample::select(known)
}

fn side() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["left", "right", "both"])
}

fn turn() -> impl Strategy<Value = Value> {
    let all = ["left", "right"].map(|side| [json!({ "only": side }), json!({ "first": side })]);
    prop::sample::select([all.concat(), vec![json!("whole"), json!("both")]].concat())
}

fn step() -> impl Strategy<Value = Value> {
    let own = (words(), words(), turn())
        .prop_map(|(title, text, turn)| json!({ "title": title, "text": text, "turn": turn }));
    let known = (technique(), side(), turn()).prop_map(
        |((id, area), side, turn)| json!({ "technique": id, "place": { "area": area, "side": side }, "turn": turn }),
    );
    let much = (
        option::of(any::<u16>()),
        any::<u16>(),
        option::of(any::<u16>()),
        option::of(any::<u16>()),
        words(),
    );
    (prop_oneof![own, known], much).prop_map(|(mut step, (hold, times, minutes, rest, note))| {
        step["hold"] = json!(hold);
        step["repetitions"] = json!(times);
        step["minutes"] = json!(minutes);
        step["rest"] = json!(rest);
        step["note"] = json!(note);
        step
    })
}

/// Any routine that the app can hold: with a turn that its step can have, and within its bounds.
fn routine() -> impl Strategy<Value = Routine> {
    (words(), vec(step(), 1..12), option::of(1_u64..2_000_000_000_000)).prop_map(|(name, mut steps, last_done)| {
        for (id, step) in (1..).zip(&mut steps) {
            step["id"] = json!(id);
        }
        let saved =
            json!({ "version": 1, "routines": [{ "id": 7, "name": name, "steps": steps, "last_done": last_done }] });
        let routines: Routines = decode(&saved.to_string()).unwrap();
        let mut routine = routines.all()[0].clone();
        for step in &mut routine.steps {
            if let Some((technique, place)) = step.technique().zip(step.place())
                && !step.turns().contains(&step.turn)
            {
                step.turn = RoutineStep::of_technique(technique, place).turn;
            }
        }
        routine.keep_in_bounds();
        routine
    })
}

/// What somebody else is to get of a routine.
fn without_what_is_private(routine: &Routine) -> Routine {
    let mut routine = routine.clone();
    routine.id = RoutineId(0);
    routine.last_done = None;
    for step in &mut routine.steps {
        step.note = String::new();
    }
    routine
}

fn of_own_steps(steps: usize, text: &str) -> Routine {
    let mut routine = Routine::new(RoutineId(1), "Own");
    for _ in 0..steps {
        routine.add(RoutineStep::own("Step", text)).unwrap();
    }
    routine
}

/// Nothing about it is more than the app would make itself.
fn is_in_bounds(shared: &Shared) -> bool {
    let mut again = shared.routine.clone();
    again.keep_in_bounds();
    let plain = |text: &str| text.chars().all(|letter| letter == '\n' || !letter.is_control());
    let is_known = |step: &RoutineStep| match &step.work {
        StepActivity::Own { title, text } => plain(title) && plain(text),
        StepActivity::Technique { .. } => {
            let known = step.technique().zip(step.place());
            known.is_some_and(|(technique, place)| place.area.techniques.contains(&technique.id))
        }
    };
    again == shared.routine
        && shared.routine.last_done.is_none()
        && (1..=MOST_STEPS).contains(&shared.routine.steps.len())
        && shared.routine.name.chars().count() <= NAME_LENGTH
        && plain(&shared.routine.name)
        && shared.routine.steps.iter().all(is_known)
        && shared.routine.steps.iter().all(|step| step.note.is_empty())
}

fn damage(text: &str, at: prop::sample::Index, how: u8, with: char) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = at.index(letters.len());
    match how {
        0 => letters.truncate(at),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, with),
        3 => letters[at] = with,
        4 => letters[at..].reverse(),
        5 => letters.extend_from_within(at..),
        _ => letters = vec![with; 40_000],
    }
    letters.into_iter().collect()
}

/// Puts the right checksum at the end, so that what stands before it is looked at.
fn sealed(body: &[u8]) -> String {
    let checksum = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(body);
    Base64UrlUnpadded::encode_string(&[body, &checksum.to_le_bytes()].concat())
}

fn body(link: &str) -> Vec<u8> {
    let mut bytes = Base64UrlUnpadded::decode_vec(link).unwrap();
    bytes.truncate(bytes.len() - 4);
    bytes
}

proptest! {
    #[test]
    fn a_routine_arrives_with_its_steps_times_and_sides_and_without_what_is_private(routine in routine()) {
        let expected = Shared { routine: without_what_is_private(&routine), left_out: 0 };
        let link = link::write(&routine).unwrap();
        prop_assert!(is_in_bounds(&expected));
        prop_assert_eq!(file::read(&file::write(&routine).unwrap()), Ok(expected.clone()));
        prop_assert_eq!(link::read(&link), Ok(expected));
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')), "{link}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn a_damaged_link_is_refused_with_a_reason(routine in routine(), at in any::<prop::sample::Index>(), how in 0_u8..7, with in any::<char>()) {
        let link = link::write(&routine).unwrap();
        let damaged = damage(&link, at, how, with);
        match link::read(&damaged) {
            // Nothing was changed after all, or only letters that were the same.
            Ok(shared) => prop_assert_eq!(shared.routine, without_what_is_private(&routine)),
            Err(reason) => prop_assert!(reason.to_string().ends_with('.'), "{reason}"),
        }
    }

    /// With a checksum that somebody made fit, what comes in is within bounds all the same.
    #[test]
    fn a_forged_link_brings_nothing_that_is_out_of_bounds(routine in routine(), changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), keep in any::<prop::sample::Index>()) {
        let mut bytes = body(&link::write(&routine).unwrap());
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if changes.len() == 1 {
            bytes.truncate(keep.index(bytes.len()) + 1);
        }
        match link::read(&sealed(&bytes)) {
            Ok(shared) => prop_assert!(is_in_bounds(&shared), "{shared:?}"),
            Err(reason) => prop_assert!(reason.to_string().ends_with('.'), "{reason}"),
        }
    }

    #[test]
    fn any_bytes_and_any_text_are_read_or_refused(bytes in vec(any::<u8>(), 0..300), text in any::<String>()) {
        for link in [sealed(&bytes), sealed(&[&[1], bytes.as_slice()].concat()), text.clone()] {
            if let Ok(shared) = link::read(&link) {
                prop_assert!(is_in_bounds(&shared), "{shared:?}");
            }
        }
        prop_assert!(file::read(&text).is_err());
    }

    #[test]
    fn a_damaged_file_is_refused_or_within_bounds(routine in routine(), at in any::<prop::sample::Index>(), how in 0_u8..7, with in any::<char>()) {
        let damaged = damage(&file::write(&routine).unwrap(), at, how, with);
        match file::read(&damaged) {
            Ok(shared) => prop_assert!(is_in_bounds(&shared), "{shared:?}"),
            Err(reason) => prop_assert!(reason.to_string().ends_with('.'), "{reason}"),
        }
    }
}

/// Never to be edited: whoever was sent such a link can open it for good.
#[test]
fn a_link_of_version_1_still_says_the_same() {
    const LINK: &str = "AQpEZXNrIGJyZWFrBAAUc3QtdXBwZXItdHJhcC1iZWhpbmQLdHJhcHMtdXBwZXIAAgABFAMAAQoAFHN0LXVwcGVyLXRyYXAtYmVoaW5kC3RyYXBzLXVwcGVyAgMBDwIAAAEGQm90dGxlBlNsb3dseQEBAR4EAAABB0JyZWF0aGUAAAABAAAgXwCv";
    let shared = link::read(LINK).unwrap();
    let expected = json!({
        "id": 0,
        "name": "Desk break",
        "steps": [
            {
                "id": 1, "technique": "st-upper-trap-behind", "place": { "area": "traps-upper", "side": "left" },
                "turn": { "first": "left" }, "hold": 20, "repetitions": 3, "rest": 10
            },
            {
                "id": 2, "technique": "st-upper-trap-behind", "place": { "area": "traps-upper", "side": "both" },
                "turn": "both", "hold": 15, "repetitions": 2
            },
            { "id": 3, "title": "Bottle", "text": "Slowly", "turn": { "only": "right" }, "hold": 30, "repetitions": 4 },
            { "id": 4, "title": "Breathe", "text": "", "turn": "whole", "repetitions": 1 }
        ]
    });
    assert_eq!(serde_json::to_value(&shared.routine).unwrap(), expected);
    assert_eq!(link::write(&shared.routine).as_deref(), Some(LINK));
}

#[test]
fn bad_links_say_what_is_wrong() {
    let good = link::write(&of_own_steps(2, "Slowly")).unwrap();
    let mut newer = body(&good);
    newer[0] = 2;
    let huge_count = [&[1_u8, 0][..], &[0xff, 0xff, 0xff, 0xff, 0x0f]].concat();
    let trailing = [body(&good), vec![0]].concat();
    let cases = [
        (String::new(), BadLink::Damaged, "cut off when it was copied"),
        (good[..good.len() - 2].to_owned(), BadLink::Damaged, "not whole"),
        (good[..good.len() - 1].to_owned(), BadLink::Damaged, "not whole"),
        (format!("{good}."), BadLink::Damaged, "not whole"),
        (format!("{good}="), BadLink::Damaged, "not whole"),
        ("<script>".to_owned(), BadLink::Damaged, "not whole"),
        ("a".repeat(link::LONGEST + 1), BadLink::TooLong, "longer"),
        (sealed(&newer), BadLink::Newer { found: 2 }, "A newer version of Unknot"),
        (sealed(&[]), BadLink::Senseless, "does not hold a routine"),
        (sealed(&[0]), BadLink::Senseless, "does not hold a routine"),
        (sealed(&[1, 0xff]), BadLink::Senseless, "does not hold a routine"),
        (sealed(&huge_count), BadLink::Senseless, "does not hold a routine"),
        (sealed(&trailing), BadLink::Senseless, "does not hold a routine"),
        (sealed(&[1, 0, 0]), BadLink::NoSteps(NoSteps::Empty), "no steps"),
    ];
    for (text, expected, words) in cases {
        let reason = link::read(&text).unwrap_err();
        assert_eq!(reason, expected, "{text:.60}");
        assert!(reason.to_string().contains(words), "{reason}");
    }
}

#[test]
fn links_that_somebody_made_up_are_refused() {
    for text in [
        "A",
        "AAAA",
        "AQ",
        "_____",
        "Zm9v",
        "AQpEZXNrIGJyZWFr",
        HOSTILE,
        "%3Cimg%20src=x%20onerror=alert(1)%3E",
        &"A".repeat(60_000),
    ] {
        assert!(link::read(text).is_err(), "{text:.60}");
    }
}

#[test]
fn bad_files_say_what_is_wrong() {
    let steps =
        json!([{ "work": { "own": { "title": "A", "text": "" } }, "turn": "whole", "hold": 20, "repetitions": 1 }]);
    let file = |version: u64, steps: &Value| {
        let routine = json!({ "name": "A", "steps": steps });
        json!({ "app": "unknot", "kind": "routine", "version": version, "routine": routine }).to_string()
    };
    assert!(file::read(&file(1, &steps)).is_ok());
    let backup = backup::write(&[], "2026-11-24T10:00:00.000Z").unwrap();
    let cases = [
        (String::new(), BadFile::NotOurs, "not a routine of Unknot"),
        ("[]".to_owned(), BadFile::NotOurs, "not a routine of Unknot"),
        (
            r#"{"app":"other"}"#.to_owned(),
            BadFile::NotOurs,
            "not a routine of Unknot",
        ),
        (file(1, &json!("none")), BadFile::NotOurs, "only a part of one"),
        (file(1, &json!([])), BadFile::NoSteps(NoSteps::Empty), "no steps"),
        (
            file(9, &steps),
            BadFile::Newer { found: 9 },
            "A newer version of Unknot",
        ),
        (backup, BadFile::Backup, "Settings opens it"),
        (" ".repeat(file::LARGEST + 1), BadFile::TooLarge, "larger"),
    ];
    for (text, expected, words) in cases {
        let reason = file::read(&text).unwrap_err();
        assert_eq!(reason, expected, "{text:.60}");
        assert!(reason.to_string().contains(words), "{reason}");
    }
    assert_eq!(backup::read(&file(1, &steps)), Err(BadBackup::Routine));
}

#[test]
fn what_this_version_does_not_know_is_left_out_and_counted() {
    let place = |area: &str| json!({ "area": area, "side": "left" });
    let technique =
        |id: &str, area: &str| json!({ "technique": id, "place": place(area), "turn": "whole", "repetitions": 1 });
    let known = &guidance().techniques[0];
    let own_area = areas_with(known).next().unwrap().id.as_str();
    let foreign = guidance()
        .areas
        .iter()
        .find(|area| !area.techniques.contains(&known.id))
        .unwrap();
    let routine = |steps: Vec<Value>| {
        let steps: Vec<Value> = (1..)
            .zip(steps)
            .map(|(id, mut step)| {
                step["id"] = json!(id);
                step
            })
            .collect();
        let saved = json!({ "version": 1, "routines": [{ "id": 1, "name": "A", "steps": steps }] });
        decode::<Routines>(&saved.to_string()).unwrap().all()[0].clone()
    };
    let unknown = vec![
        technique("from-the-future", own_area),
        technique(known.id.as_str(), "from-the-future"),
        // Known, but not for this place, so that no check would ask what speaks against it.
        technique(known.id.as_str(), foreign.id.as_str()),
    ];
    let mixed = routine([vec![technique(known.id.as_str(), own_area)], unknown.clone()].concat());
    let shared = link::read(&link::write(&mixed).unwrap()).unwrap();
    assert_eq!((shared.routine.steps.len(), shared.left_out), (1, 3));
    let none = routine(unknown);
    let reason = link::read(&link::write(&none).unwrap()).unwrap_err();
    assert_eq!(reason, BadLink::NoSteps(NoSteps::Unknown));
    assert!(reason.to_string().contains("Update Unknot"), "{reason}");
}

#[test]
fn hostile_words_are_text_and_turn_nothing_around() {
    let mut routine = Routine::new(RoutineId(1), HOSTILE);
    routine.add(RoutineStep::own(HOSTILE, "Line 1\nLine 2")).unwrap();
    let shared = link::read(&link::write(&routine).unwrap()).unwrap();
    assert_eq!(shared.routine.name, HOSTILE);
    let words = |shared: &Shared| match &shared.routine.steps[0].work {
        StepActivity::Own { title, text } => (title.clone(), text.clone()),
        StepActivity::Technique { .. } => unreachable!("an own step"),
    };
    assert_eq!(words(&shared), (HOSTILE.to_owned(), "Line 1\nLine 2".to_owned()));

    routine.name = "\u{202e}Neck\u{0}\n\u{2067}and back\u{7f}".to_owned();
    routine.steps[0].work = StepActivity::Own {
        title: "\u{202e}\u{200f}".to_owned(),
        text: "a\u{1b}\r\n\u{2029}b".to_owned(),
    };
    let shared = link::read(&link::write(&routine).unwrap()).unwrap();
    assert_eq!(shared.routine.name, "Neck and back");
    assert_eq!(words(&shared), ("My exercise".to_owned(), "a\nb".to_owned()));
}

#[test]
fn a_routine_that_is_kept_already_is_recognised() {
    let mut routine = of_own_steps(2, "Slowly");
    let shared = link::read(&link::write(&routine).unwrap()).unwrap();
    let mut routines = Routines::default();
    assert_eq!(shared.kept_in(&routines), None);
    routine.last_done = Some(5);
    routine.steps[0].note = "My own note".to_owned();
    let id = routines.add(routine).unwrap();
    assert_eq!(shared.kept_in(&routines), Some(id));
    routines.change(id, |routine| {
        routine.remove(StepId(1));
    });
    assert_eq!(shared.kept_in(&routines), None);
}

#[test]
fn what_is_too_long_for_a_link_goes_into_a_file() {
    let long = of_own_steps(MOST_STEPS, &"\u{1f9d8}\\".repeat(250));
    assert_eq!(link::write(&long), None);
    let file = file::write(&long).unwrap();
    assert!(file.len() < file::LARGEST);
    assert_eq!(file::read(&file).unwrap().routine, without_what_is_private(&long));
}

#[test]
fn files_are_called_by_the_name_of_the_routine() {
    for (name, expected) in [
        ("Neck & back, 5 min", "unknot-routine-neck-back-5-min.json"),
        ("../../etc/passwd", "unknot-routine-etc-passwd.json"),
        ("???", "unknot-routine.json"),
    ] {
        assert_eq!(file::file_name(&Routine::new(RoutineId(1), name)), expected);
    }
}
