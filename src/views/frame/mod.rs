//! The frame around every page: header, tabs, panel, messages, and the loader of the other pages. It also holds the
//! search and the page for an unknown address.

pub mod app;
pub mod lazy;
pub mod navigation;
pub mod not_found;
pub mod notices;
pub mod pages;
pub mod panel;
pub mod search_field;
