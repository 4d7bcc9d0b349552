//! What there is to read, with its sources, and about the app.

pub mod about_page;
pub mod facts;
pub mod learn_page;
pub mod topic_page;
