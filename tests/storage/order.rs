//! What came from elsewhere or was written by hand is brought into order at the door.

use unknot::domain::catalogue::find_technique;
use unknot::domain::check::routine_today::{RoutineToday, Run, StepOmission};
use unknot::domain::favourites::{Favourite, Favourites};
use unknot::domain::handout::printed::Handout;
use unknot::domain::journal::chart::{self, MOST_MARKS, Range};
use unknot::domain::journal::entries::Journal;
use unknot::domain::journal::entry::Entry;
use unknot::domain::merge::{Merge, Preference};
use unknot::domain::routine::Routine;
use unknot::domain::routine::routines::Routines;
use unknot::domain::routine::step::{RoutineStep, StepId};
use unknot::domain::routine_id::RoutineId;
use unknot::domain::session::saved::SavedSession;
use unknot::domain::storage::saved::{decode, encode};

use crate::person::neck;

fn journal(moments: &[u64]) -> Journal {
    let entry = |(number, at): (usize, &u64)| format!("{{\"at\":{at},\"before\":3,\"note\":\"{number}\"}}");
    let entries: Vec<String> = moments.iter().enumerate().map(entry).collect();
    decode(&format!("{{\"version\":1,\"entries\":[{}]}}", entries.join(","))).unwrap()
}

fn told(journal: &Journal) -> Vec<(u64, &str)> {
    journal
        .entries()
        .iter()
        .map(|entry| (entry.at, entry.note.as_str()))
        .collect()
}

#[test]
fn two_notes_of_one_moment_are_each_changed_and_deleted_as_themselves() {
    let mut journal = journal(&[5, 5, 6]);
    assert_eq!(told(&journal), [(5, "0"), (6, "2"), (7, "1")]);
    journal.change(7, |entry| entry.set_note("Changed"));
    journal.remove(5);
    assert_eq!(told(&journal), [(6, "2"), (7, "Changed")]);
    let file = encode(&journal).unwrap();
    let mut there = journal.clone();
    there.merge(decode(&file).unwrap(), Preference::File).unwrap();
    assert_eq!(there, journal);
}

#[test]
fn a_moment_at_the_end_of_time_is_no_moment_too_many() {
    let mut journal = journal(&[u64::MAX, u64::MAX]);
    assert_eq!(told(&journal), [(u64::MAX - 1, "1"), (u64::MAX, "0")]);
    let at = journal.add(Entry {
        at: u64::MAX,
        ..Entry::default()
    });
    assert_eq!(at, u64::MAX - 2);
    assert_eq!(journal.entries().len(), 3);
}

#[test]
fn a_pack_at_the_end_of_time_is_followed_by_no_moment_before_it() {
    let text = format!(
        "{{\"version\":1,\"entries\":[{{\"at\":{},\"places\":[{{\"area\":\"neck-back\",\"side\":\"left\"}}],\"did\":[\"heat-neck\"]}}]}}",
        u64::MAX - 1
    );
    let journal: Journal = decode(&text).unwrap();
    assert_eq!(journal.next_pack(neck().area, u64::MAX), Some(u64::MAX));
}

#[test]
fn notes_that_stand_in_no_order_are_put_in_the_order_of_time_and_make_a_chart() {
    let moments: Vec<u64> = (0..200).map(|number| (number * 7919) % 1009 + 1).collect();
    let journal = journal(&moments);
    assert!(journal.entries().is_sorted_by_key(|entry| entry.at));
    let marks = chart::marks(journal.entries().iter(), Range::All, 2_000);
    assert!(!marks.is_empty() && marks.len() <= MOST_MARKS + 1);
    // A chart of any entries, for what puts them in order is elsewhere.
    let backwards = chart::marks(journal.entries().iter().rev(), Range::All, 2_000);
    for mark in &backwards {
        let (point, _) = chart::place(mark, &backwards, 100.0, 100.0);
        assert!((0.0..=100.0).contains(&point.x), "{point:?}");
    }
}

fn routines(text: &str) -> Routines {
    decode(&format!("{{\"version\":1,\"routines\":[{text}]}}")).unwrap()
}

fn ids(routines: &Routines) -> Vec<u64> {
    routines.all().iter().map(|routine| routine.id.0).collect()
}

#[test]
fn two_routines_with_one_id_are_each_changed_deleted_and_brought_back_as_themselves() {
    let twice = r#"{"id":7,"name":"First","steps":[]},{"id":7,"name":"Second","steps":[]}"#;
    let mut all = routines(twice);
    assert_eq!(ids(&all), [7, 8]);
    all.change(RoutineId(8), |routine| routine.rename("Changed"));
    let (index, first) = all.remove(RoutineId(7)).unwrap();
    assert_eq!(all.all()[0].name, "Changed");
    all.restore(index, first).unwrap();
    let names: Vec<&str> = all.all().iter().map(|routine| routine.name.as_str()).collect();
    assert_eq!(names, ["First", "Changed"]);
}

