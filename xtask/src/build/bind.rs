//! Writes the JavaScript between the app and the browser, with wasm-bindgen as a library.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::files;

/// A WebAssembly module and the JavaScript that it is started and called by.
#[derive(Debug)]
pub(super) struct Bound {
    pub glue: String,
    pub wasm: Vec<u8>,
}

/// Binds the main part of the app, with `folder` for the files in between.
pub(super) fn bind(main: &Path, folder: &Path) -> Result<Bound> {
    write(main, folder).context("the app could not be bound to JavaScript")?;
    let wasm = folder.join("app_bg.wasm");
    Ok(Bound {
        glue: files::read(&folder.join("app.js"))?,
        wasm: fs::read(&wasm).with_context(|| format!("{} cannot be read", wasm.display()))?,
    })
}

fn write(main: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(main)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .demangle(false)
        // The other parts import the table and the stack from the main one by the linker's names.
        .keep_lld_exports(true)
        .generate(folder)
}
