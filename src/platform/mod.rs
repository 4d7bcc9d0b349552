//! The browser, one API a file. Nothing here decides anything.

pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod download;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod frames;
pub mod install;
pub mod location;
pub mod locks;
pub mod map_element;
pub mod offline;
pub mod page;
pub mod persistence;
pub mod printing;
pub mod screen;
pub mod share;
pub mod sight;
pub mod speech;
pub mod storage;
pub mod tab_storage;
pub mod tones;
pub mod vibration;
pub mod wake_lock;
