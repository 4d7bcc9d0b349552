//! Cuts the pages that are not needed for the first tap out of the app's WebAssembly.
//!
//! Trunk joins WebAssembly and JavaScript before a hook can see either, and the cut has to come before that. So
//! the release is joined here once more, from what cargo built, and takes the place of Trunk's files. The places
//! to cut at are the functions marked `wasm_split` in `start/src/main.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use lol_html::element;
use lol_html::html_content::ContentType;
use wasm_split_cli_support::{Options, transform};

use super::page::{self, AppFiles};
use super::{minify, names, proof};
use crate::fingerprint;
use crate::project::{self, Project};

/// The name under which the main part asks for the others; wasm-bindgen writes it into the glue.
const LOADER: &str = "./__wasm_split.js";
/// Stands for the glue in the loader until its name is known.
const GLUE: &str = "./GLUE.js";

/// What the compiler may use, which wasm-opt has to be told.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// One part that is loaded later.
#[derive(Debug)]
struct Part {
    /// Its name in the loader, without folder and ending.
    stem: String,
    bytes: Vec<u8>,
}

/// A script that the start needs.
#[derive(Debug)]
struct Module {
    name: String,
    text: String,
}

/// The joined and shortened app.
#[derive(Debug)]
struct Joined {
    glue: String,
    loader: String,
    main: Vec<u8>,
    parts: Vec<Part>,
}

/// Replaces Trunk's app in `staging`; gives the page with the new names, and the names.
///
/// # Errors
///
/// When the app cannot be cut or joined, or the page does not preload its glue.
pub fn apart(project: &Project, staging: &Path, html: &str, trunks: &AppFiles) -> Result<(String, AppFiles)> {
    let built = project.target().join("wasm32-unknown-unknown/release/unknot-app.wasm");
    let joined = join(project, &built)?;
    for file in [&trunks.glue, &trunks.wasm] {
        fs::remove_file(staging.join(file)).with_context(|| format!("{file} is not among Trunk's files"))?;
    }
    let (app, modules) = joined.write(staging)?;
    let html = html.replace(&trunks.glue, &app.glue).replace(&trunks.wasm, &app.wasm);
    Ok((with_modules(&html, &modules)?, app))
}

