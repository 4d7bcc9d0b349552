//! When the same is next sensible after a session.

use unknot::domain::course::due::{Due, today};
use unknot::domain::course::next_time::NextTime;
use unknot::domain::course::standing::Now;
use unknot::domain::journal::entries::Journal;
use unknot::domain::journal::entry::{Entry, Rating};
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SavedPlace};
use unknot::domain::session::script::READY;
use unknot::domain::time::HOUR;

use crate::support::check;
use crate::{FINE, START, course, last_check, on, place};

/// Sessions at a place, an hour apart, the last one now.
fn sessions(place: Place, techniques: &[&str], count: u64, now: Now) -> Vec<Entry> {
    let session = |index: u64| Entry {
        at: now.at - (count - 1 - index) * HOUR,
        shown: Some(now.shown - (count - 1 - index) * HOUR),
        places: vec![SavedPlace::of(place)],
        before: Pain::new(4),
        after: Pain::new(3),
        did: techniques.iter().map(|id| (*id).to_owned()).collect(),
        ..Entry::default()
    };
    (0..count).map(session).collect()
}

fn journal(entries: Vec<Entry>) -> Journal {
    let mut journal = Journal::default();
    for entry in entries {
        journal.add(entry);
    }
    journal
}

#[test]
fn without_a_course_it_is_as_often_as_the_stretches_are_for() {
    let (place, now) = (place("traps-upper"), on(0));
    let stretch = "st-neck-side-bend";
    let after = |count| {
        let journal = journal(sessions(place, &["mob-neck-turns", stretch], count, now));
        NextTime::find(place, None, &journal, now)
    };
    let Some(NextTime::ADay { times, done: 1 }) = after(1) else {
        panic!("{:?}", after(1));
    };
    assert!(times > 1);
    for count in 1..=4 {
        let next = after(count).expect("a next time");
        assert_eq!(
            next.is_today(),
            usize::try_from(count).is_ok_and(|done| done < times),
            "{count}"
        );
        let words = next.words();
        assert!(
            words.contains(if next.is_today() { "later today" } else { "tomorrow" }),
            "{words}"
        );
    }
}

#[test]
fn yesterday_does_not_count() {
    let place = place("traps-upper");
    let mut entries = sessions(place, &["st-neck-side-bend"], 3, on(0));
    entries.extend(sessions(place, &["st-neck-side-bend"], 1, on(1)));
    let next = NextTime::find(place, None, &journal(entries), on(1));
    assert!(matches!(next, Some(NextTime::ADay { done: 1, .. })), "{next:?}");
}

#[test]
fn nothing_is_offered_after_a_session_that_made_it_worse() {
    let (place, now) = (place("traps-upper"), on(0));
    for change in [
        |entry: &mut Entry| entry.after = Pain::new(5),
        |entry: &mut Entry| entry.change = Some(Rating::Worse),
    ] {
        let mut entries = sessions(place, &["st-neck-side-bend"], 1, now);
        entries.iter_mut().for_each(change);
        assert_eq!(NextTime::find(place, None, &journal(entries), now), None);
    }
}

#[test]
fn packs_and_strengthening_alone_have_no_next_time_of_their_own() {
    let (place, now) = (place("traps-upper"), on(0));
    for did in ["heat-neck", "str-side-raise"] {
        let journal = journal(sessions(place, &[did], 1, now));
        assert_eq!(NextTime::find(place, None, &journal, now), None, "{did}");
    }
}

#[test]
fn a_course_says_whether_there_is_more_today() {
    let (place, now) = (place("traps-upper"), on(1));
    let checks = [last_check(FINE, START)];
    let after = |count| {
        let journal = journal(sessions(place, &["mob-neck-turns"], count, now));
        let today = today(&course(place), &journal, (check(), &checks), now, READY).expect("a place of this build");
        NextTime::find(place, Some(&today.due), &journal, now)
    };
    assert_eq!(after(1), Some(NextTime::OnceMore));
    assert_eq!(after(3), Some(NextTime::Tomorrow));
    let journal = journal(sessions(place, &["mob-neck-turns"], 1, now));
    assert_eq!(NextTime::find(place, Some(&Due::HelpFirst), &journal, now), None);
}
