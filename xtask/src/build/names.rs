//! Shortens the names of the functions that WebAssembly and JavaScript call on each other, and drops unused ones.
//!
//! wasm-bindgen names every function with a hash, which hardly compresses, in both files; and it gives out classes that
//! libraries bring for servers. Together that is a tenth of what the start weighs.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Import, ImportSectionReader, Parser, Payload};

/// Names of imports that are wasm-bindgen's own, not those of the loader of the parts.
const OWN_IMPORTS: &str = "./app_bg.js";
/// The start of the names of functions that call closures.
const CLOSURES: &str = "_ZN";

/// Gives the glue and the WebAssembly with short names. An export stays if the glue or the `loader` names it.
///
/// # Errors
///
/// When either is not as wasm-bindgen writes it.
pub(super) fn shorten(glue: &str, loader: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut glue = without_unused_classes(glue)?;
    let mut names = Names::default();
    let (imports, exports) = named_in(wasm)?;
    for (index, name) in imports.iter().enumerate() {
        let short = format!("i{index}");
        let said = format!("\n        {name}: function");
        ensure!(glue.matches(&said).count() == 1, "the glue does not give {name} once");
        glue = glue.replace(&said, &format!("\n        {short}: function"));
        names.imports.insert(name.clone(), short);
    }
    for (index, name) in exports.iter().enumerate() {
        let is_named = |text: &str| text.split(|at: char| !is_part_of_name(at)).any(|word| word == name);
        let short = if name.starts_with(CLOSURES) {
            let short = format!("closure{index}");
            glue = replace_words(&glue, name, &short);
            short
        } else if is_named(&glue) || is_named(loader) {
            name.clone()
        } else {
            continue;
        };
        names.exports.insert(name.clone(), short);
    }
    let mut module = Module::new();
    names
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("the app cannot be written anew: {error}"))?;
    Ok((glue, module.finish()))
}

const fn is_part_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

/// Replaces a name, but not where it is the start of a longer one.
fn replace_words(text: &str, name: &str, short: &str) -> String {
    let mut pieces = text.split(name);
    let mut replaced = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        replaced += if piece.starts_with(is_part_of_name) {
            name
        } else {
            short
        };
        replaced += piece;
    }
    replaced
}

/// Classes that the glue gives out and nothing in it makes.
fn without_unused_classes(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    while let Some(start) = glue.find("\nexport class ") {
        let name: String = glue[start + "\nexport class ".len()..]
            .chars()
            .take_while(|character| is_part_of_name(*character))
            .collect();
        let end = format!("{name}.prototype.free;\n");
        glue = cut(&glue, start + 1, &end)?;
        let registry = format!("const {name}Finalization = ");
        let start = glue
            .find(&registry)
            .with_context(|| format!("the glue cleans up no {name}"))?;
        glue = cut(&glue, start, ";\n")?;
        ensure!(!glue.contains(&name), "the glue uses its class {name}");
    }
    Ok(glue)
}

/// Without what is from `start` to the next `end`.
fn cut(text: &str, start: usize, end: &str) -> Result<String> {
    let length = text[start..].find(end).with_context(|| format!("no {end:?} follows"))? + end.len();
    Ok(format!("{}{}", &text[..start], &text[start + length..]))
}

/// The names of wasm-bindgen's imports, and of all exports.
fn named_in(wasm: &[u8]) -> Result<(Vec<String>, Vec<String>)> {
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    if import.module == OWN_IMPORTS {
                        imports.push(import.name.to_owned());
                    }
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    exports.push(export?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok((imports, exports))
}

/// Old names and new ones. Exports without a new name go.
#[derive(Debug, Default)]
struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Reencode for Names {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let short = self.imports.get(import.name).filter(|_| import.module == OWN_IMPORTS);
            let name = short.map_or(import.name, String::as_str).to_owned();
            utils::parse_import(self, imports, Import { name: &name, ..import })?;
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Self::Error>> {
        match self.exports.get(export.name).cloned() {
            Some(name) => utils::parse_export(self, exports, Export { name: &name, ..export }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, FunctionSection, TypeSection};

    use super::*;

    const GLUE: &str = "import * as import1 from \"./parts.js\"

export class Unused {
    free() { wasm.__wbg_unused_free(0); }
}
if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_call_0123456789abcdef: function(arg0) { return arg0(); },
    };
}
function _ZN7closure(arg0) {
    wasm._ZN7closure(arg0);
}
function _ZN7closure_2(arg0) {
    wasm._ZN7closure_2(arg0);
}
const UnusedFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr, 1));
wasm.__wbindgen_start();
";

    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(OWN_IMPORTS, "__wbg_call_0123456789abcdef", EntityType::Function(0));
        imports.import("./parts.js", "load", EntityType::Function(0));
        let mut exports = ExportSection::new();
        for name in [
            "_ZN7closure",
            "_ZN7closure_2",
            "__wbg_unused_free",
            "__wbindgen_start",
            "memory",
        ] {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.section(&FunctionSection::new()).section(&exports);
        module.finish()
    }

    #[test]
    fn both_files_say_the_same_short_names() -> Result<()> {
        let (glue, wasm) = shorten(GLUE, "const { memory } = exports", &module())?;
        let (imports, exports) = named_in(&wasm)?;
        assert_eq!(imports, ["i0"]);
        assert_eq!(exports, ["closure0", "closure1", "__wbindgen_start", "memory"]);
        for said in [
            "        i0: function(arg0)",
            "wasm.closure0(arg0)",
            "function closure1(arg0)",
        ] {
            assert!(glue.contains(said), "{glue}");
        }
        Ok(())
    }

    #[test]
    fn classes_that_nothing_makes_go() -> Result<()> {
        let glue = without_unused_classes(GLUE)?;
        assert!(
            !glue.contains("Unused") && !glue.contains("__wbg_unused_free"),
            "{glue}"
        );
        assert!(
            glue.contains("function __wbg_get_imports()") && glue.contains("__wbindgen_start"),
            "{glue}"
        );
        assert!(without_unused_classes(&format!("{GLUE}new Unused();")).is_err());
        Ok(())
    }

    #[test]
    fn glue_of_another_make_is_refused() {
        let other = GLUE.replace("__wbg_call_0123456789abcdef", "__wbg_call_0000000000000000");
        assert!(shorten(&other, "", &module()).is_err());
    }
}
