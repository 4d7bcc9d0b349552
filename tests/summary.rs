//! A summary tells what was noted and answered, all of it that was asked for, and nothing else.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::sync::LazyLock;

use proptest::prelude::*;
use unknot::domain::catalogue::{self, find_area, find_technique, guidance, open};
use unknot::domain::check::answers::{Answers, Profile};
use unknot::domain::check::history::CheckHistory;
use unknot::domain::check::interview::Interview;
use unknot::domain::course::courses::{Course, Courses, End, Ending};
use unknot::domain::difficulty::Difficulty;
use unknot::domain::handout::summary::{self, Part, Period, Summary, SummaryRequest, SummarySource, spots};
use unknot::domain::journal::entries::Journal;
use unknot::domain::journal::entry::{Entry, Rating};
use unknot::domain::movement::{Attempt, MovementNote};
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SavedPlace, SoreSide};
use unknot::domain::time::{DAY, Time};
use unknot_content::check::{Check, SignId};
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset};

const NOW: Time = 1_795_000_000_000;
const STRETCH: &str = "st-neck-side-bend";

static CHECK: LazyLock<&'static Check> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec();
    open::<Check>(bytes).expect("a readable check");
    catalogue::check().expect("it has just been opened")
});

fn days_ago(days: Time) -> Time {
    NOW - days * DAY
}

fn place(area: &str, sore: SoreSide) -> Place {
    let area = find_area(area).expect("a known area");
    Place { area, sore }
}

fn neck(sore: SoreSide) -> Place {
    place("neck-back", sore)
}

/// Just how it is.
fn noted(at: Time, sore: SoreSide, pain: u8) -> Entry {
    Entry {
        at,
        places: vec![SavedPlace::of(neck(sore))],
        before: Pain::new(pain),
        ..Entry::default()
    }
}

/// A session, with the pain before and after.
fn session(at: Time, before: u8, after: Option<u8>) -> Entry {
    Entry {
        did: vec![STRETCH.to_owned()],
        after: after.and_then(Pain::new),
        ..noted(at, SoreSide::Left, before)
    }
}

fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
    let mut journal = Journal::default();
    for entry in entries {
        journal.add(entry);
    }
    journal
}

fn sign(id: &str) -> SignId {
    let found = CHECK.signs.iter().find(|sign| sign.id.as_str() == id);
    found.unwrap_or_else(|| panic!("no sign {id}")).id
}

fn ask(id: &str) -> &'static str {
    CHECK.sign(sign(id)).expect("a sign").ask
}

fn answers() -> Answers {
    let mut answers = Answers {
        pain: Pain::new(4),
        duration: Some(Duration::OverTwoWeeks),
        onset: Some(Onset::Posture),
        at_the_spot: Some(Vec::new()),
        ..Answers::default()
    };
    answers.signs.send(
        &[sign("fever"), sign("numbness-tingling")],
        &[sign("numbness-tingling")],
    );
    answers
}

fn checked(places: &[Place], at: Time) -> CheckHistory {
    let profile = Profile {
        was_asked: true,
        age: Some(AgeBand::From50To64),
        medicines: Some(vec![Medicine::Statin]),
        ..Profile::default()
    };
    let mut kept = CheckHistory::default();
    kept.keep(&done(places, answers(), profile), at);
    kept
}

fn done(places: &[Place], answers: Answers, profile: Profile) -> Interview {
    let mut done = Interview::new(&CHECK, places.to_vec(), profile);
    done.answers = answers;
    if done.profile.was_asked {
        done.send_about_person(&[], &[]);
    }
    done
}

fn make(period: Period, parts: &[Part], journal: &Journal, kept: &CheckHistory) -> Summary {
    make_with(period, parts, journal, kept, &Courses::default())
}

fn make_with(period: Period, parts: &[Part], journal: &Journal, checks: &CheckHistory, courses: &Courses) -> Summary {
    let wanted = SummaryRequest {
        period,
        parts: parts.to_vec(),
    };
    let source = SummarySource {
        journal,
        checks,
        courses,
    };
    summary::make(&wanted, source, *CHECK, NOW)
}

