//! Whatever the store does, nothing that was stored or typed is lost, and what could not be stored is said.
//!
//! Everything that a person can do is done on stores that fail in every way that a browser's can, beside somebody whose
//! store never fails. Both have to see the same, but for what was refused as a whole.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod cases;
mod faulty;
mod files;
mod order;
mod person;
mod stored_values;

use proptest::collection::vec;
use proptest::prelude::*;
use unknot::domain::journal::entries::Journal;
use unknot::domain::storage::saved::decode;
use unknot::domain::storage::store::Raw;

use faulty::{Fault, Faulty};
use person::{Act, NotDone, Person};

/// Somebody on a store that fails, and the same person where nothing does.
struct Pair {
    store: Faulty,
    person: Person,
    sound: Person,
}

impl Pair {
    fn new() -> Self {
        let store = Faulty::default();
        Self {
            person: Person::on(&store),
            store,
            sound: Person::on(&Faulty::default()),
        }
    }

    /// Does an act on both, and checks what may never be otherwise.
    fn do_both(&mut self, act: Act) -> Result<(), String> {
        let seen = self.person.shown.clone();
        let told = self.person.does(act);
        if told == Err(NotDone::Refused) {
            self.sound.now += 1;
            if self.person.shown != seen {
                return Err(format!("{act:?} was refused and changed what is shown"));
            }
        } else {
            let sound = self.sound.does(act);
            assert_eq!(sound, Ok(()), "{act:?} on a sound store");
        }
        if self.person.shown != self.sound.shown {
            return Err(format!(
                "{act:?}: shown is\n{:?}\ninstead of\n{:?}",
                self.person.shown, self.sound.shown
            ));
        }
        self.person.look();
        if self.person.shown != self.sound.shown {
            return Err(format!("{act:?}: looked at again, something is missing"));
        }
        if told != Err(NotDone::InMemory) && !self.person.repository.has_unsaved() {
            let again = Person::on(&self.store.sound_copy()).shown;
            if again != self.sound.shown {
                return Err(format!("{act:?}: nothing was said, and a reload shows {again:?}"));
            }
        }
        Ok(())
    }

    /// When the store is sound again, the next thing that is done stores all of it.
    fn recover(&mut self) -> Result<(), String> {
        self.store.begin(Fault::None);
        self.do_both(Act::ChooseTheme)?;
        if self.person.repository.has_unsaved() {
            return Err("something is still not stored".to_owned());
        }
        let again = Person::on(&self.store.sound_copy()).shown;
        if again == self.sound.shown {
            Ok(())
        } else {
            Err(format!("after a reload there is {again:?}"))
        }
    }
}

fn faults() -> Vec<Fault> {
    let after = |count| [true, false].map(|for_good| Fault::After { count, for_good });
    let mut faults = vec![Fault::None, Fault::Blocked];
    faults.extend((0..14).flat_map(after));
    faults
}

#[test]
fn every_act_survives_a_store_that_fails_at_any_point_once_or_for_good() {
    for fault in faults() {
        for failing in 0..Act::ALL.len() {
            let mut pair = Pair::new();
            for (index, act) in Act::ALL.into_iter().enumerate() {
                if index == failing {
                    pair.store.begin(fault);
                }
                pair.do_both(act)
                    .unwrap_or_else(|reason| panic!("{fault:?} from act {failing} on: {reason}"));
            }
            pair.recover()
                .unwrap_or_else(|reason| panic!("{fault:?} from act {failing} on, then sound: {reason}"));
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    prop::sample::select(Act::ALL.to_vec())
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::None),
        1 => Just(Fault::Blocked),
        3 => (0_usize..9, any::<bool>()).prop_map(|(count, for_good)| Fault::After { count, for_good }),
        // More or less than there is.
        2 => (0_usize..3_000).prop_map(Fault::Full),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn any_acts_survive_any_faults(before in vec(act(), 0..12), acts in vec((act(), fault()), 1..20)) {
        let mut pair = Pair::new();
        for act in before {
            pair.do_both(act).map_err(TestCaseError::fail)?;
        }
        for (act, fault) in acts {
            pair.store.begin(fault);
            pair.do_both(act).map_err(TestCaseError::fail)?;
        }
        pair.recover().map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Cut, overwritten or turned around anywhere: it is used, or set aside as it stood, and what is done next is stored.
    #[test]
    fn whatever_stands_in_the_store_is_used_or_set_aside(at in any::<prop::sample::Index>(), how in 0_u8..4, with in any::<u16>()) {
        const JOURNAL: &str = r#"{"version":1,"entries":[{"at":1,"before":3,"note":"One"},{"at":2,"did":["heat-neck"]}]}"#;
        let mut units: Vec<u16> = JOURNAL.encode_utf16().collect();
        let at = at.index(units.len());
        match how {
            0 => units.truncate(at),
            1 => units[at] = with,
            2 => units.insert(at, with),
            _ => units[at..].reverse(),
        }
        let raw = Raw::from_units(units);
        let store = Faulty::default();
        store.set_raw("unknot.journal", raw.clone());
        let mut person = Person::on(&store);
        let told = person.repository.take_set_aside();
        person.now = 9;
        prop_assert_eq!(person.does(Act::Note), Ok(()));
        let is_used = decode::<Journal>(&raw.to_text()).is_ok() && matches!(raw, Raw::Text(_));
        let aside = store.under("unknot.quarantine.journal.");
        if is_used {
            prop_assert!(aside.is_empty() && told.is_empty());
        } else {
            prop_assert_eq!(aside, [raw]);
            prop_assert_eq!(told.len(), 1);
        }
        let again = Person::on(&store).shown.journal;
        prop_assert_eq!(&again, &person.shown.journal);
        prop_assert!(again.entries().iter().any(|entry| entry.note == "Typed at 10"));
    }
}
