//! The script that starts the app and speaks up when it cannot.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::page::AppFiles;
use crate::fingerprint;

const TEMPLATE: &str = include_str!("../start.js");
const OFFLINE: &str = include_str!("../offline.js");

/// Writes the script that comes after the start, under a name that changes with what it says; gives the one that starts.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write(folder: &Path, app: &AppFiles) -> Result<String> {
    let offline = shorten(OFFLINE);
    let name = name(&offline);
    fs::write(folder.join(&name), offline).with_context(|| format!("{name} cannot be written"))?;
    Ok(fill_in(app, &name))
}

/// Sixteen hexadecimal digits, as long as the hashes that Trunk puts into names.
fn name(script: &str) -> String {
    format!("start-offline-{:.16}.js", fingerprint::of(script))
}

fn fill_in(app: &AppFiles, offline: &str) -> String {
    let script = TEMPLATE
        .replace("./GLUE", &format!("./{}", app.glue))
        .replace("./WASM", &format!("./{}", app.wasm))
        .replace("./OFFLINE", &format!("./{offline}"));
    shorten(&script)
}

fn shorten(script: &str) -> String {
    let lines = script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::new(), |script, line| script + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(hash: &str) -> AppFiles {
        AppFiles {
            glue: format!("unknot-{hash}.js"),
            wasm: format!("unknot-{hash}_bg.wasm"),
        }
    }

    #[test]
    fn the_files_are_named() {
        let script = fill_in(&app("0123"), "start-offline-89ab.js");
        assert!(script.contains("import(\"./unknot-0123.js\")"), "{script}");
        assert!(
            script.contains("new URL(\"./unknot-0123_bg.wasm\", import.meta.url)"),
            "{script}"
        );
        assert!(script.contains("import(\"./start-offline-89ab.js\")"), "{script}");
        for word in ["/GLUE", "/WASM", "/OFFLINE"] {
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
