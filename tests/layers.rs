//! Who may use what, as the table in `ARCHITECTURE.md` says.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// A folder, and what its files must not name.
const FORBIDDEN: [(&str, &[&str]); 4] = [
    (
        "src/domain",
        &[
            "leptos",
            "web_sys",
            "wasm_bindgen",
            "js_sys",
            "gloo_",
            "crate::platform",
            "crate::state",
            "crate::views",
        ],
    ),
    ("src/platform", &["leptos", "crate::state", "crate::views"]),
    ("src/state", &["web_sys", "js_sys", "gloo_", "view!", "crate::views"]),
    ("src/views", &["web_sys", "js_sys", "gloo_", "platform::storage::local"]),
];

#[test]
fn every_layer_keeps_to_what_it_may_use() {
    for (folder, banned) in FORBIDDEN {
        let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert!(!files.is_empty(), "{folder} has no sources");
        for file in files {
            let source = fs::read_to_string(&file).expect("sources can be read");
            for name in banned {
                let line = source
                    .lines()
                    .find(|line| line.contains(name) && !line.trim_start().starts_with("//"));
                assert_eq!(line, None, "{} must not name {name}", file.display());
            }
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

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the layer exists");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .collect()
}
