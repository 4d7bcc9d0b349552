//! What the app runs in: its address, its offline copy, its installation, its events, its files, its crashes.

pub mod crash;
pub mod fetch;
pub mod install;
pub mod listening;
pub mod location;
pub mod offline;
