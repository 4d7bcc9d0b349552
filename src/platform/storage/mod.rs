//! What the browser keeps for us, and the locks that let tabs take turns.

pub mod local;
pub mod locks;
pub mod persistence;
pub mod tab_storage;
