//! Everything that is saved, broken in every way that a store can break it.
//!
//! What any build may have written is cut, overwritten or given other values anywhere. Whatever it then is: nothing
//! panics, what can still be read stays in use, the rest is set aside as it stood, and a reload shows the same.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use unknot::domain::backup::Everything;
use unknot::domain::check::history::CheckHistory;
use unknot::domain::check::renewal::Renewal;
use unknot::domain::check::routine_today::today;
use unknot::domain::check::session_guard::{may_play, warmth_must_wait};
use unknot::domain::course::courses::Courses;
use unknot::domain::course::due;
use unknot::domain::course::standing::Now;
use unknot::domain::favourites::Favourites;
use unknot::domain::handout::printed::Handout;
use unknot::domain::handout::summary::{self, Part, Period, SummaryRequest, SummarySource};
use unknot::domain::journal::advice::see_somebody;
use unknot::domain::journal::chart::{Range, marks};
use unknot::domain::journal::entries::Journal;
use unknot::domain::journal::lessons::lessons;
use unknot::domain::routine::routines::Routines;
use unknot::domain::session::saved::SavedSession;
use unknot::domain::settings::Settings;
use unknot::domain::storage::repository::Repository;
use unknot::domain::storage::saved::{Saved, decode, encode};
use unknot::domain::storage::store::Raw;
use unknot::domain::time::{DAY, Time};

use crate::faulty::Faulty;
use crate::person::{neck, the_check};

/// A day on which the checks, notes and sessions of `tests/saved` are young.
const NOW: Time = 1_795_000_200_000;

/// What a build wrote, from `tests/saved`, with two entries in each list.
fn written<T: Saved>() -> Value {
    let name = format!("tests/saved/{}-{}.json", T::NAME, T::VERSION);
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    for list in T::LISTS {
        let entries = value[list.name].as_array_mut().unwrap();
        if let [only] = entries.as_slice() {
            entries.push(another(only.clone()));
        }
    }
    value
}

/// An entry beside another that is not it.
fn another(mut entry: Value) -> Value {
    for place in ["/place/side", "/side"] {
        if let Some(side) = entry.pointer_mut(place) {
            *side = json!("right");
        }
    }
    entry
}

/// The way to every value in a document, as of RFC 6901.
fn ways(value: &Value, way: &str, all: &mut Vec<String>) {
    all.push(way.to_owned());
    match value {
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                ways(entry, &format!("{way}/{index}"), all);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                ways(field, &format!("{way}/{name}"), all);
            }
        }
        _ => {}
    }
}

/// What may stand where something else should.
fn anything() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<u64>().prop_map(Value::from),
        prop::sample::select(vec![
            0,
            1,
            255,
            256,
            65_536,
            u64::from(u32::MAX) + 1,
            u64::MAX - 1,
            u64::MAX
        ])
        .prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
    ];
    let text = prop_oneof![
        ".{0,40}".prop_map(Value::from),
        prop::sample::select(vec!["", "left", "neck-back", "\u{202e}\u{0}", "<img src=x>"]).prop_map(Value::from),
        (0_usize..20_000).prop_map(|length| Value::from("\u{1f525}".repeat(length / 4))),
    ];
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number, text];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{0,9}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// One change anywhere, with the list and the entry that it is in.
#[derive(Clone, Debug)]
struct Change {
    at: Index,
    how: u8,
    with: Value,
}

fn change() -> impl Strategy<Value = Change> {
    (any::<Index>(), 0_u8..8, anything()).prop_map(|(at, how, with)| Change { at, how, with })
}

/// The changed document, and the way to what was changed.
fn changed(mut document: Value, change: &Change) -> (Value, String) {
    let mut all = Vec::new();
    ways(&document, "", &mut all);
    let way = all.swap_remove(change.at.index(all.len()));
    let (parent, name) = way.rsplit_once('/').unwrap_or_default();
    match (change.how, document.pointer_mut(parent)) {
        (0, Some(Value::Object(fields))) => drop(fields.remove(name)),
        (1, Some(Value::Object(fields))) => {
            let value = fields.remove(name).unwrap_or_default();
            fields.insert(format!("{name}s"), value);
        }
        (2, Some(Value::Object(fields))) => drop(fields.insert("of_a_later_build".to_owned(), change.with.clone())),
        _ => *document.pointer_mut(&way).unwrap() = change.with.clone(),
    }
    (document, way)
}

