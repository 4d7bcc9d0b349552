//! Sorting and indexing with little generic code, to keep the WebAssembly small.
//!
//! `sort_by_key` and collecting into a `BTreeMap` are monomorphised for each type, about 4 kB each. Sorting `usize`
//! positions and
//! inserting one by one share a single copy.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Sorts a list; stable.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let order = order(list.len(), &|one, other| key(&list[one]).cmp(&key(&list[other])));
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|position| taken[position].take()));
}

fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// The position of each key in a list; of equal keys, the last.
#[derive(Debug)]
pub struct KeyIndex<K>(BTreeMap<K, usize>);

impl<K: Ord> KeyIndex<K> {
    #[must_use]
    pub fn of(&self, key: &K) -> Option<usize> {
        self.0.get(key).copied()
    }

    pub fn note(&mut self, key: K, position: usize) {
        self.0.insert(key, position);
    }
}

impl<K: Ord> FromIterator<K> for KeyIndex<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut positions = Self(BTreeMap::new());
        for (position, key) in keys.into_iter().enumerate() {
            positions.note(key, position);
        }
        positions
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_is_sorted_as_the_standard_library_does(list: Vec<(u8, u16)>) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_key_is_found_where_it_stands_last(list: Vec<u8>, key: u8) {
            let positions: KeyIndex<u8> = list.iter().copied().collect();
            prop_assert_eq!(positions.of(&key), list.iter().rposition(|one| *one == key));
        }
    }
}
