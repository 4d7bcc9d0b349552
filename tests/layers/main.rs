//! Who may use what, as the table in `ARCHITECTURE.md` says, and that nothing goes round in circles.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod graph;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use graph::{Graph, Module, circle, sources};

/// A layer of the app.
struct Layer {
    name: &'static str,
    /// The other layers that it may use.
    layers: &'static [&'static str],
    /// The crates that it may use beside the standard library.
    crates: &'static [&'static str],
    /// What it must not use all the same.
    not: &'static [&'static str],
}

const LAYERS: [Layer; 4] = [
    Layer {
        name: "domain",
        layers: &[],
        crates: &[
            "base64ct",
            "crc",
            "postcard",
            "qrcodegen",
            "serde",
            "serde_json",
            "serde_json_borrow",
            "strsim",
            "thiserror",
            "unknot_content",
            "unknot_figure",
        ],
        not: &[],
    },
    Layer {
        name: "platform",
        layers: &["domain"],
        crates: &[
            "gloo_events",
            "gloo_storage",
            "js_sys",
            "serde",
            "serde_json",
            "serde_json_borrow",
            "thiserror",
            "unknot_content",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
        not: &[],
    },
    Layer {
        name: "state",
        layers: &["domain", "platform"],
        crates: &["leptos", "unknot_content", "unknot_figure"],
        not: &["leptos::web_sys", "leptos::wasm_bindgen"],
    },
    Layer {
        name: "views",
        layers: &["domain", "platform", "state"],
        crates: &["leptos", "unknot_content", "unknot_figure"],
        not: &[
            "crate::platform::storage::local",
            "leptos::web_sys",
            "leptos::wasm_bindgen",
        ],
    },
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn app() -> Graph {
    Graph::read(&root().join("src"))
}

#[test]
fn every_layer_keeps_to_what_it_may_use() {
    let app = app();
    for layer in &LAYERS {
        let mut modules = app
            .named()
            .filter(|(module, _)| module.first().is_some_and(|first| first == layer.name))
            .peekable();
        assert!(modules.peek().is_some(), "{} has no sources", layer.name);
        for (module, paths) in modules {
            for path in paths {
                let is_allowed = match path[0].as_str() {
                    "crate" => path
                        .get(1)
                        .is_none_or(|to| to == layer.name || layer.layers.contains(&to.as_str())),
                    "std" | "core" | "alloc" => true,
                    other => !is_a_crate(other) || layer.crates.contains(&other),
                };
                let path = path.join("::");
                let is_forbidden = layer.not.iter().any(|not| path.starts_with(not));
                assert!(is_allowed && !is_forbidden, "{} must not use {path}", module.join("::"));
            }
        }
    }
}

/// Whether the first part of a path is a crate, and no local name.
fn is_a_crate(name: &str) -> bool {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest can be read");
    let mut dependencies = manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['));
    let name = name.replace('_', "-");
    dependencies.any(|line| line.starts_with(&format!("{name} =")))
}

/// A stranger reads a module after those that it uses, and can.
#[test]
fn no_module_leads_back_to_itself() {
    for folder in ["src", "content/src", "figure/src", "xtask/src", "tests/end_to_end/src"] {
        let modules = Graph::read(&root().join(folder));
        let uses: BTreeMap<_, _> = modules
            .named()
            .map(|(module, _)| (module.clone(), modules.uses(module)))
            .collect();
        assert_eq!(circle(&uses), None, "in {folder}");
    }
}

/// The folders of a layer, and the files beside them.
#[test]
fn no_room_of_the_domain_leads_back_to_itself() {
    let room = |module: &Module| (module.len() > 1 && module[0] == "domain").then(|| module[..2].to_vec());
    assert_eq!(circle(&app().rooms(room)), None);
}

/// Who looks for where to change something is not sent astray.
#[test]
fn every_place_that_the_architecture_names_is_there() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the document can be read");
    let table = text
        .split("| I want to change … | Open |")
        .nth(1)
        .expect("the table is there");
    let rows: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() >= 20, "{} rows", rows.len());
    for row in rows {
        let open = row.split('|').nth(2).expect("a row has two columns");
        for place in open.split('`').skip(1).step_by(2) {
            assert!(root().join(place).exists(), "{place} is not there: {row}");
        }
    }
}

/// What somebody wrote is text wherever it stands, so nothing here makes markup out of text.
#[test]
fn no_text_becomes_markup() {
    const MAKERS: [&str; 6] = [
        "inner_html",
        "innerHTML",
        "outer_html",
        "outerHTML",
        "insert_adjacent_html",
        "insertAdjacentHTML",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = sources(&root.join("src"));
    files.extend(
        [
            "public/rescue.js",
            "xtask/src/build/start.js",
            "xtask/src/build/offline.js",
        ]
        .map(|name| root.join(name)),
    );
    for file in files {
        let source = fs::read_to_string(&file).expect("sources can be read");
        for maker in MAKERS {
            assert!(!source.contains(maker), "{} must not use {maker}", file.display());
        }
    }
}