/// What can still be used of a document that cannot be read: each entry of a list, and each field that may be dropped, that
/// can be read where all others are sound.
fn best_of<T: Saved>(whole: &Value, broken: &Value) -> T {
    let reads = |list: &str, entry: &Value| {
        let mut alone = whole.clone();
        for known in T::LISTS {
            alone[known.name] = json!([]);
        }
        alone[list] = json!([entry]);
        decode::<T>(&alone.to_string()).is_ok()
    };
    let (mut rest, mut used) = (broken.clone(), 0);
    for list in T::LISTS {
        let Some(found) = rest.get_mut(list.name) else { continue };
        let entries = found.as_array().into_iter().flatten();
        let good: Vec<Value> = entries.filter(|entry| reads(list.name, entry)).cloned().collect();
        used += good.len();
        *found = Value::from(good);
    }
    for name in T::OPTIONAL {
        let Some(found) = broken.get(*name).filter(|found| !found.is_null()) else {
            continue;
        };
        let mut others = whole.clone();
        others[*name] = found.clone();
        if decode::<T>(&others.to_string()).is_ok() {
            used += 1;
        } else {
            rest[*name] = Value::Null;
        }
    }
    let read = (used > 0).then(|| decode(&rest.to_string()));
    read.and_then(Result::ok).unwrap_or_default()
}

/// Everything that the app does with what it has read.
fn use_all(all: &Everything, session: &SavedSession) {
    let check = the_check();
    let place = neck();
    for now in [0, NOW, NOW + 400 * DAY, Time::MAX] {
        let checks = all.kept.last_checks(check, now);
        for last in &checks {
            let _ = last.needs_help(check);
        }
        let new = unknot::domain::check::interview::Interview::new(check, vec![place], all.kept.profile(check, now));
        if let Some(last) = all.kept.check_to_renew(check, place, now) {
            let _ = Renewal::of(&new, last, now);
        }
        let _ = (all.kept.nothing_asked(check, place, now), all.kept.knot(place));
        for routine in all.routines.all() {
            let goes = today(routine, check, &checks);
            let _ = (routine.length(5_000), Handout::of_routine(routine, Some(&goes)));
        }
        let _ = (
            lessons(&all.journal, place.area, now),
            see_somebody(&all.journal, place.area, now),
        );
        let _ = all.journal.next_pack(place.area, now);
        for range in Range::ALL {
            let _ = marks(all.journal.about(place.area), range, now);
        }
        for period in Period::ALL {
            let wanted = SummaryRequest {
                period,
                parts: Part::ALL.to_vec(),
            };
            let source = SummarySource {
                journal: &all.journal,
                checks: &all.kept,
                courses: &all.courses,
            };
            let _ = summary::make(&wanted, source, check, now);
        }
        for course in all.courses.all() {
            let clock = Now { at: now, shown: now };
            let _ = due::today(course, &all.journal, (check, &checks), clock, 5_000);
        }
        let _ = (session.is_abandoned(now), session.read_over(now));
        if let Some(mut session) = session.read() {
            let _ = (
                may_play(&session, check, &checks),
                warmth_must_wait(&session, &all.journal, now),
            );
            session.player.run(now);
            session.player.advance(now.saturating_add(DAY));
            session.player.add(60_000, now);
            session.player.next(now);
            session.player.back(now);
            let _ = (
                session.player.left(),
                session.player.now(),
                SavedSession::of(&session, now),
            );
        }
    }
    let _ = (
        all.favourites.by_area(),
        all.favourites.unknown(),
        all.settings.session.ready(),
    );
}

