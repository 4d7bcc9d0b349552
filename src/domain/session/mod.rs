//! A guided session: one exercise after the other, by the clock.
//!
//! [`exercise`] is one thing to do, [`script`] lays exercises out in phases, and [`player`] runs through them with
//! [`cues`] to hear, a [`coach`] to read and [`figures`] to see. [`saved`] brings an interrupted session back.

pub mod coach;
pub mod cues;
pub mod exercise;
pub mod figures;
pub mod player;
pub mod quick_start;
pub mod saved;
pub mod script;