#[test]
fn a_routine_whose_id_was_taken_in_the_meantime_comes_back_beside_the_other() {
    let mut all = routines(r#"{"id":7,"name":"First","steps":[]}"#);
    let (index, first) = all.remove(RoutineId(7)).unwrap();
    all.add(Routine::new(RoutineId(7), "Other")).unwrap();
    all.restore(index, first).unwrap();
    assert_eq!(all.all().len(), 2);
}

#[test]
fn an_id_at_the_top_of_its_range_is_followed_by_one_that_is_free() {
    let top = format!(
        "{{\"id\":{0},\"name\":\"Top\",\"steps\":[]}},{{\"id\":{0},\"name\":\"Top\",\"steps\":[]}}",
        u64::MAX
    );
    let mut all = routines(&top);
    assert_eq!(ids(&all), [u64::MAX, u64::MAX - 1]);
    let id = all.add(Routine::new(RoutineId(u64::MAX), "Next")).unwrap();
    assert_eq!(id.0, u64::MAX - 2);
    let step = format!(
        "{{\"id\":{},\"title\":\"Turn\",\"turn\":\"whole\",\"repetitions\":1}}",
        u64::MAX
    );
    let mut routine = routines(&format!("{{\"id\":1,\"name\":\"A\",\"steps\":[{step}]}}")).all()[0].clone();
    let added = routine.add(RoutineStep::own("Next", "")).unwrap();
    assert_ne!(added.0, u64::MAX);
    routine.duplicate(added).unwrap();
    let mut steps: Vec<u64> = routine.steps.iter().map(|step| step.id.0).collect();
    steps.sort_unstable();
    steps.dedup();
    assert_eq!(steps.len(), 3);
}

fn doubled() -> Routine {
    let step = |hold: u16| {
        format!("{{\"id\":1,\"title\":\"Hold {hold}\",\"turn\":\"whole\",\"hold\":{hold},\"repetitions\":1}}")
    };
    let text = format!(
        "{{\"id\":1,\"name\":\"A\",\"steps\":[{},{},{}]}}",
        step(10),
        step(20),
        step(30)
    );
    routines(&text).all()[0].clone()
}

#[test]
fn two_steps_with_one_id_are_each_changed_and_brought_back_as_themselves() {
    let mut routine = doubled();
    let second = routine.steps[1].id;
    routine.change(second, |step| step.repetitions = 9);
    assert_eq!(
        routine.steps.iter().map(|step| step.repetitions).collect::<Vec<_>>(),
        [1, 9, 1]
    );
    let before = routine.clone();
    let (index, step) = routine.remove(second).unwrap();
    routine.restore(index, step).unwrap();
    assert_eq!(routine, before);
}

#[test]
fn a_step_whose_id_was_taken_in_the_meantime_comes_back_beside_the_other() {
    let mut routine = Routine::new(RoutineId(1), "A");
    let id = routine.add(RoutineStep::own("First", "")).unwrap();
    let (index, step) = routine.remove(id).unwrap();
    assert_eq!(
        routine.add(RoutineStep::own("Second", "")),
        Ok(id),
        "the id is free again"
    );
    routine.restore(index, step).unwrap();
    let titles: Vec<Option<String>> = routine.steps.iter().map(RoutineStep::title).collect();
    assert_eq!(titles, [Some("First".to_owned()), Some("Second".to_owned())]);
}

#[test]
fn on_paper_every_step_has_its_own_dose_though_the_file_gave_all_one_id() {
    let routine = doubled();
    let left: StepId = routine.steps[0].id;
    let exercises = routine.steps[1..].iter().filter_map(RoutineStep::exercise).collect();
    let today = RoutineToday::Go(Run {
        exercises,
        left_out: vec![(left, StepOmission::Unknown)],
    });
    let sheet = Handout::of_routine(&routine, Some(&today));
    let doses: Vec<String> = sheet.steps.iter().map(|step| format!("{step:?}")).collect();
    assert_eq!(sheet.left_out.len(), 1);
    assert!(doses[0].contains("20") && doses[1].contains("30"), "{doses:?}");
}

#[test]
fn a_favourite_that_was_marked_twice_is_gone_when_its_mark_is_taken_away() {
    let mark = r#"{"id":"heat-neck","added_at":"x"}"#;
    let mut all: Favourites = decode(&format!(
        "{{\"version\":1,\"techniques\":[{mark},{mark}],\"areas\":[]}}"
    ))
    .unwrap();
    let favourite = Favourite::Technique(find_technique("heat-neck").unwrap());
    all.remove(favourite).unwrap();
    assert!(!all.contains(favourite));
}

#[test]
fn an_own_step_asks_for_no_more_than_can_be_done() {
    let text = r#"{"id":1,"name":"A","steps":[{"id":1,"title":"Hang","turn":"whole","hold":65535,"repetitions":65535,"rest":65535}]}"#;
    let all = routines(text);
    let step = &all.all()[0].steps[0];
    assert_eq!((step.hold, step.repetitions, step.rest), (Some(600), 100, Some(300)));
}

#[test]
fn a_kept_session_with_an_own_step_beyond_all_bounds_is_not_gone_on_with() {
    let session = |repetitions: u16, sets: u16| {
        let text = format!(
            "{{\"version\":2,\"under_way\":{{\"places\":[],\"exercises\":[{{\"title\":\"Hang\",\"text\":\"\",\"dose\":{{\
             \"hold_seconds\":5,\"hold_range_seconds\":null,\"repetitions\":{repetitions},\"sets\":{sets},\"per_side\":false,\
             \"times_per_day\":1,\"minutes\":null}},\"turn\":\"whole\"}}],\"lengths\":[5000,5000],\"position\":1}}}}"
        );
        decode::<SavedSession>(&text).unwrap().read().is_some()
    };
    assert!(session(1, 1));
    assert!(!session(65_535, 1) && !session(1, 50));
}
