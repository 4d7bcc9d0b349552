//! Runs the wasm tests: wasm-bindgen's own runner, compiled with what the build uses of it anyway.

use std::env;

use anyhow::Result;
use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

fn main() -> Result<()> {
    run_cli_with_args(env::args_os())
}
