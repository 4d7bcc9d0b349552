//! Signals that outlive their observers.
//! A signal keeps its subscribers until it changes. One that lives as long as the app and hardly ever changes would
//! keep all subscribers of pages left long ago: a memory leak.

use std::mem;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, AnySubscriber, Observer, Source, ToAnySource};
use leptos::task::spawn_local;

/// A signal or memo that unsubscribes observers once they are dropped. It is read and changed like any other.
#[derive(Clone, Copy, Debug, Default)]
pub struct LongLivedSignal<S>(S);

impl<S> LongLivedSignal<S> {
    #[must_use]
    pub const fn new(signal: S) -> Self {
        Self(signal)
    }
}

impl<S> Deref for LongLivedSignal<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.0
    }
}

impl<S: DefinedAt> DefinedAt for LongLivedSignal<S> {
    fn defined_at(&self) -> Option<&'static std::panic::Location<'static>> {
        self.0.defined_at()
    }
}

impl<S: ReadUntracked> ReadUntracked for LongLivedSignal<S> {
    type Value = S::Value;

    fn try_read_untracked(&self) -> Option<S::Value> {
        self.0.try_read_untracked()
    }
}

impl<S: Track + ToAnySource> Track for LongLivedSignal<S> {
    #[track_caller]
    fn track(&self) {
        self.0.track();
        if !self.0.is_disposed() {
            Subscription::record(self.0.to_any_source());
        }
    }
}

/// A subscription of an observer to a signal.
struct Subscription {
    source: AnySource,
    subscriber: AnySubscriber,
}

/// Subscriptions whose observers may be gone. Cleanup runs while the observers are still alive, so they are checked
/// later.
static ENDED: Mutex<Vec<Subscription>> = Mutex::new(Vec::new());

impl Subscription {
    fn record(source: AnySource) {
        if let Some(subscriber) = Observer::get() {
            on_cleanup(move || Self { source, subscriber }.queue_for_removal());
        }
    }

    fn queue_for_removal(self) {
        let mut ended = ENDED.lock().unwrap_or_else(PoisonError::into_inner);
        ended.push(self);
        if ended.len() == 1 {
            spawn_local(async { unsubscribe_dropped() });
        }
    }
}

/// Removes the subscriptions of dropped observers. An observer that is still alive subscribes again when it runs.
fn unsubscribe_dropped() {
    let ended = mem::take(&mut *ENDED.lock().unwrap_or_else(PoisonError::into_inner));
    let gone = ended
        .into_iter()
        .filter(|subscription| subscription.subscriber.1.strong_count() == 0);
    for Subscription { source, subscriber } in gone {
        source.remove_subscriber(&subscriber);
    }
}
