//! Courses: what is due of the one that is going on, how it goes, and the start of one.

pub mod course_card;
pub mod course_due;
pub mod course_today;
pub mod keep_up;
