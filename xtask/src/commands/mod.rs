//! One file per command.

pub mod bench;
pub mod build;
pub mod dev;
pub mod hook_post_build;
pub mod hook_pre_build;
pub mod serve;
pub mod shots;
pub mod test;
