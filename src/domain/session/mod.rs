//! A guided session: one exercise after the other, by the clock.
//!
//! [`exercise`] is one thing to do, [`script`] lays exercises out in phases, and [`player`] runs through them with
//! [`cues`] to hear and a [`coach`] to read. [`kept`] brings an interrupted session back, and [`guard`] says whether it
//! may go on.

pub mod coach;
pub mod cues;
pub mod exercise;
pub mod guard;
pub mod kept;
pub mod player;
pub mod script;

/// A length of time in milliseconds.
pub type Millis = u64;
