//! The host of the app: its address, offline copy, installation, events, files, crashes.

pub mod crash;
pub mod fetch;
pub mod install;
pub mod listening;
pub mod location;
pub mod offline;
