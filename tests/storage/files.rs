//! What was saved as a file comes back, whole or in part.

use unknot::domain::backup::{self, BadBackup};
use unknot::domain::storage::store::Raw;

fn stored(parts: &[(&str, &str)]) -> Vec<(String, Raw)> {
    let raw = |(key, text): &(&str, &str)| ((*key).to_owned(), Raw::Text((*text).to_owned()));
    parts.iter().map(raw).collect()
}

const JOURNAL: &str = r#"{"version":1,"entries":[{"at":1,"before":3},{"at":2,"before":11},{"at":3}]}"#;
const ROUTINES: &str = r#"{"version":1,"routines":[{"id":2,"name":"Good","steps":[]}]}"#;

#[test]
fn a_value_that_cannot_be_read_is_in_the_backup_as_it_stands() {
    let all = stored(&[
        ("unknot.journal", "{ not json"),
        ("unknot.routines", JOURNAL),
        ("unknot.settings", r#"{"version":99,"theme":"mauve"}"#),
        ("unknot.quarantine.profile.5", "{"),
        ("unknot.session", r#"{"version":2}"#),
    ]);
    let file: serde_json::Value = serde_json::from_str(&backup::write(&all, "").unwrap()).unwrap();
    assert_eq!(file["unreadable"]["unknot.journal"], "{ not json");
    assert!(file["journal"].is_null(), "it would come back empty");
    assert_eq!(file["routines"]["entries"][2]["at"], 3);
    assert_eq!(file["settings"]["theme"], "mauve");
    assert_eq!(file["unreadable"]["unknot.quarantine.profile.5"], "{");
    assert!(file["unreadable"]["unknot.session"].is_null());
    assert!(file["favourites"]["version"].is_u64());
}

#[test]
fn the_file_of_a_value_that_was_set_aside_can_be_opened() {
    let backup = backup::read(JOURNAL).unwrap();
    assert_eq!(backup.journal.unwrap().entries().len(), 2);
    assert_eq!(
        (backup.left_out[0].part, backup.left_out[0].entries),
        ("journal", Some(1))
    );
    assert_eq!(backup::read(ROUTINES).unwrap().routines.unwrap().all().len(), 1);
    let newer = backup::read(r#"{"version":99,"entries":[]}"#).unwrap_err().to_string();
    assert!(newer.contains("newer version"), "{newer}");
}

#[test]
fn of_a_file_with_a_broken_part_the_others_can_be_used_and_the_rest_is_named() {
    let with =
        |journal: &str| format!("{{\"app\":\"unknot\",\"version\":1,\"routines\":{ROUTINES},\"journal\":{journal}}}");
    let part = backup::read(&with(JOURNAL)).unwrap();
    assert_eq!(
        (
            part.routines.unwrap().all().len(),
            part.journal.unwrap().entries().len()
        ),
        (1, 2)
    );
    assert_eq!(part.left_out.len(), 1);
    let without = backup::read(&with("7")).unwrap();
    assert!(without.routines.is_some() && without.journal.is_none());
    assert_eq!(without.left_out[0].entries, None);
    let only = r#"{"app":"unknot","version":1,"journal":7}"#;
    assert!(matches!(
        backup::read(only),
        Err(BadBackup::Part { part: "journal", .. })
    ));
}

#[test]
fn a_rescue_file_brings_back_what_it_can() {
    let rescued = serde_json::json!({ "app": "unknot", "version": 1, "exported_at": "2026-11-24T10:00:00.000Z",
        "routines": { "version": 1, "routines": [] },
        "unreadable": { "unknot.journal": "{ not json", "unknot.quarantine.journal.7": JOURNAL,
            "unknot.quarantine.favourites.1": "{\"version\":1,\"techniques\":[],\"areas\":[]}", "unknot.session": "{}" } });
    let backup = backup::read(&rescued.to_string()).unwrap();
    assert!(backup.routines.is_some() && backup.favourites.is_some());
    assert!(
        backup.journal.is_none(),
        "what stands for the journal is what was stored last"
    );
    assert_eq!(backup.left_out[0].part, "journal");
}

#[test]
fn what_was_set_aside_comes_back_where_nothing_took_its_place() {
    let all = stored(&[("unknot.quarantine.journal.7", JOURNAL)]);
    let backup = backup::read(&backup::write(&all, "").unwrap()).unwrap();
    assert_eq!(backup.journal.unwrap().entries().len(), 2);
    // Notes that were deleted since do not come back with it.
    let all = stored(&[
        ("unknot.quarantine.journal.7", JOURNAL),
        ("unknot.journal", r#"{"version":1,"entries":[]}"#),
    ]);
    let backup = backup::read(&backup::write(&all, "").unwrap()).unwrap();
    assert!(backup.journal.unwrap().entries().is_empty());
}
