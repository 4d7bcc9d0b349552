//! The questions of the check, and the page that calls for help.
//! What is asked and what follows from it stands in `domain::check`.

pub mod check_page;
pub mod current;
pub mod lists;
pub mod open_questions;
pub mod outcome;
pub mod questions;
