//! Single stories of what went wrong, or could.

use unknot::domain::backup;
use unknot::domain::backup::restore::{self, Import};
use unknot::domain::catalogue::{check, find_technique, open};
use unknot::domain::check::history::CheckHistory;
use unknot::domain::favourites::{Favourite, Favourites};
use unknot::domain::journal::entries::Journal;
use unknot::domain::merge::Preference;
use unknot::domain::routine::routines::Routines;
use unknot::domain::settings::{Settings, Theme};
use unknot::domain::storage::edits::Edits;
use unknot::domain::storage::repository::Repository;
use unknot::domain::storage::saved::{SalvageCount, decode};
use unknot::domain::storage::store::{NotSaved, Raw};

use crate::faulty::{Fault, Faulty};
use crate::person::{Act, FILE, NotDone, Person, neck};

fn filled() -> (Faulty, Person) {
    let store = Faulty::default();
    let mut person = Person::on(&store);
    for act in [
        Act::Mark,
        Act::KeepPlanAsRoutine,
        Act::Note,
        Act::Check,
        Act::SayWhereTheKnotIs,
        Act::ChooseTheme,
    ] {
        assert_eq!(person.does(act), Ok(()));
    }
    (store, person)
}

fn failing(count: usize) -> Fault {
    Fault::After { count, for_good: true }
}

#[test]
fn an_import_on_a_store_that_refuses_writes_takes_nothing_away() {
    for count in 0..5 {
        let (store, mut person) = filled();
        let before = person.shown.clone();
        store.begin(failing(count));
        assert_eq!(person.does(Act::ImportFile), Err(NotDone::Refused), "after {count}");
        assert_eq!(person.shown, before, "after {count} writes something is gone");
        // What had been written over before the fault is kept in memory, and goes into the file that is offered.
        let file = backup::write(&restore::stored(&person.repository), "").unwrap();
        assert_eq!(on_empty_device(&file), before);
    }
}

/// What a file brings to an empty device.
fn on_empty_device(file: &str) -> backup::Everything {
    let backup = backup::read(file).unwrap();
    backup::Everything::default().with(backup, Preference::File).unwrap().0
}

#[test]
fn the_undo_of_an_import_on_a_store_that_refuses_writes_takes_nothing_away() {
    for count in 0..5 {
        let (store, mut person) = filled();
        let before = person.shown.clone();
        assert_eq!(person.does(Act::ImportFile), Ok(()));
        store.begin(failing(count));
        assert_eq!(person.does(Act::TakeBack), Err(NotDone::InMemory), "after {count}");
        assert_eq!(person.shown, before, "after {count} writes something is gone");
        assert!(person.repository.has_unsaved());
    }
}

#[test]
fn a_store_that_is_full_gets_back_every_value_that_an_import_had_written_over() {
    let (store, mut person) = filled();
    let before = store.values();
    for more in 0..900 {
        store.begin(Fault::Full(store.size() + more));
        if person.does(Act::ImportFile) == Ok(()) {
            return;
        }
        assert_eq!(store.values(), before, "with room for {more} more");
        assert!(!person.repository.has_unsaved());
    }
    panic!("there was never room for the import");
}

#[test]
fn a_plan_that_becomes_a_routine_is_stored_whole_or_is_in_memory_whole() {
    let (store, mut person) = filled();
    store.begin(failing(1));
    person.does(Act::KeepPlanAsRoutine).unwrap();
    let again = Person::on(&store.sound_copy()).shown.routines;
    assert!(
        again.all().iter().all(|routine| routine.steps.len() == 2),
        "a half of a plan is stored"
    );
}

#[test]
fn deleting_everything_can_be_undone_after_other_changes() {
    let (_, mut person) = filled();
    let before = person.shown.clone();
    person.does(Act::DeleteEverything).unwrap();
    assert_eq!(person.shown, backup::Everything::default());
    for act in [Act::ChooseTheme, Act::MarkArea, Act::Note, Act::MakeRoutine] {
        person.does(act).unwrap();
    }
    person.does(Act::TakeBack).unwrap();
    let shown = &person.shown;
    assert_eq!(shown.favourites.count(), 2, "the one from before and the one since");
    assert_eq!(shown.journal.entries().len(), 2);
    assert_eq!(shown.routines.all().len(), 2);
    assert_eq!(shown.kept, before.kept);
    assert_eq!(shown.settings.theme, Theme::Dark);
}

