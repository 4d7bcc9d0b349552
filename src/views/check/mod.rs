//! The questions of the check, and the page that calls for help.
//! `domain::check` decides what to ask and what follows.

pub mod check_page;
pub mod current;
pub mod lists;
pub mod open_questions;
pub mod outcome;
pub mod questions;
