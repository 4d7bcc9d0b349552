//! Pictures the figures and the built site, as `cargo xtask shots` asks for it.

use std::process::ExitCode;

use unknot_end_to_end::{program, shots};

fn main() -> ExitCode {
    program::run(shots::run)
}
