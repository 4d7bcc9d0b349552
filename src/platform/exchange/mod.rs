//! Import and export on request: files, links, the clipboard, paper.

pub mod clipboard;
pub mod download;
pub mod files;
pub mod printing;
pub mod share;
