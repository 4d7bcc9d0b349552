//! The page of a place that was tapped: warning signs, what to do first, all that can be done there.
//! Pain that is felt elsewhere has its page here too.

pub mod area_more;
pub mod area_page;
pub mod first_steps;
pub mod fit_me;
pub mod nearby_places;
pub mod pain_page;
pub mod red_flags;
