//! A guided session: one exercise after the other, by the clock.
//!
//! [`script`] lays exercises out in phases, [`player`] runs through them, [`kept`] brings an interrupted session back.

pub mod kept;
pub mod player;
pub mod script;

/// A length of time in milliseconds.
pub type Millis = u64;
