//! Makes WebAssembly smaller with wasm-opt.

use anyhow::{Result, ensure};
use rayon::prelude::*;
use std::fs;

use super::files;
use super::part::Part;
use crate::project::{self, Project};

/// WebAssembly features of the target, which wasm-opt has to enable too.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises all parts at once, each in a process of its own.
pub(super) fn all(project: &Project, parts: Vec<Part>) -> Result<Vec<Part>> {
    parts.into_par_iter().map(|part| one(project, part)).collect()
}

fn one(project: &Project, Part { stem, bytes }: Part) -> Result<Part> {
    let folder = project.target().join("split");
    let (long, short) = (
        folder.join(format!("{stem}.long.wasm")),
        folder.join(format!("{stem}.short.wasm")),
    );
    files::write(&long, &bytes)?;
    let mut optimise = project.command("wasm-opt");
    // In the order of their names, functions stand beside what they resemble, which compresses better. What wasm-opt says
    // about sections that it does not know is of no use to anybody.
    optimise
        .args(FEATURES)
        .args(["-Oz", "--converge", "--reorder-functions-by-name", "--quiet"])
        // A function that is called once is copied to where it is called only while it is small: larger ones repeat less.
        .args(["--one-caller-inline-max-function-size=40", "-o"])
        .arg(&short)
        .arg(&long);
    project::run(&mut optimise)?;
    let bytes = fs::read(&short)?;
    ensure!(!bytes.is_empty(), "wasm-opt left nothing of {stem}");
    Ok(Part { stem, bytes })
}
