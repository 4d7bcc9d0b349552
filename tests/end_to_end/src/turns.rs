//! Who may run when not all browsers can run at once.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::engine::Engine;
use crate::locked;

/// Hands out a few turns at a time. The slowest engine goes first, so that it is not left alone at the end.
#[derive(Debug)]
pub(crate) struct Turns {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug)]
struct Queue {
    free: usize,
    is_waiting: [bool; Engine::ALL.len()],
}

/// The turn of an engine, until it is dropped.
#[derive(Debug)]
pub(crate) struct Turn<'a>(&'a Turns);

impl Turns {
    pub(crate) fn new(at_once: usize) -> Self {
        Self {
            queue: Mutex::new(Queue {
                free: at_once,
                is_waiting: Default::default(),
            }),
            changed: Condvar::new(),
        }
    }

    /// Waits for the turn of an engine. Only one may wait for each.
    pub(crate) fn wait(&self, engine: Engine) -> Turn<'_> {
        let mut queue = locked(&self.queue);
        queue.is_waiting[engine as usize] = true;
        while queue.free == 0 || queue.is_waiting[engine as usize + 1..].contains(&true) {
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
        queue.is_waiting[engine as usize] = false;
        queue.free -= 1;
        drop(queue);
        // Another engine may have waited for this one alone.
        self.changed.notify_all();
        Turn(self)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        locked(&self.0.queue).free += 1;
        self.0.changed.notify_all();
    }
}
