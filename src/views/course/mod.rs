//! Courses: what is due of the one that is going on, how it goes, and the start of one.

pub mod course_card;
pub mod course_due;
pub mod course_today;
pub mod flare_up_page;
pub mod keep_up;
pub mod movement;
pub mod next_time;
pub mod week_review;