/// A course with an activity that was rated twice, which ended so many days ago.
fn course(ended: u64) -> Courses {
    let began = days_ago(ended + 20);
    let mut course = Course::new(SavedPlace::of(neck(SoreSide::Left)), began, began);
    course.name_activity("look over my shoulder");
    course.rate_activity(Difficulty::new(7), days_ago(ended + 13));
    course.rate_activity(Difficulty::new(4), days_ago(ended + 1));
    let (shown, how) = (days_ago(ended), Ending::Enough);
    course.end = Some(End { shown, how });
    let mut courses = Courses::default();
    courses.add(course);
    courses
}

#[test]
fn a_course_is_told_while_it_is_in_the_period_and_its_activity_only_when_ticked() {
    let (none, nothing) = (Journal::default(), CheckHistory::default());
    let told = |period, parts: &[Part], ended| make_with(period, parts, &none, &nothing, &course(ended));
    let usual = told(Period::TwoWeeks, &Part::USUAL, 10);
    let courses = usual.courses.as_deref().expect("asked for");
    assert_eq!(courses[0].place, neck(SoreSide::Left));
    assert_eq!(courses[0].end, Some((days_ago(10), Ending::Enough)));
    assert!(!format!("{usual:?}").contains("look over my shoulder"), "own words");
    assert_eq!(told(Period::TwoWeeks, &Part::ALL, 15).courses, Some(Vec::new()));
    let activities = told(Period::TwoWeeks, &[Part::Activities], 10)
        .activities
        .expect("asked for");
    let numbers: Vec<u8> = activities[0].weeks.iter().map(|week| week.difficulty.get()).collect();
    assert_eq!(
        (activities[0].words.as_str(), numbers),
        ("look over my shoulder", vec![4])
    );
}

#[test]
fn what_was_not_asked_for_is_not_there() {
    let mut entry = session(days_ago(1), 6, Some(3));
    entry.set_note("could not sleep");
    let (journal, kept) = (journal([entry]), checked(&[neck(SoreSide::Left)], days_ago(1)));
    for part in Part::ALL {
        let all: Vec<Part> = Part::ALL.into_iter().filter(|other| *other != part).collect();
        let told = |parts: &[Part]| {
            let summary = make_with(Period::All, parts, &journal, &kept, &course(1));
            [
                summary.places.map(|list| list.is_empty()),
                summary.pain.map(|list| list.is_empty()),
                summary.checks.map(|list| list.is_empty()),
                summary.person.map(|list| list.is_empty()),
                summary.done.map(|done| done.techniques.is_empty()),
                summary.courses.map(|list| list.is_empty()),
                summary.activities.map(|list| list.is_empty()),
                summary.notes.map(|list| list.is_empty()),
            ]
        };
        let index = Part::ALL.iter().position(|known| *known == part).expect("a part");
        assert_eq!(told(&all)[index], None, "{part:?}");
        assert_eq!(told(&[part])[index], Some(false), "{part:?}");
        assert_eq!(
            told(&[part]).iter().flatten().count(),
            1,
            "{part:?} brings nothing else along"
        );
    }
    let usual = make(Period::All, &Part::USUAL, &journal, &kept);
    assert_eq!(usual.notes, None, "own words go in only when they are ticked");
    assert!(!format!("{usual:?}").contains("could not sleep"));
}

#[test]
fn somebody_without_notes_gets_an_empty_summary() {
    let summary = make(Period::All, &Part::ALL, &Journal::default(), &CheckHistory::default());
    assert_eq!(summary.places, Some(Vec::new()));
    assert_eq!(summary.pain, Some(Vec::new()));
    assert_eq!(summary.checks, Some(Vec::new()));
    assert_eq!(summary.person, Some(Vec::new()));
    assert_eq!(summary.notes, Some(Vec::new()));
    assert_eq!(summary.done.expect("asked for").sessions, 0);
}

#[test]
fn only_the_period_is_told() {
    let ages = [0, 13, 14, 15, 41, 42, 43, 84, 85, 400];
    let noted_at = |days| noted(days_ago(days), SoreSide::Left, 5);
    let all = journal(ages.map(noted_at));
    for (period, expected) in [
        (Period::TwoWeeks, 3),
        (Period::SixWeeks, 6),
        (Period::TwelveWeeks, 8),
        (Period::All, 10),
    ] {
        let summary = make(period, &[Part::Pain], &all, &CheckHistory::default());
        let pain = summary.pain.expect("asked for");
        let count: u32 = pain[0].marks.iter().map(|mark| mark.count).sum();
        assert_eq!(count, expected, "{period:?}");
    }
    let old = journal([noted_at(20)]);
    let summary = make(
        Period::TwoWeeks,
        &Part::ALL,
        &old,
        &checked(&[neck(SoreSide::Left)], days_ago(20)),
    );
    assert_eq!(
        (summary.places, summary.pain, summary.checks),
        (Some(vec![]), Some(vec![]), Some(vec![]))
    );
}

