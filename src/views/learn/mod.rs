//! Guides and ways to get help with their sources, and the page About.

pub mod about_page;
pub mod facts;
pub mod learn_page;
pub mod topic_page;