#[test]
fn deleting_everything_takes_what_was_set_aside_along_and_brings_it_back() {
    let (store, mut person) = filled();
    store.set_raw("unknot.quarantine.journal.5", Raw::Units(vec![0x7b, 0xd800]));
    store.set("unknot.other", "{");
    let before = store.values();
    person.does(Act::DeleteEverything).unwrap();
    assert_eq!(store.values().len(), 0);
    person.does(Act::TakeBack).unwrap();
    assert_eq!(store.values(), before);
}

#[test]
fn two_imports_are_taken_back_each_by_itself() {
    let (_, mut person) = filled();
    let before = person.shown.clone();
    let import = |person: &mut Person, file: &str| {
        let backup = backup::read(file).unwrap();
        let undo = restore::import(backup, Preference::File, &mut person.repository, 50).unwrap();
        person.look();
        undo
    };
    let first = import(&mut person, FILE);
    let after_first = person.shown.clone();
    let other = FILE.replace("heat-neck", "br-belly").replace("\"id\":77", "\"id\":88");
    let second = import(&mut person, &other);
    restore::take_back(&first, &mut person.repository, 60).unwrap();
    person.look();
    let ids = |person: &Person| {
        person
            .shown
            .routines
            .all()
            .iter()
            .map(|routine| routine.id.0)
            .collect::<Vec<_>>()
    };
    assert!(
        ids(&person).contains(&88) && !ids(&person).contains(&77),
        "{:?}",
        ids(&person)
    );
    restore::take_back(&second, &mut person.repository, 61).unwrap();
    person.look();
    assert_eq!(person.shown.favourites, before.favourites);
    assert!(!ids(&person).contains(&88), "{after_first:?}");
}

#[test]
fn what_is_entered_between_an_import_and_its_preview_stays() {
    let (store, mut person) = filled();
    person.does(Act::ForgetPerson).unwrap();
    let preview = Import::of(backup::read(FILE).unwrap(), &mut person.repository, 50).unwrap();
    // A medicine is entered here, and another tab marks something and chooses a theme.
    person.now = 100;
    person.does(Act::Check).unwrap();
    let mut other = Person::on(&store);
    other.does(Act::MarkArea).unwrap();
    other.does(Act::ChooseTheme).unwrap();
    restore::import(preview.backup, Preference::Mine, &mut person.repository, 101).unwrap();
    person.look();
    let kept: CheckHistory = Repository::new(store.sound_copy()).load(102).unwrap();
    assert_eq!(kept, person.shown.kept);
    let text = store.text("unknot.profile").unwrap();
    assert!(text.contains("statin"), "the medicine is gone: {text}");
    assert_eq!(person.shown.favourites.count(), 3, "the mark of the other tab is gone");
}

#[test]
fn an_older_file_replaces_nothing_unasked_and_what_differs_is_named() {
    let (_, mut person) = filled();
    let mine = person.shown.clone();
    let file = r#"{"app":"unknot","version":1,"routines":{"version":1,"routines":[{"id":2,"name":"Old name","steps":[]}]},
        "journal":{"version":1,"entries":[{"at":3,"before":9,"note":"Old note"}]},"settings":{"version":1,"theme":"light"}}"#;
    let import = Import::of(backup::read(file).unwrap(), &mut person.repository, 50).unwrap();
    let named = format!("{:?}", import.differing);
    assert_eq!(named, "[Routine(\"Plan 2\"), Note(3), Settings]");
    restore::import(import.backup.clone(), Preference::Mine, &mut person.repository, 51).unwrap();
    person.look();
    assert_eq!(person.shown, mine);
    restore::import(import.backup, Preference::File, &mut person.repository, 52).unwrap();
    person.look();
    assert_eq!(person.shown.routines.all()[0].name, "Old name");
    assert_eq!(person.shown.journal.entries()[0].note, "Old note");
}

#[test]
fn an_import_beside_a_value_that_cannot_be_read_is_refused() {
    let (store, mut person) = filled();
    store.set("unknot.journal", "{");
    store.begin(Fault::Full(store.size()));
    assert_eq!(person.does(Act::ImportFile), Err(NotDone::Refused));
    assert_eq!(store.text("unknot.journal").as_deref(), Some("{"));
}

