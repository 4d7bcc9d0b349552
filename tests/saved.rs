//! What any build ever saved can be read by every later one.
//!
//! `tests/saved/NAME-VERSION.json` is what a build of that time wrote. These files never change; a new version of a
//! format gets a new file, and the older one a file that shows what it becomes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use unknot::domain::backup;
use unknot::domain::check::history::CheckHistory;
use unknot::domain::course::courses::Courses;
use unknot::domain::favourites::Favourites;
use unknot::domain::journal::entries::Journal;
use unknot::domain::routine::routines::Routines;
use unknot::domain::session::saved::SavedSession;
use unknot::domain::settings::Settings;
use unknot::domain::storage::saved::{Saved, decode, encode};

fn text(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/saved/{name}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{} is missing: {error}", path.display()))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// JSON without the white space between its tokens.
fn compact(json: &str) -> String {
    let (mut is_text, mut is_escaped) = (false, false);
    let is_kept = |letter: &char| {
        if is_text {
            is_text = *letter != '"' || is_escaped;
            is_escaped = *letter == '\\' && !is_escaped;
            return true;
        }
        is_text = *letter == '"';
        !letter.is_whitespace()
    };
    json.chars().filter(is_kept).collect()
}

fn every_version_is_read<T: Saved>() {
    for version in 1..=T::VERSION {
        let name = format!("{}-{version}", T::NAME);
        let value: T = decode(&text(&name)).unwrap_or_else(|reason| panic!("{name}: {reason}"));
        let becomes = if version == T::VERSION {
            name.clone()
        } else {
            format!("{name}-as-{}", T::VERSION)
        };
        let written = encode(&value).expect("it can be written");
        assert_eq!(json(&written), json(&text(&becomes)), "{name} changed on the way");
        assert_eq!(written, compact(&text(&becomes)), "{name} is written in another order");
    }
    let next = T::VERSION + 1;
    assert!(decode::<T>(&format!("{{\"version\":{next}}}")).is_err());
    assert!(decode::<T>("{\"version\":0}").is_err());
}

#[test]
fn every_version_of_every_value_is_read_and_nothing_of_it_is_lost() {
    every_version_is_read::<Favourites>();
    every_version_is_read::<Routines>();
    every_version_is_read::<CheckHistory>();
    every_version_is_read::<Journal>();
    every_version_is_read::<Settings>();
    every_version_is_read::<Courses>();
    every_version_is_read::<SavedSession>();
}

/// What later builds of the same version wrote, too: a field more is no other version.
#[test]
fn what_a_version_gained_later_is_read_and_nothing_of_it_is_lost() {
    let later = text("journal-1-later");
    let journal: Journal = decode(&later).expect("a journal");
    assert_eq!(json(&encode(&journal).expect("it can be written")), json(&later));
    let mut backup = json(&text("backup-1"));
    backup["courses"] = json(&text("courses-1"));
    let read = backup::read(&backup.to_string()).expect("a backup");
    assert!(read.courses.is_some());
}

/// What makes nothing of it is set aside unchanged: `tests/wasm_storage.rs`.
#[test]
fn broken_values_are_refused_whatever_they_are_of() {
    fn is_refused<T: Saved>(text: &str) {
        assert!(decode::<T>(text).is_err(), "{} takes {text:.60}", T::NAME);
    }
    let deep = format!("{{\"version\":1,\"routines\":{}", "[".repeat(5_000));
    for text in [
        "",
        "{",
        "null",
        "[]",
        "\"x\"",
        "{\"version\":99}",
        "{\"version\":0}",
        "{\"version\":1.5}",
        "{\"version\":\"1\"}",
        "<img src=x onerror=alert(1)>",
        "{\"version\":1,\"techniques\":1,\"routines\":1,\"entries\":1,\"checks\":1,\"theme\":1,\"courses\":1,\"under_way\":1}",
        &deep,
    ] {
        is_refused::<Favourites>(text);
        is_refused::<Routines>(text);
        is_refused::<CheckHistory>(text);
        is_refused::<Journal>(text);
        is_refused::<Settings>(text);
        is_refused::<Courses>(text);
        is_refused::<SavedSession>(text);
    }
}

#[test]
fn every_version_of_the_backup_is_read() {
    for version in 1..=backup::VERSION {
        let read = backup::read(&text(&format!("backup-{version}"))).expect("a backup");
        assert_eq!(read.exported_at, "2026-11-24T10:00:00.000Z");
        assert!(read.favourites.is_some() && read.routines.is_some() && read.kept.is_some());
        assert!(read.journal.is_some() && read.settings.is_some());
    }
}
