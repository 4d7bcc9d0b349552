//! Making the changes that lead from one state of a list to another on a third.

use crate::domain::sorting::KeyIndex;

/// Changes a list in the way that made `to` out of `from`: what is new or differs in `to` is taken, and what is gone from
/// it goes, unless it is another here by now.
pub fn rebase_list<T: Clone + PartialEq, K: Ord>(list: &mut Vec<T>, from: &[T], to: &[T], key: impl Fn(&T) -> K) {
    let positions = |all: &[T]| -> KeyIndex<K> { all.iter().map(&key).collect() };
    let (were, are) = (positions(from), positions(to));
    let was = |one: &T| were.of(&key(one)).and_then(|position| from.get(position));
    list.retain(|one| are.of(&key(one)).is_some() || was(one) != Some(one));
    let mut here = positions(list);
    for one in to.iter().filter(|one| was(one) != Some(*one)) {
        if let Some(known) = here.of(&key(one)).and_then(|position| list.get_mut(position)) {
            known.clone_from(one);
        } else {
            here.note(key(one), list.len());
            list.push(one.clone());
        }
    }
}

/// The same for a single value: that of `to`, if it is another than `from`.
pub fn rebase_one<T: Clone + PartialEq>(one: &mut T, from: &T, to: &T) {
    if from != to {
        one.clone_from(to);
    }
}

/// An id that is not taken, the wanted one or the next above it; below it where there is none above.
#[must_use]
pub fn free_id(wanted: u64, is_taken: impl Fn(u64) -> bool) -> u64 {
    let mut id = wanted;
    while is_taken(id) {
        match id.checked_add(1) {
            Some(next) => id = next,
            None => break,
        }
    }
    if is_taken(id) {
        id = wanted;
        while is_taken(id) && id > 0 {
            id -= 1;
        }
    }
    id
}
