//! Several stored values are written together or not at all, whatever the store does.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use proptest::prelude::*;
use unknot::domain::transaction::{Failure, Refused, Store, Write, write_all};

/// When a store refuses writes.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Never,
    /// The write of this number alone.
    Once(usize),
    /// The write of this number and all after it.
    ForGood(usize),
    /// Whatever would make all texts together so much longer than they were at first.
    Full(usize),
}

struct Faulty {
    texts: RefCell<BTreeMap<String, String>>,
    writes: Cell<usize>,
    at_first: usize,
    fault: Fault,
}

impl Faulty {
    fn new(texts: &BTreeMap<String, String>, fault: Fault) -> Self {
        Self {
            texts: RefCell::new(texts.clone()),
            writes: Cell::new(0),
            at_first: length(texts),
            fault,
        }
    }
}

fn length(texts: &BTreeMap<String, String>) -> usize {
    texts.values().map(String::len).sum()
}

impl Store for Faulty {
    fn read(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn put(&self, (key, text): &Write) -> Result<(), Refused> {
        let number = self.writes.replace(self.writes.get() + 1);
        let mut texts = self.texts.borrow_mut();
        let mut after = texts.clone();
        match text {
            Some(text) => after.insert(key.clone(), text.clone()),
            None => after.remove(key),
        };
        let refuses = match self.fault {
            Fault::Never => false,
            Fault::Once(at) => number == at,
            Fault::ForGood(at) => number >= at,
            Fault::Full(room) => length(&after) > self.at_first + room,
        };
        if refuses {
            return Err(Refused);
        }
        *texts = after;
        Ok(())
    }
}

fn keys() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["favourites", "routines", "profile", "journal", "settings"]).prop_map(str::to_owned)
}

fn faults() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::Never),
        (0_usize..8).prop_map(Fault::Once),
        (0_usize..8).prop_map(Fault::ForGood),
        (0_usize..30).prop_map(Fault::Full),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_store_that_refuses_loses_nothing(
        before in prop::collection::btree_map(keys(), "[a-z]{1,12}", 0..5),
        writes in prop::collection::btree_map(keys(), prop::option::of("[a-z]{1,12}"), 0..5),
        fault in faults(),
    ) {
        let store = Faulty::new(&before, fault);
        let writes: Vec<Write> = writes.into_iter().collect();
        let outcome = write_all(&store, &writes);
        let now = store.texts.into_inner();
        match outcome {
            Ok(()) => {
                for (key, text) in &writes {
                    prop_assert_eq!(now.get(key), text.as_ref());
                }
            }
            Err(Failure::Restored) => prop_assert_eq!(&now, &before),
            Err(Failure::Halfway) => {
                prop_assert!(matches!(fault, Fault::ForGood(_)), "{:?}", fault);
                for (key, text) in &before {
                    let new = writes.iter().find(|(written, _)| written == key).and_then(|(_, text)| text.as_ref());
                    let stands = now.get(key);
                    let is_to_go = writes.iter().any(|(written, text)| written == key && text.is_none());
                    prop_assert!(stands == Some(text) || stands == new || is_to_go, "{} is gone", key);
                }
            }
        }
    }

    #[test]
    fn one_refusal_leaves_everything_as_it_was(
        before in prop::collection::btree_map(keys(), "[a-z]{1,12}", 0..5),
        writes in prop::collection::btree_map(keys(), prop::option::of("[a-z]{1,12}"), 1..5),
        share in 0_usize..5,
    ) {
        let fault = Fault::Once(share % writes.len());
        let store = Faulty::new(&before, fault);
        let writes: Vec<Write> = writes.into_iter().collect();
        prop_assert_eq!(write_all(&store, &writes), Err(Failure::Restored));
        prop_assert_eq!(store.texts.into_inner(), before);
    }
}
