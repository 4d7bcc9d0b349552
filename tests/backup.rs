//! What a person saved can be taken out and in again, whatever it is, and nothing that comes in can do harm.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use unknot::domain::backup::{self, Backup, BadBackup, Everything};
use unknot::domain::catalogue::guidance;
use unknot::domain::check::history::CheckHistory;
use unknot::domain::course::courses::Courses;
use unknot::domain::favourites::Favourites;
use unknot::domain::journal::entries::Journal;
use unknot::domain::merge::Preference;
use unknot::domain::routine::routines::Routines;
use unknot::domain::session::saved::SavedSession;
use unknot::domain::settings::Settings;
use unknot::domain::storage::saved::{Saved, decode, encode};
use unknot::domain::storage::store::Raw;

const NOW: &str = "2026-11-24T10:00:00.000Z";

/// Any words at all, hostile ones among them; trimmed, as the app saves them.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("<img src=x onerror=alert(1)>".to_owned()),
        Just("\u{202e}backwards \u{1f9d8} \"quoted\" \\ back".to_owned()),
        "[a-zA-Z0-9 äöü]{1,30}".prop_map(|text: String| format!("x{}", text.trim())),
    ]
}

fn area() -> impl Strategy<Value = &'static str> {
    let areas: Vec<&'static str> = guidance().areas.iter().map(|area| area.id.as_str()).collect();
    prop::sample::select(areas)
}

fn technique() -> impl Strategy<Value = String> {
    let known: Vec<String> = guidance()
        .techniques
        .iter()
        .map(|technique| technique.id.as_str().to_owned())
        .collect();
    prop_oneof![9 => prop::sample::select(known), 1 => Just("from-the-future".to_owned())]
}

fn side() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["left", "right", "both"])
}

fn place() -> impl Strategy<Value = Value> {
    (area(), side()).prop_map(|(area, side)| json!({ "area": area, "side": side }))
}

fn favourites() -> impl Strategy<Value = Value> {
    let marked = |ids: Vec<String>| {
        let mut ids = ids;
        ids.sort();
        ids.dedup();
        let marks = ids.into_iter().map(|id| json!({ "id": id, "added_at": NOW }));
        marks.collect::<Vec<Value>>()
    };
    vec(technique(), 0..6).prop_map(move |ids| json!({ "version": 1, "techniques": marked(ids), "areas": [] }))
}

fn step() -> impl Strategy<Value = Value> {
    let own = (words(), words(), 1_u16..=600, 1_u16..=100).prop_map(|(title, text, hold, times)| {
        json!({ "title": title, "text": text, "turn": "whole", "hold": hold, "repetitions": times })
    });
    let known = (technique(), place(), 1_u16..60, 1_u16..20, words()).prop_map(|(id, place, hold, times, note)| {
        json!({ "technique": id, "place": place, "turn": "whole", "hold": hold, "repetitions": times, "note": note })
    });
    prop_oneof![own, known]
}

fn routines() -> impl Strategy<Value = Value> {
    let routine = (words(), vec(step(), 0..6), option::of(1_u64..2_000_000_000_000));
    vec(routine, 0..4).prop_map(|routines| {
        let numbered = routines.into_iter().enumerate().map(|(id, (name, steps, last_done))| {
            let steps: Vec<Value> = steps
                .into_iter()
                .enumerate()
                .map(|(id, mut step)| {
                    step["id"] = json!(id + 1);
                    step
                })
                .collect();
            json!({ "id": id + 1, "name": name, "steps": steps, "last_done": last_done })
        });
        json!({ "version": 1, "routines": numbered.collect::<Vec<Value>>() })
    })
}

fn journal() -> impl Strategy<Value = Value> {
    let entry = (
        vec(place(), 0..3),
        option::of(0_u8..=10),
        option::of(0_u8..=10),
        vec(technique(), 0..3),
        words(),
    );
    vec(entry, 0..8).prop_map(|entries| {
        let entries = entries.into_iter().zip(1_u64..).map(|((places, before, after, did, note), at)| {
            json!({ "at": at, "places": places, "before": before, "after": after, "did": did, "note": note })
        });
        json!({ "version": 1, "entries": entries.collect::<Vec<Value>>() })
    })
}

fn profile() -> impl Strategy<Value = Value> {
    let check = (place(), 0_u64..9_000, option::of(0_u8..=10));
    (option::of(1_u64..9_000), any::<bool>(), vec(check, 0..4)).prop_map(|(asked_at, never, checks)| {
        let mut seen = Vec::new();
        let mut kept = Vec::new();
        for (mut place, at, pain) in checks {
            if !seen.contains(&place) {
                seen.push(place.clone());
                place["at"] = json!(at);
                place["pain"] = json!(pain);
                place["signs"] = json!({ "yes": ["fever"], "no": ["saddle-numbness"] });
                kept.push(place);
            }
        }
        json!({ "version": 1, "asked_at": asked_at, "never_pregnant": never, "checks": kept })
    })
}