/// All that is saved, with what one value became.
fn page(mut repository: Repository<Faulty>) -> (Everything, SavedSession, usize) {
    let all = Everything {
        favourites: repository.load(NOW).unwrap(),
        routines: repository.load(NOW).unwrap(),
        kept: repository.load(NOW).unwrap(),
        journal: repository.load(NOW).unwrap(),
        settings: repository.load(NOW).unwrap(),
        courses: repository.load(NOW).unwrap(),
    };
    let session = repository.load(NOW).unwrap();
    (all, session, repository.take_set_aside().len())
}

/// Checks what may never be otherwise, whatever stands under the key of a value.
fn holds<T: Saved + std::fmt::Debug>(raw: &Raw) -> Result<T, TestCaseError> {
    let store = Faulty::default();
    store.set_raw(&T::key(), raw.clone());
    let is_whole = matches!(raw, Raw::Text(text) if decode::<T>(text).is_ok());
    let (all, session, told) = page(Repository::new(store.clone()));
    use_all(&all, &session);
    let aside = store.under(&format!("unknot.quarantine.{}.", T::NAME));
    if is_whole {
        prop_assert!(aside.is_empty() && told == 0);
    } else {
        prop_assert_eq!((aside.as_slice(), told), (std::slice::from_ref(raw), 1));
    }
    let mut repository = Repository::new(store.clone());
    let used: T = repository.load(NOW).unwrap();
    // What is done next is stored, and what is stored is read as it was.
    let saved = repository.change(|| used.clone(), NOW, |_| ()).saved;
    prop_assert_eq!(saved, Ok(()));
    let text = encode(&used).unwrap();
    let read = decode::<T>(&text);
    prop_assert_eq!(read.as_ref(), Ok(&used), "{}", text);
    let again: T = Repository::new(store).load(NOW + 1).unwrap();
    prop_assert_eq!(&again, &used);
    Ok(used)
}

fn is_survived<T: Saved + std::fmt::Debug>(change: &Change) -> Result<(), TestCaseError> {
    let whole = written::<T>();
    let (broken, way) = changed(whole.clone(), change);
    let text = broken.to_string();
    let used = holds::<T>(&Raw::Text(text.clone()))?;
    if decode::<T>(&text).is_ok() {
        return Ok(());
    }
    prop_assert_eq!(used, best_of::<T>(&whole, &broken), "{} in {}", way, text);
    Ok(())
}

fn is_survived_as_text<T: Saved + std::fmt::Debug>(at: Index, how: u8, with: u16) -> Result<(), TestCaseError> {
    let mut units: Vec<u16> = written::<T>().to_string().encode_utf16().collect();
    let at = at.index(units.len());
    match how {
        0 => units.truncate(at),
        1 => units[at] = with,
        2 => units.insert(at, with),
        // Half of a pair that stands for one character.
        3 => units.insert(at, 0xd800 | with & 0x7ff),
        4 => units.splice(at..at, "\\ud83d".encode_utf16()).for_each(drop),
        5 => units.drain(..at).for_each(drop),
        _ => units[at..].reverse(),
    }
    holds::<T>(&Raw::from_units(units)).map(drop)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_value_with_anything_in_it_loses_no_more_than_the_entry_that_it_is_in(change in change()) {
        is_survived::<Favourites>(&change)?;
        is_survived::<Routines>(&change)?;
        is_survived::<CheckHistory>(&change)?;
        is_survived::<Journal>(&change)?;
        is_survived::<Settings>(&change)?;
        is_survived::<Courses>(&change)?;
        is_survived::<SavedSession>(&change)?;
    }

    #[test]
    fn broken_text_and_half_characters_are_set_aside_as_they_stood(at in any::<Index>(), how in 0_u8..7, with in any::<u16>()) {
        is_survived_as_text::<Favourites>(at, how, with)?;
        is_survived_as_text::<Routines>(at, how, with)?;
        is_survived_as_text::<CheckHistory>(at, how, with)?;
        is_survived_as_text::<Journal>(at, how, with)?;
        is_survived_as_text::<Settings>(at, how, with)?;
        is_survived_as_text::<Courses>(at, how, with)?;
        is_survived_as_text::<SavedSession>(at, how, with)?;
    }
}
