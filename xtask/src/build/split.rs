//! Cuts what is not needed for the first tap out of the app's WebAssembly, into parts by what a person does.
//!
//! The places to cut at are the functions marked `wasm_split` in `start/src/main.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use super::packs::Pack;
use super::part::{self, GLUE, LOADER, MAIN, Part};
use super::{files, gather};

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

/// Cuts the app, with `folder` for the files in between. The script that loads the parts also asks for `packs`.
pub(super) fn cut(program: &[u8], packs: &[Pack], folder: &Path) -> Result<Cut> {
    files::empty(folder)?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(program);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LOADER;
    options.main_module = GLUE;
    let split = transform(options).map_err(|reason| anyhow!("the app cannot be cut into parts: {reason}"))?;

    let mut needed_by = BTreeMap::<&str, BTreeSet<&str>>::new();
    for (part, files) in &split.prefetch_map {
        for file in files {
            needed_by.entry(file).or_default().insert(part);
        }
    }
    let mut gathered = BTreeMap::<&str, Vec<Vec<u8>>>::new();
    let mut loads = BTreeMap::<&str, BTreeSet<&str>>::new();
    for (file, parts) in needed_by {
        let place = place_of(&parts);
        let file = folder.join(format!("{file}.wasm"));
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        gathered.entry(place).or_default().push(bytes);
        for part in parts {
            loads.entry(part).or_default().insert(place);
        }
    }
    let parts = gathered.iter().map(|(stem, files)| {
        Ok(Part {
            stem: (*stem).to_owned(),
            bytes: gather::gather(files).with_context(|| format!("the part {stem} cannot be gathered"))?,
        })
    });
    Ok(Cut {
        parts: parts.collect::<Result<_>>()?,
        loader: loader(&files::read(&folder.join(LOADER))?, &loads, packs)?,
        main,
    })
}

/// The file for what some parts share. What the part around every page shares is in its file, since that is always here;
/// what techniques share with the check, sessions and routines is in theirs, which follows first.
fn place_of<'a>(parts: &BTreeSet<&'a str>) -> &'a str {
    let has = |part: &str| parts.contains(part);
    match parts.first() {
        Some(only) if parts.len() == 1 => only,
        _ if has("home") => "home",
        _ if has("technique") && (has("journal") || has("reading")) => "home",
        _ if has("technique") => "technique",
        _ => "shared",
    }
}

/// The script that loads the parts: what the cut says of the main part, and ours.
fn loader(written: &str, loads: &BTreeMap<&str, BTreeSet<&str>>, packs: &[Pack]) -> Result<String> {
    const REST: &str = "function wrapAsyncCb";
    let (main, _) = written
        .split_once(REST)
        .context("the loader of the parts is not as expected")?;
    let stems: BTreeSet<_> = loads.values().flatten().collect();
    let parts = stems
        .iter()
        .map(|stem| format!("  {stem}: [\"./{stem}.wasm\", \"{}\"],\n", part::proof_of(stem)));
    let packs = packs.iter().map(|pack| {
        let Pack {
            stem,
            address,
            integrity,
        } = pack;
        format!("  \"{stem}-pack\": [\"{address}\", \"{integrity}\"],\n")
    });
    let files: String = parts.chain(packs).collect();
    let needs = loads
        .iter()
        .map(|(part, files)| format!("  {part}: {:?},\n", files.iter().collect::<Vec<_>>()));
    let needs = needs.collect::<Vec<_>>().concat();
    let exports = loads
        .keys()
        .map(|part| format!("export const __wasm_split_load_{part} = bring(\"{part}\");\n"));
    let exports = exports.collect::<Vec<_>>().concat();
    let ours = TEMPLATE
        .replace("FILES", &format!("{{\n{files}}}"))
        .replace("NEEDS", &format!("{{\n{needs}}}"));
    Ok(format!("{main}{ours}{exports}"))
}

const TEMPLATE: &str = include_str!("parts.js");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_where_it_is_needed_first() {
        let place = |parts: &[&'static str]| place_of(&parts.iter().copied().collect());
        assert_eq!(place(&["check"]), "check");
        assert_eq!(place(&["check", "home"]), "home");
        assert_eq!(place(&["reading", "technique"]), "home");
        assert_eq!(place(&["check", "technique"]), "technique");
        assert_eq!(place(&["check", "routines"]), "shared");
    }

    #[test]
    fn a_part_is_asked_for_with_all_its_files_and_their_proofs() -> Result<()> {
        let loads = BTreeMap::from([("check", BTreeSet::from(["check", "home"]))]);
        let packs = [Pack {
            stem: "check".to_owned(),
            address: "./packs/check-0123.pack".to_owned(),
            integrity: "sha384-cdef".to_owned(),
        }];
        let loader = loader("const main = 1;\nfunction wrapAsyncCb(callee) {}", &loads, &packs)?;
        for said in [
            "const main = 1;",
            "home: [\"./home.wasm\", \"PROOF-home-\"]",
            "\"check-pack\": [\"./packs/check-0123.pack\", \"sha384-cdef\"]",
            "check: [\"check\", \"home\"]",
            "export const __wasm_split_load_check = bring(\"check\");",
        ] {
            assert!(loader.contains(said), "{loader}");
        }
        assert!(super::loader("nothing", &loads, &packs).is_err());
        Ok(())
    }
}