#[test]
fn what_two_tabs_change_at_once_both_stays() {
    let store = Faulty::default();
    let (mut here, mut there) = (Person::on(&store), Person::on(&store));
    let technique = |id| Favourite::Technique(find_technique(id).unwrap());
    // The other tab reads before this one writes, and writes after it.
    let before = there.shown.favourites.clone();
    here.does(Act::Mark).unwrap();
    let mut theirs = before.clone();
    theirs.add(technique("heat-neck"), None, String::new());
    store.set(
        "unknot.favourites",
        unknot::domain::storage::saved::encode(&theirs).unwrap(),
    );
    // This one had noted what it changed, and hears of what the other wrote.
    let mut edits = Edits::<Favourites>::default();
    edits.note(&before, &here.shown.favourites, 10);
    let stored: Favourites = here.repository.load(11).unwrap();
    let reconciled = edits.reconcile(&stored, 11).unwrap();
    let changed = here
        .repository
        .change(|| stored.clone(), 12, |all: &mut Favourites| *all = reconciled);
    assert_eq!((changed.value.count(), changed.saved), (2, Ok(())));
    there.look();
    assert_eq!(there.shown.favourites.count(), 2);
}

#[test]
fn what_could_not_be_stored_joins_what_another_tab_stores_in_the_meantime() {
    let (store, mut here) = filled();
    let mut there = Person::on(&store);
    there.now = 100;
    store.begin(failing(0));
    assert_eq!(here.does(Act::Note), Err(NotDone::InMemory));
    assert_eq!(here.does(Act::DeleteNote), Err(NotDone::InMemory));
    store.begin(Fault::None);
    there.does(Act::Note).unwrap();
    here.look();
    let notes: Vec<&str> = here
        .shown
        .journal
        .entries()
        .iter()
        .map(|entry| entry.note.as_str())
        .collect();
    assert_eq!(notes, ["Typed at 7", "Typed at 101"], "the first was deleted here");
    assert!(!here.repository.has_unsaved());
    there.look();
    assert_eq!(there.shown.journal, here.shown.journal);
}

const ONE_BAD: &str = r#"{"version":1,"entries":[{"at":1,"before":3,"note":"Good"},{"at":2,"before":11},{"at":3}]}"#;

#[test]
fn one_bad_entry_does_not_hide_the_others() {
    let store = Faulty::default();
    store.set("unknot.journal", ONE_BAD);
    let mut repository = Repository::new(store.clone());
    let journal: Journal = repository.load(9).unwrap();
    let moments: Vec<u64> = journal.entries().iter().map(|entry| entry.at).collect();
    assert_eq!(moments, [1, 3]);
    let told = repository.take_set_aside();
    assert_eq!(told[0].rest, Some(SalvageCount { used: 2, left_out: 1 }));
    assert_eq!(
        store.under("unknot.quarantine.journal."),
        [Raw::Text(ONE_BAD.to_owned())]
    );
    // The others are stored, so that a later start finds them.
    let again: Journal = Repository::new(store).load(10).unwrap();
    assert_eq!(again, journal);
}

#[test]
fn a_bad_routine_mark_check_or_knot_does_not_hide_the_others() {
    let store = Faulty::default();
    store.set(
        "unknot.routines",
        r#"{"version":1,"routines":[{"id":1},{"id":2,"name":"Good","steps":[]}]}"#,
    );
    store.set(
        "unknot.favourites",
        r#"{"version":1,"techniques":[{"id":"heat-neck","added_at":"x"}],"areas":[7]}"#,
    );
    store.set(
        "unknot.profile",
        r#"{"version":1,"asked_at":5,"medicines":["statin"],"checks":[{"area":"neck-back"}],
            "knots":[{"place":{"area":"neck-back","side":"left"},"words":"Here"},{"place":1}]}"#,
    );
    let mut repository = Repository::new(store);
    assert_eq!(repository.load::<Routines>(9).unwrap().all().len(), 1);
    assert_eq!(repository.load::<Favourites>(9).unwrap().count(), 1);
    let kept = repository.load::<CheckHistory>(9).unwrap();
    assert!(kept.knows_the_person() && kept.knots().len() == 1 && !kept.has_checks());
    assert_eq!(repository.take_set_aside().len(), 3);
}

