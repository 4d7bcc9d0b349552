//! How it was before and after, day by day: `unknot.journal`.
//!
//! [`entry`] is one note, [`entries`] all of them. [`lessons`] is what earlier sessions tell about the next one,
//! [`advice`] when they say to see somebody, and [`chart`] the pain at one place over time.

pub mod advice;
pub mod chart;
pub mod entries;
pub mod entry;
pub mod lessons;
