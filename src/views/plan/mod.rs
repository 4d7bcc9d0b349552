//! The plan that follows from a check, and what can be done with it.
//! Where somebody is and what they have and would like, pain from elsewhere, where the knot is, reminders.

pub mod assessment;
pub mod elsewhere;
pub mod fine_tuning;
pub mod knot;
pub mod moment;
pub mod plan_page;
pub mod plan_parts;
pub mod reminders;
pub mod row;
pub mod wishes;