#[test]
fn a_bad_answer_about_the_person_does_not_hide_the_checks_or_the_other_answers() {
    let good = [
        ("asked_at", "5"),
        ("health_at", "6"),
        ("age", "\"16-49\""),
        ("pregnancy", "\"no\""),
        ("never_pregnant", "true"),
        ("medicines", "[\"statin\"]"),
        ("conditions", "[]"),
        ("conditions_by_itself", "{\"yes\":[],\"no\":[\"numbness\"]}"),
        ("health", "{\"yes\":[],\"no\":[\"cancer\"]}"),
        ("training", "\"regular\""),
        ("equipment", "[\"towel\"]"),
        ("positions", "[\"sitting\"]"),
    ];
    let stored = |bad: Option<&str>| {
        let fields = good.map(|(name, value)| {
            let value = if bad == Some(name) { "[[7]]" } else { value };
            format!("\"{name}\":{value}")
        });
        format!(
            r#"{{"version":1,{},"checks":[{{"area":"neck-back","side":"left","at":5,"signs":{{"yes":[],"no":[]}}}}],"knots":[]}}"#,
            fields.join(",")
        )
    };
    let whole: CheckHistory = decode(&stored(None)).expect("it can be read");
    for (name, _) in good {
        let store = Faulty::default();
        let text = stored(Some(name));
        store.set("unknot.profile", &text);
        let mut repository = Repository::new(store.clone());
        let kept = repository.load::<CheckHistory>(9).unwrap();
        assert!(kept.has_checks(), "{name}");
        let told = repository.take_set_aside();
        assert_eq!(told[0].rest, Some(SalvageCount { used: 12, left_out: 1 }), "{name}");
        assert_eq!(store.under("unknot.quarantine.profile."), [Raw::Text(text)], "{name}");
        // It is as if that had not been asked, and nothing else is different.
        let json = |value: &CheckHistory| serde_json::to_value(value).expect("JSON");
        let (mut left, of) = (json(&kept), json(&whole));
        let missing = of.as_object().expect("an object").get(name).cloned().expect("a field");
        assert_ne!(left.get(name), Some(&missing), "{name}");
        left.as_object_mut()
            .expect("an object")
            .insert(name.to_owned(), missing);
        assert_eq!(left, of, "{name}");
    }
}

#[test]
fn a_bad_setting_does_not_hide_the_others() {
    let store = Faulty::default();
    store.set(
        "unknot.settings",
        r#"{"version":1,"theme":"purple","country":"europe"}"#,
    );
    let mut repository = Repository::new(store);
    let settings = repository.load::<Settings>(9).unwrap();
    assert!(settings.country.is_some());
    assert_eq!(
        repository.take_set_aside()[0].rest,
        Some(SalvageCount { used: 1, left_out: 1 })
    );
}

