//! One file per command.

pub mod assemble;
pub mod bench;
pub mod build;
pub mod dev;
pub mod figures;
pub mod serve;
pub mod shots;
pub mod test;
pub mod updates;
mod with_chromium;
pub mod words;
