//! What the journeys through the built app are written with.
//!
//! Reading order: [`engine`] names the browsers, [`driver`] starts what drives them, [`browser`] is
//! one window with hands and eyes, [`site`] serves the app, [`pages`] knows the app's screens in the
//! words of a person, [`files`] hands files to and from it, [`pool`] holds the browsers of a [`run`], [`report`] says what they
//! took, and [`runner`] takes every journey through every engine, or those of logic
//! through one of them. The journeys themselves are in `tests/journeys/`. [`mod@bench`] measures the app in [`chromium`], and [`shots`]
//! pictures it; [`updates`] gives it newer builds in browsers that nobody drives, [`to_and_fro`] tells what is left of many visits. [`program`] is what the programs of these share.

pub mod bench;
pub mod browser;
mod choice;
pub mod chromium;
pub mod driver;
pub mod engine;
pub mod environment;
pub mod files;
pub mod journey;
pub mod pages;
pub mod pool;
pub mod program;
pub mod report;
pub mod run;
pub mod runner;
pub mod shots;
pub mod site;
pub mod to_and_fro;
mod turns;
pub mod updates;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What stays consistent in itself, whoever panicked with it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
