//! The plan that follows from a check, and what can be done with it.
//! Wishes, relief now, pain from elsewhere, where the knot is, reminders.

pub mod elsewhere;
pub mod knot;
pub mod plan_page;
pub mod relief;
pub mod reminders;
pub mod wishes;
