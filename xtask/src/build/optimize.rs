//! Makes WebAssembly smaller with wasm-opt.

use anyhow::{Result, ensure};
use rayon::prelude::*;
use std::fs;
use std::process::Command;

use super::part::Part;
use super::{files, likeness};
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
    let mut optimise = wasm_opt(project);
    optimise
        .args(["-Oz", "--converge"])
        // A function that is called once is copied to where it is called only while it is small: larger ones repeat less.
        .args(["--one-caller-inline-max-function-size=40", "-o"])
        .arg(&short)
        .arg(&long);
    project::run(&mut optimise)?;
    let named = folder.join(format!("{stem}.named.wasm"));
    files::write(&named, &likeness::name_by_likeness(&fs::read(&short)?)?)?;
    let mut reorder = wasm_opt(project);
    reorder
        .args(["--reorder-functions-by-name", "-o"])
        .arg(&short)
        .arg(&named);
    project::run(&mut reorder)?;
    let bytes = fs::read(&short)?;
    ensure!(!bytes.is_empty(), "wasm-opt left nothing of {stem}");
    Ok(Part { stem, bytes })
}

/// What it says about sections that it does not know is of no use to anybody.
fn wasm_opt(project: &Project) -> Command {
    let mut command = project.command("wasm-opt");
    command.args(FEATURES).arg("--quiet");
    command
}
