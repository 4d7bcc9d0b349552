//! The journal tells what helped, and when to see somebody.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;
use unknot::domain::catalogue::{check, find_area, open};
use unknot::domain::difficulty::Difficulty;
use unknot::domain::experience::Experience;
use unknot::domain::journal::advice::{SeeSomebody, see_somebody};
use unknot::domain::journal::chart::{MOST_MARKS, Range, marks, place};
use unknot::domain::journal::entries::Journal;
use unknot::domain::journal::entry::{Entry, Rating};
use unknot::domain::journal::lessons::lessons;
use unknot::domain::limits::NOTE_LENGTH;
use unknot::domain::movement::{Attempt, MovementNote};
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SavedPlace, SoreSide};
use unknot::domain::storage::saved::{decode, encode};
use unknot::domain::time::{DAY, HOUR, Time};
use unknot_content::check::Check;
use unknot_content::model::Area;

const NOW: Time = 1_795_000_000_000;

fn neck() -> &'static Area {
    find_area("neck-back").expect("the neck")
}

fn days_ago(days: Time) -> Time {
    NOW - days * DAY
}

/// A session at the neck, with the pain before and after.
fn session(at: Time, before: u8, after: u8) -> Entry {
    Entry {
        did: vec!["st-neck-side-bend".to_owned()],
        after: Pain::new(after),
        ..note(at, before)
    }
}

/// Just how it is.
fn note(at: Time, pain: u8) -> Entry {
    let place = Place {
        area: neck(),
        sore: SoreSide::Left,
    };
    Entry {
        at,
        places: vec![SavedPlace::of(place)],
        before: Pain::new(pain),
        ..Entry::default()
    }
}

fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
    let mut journal = Journal::default();
    for entry in entries {
        journal.add(entry);
    }
    journal
}

#[test]
fn entries_stand_in_the_order_of_time_and_keep_a_moment_each() {
    let journal = journal([note(5, 1), note(3, 2), note(5, 3)]);
    let told: Vec<_> = journal.entries().iter().map(|entry| (entry.at, entry.before)).collect();
    assert_eq!(told, [(3, Pain::new(2)), (5, Pain::new(1)), (6, Pain::new(3))]);
}

