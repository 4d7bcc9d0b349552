//! What leaves or enters the app because somebody asked for it: files, links, the clipboard, paper.

pub mod clipboard;
pub mod download;
pub mod files;
pub mod printing;
pub mod share;
