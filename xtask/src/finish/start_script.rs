//! The script that starts the app and speaks up when it cannot.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::page::AppFiles;
use crate::fingerprint;

const TEMPLATE: &str = include_str!("../start.js");

/// Writes the script under a name that changes with what it says, and gives that name.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write(folder: &Path, app: &AppFiles) -> Result<String> {
    let script = fill_in(app);
    let name = name(&script);
    fs::write(folder.join(&name), script).with_context(|| format!("{name} cannot be written"))?;
    Ok(name)
}

/// Sixteen hexadecimal digits, as long as the hashes that Trunk puts into names.
fn name(script: &str) -> String {
    format!("start-{:.16}.js", fingerprint::of(script))
}

fn fill_in(app: &AppFiles) -> String {
    let script = TEMPLATE
        .replace("./GLUE", &format!("./{}", app.glue))
        .replace("./WASM", &format!("./{}", app.wasm));
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
    fn both_files_are_named() {
        let script = fill_in(&app("0123"));
        assert!(script.contains("import(\"./unknot-0123.js\")"), "{script}");
        assert!(
            script.contains("new URL(\"./unknot-0123_bg.wasm\", import.meta.url)"),
            "{script}"
        );
        assert!(!script.contains("GLUE") && !script.contains("WASM\""), "{script}");
    }

    #[test]
    fn every_failure_has_its_reason() {
        for reason in ["\"no-wasm\"", "\"download\"", "\"start\""] {
            assert!(TEMPLATE.contains(reason), "{reason}");
        }
    }

    #[test]
    fn the_name_follows_the_content() {
        assert_ne!(name(&fill_in(&app("0123"))), name(&fill_in(&app("4567"))));
        assert_eq!(name("").len(), "start-0123456789abcdef.js".len());
    }
}