fn settings() -> impl Strategy<Value = Value> {
    let theme = prop::sample::select(vec!["system", "light", "dark"]);
    let person = option::of((
        prop::sample::select(vec!["slim", "middle", "broad"]),
        prop::sample::select(vec!["light", "middle", "deep"]),
    ));
    (theme, 0_u8..=100, person).prop_map(|(theme, volume, person)| {
        let person = person.map(|(build, tone)| json!({ "build": build, "tone": tone }));
        json!({ "version": 1, "theme": theme, "session": { "voice_volume": volume }, "person": person })
    })
}

fn courses() -> impl Strategy<Value = Value> {
    let course = (place(), 1_u64..9_000, option::of(1_u64..9_000), any::<bool>());
    vec(course, 0..4).prop_map(|courses| {
        let courses = courses
            .into_iter()
            .zip(1_u64..)
            .map(|((place, shown, builds, is_over), started)| {
                let end = is_over.then(|| json!({ "shown": shown, "how": "enough" }));
                json!({ "started": started, "shown": shown, "place": place, "builds": builds, "end": end })
            });
        json!({ "version": 1, "courses": courses.collect::<Vec<Value>>() })
    })
}

fn read<T: Saved>(value: &Value) -> T {
    decode(&value.to_string()).unwrap()
}

/// The file with a state.
fn write(all: &Everything) -> String {
    fn part<T: Saved>(value: &T) -> (String, Raw) {
        (T::key(), Raw::Text(encode(value).unwrap()))
    }
    let parts = [
        part(&all.favourites),
        part(&all.routines),
        part(&all.journal),
        part(&all.kept),
        part(&all.settings),
        part(&all.courses),
    ];
    backup::write(&parts, NOW).unwrap()
}

/// Any state that a device can have.
fn everything() -> impl Strategy<Value = Everything> {
    let parts = (favourites(), routines(), journal(), profile(), settings(), courses());
    parts.prop_map(|(favourites, routines, journal, profile, settings, courses)| {
        let found = Backup {
            favourites: Some(read::<Favourites>(&favourites)),
            routines: Some(read::<Routines>(&routines)),
            journal: Some(read::<Journal>(&journal)),
            kept: Some(read::<CheckHistory>(&profile)),
            settings: Some(read::<Settings>(&settings)),
            courses: Some(read::<Courses>(&courses)),
            ..Backup::default()
        };
        Everything::default().with(found, Preference::File).unwrap().0
    })
}