#[test]
fn each_area_is_marked_once_with_the_sides_that_were_told() {
    let journal = journal([
        noted(days_ago(3), SoreSide::Left, 5),
        noted(days_ago(2), SoreSide::Left, 5),
    ]);
    let low_back = place("back-low", SoreSide::Right);
    let kept = checked(&[low_back], days_ago(1));
    let places = |journal: &Journal| make(Period::All, &[Part::Places], journal, &kept).places;
    assert_eq!(places(&journal), Some(vec![neck(SoreSide::Left), low_back]));
    let mut both = journal.clone();
    both.add(noted(days_ago(1), SoreSide::Right, 2));
    assert_eq!(places(&both), Some(vec![neck(SoreSide::Both), low_back]));
}

#[test]
fn every_place_has_a_mark_on_the_body() {
    for area in &guidance().areas {
        for sore in SoreSide::ALL.iter().copied() {
            let marks: Vec<_> = spots(Place { area, sore }).collect();
            assert!(!marks.is_empty(), "{} {sore:?}", area.id);
            assert!(marks.iter().all(|mark| sore.covers(mark.side)), "{} {sore:?}", area.id);
        }
    }
}

#[test]
fn answers_are_told_in_the_words_that_were_shown() {
    let kept = checked(&[neck(SoreSide::Left), place("back-low", SoreSide::Both)], days_ago(10));
    let summary = make(Period::SixWeeks, &[Part::Answers], &Journal::default(), &kept);
    let checks = summary.checks.expect("asked for");
    assert_eq!(checks.len(), 1, "places that were checked together have one check");
    let told = &checks[0];
    assert_eq!(
        told.at,
        days_ago(10),
        "a check that is too old to go by is told all the same"
    );
    assert_eq!(told.places, [neck(SoreSide::Left), place("back-low", SoreSide::Both)]);
    let said: Vec<(&str, &str)> = told.said.iter().map(|said| (said.ask, said.answer.as_str())).collect();
    assert_eq!(
        said,
        [
            ("How bad was the pain at its worst in the last day?", "4"),
            ("How long have you had it?", "Over 2, up to 6 weeks"),
            ("How did it start?", "The way I sat, stood or lay"),
            ("Does any of this apply to the sore place?", "None of these"),
        ]
    );
    assert_eq!(told.ticked, [ask("numbness-tingling")]);
    assert_eq!(told.not_ticked, [ask("fever")]);
}

#[test]
fn a_place_that_was_checked_again_is_told_with_its_last_answers() {
    let (left, low_back) = (neck(SoreSide::Left), place("back-low", SoreSide::Both));
    let mut kept = checked(&[left, low_back], days_ago(10));
    let later = Answers {
        pain: Pain::new(7),
        ..answers()
    };
    kept.keep(&done(&[left], later, Profile::default()), days_ago(2));
    let summary = make(Period::All, &[Part::Answers], &Journal::default(), &kept);
    let places: Vec<Vec<Place>> = summary
        .checks
        .expect("asked for")
        .into_iter()
        .map(|told| told.places)
        .collect();
    assert_eq!(places, [vec![left], vec![low_back]], "newest first");
}

#[test]
fn what_was_said_about_oneself_grows_too_old_to_tell() {
    let person = |days: Time| {
        let kept = checked(&[neck(SoreSide::Left)], days_ago(days));
        let summary = make(Period::All, &[Part::Person], &Journal::default(), &kept);
        let said = summary.person.expect("asked for");
        said.into_iter().map(|said| said.answer).collect::<Vec<_>>()
    };
    assert_eq!(person(1), ["50 to 64", "A statin"]);
    assert_eq!(person(30), ["50 to 64"], "medicines are asked again by then");
}