#[test]
fn what_is_kept_is_read_back() {
    let mut entry = session(7, 5, 3);
    entry.change = Some(Rating::Better);
    entry.set_note("  two fingers in from the blade ");
    let journal = journal([entry]);
    let text = encode(&journal).expect("a journal can be written");
    assert_eq!(decode::<Journal>(&text), Ok(journal));
    assert!(text.contains(r#""note":"two fingers in from the blade""#), "{text}");
}

#[test]
fn a_note_keeps_the_day_that_the_clock_showed() {
    let text = r#"{"version":1,"entries":[{"at":1,"before":4},{"at":1795650000000,"shown":1795653600000,"before":4}]}"#;
    let journal: Journal = decode(text).expect("a journal");
    let shown: Vec<_> = journal.entries().iter().map(|entry| entry.shown).collect();
    assert_eq!(shown, [None, Some(1_795_653_600_000)], "older notes go by their moment");
    let kept = encode(&journal).expect("text");
    assert!(kept.contains(r#""shown":1795653600000"#), "{kept}");
}

#[test]
fn a_pain_beyond_the_worst_is_refused_with_the_reason() {
    let text = r#"{"version":1,"entries":[{"at":1,"before":11}]}"#;
    let why = decode::<Journal>(text).expect_err("there is no such pain").to_string();
    assert!(why.contains("11 is more than the worst pain"), "{why}");
}

#[test]
fn a_mix_counts_after_a_movement_went_further_twice_running() {
    open::<Check>(include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec()).expect("a readable check");
    let test = check()
        .and_then(|check| check.movement_test("test-neck-turn"))
        .expect("a test");
    let number = |number: u8| Attempt {
        difficulty: Difficulty::new(number),
        landmark: None,
    };
    // When, with what, and how hard the movement was before and after.
    let tried = |(at, did, before, after): (Time, &[&str], u8, u8)| {
        let mut note = MovementNote::new(test, number(before));
        if let Some(note) = &mut note {
            note.set_after(number(after));
        }
        Entry {
            did: did.iter().map(|id| (*id).to_owned()).collect(),
            movement: note,
            ..session(at, 3, 3)
        }
    };
    let mix: &[&str] = &["st-neck-side-bend", "mob-neck-turns"];
    let turned: &[&str] = &["mob-neck-turns", "st-neck-side-bend"];
    let other: &[&str] = &["st-neck-side-bend"];
    let further = |all: &[(Time, &[&str], u8, u8)]| {
        let lessons = lessons(&journal(all.iter().copied().map(tried)), neck(), NOW);
        lessons
            .went_further
            .iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(further(&[(1, mix, 6, 4)]).is_empty(), "once is no more than chance");
    assert_eq!(further(&[(1, mix, 6, 4), (2, other, 6, 6), (3, turned, 5, 3)]), mix);
    assert!(further(&[(1, mix, 6, 4), (2, other, 6, 4)]).is_empty(), "two mixes");
    assert!(
        further(&[(1, mix, 6, 4), (2, mix, 6, 5)]).is_empty(),
        "a small change is none"
    );
    assert!(
        further(&[(1, mix, 6, 4), (2, mix, 5, 3), (3, mix, 5, 8)]).is_empty(),
        "less far since"
    );
    assert!(
        further(&[(1, mix, 6, 4), (2, mix, 4, 4), (3, mix, 5, 3)]).is_empty(),
        "not running"
    );
    // Of two mixes the one that was tried later counts.
    assert_eq!(
        further(&[(1, mix, 6, 4), (2, mix, 6, 4), (3, other, 6, 4), (4, other, 6, 4)]),
        other
    );
}

#[test]
fn a_note_is_cut_at_a_whole_character() {
    let mut entry = Entry::default();
    entry.set_note(&"ü".repeat(NOTE_LENGTH + 1));
    assert_eq!(entry.note.chars().count(), NOTE_LENGTH);
}

#[test]
fn three_ratings_say_what_helped_and_two_do_not() {
    let two = [session(1, 5, 3), session(2, 5, 3)];
    assert!(lessons(&journal(two.clone()), neck(), NOW).helped.is_empty());
    let four = two.into_iter().chain([session(3, 5, 5), session(4, 4, 1)]);
    let lessons = lessons(&journal(four), neck(), NOW);
    let helped: Vec<_> = lessons
        .helped
        .iter()
        .map(|one| (one.technique.as_str(), one.lower, one.of))
        .collect();
    assert_eq!(helped, [("st-neck-side-bend", 3, 4)]);
    assert!(
        lessons.rank(lessons.helped[0].technique) < 500,
        "it stands before what has no ratings"
    );
}

#[test]
fn the_last_session_tells_how_the_next_may_be() {
    let changed = |change| Entry {
        change: Some(change),
        ..session(9, 5, 5)
    };
    let unrated = Entry {
        after: None,
        ..session(9, 5, 5)
    };
    for (last, expected) in [
        (session(9, 5, 5), Experience::UsedWell),
        (session(9, 3, 6), Experience::Flared),
        (session(9, 3, 5), Experience::UsedBefore),
        (changed(Rating::Worse), Experience::Flared),
        (changed(Rating::Same), Experience::UsedWell),
        (unrated, Experience::UsedBefore),
    ] {
        let lessons = lessons(&journal([session(1, 1, 9), last.clone(), note(10, 9)]), neck(), NOW);
        assert_eq!(lessons.experience, Some(expected), "{last:?}");
    }
    let shin = find_area("leg-shin").expect("the shin");
    assert_eq!(
        lessons(&journal([session(1, 5, 3)]), shin, NOW).experience,
        None,
        "another area"
    );
}

#[test]
fn the_journal_says_when_to_see_somebody() {
    let cases: [(&str, Vec<Entry>, Option<SeeSomebody>); 8] = [
        ("nothing noted", vec![], None),
        (
            "worse once",
            vec![session(days_ago(2), 4, 3), session(days_ago(1), 3, 6)],
            None,
        ),
        (
            "worse twice in a row",
            vec![
                session(days_ago(2), 2, 5),
                note(days_ago(2), 5),
                session(days_ago(1), 3, 6),
            ],
            Some(SeeSomebody::WorseTwice),
        ),
        (
            "worse twice, and fine between",
            vec![
                session(days_ago(3), 2, 5),
                session(days_ago(2), 3, 3),
                session(days_ago(1), 3, 6),
            ],
            None,
        ),
        (
            "no better in two weeks",
            vec![note(days_ago(15), 4), note(days_ago(1), 4)],
            Some(SeeSomebody::NoBetter),
        ),
        ("easing", vec![note(days_ago(15), 4), note(days_ago(1), 3)], None),
        (
            "only a few days",
            vec![note(days_ago(13), 4), note(days_ago(1), 4)],
            None,
        ),
        ("long ago", vec![note(days_ago(60), 4), note(days_ago(1), 4)], None),
    ];
    for (story, entries, expected) in cases {
        assert_eq!(see_somebody(&journal(entries), neck(), NOW), expected, "{story}");
    }
}

#[test]
fn a_chart_shows_its_range_only() {
    let journal = journal([note(days_ago(100), 9), note(days_ago(30), 5), note(days_ago(1), 2)]);
    let count = |range| marks(journal.about(neck()), range, NOW).len();
    assert_eq!(
        (count(Range::TwoWeeks), count(Range::ThreeMonths), count(Range::All)),
        (1, 2, 3)
    );
}

/// The clock stood three years ahead for a day, and had lost its time on another.
fn with_wrong_clocks(right: impl IntoIterator<Item = Entry>) -> Journal {
    let worse = |at| Entry {
        did: vec!["heat-neck".to_owned()],
        change: Some(Rating::Worse),
        ..session(at, 2, 9)
    };
    let better = |at| session(at, 9, 0);
    let ahead = NOW + 3 * 365 * DAY;
    let mut journal = journal(right);
    for entry in [better(3_600_000), better(7_200_000), worse(ahead), worse(ahead + HOUR)] {
        journal.add(entry);
    }
    journal
}

#[test]
fn a_date_ahead_holds_back_no_pack_and_warns_of_nothing() {
    let right = [session(days_ago(3), 4, 3), session(days_ago(2), 4, 2)];
    let journal = with_wrong_clocks(right.clone());
    assert_eq!(journal.next_pack(neck(), NOW), None);
    assert_eq!(see_somebody(&journal, neck(), NOW), None);
    assert_eq!(see_somebody(&journal, neck(), NOW + 400 * DAY), None);
    assert_eq!(lessons(&journal, neck(), NOW).experience, Some(Experience::UsedWell));
    assert_eq!(
        lessons(&journal, neck(), NOW).last_used.len(),
        1,
        "what was done last is the stretch"
    );
    assert_eq!(journal.entries().len(), 6, "nothing is thrown away");
    let that_day = NOW + 3 * 365 * DAY + 2 * HOUR;
    assert_eq!(see_somebody(&journal, neck(), that_day), Some(SeeSomebody::WorseTwice));
}

#[test]
fn a_good_note_dated_ahead_hides_no_newer_bad_one() {
    let bad = [session(days_ago(2), 2, 6), session(days_ago(1), 2, 6)];
    let mut journal = journal(bad);
    journal.add(session(NOW + 3 * 365 * DAY, 9, 0));
    assert_eq!(see_somebody(&journal, neck(), NOW), Some(SeeSomebody::WorseTwice));
    assert_eq!(lessons(&journal, neck(), NOW).experience, Some(Experience::Flared));
}

#[test]
fn a_clock_that_is_put_right_by_moments_keeps_the_wait_for_a_pack() {
    let pack = Entry {
        did: vec!["heat-neck".to_owned()],
        ..note(NOW + HOUR, 4)
    };
    assert_eq!(journal([pack]).next_pack(neck(), NOW), Some(NOW + 3 * HOUR));
}

#[test]
fn a_chart_stays_as_wide_as_the_notes_that_were_made_in_their_time() {
    let right = [note(days_ago(100), 9), note(days_ago(30), 5), note(days_ago(1), 2)];
    let (journal, alone) = (with_wrong_clocks(right.clone()), journal(right));
    for range in Range::ALL {
        assert_eq!(
            marks(journal.about(neck()), range, NOW),
            marks(alone.about(neck()), range, NOW),
            "{range:?}"
        );
    }
    let day_one = DAY;
    assert_eq!(
        marks(journal.about(neck()), Range::All, day_one).len(),
        4,
        "while the clock has lost its time, what was noted in that time is there"
    );
}

proptest! {
    #[test]
    fn a_thinned_chart_hides_no_high_and_no_low(
        told in prop::collection::vec((0..400_u64, 0..=10_u8, 0..=10_u8), 1..400),
    ) {
        let journal = journal(told.iter().map(|(day, before, after)| session(days_ago(*day), *before, *after)));
        let marks = marks(journal.about(neck()), Range::All, NOW);
        let pains = || told.iter().flat_map(|(_, before, after)| [*before, *after]);
        prop_assert!(marks.len() <= MOST_MARKS.max(told.len().min(MOST_MARKS)) + 1);
        prop_assert_eq!(marks.iter().map(|mark| mark.highest.get()).max(), pains().max());
        prop_assert_eq!(marks.iter().map(|mark| mark.lowest.get()).min(), pains().min());
        prop_assert_eq!(marks.iter().map(|mark| mark.count as usize).sum::<usize>(), told.len() * 2);
        prop_assert_eq!(marks.iter().map(|mark| mark.sessions as usize).sum::<usize>(), told.len());
        for mark in &marks {
            let (high, low) = place(mark, &marks, 300.0, 100.0);
            prop_assert!((0.0..=300.0).contains(&high.x) && (0.0..=100.0).contains(&high.y) && low.y >= high.y);
        }
    }
}
