//! Compresses ahead of time, harder than a server would while somebody waits.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use super::files;

const KINDS: [&str; 9] = ["html", "css", "js", "wasm", "json", "svg", "pack", "txt", "webmanifest"];

/// Puts a `.br` and a `.gz` beside every file that is worth it.
///
/// # Errors
///
/// When a file cannot be read or written.
pub(super) fn all_in(folder: &Path) -> Result<()> {
    let is_worth_it = |file: &&PathBuf| {
        let kind = file.extension().unwrap_or_default();
        KINDS.iter().any(|known| kind == *known)
    };
    let files = files::all_in(folder)?;
    files
        .par_iter()
        .filter(is_worth_it)
        .try_for_each(|file| both(file).with_context(|| format!("{} cannot be compressed", file.display())))
}

/// The name of a file with another ending after its own.
#[must_use]
pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn both(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    fs::write(with_ending(file, ".br"), brotli(&bytes)?)?;
    fs::write(with_ending(file, ".gz"), gzip(&bytes)?)?;
    Ok(())
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gets_two_smaller_twins_and_pictures_get_none() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let page = folder.path().join("index.html");
        fs::write(&page, "soothing ".repeat(500))?;
        fs::write(folder.path().join("icon.png"), [0; 500])?;
        all_in(folder.path())?;
        let raw = fs::metadata(&page)?.len();
        assert!(fs::metadata(with_ending(&page, ".br"))?.len() < raw);
        assert!(fs::metadata(with_ending(&page, ".gz"))?.len() < raw);
        assert_eq!(files::all_in(folder.path())?.len(), 4);
        Ok(())
    }
}
