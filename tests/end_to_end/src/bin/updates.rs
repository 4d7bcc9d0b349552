//! Gives every browser one newer build after the other, as `cargo xtask updates` asks for it.

use std::process::ExitCode;

use unknot_end_to_end::{program, updates};
use xtask::commands::updates::Arguments;

fn main() -> ExitCode {
    program::run(|_, arguments: &Arguments| {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(updates::run(arguments.count))
    })
}