#[test]
fn a_list_whose_field_has_another_name_is_set_aside_and_never_written_over() {
    for (key, text) in [
        ("journal", r#"{"version":1,"notes":[{"at":1}]}"#),
        ("routines", r#"{"version":1,"all":[]}"#),
        ("favourites", r#"{"version":1,"marks":[],"areas":[]}"#),
        ("profile", r#"{"version":1,"asked_at":1,"tests":[]}"#),
    ] {
        let store = Faulty::default();
        store.set(&format!("unknot.{key}"), text);
        let mut person = Person::on(&store);
        for act in [Act::Note, Act::MakeRoutine, Act::Mark, Act::Check] {
            person.does(act).unwrap();
        }
        assert_eq!(store.under("unknot.quarantine."), [Raw::Text(text.to_owned())], "{key}");
    }
}

#[test]
fn a_value_that_is_no_text_is_set_aside_unit_by_unit() {
    let units: Vec<u16> = "{\"version\":1,\"entries\":[\u{fffd}"
        .encode_utf16()
        .chain([0xd800, 0x7d])
        .collect();
    let store = Faulty::default();
    store.set_raw("unknot.journal", Raw::from_units(units.clone()));
    let mut person = Person::on(&store);
    person.does(Act::Note).unwrap();
    assert_eq!(store.under("unknot.quarantine."), [Raw::Units(units)]);
}

#[test]
fn two_values_that_are_set_aside_at_the_same_moment_both_stay() {
    let store = Faulty::default();
    let mut repository = Repository::new(store.clone());
    for text in ["{", "["] {
        store.set("unknot.journal", text);
        assert_eq!(repository.load::<Journal>(9), Ok(Journal::default()));
    }
    assert_eq!(store.under("unknot.quarantine.").len(), 2);
}

#[test]
fn a_value_that_is_set_aside_is_told_of_though_the_write_after_it_fails() {
    let store = Faulty::default();
    let mut person = Person::on(&store);
    store.set("unknot.journal", "{");
    // The copy and the removal succeed, and what is noted does not.
    store.begin(failing(2));
    assert_eq!(person.does(Act::Note), Err(NotDone::InMemory));
    assert_eq!(person.repository.take_set_aside().len(), 1);
    assert_eq!(person.shown.journal.entries().len(), 1);
}

#[test]
fn what_cannot_be_set_aside_stays_until_there_is_room_and_is_told_of_then() {
    let store = Faulty::default();
    store.set("unknot.journal", "{ broken");
    store.begin(Fault::Full(store.size()));
    let mut person = Person::on(&store);
    assert_eq!(person.does(Act::Note), Err(NotDone::InMemory));
    assert_eq!(person.does(Act::Note), Err(NotDone::InMemory));
    let stored = store.text("unknot.journal");
    assert_eq!(stored.as_deref(), Some("{ broken"), "it was written over");
    assert!(person.repository.take_set_aside().is_empty());
    store.begin(Fault::None);
    assert_eq!(person.does(Act::Mark), Ok(()));
    assert_eq!(person.repository.take_set_aside().len(), 1);
    assert_eq!(store.under("unknot.quarantine.").len(), 1);
    let notes: Journal = Repository::new(store).load(9).unwrap();
    assert_eq!(notes, person.shown.journal);
}

#[test]
fn one_bad_entry_does_not_hide_the_others_where_there_is_no_room_to_set_it_aside() {
    let store = Faulty::default();
    store.set("unknot.journal", ONE_BAD);
    store.begin(Fault::Full(store.size()));
    let mut person = Person::on(&store);
    assert_eq!(person.shown.journal.entries().len(), 2);
    let told = person.repository.take_set_aside();
    assert!(told.len() == 1 && !told[0].is_moved);
    person.now = 9;
    assert_eq!(person.does(Act::Note), Err(NotDone::InMemory));
    assert_eq!(person.shown.journal.entries().len(), 3);
    assert_eq!(
        store.text("unknot.journal").as_deref(),
        Some(ONE_BAD),
        "it was written over"
    );
    store.begin(Fault::None);
    assert_eq!(person.does(Act::Mark), Ok(()));
    let told = person.repository.take_set_aside();
    assert!(told.len() == 1 && told[0].is_moved);
    assert_eq!(store.under("unknot.quarantine."), [Raw::Text(ONE_BAD.to_owned())]);
    let notes: Journal = Repository::new(store).load(9).unwrap();
    assert_eq!(notes.entries().len(), 3);
}

const NEWER: &str = r#"{"version":99,"entries":"of another shape"}"#;

#[test]
fn what_a_newer_build_in_another_tab_wrote_is_left_to_it() {
    let (store, mut old) = filled();
    let shown = old.shown.journal.clone();
    store.set("unknot.journal", NEWER);
    old.look();
    assert_eq!(old.shown.journal, shown, "what was shown is gone");
    let changed = old.repository.change(|| old.shown.journal.clone(), 9, Journal::clear);
    assert_eq!(changed.saved, Err(NotSaved::NewerElsewhere));
    for act in [Act::Note, Act::Mark, Act::ChooseTheme] {
        let _ = old.does(act);
    }
    assert_eq!(store.text("unknot.journal").as_deref(), Some(NEWER));
    assert!(store.under("unknot.quarantine.").is_empty());
    assert_eq!(
        store.text("unknot.favourites").map(|text| text.contains("st-neck")),
        Some(true)
    );
}

#[test]
fn what_a_newer_build_wrote_before_this_one_read_anything_is_left_to_it_too() {
    let store = Faulty::default();
    let mut repository = Repository::new(store.clone());
    store.set("unknot.journal", NEWER);
    repository.note_elsewhere("unknot.journal");
    assert!(repository.load::<Journal>(9).is_err());
    assert_eq!(store.text("unknot.journal").as_deref(), Some(NEWER));
}

#[test]
fn a_newer_value_that_stood_there_at_the_start_is_set_aside() {
    let store = Faulty::default();
    store.set("unknot.settings", r#"{"version":99}"#);
    let mut repository = Repository::new(store.clone());
    assert_eq!(repository.load::<Settings>(9), Ok(Settings::default()));
    assert_eq!(store.under("unknot.quarantine.settings.").len(), 1);
}

#[test]
fn a_note_that_was_typed_where_nothing_can_be_stored_is_in_the_backup() {
    for fault in [Fault::Blocked, Fault::Full(0), failing(0)] {
        let store = Faulty::default();
        store.begin(fault);
        let mut person = Person::on(&store);
        assert_eq!(person.does(Act::Note), Err(NotDone::InMemory));
        let file = backup::write(&restore::stored(&person.repository), "").unwrap();
        assert!(file.contains("Typed at 1"), "{fault:?}: {file}");
    }
}

#[test]
fn a_check_that_cannot_be_stored_leads_to_a_plan_from_memory() {
    open::<unknot_content::check::Check>(include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec()).unwrap();
    let check = check().unwrap();
    for fault in [Fault::Blocked, Fault::Full(0), failing(0)] {
        let store = Faulty::default();
        store.begin(fault);
        let mut person = Person::on(&store);
        assert_eq!(person.does(Act::Check), Err(NotDone::InMemory), "{fault:?}");
        assert!(
            person.shown.kept.last_check(check, neck(), person.now).is_some(),
            "{fault:?}"
        );
    }
}