proptest! {
    #[test]
    fn a_backup_brings_everything_to_an_empty_device(all in everything()) {
        let file = write(&all);
        let (there, _) = Everything::default().with(backup::read(&file).unwrap(), Preference::File).unwrap();
        prop_assert_eq!(&there, &all);
        prop_assert_eq!(write(&there), file);
    }

    #[test]
    fn a_backup_of_what_is_here_changes_nothing(all in everything()) {
        let file = write(&all);
        let (same, changes) = all.with(backup::read(&file).unwrap(), Preference::File).unwrap();
        prop_assert!(changes.iter().all(|part| part.changes.is_nothing()), "{changes:?}");
        prop_assert_eq!(same, all);
    }

    #[test]
    fn an_import_takes_nothing_away(here in everything(), there in everything()) {
        let file = write(&there);
        let (joined, _) = here.with(backup::read(&file).unwrap(), Preference::File).unwrap();
        prop_assert!(here.routines.all().iter().all(|routine| joined.routines.find(routine.id).is_some()));
        prop_assert!(here.journal.entries().iter().all(|entry| joined.journal.entry(entry.at).is_some()));
        prop_assert!(joined.favourites.count() >= here.favourites.count().max(there.favourites.count()));
        // Once more changes nothing.
        let (again, _) = joined.with(backup::read(&file).unwrap(), Preference::File).unwrap();
        prop_assert_eq!(again, joined);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    /// Cut, doubled, turned around or overwritten anywhere: it is read or refused with a reason, never more.
    #[test]
    fn a_damaged_file_or_value_is_read_or_refused(all in everything(), at in any::<prop::sample::Index>(), how in 0_u8..6, with in any::<char>()) {
        let file = write(&all);
        let mut characters: Vec<char> = file.chars().collect();
        let at = at.index(characters.len());
        match how {
            0 => characters.truncate(at),
            1 => { characters.remove(at); }
            2 => characters.insert(at, with),
            3 => characters[at] = with,
            4 => characters[at..].reverse(),
            _ => { let tail = characters[at..].to_vec(); characters.extend(tail); }
        }
        let text: String = characters.into_iter().collect();
        match backup::read(&text) {
            Ok(backup) => { let _ = Everything::default().with(backup, Preference::File); }
            Err(reason) => prop_assert!(reason.to_string().ends_with('.'), "{reason}"),
        }
        for reason in [
            decode::<Favourites>(&text).err(), decode::<Routines>(&text).err(), decode::<Journal>(&text).err(),
            decode::<CheckHistory>(&text).err(), decode::<Settings>(&text).err(), decode::<SavedSession>(&text).err(),
        ].into_iter().flatten() {
            prop_assert!(!reason.to_string().is_empty());
        }
    }
}

#[test]
fn what_is_no_backup_is_refused_with_the_reason_and_the_place() {
    let deep = format!(
        "{{\"app\":\"unknot\",\"version\":1,\"routines\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let huge = " ".repeat(backup::LARGEST + 1);
    for (text, expected) in [
        (
            "",
            "or only a part of one: EOF while parsing a value at line 1 column 0",
        ),
        ("{\"app\":\"unknot\",\"version\":1,", "EOF while parsing"),
        ("hello", "expected value at line 1 column 1"),
        ("[1,2]", "not a backup of Unknot."),
        ("{\"app\":\"other\",\"version\":1}", "not a backup of Unknot."),
        ("{\"app\":\"unknot\"}", "not a backup of Unknot."),
        ("{\"app\":\"unknot\",\"version\":2}", "A newer version of Unknot"),
        ("{\"app\":\"unknot\",\"version\":1}", "holds nothing"),
        (
            "{\"app\":\"unknot\",\"version\":1,\"routines\":{\"version\":1,\"routines\":[{\"id\":\"x\"}]}}",
            "The routines in this file cannot be used: the shape is not as expected (routines[0].id: “x” is not a whole number",
        ),
        (
            "{\"app\":\"unknot\",\"version\":1,\"journal\":{\"version\":7}}",
            "The journal in this file cannot be used: a newer version",
        ),
        (
            deep.as_str(),
            "This is not a backup of Unknot, or only a part of one: recursion limit exceeded",
        ),
        (huge.as_str(), "larger than any backup"),
    ] {
        let reason = backup::read(text).unwrap_err().to_string();
        assert!(reason.contains(expected), "{text:.60}: {reason}");
    }
}

#[test]
fn whatever_is_no_backup_is_refused_as_a_whole() {
    let with = |part: &str, value: &str| format!("{{\"app\":\"unknot\",\"version\":1,\"{part}\":{value}}}");
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let mut files: Vec<String> = [
        "",
        " ",
        "{",
        "}",
        "[]",
        "null",
        "true",
        "0",
        "\"text\"",
        "hello",
        "\u{0}",
        "{\"app\":\"unknot\"}",
        "{\"app\":\"unknot\",\"version\":0}",
        "{\"app\":\"unknot\",\"version\":1}",
        "{\"app\":\"unknot\",\"version\":2}",
        "{\"app\":\"unknot\",\"version\":-1}",
        "{\"app\":\"unknot\",\"version\":\"1\"}",
        "{\"app\":\"Unknot\",\"version\":1}",
        "{\"app\":1,\"version\":1}",
        "<img src=x onerror=alert(1)>",
        "<!doctype html><title>Sign in</title>",
        "{\"app\":\"unknot\",\"version\":1,\"exported_at\":\"<img src=x onerror=alert(1)>\"}",
        "{\"__proto__\":{\"app\":\"unknot\"}}",
    ]
    .map(str::to_owned)
    .to_vec();
    for part in ["favourites", "routines", "profile", "journal", "settings", "courses"] {
        for value in [
            "1",
            "\"<img src=x onerror=alert(1)>\"",
            "{}",
            "{\"version\":99}",
            deep.as_str(),
        ] {
            files.push(with(part, value));
        }
    }
    files.push(with("routines", "{\"version\":1,\"routines\":[{\"id\":1}]}"));
    files.push(with("journal", "{\"version\":1,\"entries\":{\"at\":1}}"));
    for file in &files {
        let reason = backup::read(file).unwrap_err().to_string();
        assert!(reason.ends_with('.'), "{file:.80}: {reason}");
    }
}

#[test]
fn an_old_answer_never_takes_the_place_of_a_new_one() {
    let check = |at: u64, pain: u8| {
        json!({ "version": 1, "asked_at": at, "age": null, "checks": [
            { "area": "neck-back", "side": "left", "at": at, "pain": pain, "signs": { "yes": [], "no": [] } }] })
    };
    let with = |profile: &Value| Backup {
        kept: Some(read::<CheckHistory>(profile)),
        ..Backup::default()
    };
    let (young, old) = (check(9, 8), check(5, 1));
    let (here, _) = Everything::default().with(with(&young), Preference::File).unwrap();
    let (after, changes) = here.with(with(&old), Preference::File).unwrap();
    assert!(changes.iter().all(|part| part.changes.is_nothing()), "{changes:?}");
    assert_eq!(after, here);
    let (there, _) = Everything::default().with(with(&old), Preference::File).unwrap();
    assert_eq!(there.with(with(&young), Preference::File).unwrap().0, here);
}

#[test]
fn more_routines_than_there_is_room_for_are_refused() {
    let many = |from: usize| {
        let routines: Vec<Value> = (from..from + 150)
            .map(|id| json!({ "id": id, "name": "A", "steps": [] }))
            .collect();
        Backup {
            routines: Some(read::<Routines>(&json!({ "version": 1, "routines": routines }))),
            ..Backup::default()
        }
    };
    let (here, _) = Everything::default().with(many(0), Preference::File).unwrap();
    assert!(matches!(
        here.with(many(1_000), Preference::File),
        Err(BadBackup::TooMany(_))
    ));
    assert!(here.with(many(0), Preference::File).is_ok());
}
