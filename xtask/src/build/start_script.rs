//! The script that starts the app and speaks up when it cannot.

use std::path::Path;

use anyhow::Result;

use super::app::AppFiles;
use super::{files, integrity, minify, saved_keys};
use crate::fingerprint;
use crate::project::Project;

const TEMPLATE: &str = include_str!("start.js");
const OFFLINE: &str = include_str!("offline.js");

/// Writes the script that comes after the start, under a name that changes with what it says; gives the one that starts.
///
/// # Errors
///
/// When the file cannot be written, or terser is not installed.
pub(super) fn write(project: &Project, folder: &Path, app: &AppFiles) -> Result<String> {
    let offline = minify::module(project, OFFLINE)?;
    let name = name(&offline);
    files::write(&folder.join(&name), &offline)?;
    minify::module(project, &fill_in(app, &name, &integrity::of(&offline)))
}

/// Sixteen hexadecimal digits, as in all other names that hold a hash.
fn name(script: &str) -> String {
    format!("start-offline-{:.16}.js", fingerprint::of(script))
}

fn fill_in(app: &AppFiles, offline: &str, proof: &str) -> String {
    saved_keys::fill_in(TEMPLATE)
        .replace("./GLUE", &format!("./{}", app.glue))
        .replace("./WASM", &format!("./{}", app.wasm))
        .replace("./OFFLINE", &format!("./{offline}"))
        .replace("PROOF", proof)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(hash: &str) -> AppFiles {
        AppFiles {
            glue: format!("unknot-{hash}.js"),
            wasm: format!("unknot-{hash}_bg.wasm"),
            modules: Vec::new(),
        }
    }

    #[test]
    fn the_files_are_named() {
        let script = fill_in(&app("0123"), "start-offline-89ab.js", "sha256-cdef");
        assert!(script.contains("import(\"./unknot-0123.js\")"), "{script}");
        assert!(
            script.contains("new URL(\"./unknot-0123_bg.wasm\", import.meta.url)"),
            "{script}"
        );
        assert!(script.contains("import(\"./start-offline-89ab.js\")"), "{script}");
        assert!(script.contains("integrity: \"sha256-cdef\""), "{script}");
        for word in ["/GLUE", "/WASM", "/OFFLINE", "PROOF"] {
            assert!(!script.contains(word), "{script}");
        }
    }

    #[test]
    fn every_failure_has_its_reason() {
        for reason in ["\"no-wasm\"", "\"download\"", "\"start\""] {
            assert!(TEMPLATE.contains(reason), "{reason}");
        }
    }

    #[test]
    fn the_name_follows_the_content() {
        assert_ne!(name("one"), name("two"));
        assert_eq!(name("one").len(), "start-offline-0123456789abcdef.js".len());
    }
}
