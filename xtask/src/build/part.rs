//! A file of WebAssembly, and the names that stand for others until they are known.

/// The name under which the main part asks for the others; wasm-bindgen writes it into the glue.
pub(super) const LOADER: &str = "./__wasm_split.js";
/// Stands for the glue in the loader until its name is known.
pub(super) const GLUE: &str = "./GLUE.js";
/// The part that the app starts with.
pub(super) const MAIN: &str = "main";

/// A file of WebAssembly.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name without folder and ending; the loader names the parts by it.
    pub stem: String,
    pub bytes: Vec<u8>,
}

/// Stands in the loader for the proof of a part.
pub(super) fn proof_of(stem: &str) -> String {
    format!("PROOF-{stem}-")
}
