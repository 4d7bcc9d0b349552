//! The browser's storage, and the locks that let tabs take turns.

pub mod local;
pub mod locks;
pub mod persistence;
pub mod tab_storage;
