//! The files of the app, under names that change with what is in them.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::part::{self, GLUE, LOADER, Part};
use super::{files, integrity};
use crate::fingerprint;

/// The app, ready to be written.
#[derive(Debug)]
pub(super) struct App {
    /// The script that wasm-bindgen wrote.
    pub glue: String,
    /// The script that loads the parts.
    pub loader: String,
    /// The main part first.
    pub wasm: Vec<Part>,
}

/// The files that the page names.
#[derive(Debug)]
pub(super) struct AppFiles {
    /// The script to import.
    pub glue: String,
    /// The main part.
    pub wasm: String,
    /// All scripts that the start needs, the glue among them.
    pub modules: Vec<Module>,
}

/// A script that the start needs.
#[derive(Debug)]
pub(super) struct Module {
    pub name: String,
    /// Its integrity hash.
    pub integrity: String,
}

impl App {
    /// All files name each other, so they share one hash, of everything that is in them.
    fn hash(&self) -> String {
        let mut all = [self.glue.as_bytes(), self.loader.as_bytes()].concat();
        for part in &self.wasm {
            all.extend_from_slice(&part.bytes);
        }
        format!("{:.16}", fingerprint::of(all))
    }

    /// Writes the files into a folder.
    pub fn write(&self, folder: &Path) -> Result<AppFiles> {
        let hash = self.hash();
        let (main, parts) = self.wasm.split_first().context("the app has no main part")?;
        let (glue, wasm) = (format!("unknot-app-{hash}.js"), format!("unknot-app-{hash}_bg.wasm"));
        let loader = format!("unknot-parts-{hash}.js");
        let asks = format!("from\"{LOADER}\"");
        ensure!(
            self.glue.contains(&asks),
            "the glue does not ask for the loader of the parts"
        );
        let asks_anew = self.glue.replace(&asks, &format!("from\"./{loader}\""));
        let mut loads = self.loader.replace(GLUE, &format!("./{glue}"));
        for part in parts {
            let name = format!("unknot-part-{}-{hash}.wasm", part.stem);
            loads = loads.replace(&format!("./{}.wasm", part.stem), &format!("./{name}"));
            loads = loads.replace(&part::proof_of(&part.stem), &integrity::of(&part.bytes));
            files::write(&folder.join(name), &part.bytes)?;
        }
        files::write(&folder.join(&wasm), &main.bytes)?;
        let modules = [(glue.clone(), asks_anew), (loader, loads)].map(|(name, text)| {
            files::write(&folder.join(&name), &text)?;
            let integrity = integrity::of(&text);
            Ok(Module { name, integrity })
        });
        Ok(AppFiles {
            glue,
            wasm,
            modules: modules.into_iter().collect::<Result<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::build::part::MAIN;

    fn part(stem: &str, bytes: &[u8]) -> Part {
        Part {
            stem: stem.to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    fn app(main: &[u8]) -> App {
        App {
            glue: format!("import*as parts from\"{LOADER}\";\nconst imports = {{ \"{LOADER}\": parts }};"),
            loader: format!(
                "import{{initSync}}from\"{GLUE}\";\nask(new URL(\"./split_pages.wasm\", import.meta.url), \"PROOF-split_pages-\")"
            ),
            wasm: vec![part(MAIN, main), part("split_pages", b"part")],
        }
    }

    #[test]
    fn the_files_name_each_other() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let files = app(b"main").write(folder.path())?;
        let hash = app(b"main").hash();
        let glue = fs::read_to_string(folder.path().join(&files.glue))?;
        assert!(glue.contains(&format!("from\"./unknot-parts-{hash}.js\"")), "{glue}");
        // The WebAssembly knows it by its old name.
        assert!(glue.contains(&format!("\"{LOADER}\": parts")), "{glue}");
        let loader = fs::read_to_string(folder.path().join(format!("unknot-parts-{hash}.js")))?;
        assert!(loader.contains(&format!("from\"./{}\"", files.glue)), "{loader}");
        let part = format!("unknot-part-split_pages-{hash}.wasm");
        assert!(loader.contains(&format!("\"./{part}\"")), "{loader}");
        assert!(loader.contains(&integrity::of(b"part")), "{loader}");
        assert!(folder.path().join(part).exists() && folder.path().join(files.wasm).exists());
        Ok(())
    }

    #[test]
    fn names_follow_the_content() {
        assert_ne!(app(b"one").hash(), app(b"two").hash());
    }
}