fn join(project: &Project, built: &Path) -> Result<Joined> {
    let folder = project.target().join("split");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    let main = folder.join("main.wasm");
    let wasm = fs::read(built).with_context(|| format!("{} cannot be read", built.display()))?;
    let mut options = Options::new(&wasm);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LOADER;
    options.main_module = GLUE;
    let split = transform(options).map_err(|reason| anyhow!("the app cannot be cut into parts: {reason}"))?;

    let mut bindgen = project.command("wasm-bindgen");
    bindgen.args([
        "--target",
        "web",
        "--keep-lld-exports",
        "--no-demangle",
        "--no-typescript",
    ]);
    project::run(bindgen.args(["--out-name", "app", "--out-dir"]).arg(&folder).arg(&main))?;
    let loader = read(&folder.join(LOADER))?;
    let bound = folder.join("app_bg.wasm");
    let wasm = fs::read(&bound).with_context(|| format!("{} cannot be read", bound.display()))?;
    let (glue, wasm) = names::shorten(&read(&folder.join("app.js"))?, &loader, &wasm)?;
    write(&bound, &wasm)?;
    let parts = split.split_modules.iter().map(|file| {
        Ok(Part {
            stem: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            bytes: shorten(project, file)?,
        })
    });
    Ok(Joined {
        glue: minify::module(project, &glue)?,
        loader: minify::module(project, &without_streaming(&loader)?)?,
        main: shorten(project, &bound)?,
        parts: parts.collect::<Result<_>>()?,
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

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn shorten(project: &Project, file: &Path) -> Result<Vec<u8>> {
    let short: PathBuf = file.with_extension("short.wasm");
    let mut optimise = project.command("wasm-opt");
    // In the order of their names, functions stand beside what they resemble, which compresses better. What it says about
    // sections it does not know is of no use to anybody.
    optimise
        .args(FEATURES)
        .args(["-Oz", "--reorder-functions-by-name", "--quiet", "-o"])
        .arg(&short)
        .arg(file);
    project::run(&mut optimise)?;
    fs::read(&short).with_context(|| format!("{} cannot be read", short.display()))
}

impl Joined {
    /// All files name each other, so they share one hash, of everything that is in them.
    fn hash(&self) -> String {
        let mut all = [self.glue.as_bytes(), self.loader.as_bytes(), &self.main].concat();
        for part in &self.parts {
            all.extend_from_slice(&part.bytes);
        }
        format!("{:.16}", fingerprint::of(all))
    }

    /// Writes the files; gives the names of the app's own two, and the modules that its start needs.
    fn write(&self, folder: &Path) -> Result<(AppFiles, Vec<Module>)> {
        let hash = self.hash();
        let app = AppFiles {
            glue: format!("unknot-app-{hash}.js"),
            wasm: format!("unknot-app-{hash}_bg.wasm"),
        };
        let loader = format!("unknot-parts-{hash}.js");
        let asks = format!("from\"{LOADER}\"");
        ensure!(
            self.glue.contains(&asks),
            "the glue does not ask for the loader of the parts"
        );
        let glue = self.glue.replace(&asks, &format!("from\"./{loader}\""));
        let mut loads = self.loader.replace(GLUE, &format!("./{}", app.glue));
        for part in &self.parts {
            let name = format!("unknot-part-{}-{hash}.wasm", part.stem);
            loads = loads.replace(&format!("./{}.wasm", part.stem), &format!("./{name}"));
            write(&folder.join(name), &part.bytes)?;
        }
        write(&folder.join(&app.wasm), &self.main)?;
        let modules = [(app.glue.clone(), glue), (loader, loads)].map(|(name, text)| Module { name, text });
        for module in &modules {
            write(&folder.join(&module.name), module.text.as_bytes())?;
        }
        Ok((app, modules.into()))
    }
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("{} cannot be written", file.display()))
}

/// Preloads the modules in the place of Trunk's one: a browser would find the second only inside the first.
fn with_modules(html: &str, modules: &[Module]) -> Result<String> {
    let link = |Module { name, text }: &Module| {
        let proof = proof::of(text);
        format!("<link rel=\"modulepreload\" href=\"./{name}\" crossorigin=\"anonymous\" integrity=\"{proof}\">")
    };
    let links: String = modules.iter().map(link).collect();
    let place = element!("link[rel='modulepreload'][integrity]", |trunks| {
        trunks.replace(&links, ContentType::Html);
        Ok(())
    });
    page::change(html, vec![place])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(main: &[u8]) -> Joined {
        Joined {
            glue: format!("import*as parts from\"{LOADER}\";\nconst imports = {{ \"{LOADER}\": parts }};"),
            loader: format!(
                "import{{initSync}}from\"{GLUE}\";\nfetch(new URL(\"./split_pages.wasm\", import.meta.url))"
            ),
            main: main.to_vec(),
            parts: vec![Part {
                stem: "split_pages".to_owned(),
                bytes: b"part".to_vec(),
            }],
        }
    }

    #[test]
    fn the_files_name_each_other() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let (app, modules) = joined(b"main").write(folder.path())?;
        let glue = &modules[0].text;
        let hash = joined(b"main").hash();
        assert!(glue.contains(&format!("from\"./unknot-parts-{hash}.js\"")), "{glue}");
        // The WebAssembly knows it by its old name.
        assert!(glue.contains(&format!("\"{LOADER}\": parts")), "{glue}");
        let loader = fs::read_to_string(folder.path().join(format!("unknot-parts-{hash}.js")))?;
        assert!(loader.contains(&format!("from\"./{}\"", app.glue)), "{loader}");
        let part = format!("unknot-part-split_pages-{hash}.wasm");
        assert!(loader.contains(&format!("\"./{part}\"")), "{loader}");
        assert!(folder.path().join(part).exists() && folder.path().join(app.wasm).exists());
        Ok(())
    }

    #[test]
    fn names_follow_the_content() {
        assert_ne!(joined(b"one").hash(), joined(b"two").hash());
    }

    #[test]
    fn the_page_preloads_and_proves_all_modules() -> Result<()> {
        let page = r#"<link rel="modulepreload" href="./a.js" integrity="sha384-old">"#;
        let module = |name: &str| Module {
            name: name.to_owned(),
            text: String::new(),
        };
        let page = with_modules(page, &[module("b.js"), module("c.js")])?;
        assert!(
            page.contains("./b.js") && page.contains("./c.js") && !page.contains("old"),
            "{page}"
        );
        assert_eq!(page.matches("sha384-OLBgp1GsljhM2TJ").count(), 2, "{page}");
        Ok(())
    }
}
