//! Favourites: the heart and the page of what it marked.

pub mod favourites_page;
pub mod heart;
