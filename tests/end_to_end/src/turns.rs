//! Who may run when not all can run at once.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, PoisonError};

use crate::locked;

/// Hands out a few turns at a time, in the order of their numbers.
#[derive(Debug)]
pub(crate) struct Turns {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug)]
struct Queue {
    free: usize,
    waiting: BTreeSet<usize>,
}

/// A turn, until it is dropped.
#[derive(Debug)]
pub(crate) struct SideOrder<'a>(&'a Turns);

impl Turns {
    pub(crate) fn new(at_once: usize) -> Self {
        Self {
            queue: Mutex::new(Queue {
                free: at_once,
                waiting: BTreeSet::new(),
            }),
            changed: Condvar::new(),
        }
    }

    pub(crate) fn wait(&self, number: usize) -> SideOrder<'_> {
        let mut queue = locked(&self.queue);
        queue.waiting.insert(number);
        while queue.free == 0 || queue.waiting.first() != Some(&number) {
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
        queue.waiting.remove(&number);
        queue.free -= 1;
        drop(queue);
        // The next one may have waited for this one alone.
        self.changed.notify_all();
        SideOrder(self)
    }
}

impl Drop for SideOrder<'_> {
    fn drop(&mut self) {
        locked(&self.0.queue).free += 1;
        self.0.changed.notify_all();
    }
}