/// A session in which a neck was turned, with the difficulty before and after.
fn turned(at: Time, before: u8, after: Option<u8>) -> Entry {
    let test = CHECK.movement_test("test-neck-turn").expect("a test");
    let attempt = |difficulty| Attempt {
        difficulty: Difficulty::new(difficulty),
        landmark: None,
    };
    let mut movement = MovementNote::new(test, attempt(before)).expect("an answer");
    movement.set_after(after.map(attempt).unwrap_or_default());
    Entry {
        movement: Some(movement),
        ..session(at, 5, None)
    }
}

#[test]
fn movements_are_counted_by_what_changed() {
    let journal = journal([
        turned(days_ago(4), 6, Some(4)),
        turned(days_ago(3), 5, Some(2)),
        turned(days_ago(2), 4, Some(5)),
        turned(days_ago(1), 4, None),
        session(NOW, 4, Some(3)),
    ]);
    let done = make(Period::All, &[Part::Done], &journal, &CheckHistory::default())
        .done
        .expect("asked for");
    let [tried] = done.movements.as_slice() else {
        panic!("{:?}", done.movements)
    };
    assert_eq!((tried.title, tried.times), ("Turn your head", 4));
    assert_eq!(tried.changes, [2, 1, 0]);
}

#[test]
fn what_was_done_is_counted_and_not_explained() {
    let mut better = session(days_ago(2), 6, Some(3));
    better.change = Some(Rating::Better);
    let mut worse = session(days_ago(3), 3, Some(3));
    worse.change = Some(Rating::Worse);
    worse.did.push("from-the-future".to_owned());
    let journal = journal([
        better,
        worse,
        session(days_ago(4), 5, Some(4)),
        session(days_ago(5), 5, None),
        noted(days_ago(6), SoreSide::Left, 9),
    ]);
    let done = make(Period::All, &[Part::Done], &journal, &CheckHistory::default())
        .done
        .expect("asked for");
    assert_eq!(done.sessions, 4);
    assert_eq!(done.words, [(Rating::Better, 1), (Rating::Worse, 1)]);
    let stretch = find_technique(STRETCH).expect("a stretch");
    let told: Vec<_> = done
        .techniques
        .iter()
        .map(|known| (known.title.as_str(), known.times, known.lower, known.rated))
        .collect();
    assert_eq!(told[0], (stretch.title, 4, 2, 3));
    assert_eq!(told[1].1, 1, "what this build does not know is counted too");
}

#[test]
fn a_session_of_own_steps_is_a_session_and_names_them() {
    let own = Entry {
        at: days_ago(2),
        own: vec!["Calf raises on the stairs".to_owned()],
        ..Entry::default()
    };
    let done = make(Period::All, &[Part::Done], &journal([own]), &CheckHistory::default())
        .done
        .expect("asked for");
    assert_eq!(done.sessions, 1);
    assert_eq!(done.techniques[0].title, "Calf raises on the stairs");
}

#[test]
fn notes_are_told_word_for_word() {
    let mut entry = noted(days_ago(1), SoreSide::Right, 2);
    entry.set_note("<b>worse</b> after\nthe \"long\" drive");
    let summary = make(
        Period::TwoWeeks,
        &[Part::Notes],
        &journal([entry]),
        &CheckHistory::default(),
    );
    let notes = summary.notes.expect("asked for");
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].text, "<b>worse</b> after\nthe \"long\" drive");
    assert_eq!(notes[0].places, [neck(SoreSide::Right)]);
}

proptest! {
    #[test]
    fn no_pain_of_the_period_is_lost(told in proptest::collection::vec((0_u64..100, 0_u8..=10, proptest::option::of(0_u8..=10)), 0..200)) {
        let journal = journal(told.iter().map(|(days, before, after)| session(days_ago(*days), *before, *after)));
        let inside: Vec<_> = told.iter().filter(|(days, ..)| *days <= 42).collect();
        let summary = make(Period::SixWeeks, &Part::ALL, &journal, &CheckHistory::default());
        let worst = inside.iter().flat_map(|(_, before, after)| [Some(*before), *after]).flatten().max();
        let pain = summary.pain.expect("asked for");
        let highest = pain.iter().flat_map(|pain| &pain.marks).map(|mark| mark.highest.get()).max();
        prop_assert_eq!(highest, worst);
        prop_assert_eq!(summary.done.expect("asked for").sessions, inside.len());
    }
}
