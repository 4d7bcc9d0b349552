//! Cuts the pages that are not needed for the first tap out of the app's WebAssembly.
//!
//! The places to cut at are the functions marked `wasm_split` in `start/src/main.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::files;
use super::part::{self, GLUE, LOADER, MAIN, Part};

/// The app in parts, of which the main one is not bound to JavaScript yet.
#[derive(Debug)]
pub(super) struct Cut {
    pub main: PathBuf,
    /// The script that loads the other parts.
    pub loader: String,
    parts: Vec<Part>,
}

impl Cut {
    /// All parts, the bound main one first.
    pub fn with_main(self, bytes: Vec<u8>) -> Vec<Part> {
        let main = Part {
            stem: MAIN.to_owned(),
            bytes,
        };
        std::iter::once(main).chain(self.parts).collect()
    }
}

/// Cuts the app, with `folder` for the files in between.
pub(super) fn cut(program: &[u8], folder: &Path) -> Result<Cut> {
    files::empty(folder)?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(program);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LOADER;
    options.main_module = GLUE;
    let split = transform(options).map_err(|reason| anyhow!("the app cannot be cut into parts: {reason}"))?;
    let parts = split.split_modules.iter().map(|file| {
        Ok(Part {
            stem: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            bytes: fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?,
        })
    });
    Ok(Cut {
        parts: parts.collect::<Result<_>>()?,
        loader: with_proofs(&without_streaming(&files::read(&folder.join(LOADER))?)?)?,
        main,
    })
}

/// Compiles a part when it is here and not while it comes, for the reason that the script which starts the app gives for
/// Firefox. The first guidance does not wait for a part, so the same is done elsewhere. The host also need not name the
/// right type.
fn without_streaming(loader: &str) -> Result<String> {
    const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
    const WHOLE: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
    ensure!(
        loader.contains(STREAMED),
        "the loader of the parts does not instantiate them as expected"
    );
    Ok(loader.replace(STREAMED, WHOLE))
}

/// Checks a part, and asks for it past the browser's own cache where what is there is wrong. The proof is put in later,
/// when the part is finished ([`part::proof_of`]).
fn with_proofs(loader: &str) -> Result<String> {
    const ASK: &str = "const fetchProved = (url, integrity) =>
    fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: \"reload\" }));\n";
    const FETCH: &str = "fetch(new URL(\"./";
    const END: &str = ".wasm\", import.meta.url))";
    let mut pieces = loader.split(FETCH);
    let before = pieces.next().unwrap_or_default();
    let proved = pieces.map(|piece| {
        let (stem, rest) = piece
            .split_once(END)
            .context("the loader asks for something else than a part")?;
        let proof = part::proof_of(stem);
        Ok(format!(
            "fetchProved(new URL(\"./{stem}.wasm\", import.meta.url), \"{proof}\"){rest}"
        ))
    });
    let proved: Vec<String> = proved.collect::<Result<_>>()?;
    ensure!(
        !proved.is_empty(),
        "the loader of the parts does not fetch them as expected"
    );
    Ok(format!("{ASK}{before}{}", proved.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_asked_for_with_its_proof() -> Result<()> {
        let loader = with_proofs("const src = fetch(new URL(\"./split_pages.wasm\", import.meta.url));")?;
        let asks = "fetchProved(new URL(\"./split_pages.wasm\", import.meta.url), \"PROOF-split_pages-\");";
        assert!(loader.contains(asks), "{loader}");
        assert!(with_proofs("nothing").is_err());
        Ok(())
    }
}
