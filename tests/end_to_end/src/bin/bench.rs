//! Measures the built site, as `cargo xtask bench` asks for it.

use std::process::ExitCode;

use unknot_end_to_end::{bench, program};

fn main() -> ExitCode {
    program::run(bench::run)
}
