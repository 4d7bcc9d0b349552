//! The same app as another build would have it: every file under another name, and none under the old one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xtask::build::{integrity, policy};

/// What marks the page of the other build.
const MARK: (&str, &str) = ("<head>", "<head><meta name=\"build\" content=\"other\">");

pub(super) fn deploy(folder: &Path) -> Result<()> {
    let files = files_in(folder)?;
    for twin in files.iter().filter(|file| is_twin(file)) {
        fs::remove_file(twin)?;
    }
    let files: Vec<PathBuf> = files.into_iter().filter(|file| !is_twin(file)).collect();
    let mut hashes: BTreeSet<String> = files.iter().filter_map(|file| hash_of(file)).collect();
    ensure!(
        hashes.len() >= 4,
        "a build has hashed names, and these are only {hashes:?}"
    );

    hashes.insert(cache_of(&fs::read_to_string(folder.join("sw.js"))?)?);

    // A script proves the later part, the page proves scripts, and the service worker proves all.
    let (page, worker) = (folder.join("index.html"), folder.join("sw.js"));
    let mut others: Vec<&PathBuf> = files.iter().filter(|file| **file != page && **file != worker).collect();
    others.sort_by_key(|file| file.extension().is_some_and(|kind| kind == "js"));
    let mut proofs: Vec<(String, String)> = Vec::new();
    for file in others.into_iter().chain([&page, &worker]) {
        let before = fs::read(file)?;
        let after = rewritten(&before, &hashes, &proofs, *file == page)?;
        proofs.push((integrity::of(&before), integrity::of(&after)));
        fs::remove_file(file)?;
        fs::write(renamed(file, &hashes), after)?;
    }
    Ok(())
}

/// The files whose names hold a hash, and their compressed twins.
pub(super) fn hashed_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_in(folder)?;
    files.retain(|file| hash_of(file).is_some());
    ensure!(files.len() >= 4, "a build has files with hashed names");
    Ok(files)
}

fn rewritten(bytes: &[u8], hashes: &BTreeSet<String>, proofs: &[(String, String)], is_page: bool) -> Result<Vec<u8>> {
    let pairs = hashes.iter().map(|hash| (hash.clone(), turned(hash)));
    let mut bytes = bytes.to_vec();
    for (from, to) in pairs.chain(proofs.iter().cloned()) {
        bytes = replaced(&bytes, from.as_bytes(), to.as_bytes());
    }
    if is_page {
        let marked = replaced(&bytes, MARK.0.as_bytes(), MARK.1.as_bytes());
        ensure!(marked != bytes, "the page has no head to mark");
        // Its own script names the files, so the policy allows another.
        let html = policy::without(&String::from_utf8(marked)?);
        bytes = policy::put(&html)?.0.into_bytes();
    }
    Ok(bytes)
}

/// Of the same length, since WebAssembly counts its bytes.
fn turned(hash: &str) -> String {
    hash.chars().rev().collect()
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        result.extend_from_slice(&rest[..at]);
        result.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    result.extend_from_slice(rest);
    result
}

fn renamed(file: &Path, hashes: &BTreeSet<String>) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = hashes.iter().fold(name, |name, hash| name.replace(hash, &turned(hash)));
    file.with_file_name(name)
}

/// What the service worker names its cache by.
pub(crate) fn cache_of(worker: &str) -> Result<String> {
    let (before, _) = worker
        .split_once("-${registration.scope}")
        .context("the service worker names no cache")?;
    let hash = before.rsplit(|character: char| !character.is_ascii_hexdigit()).next();
    let hash = hash.filter(|hash| hash.len() == 16);
    Ok(hash.context("the cache is not named by a build")?.to_owned())
}

fn hash_of(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_str()?;
    let is_hash = |part: &&str| part.len() >= 12 && part.bytes().all(|digit| digit.is_ascii_hexdigit());
    name.split(['-', '_', '.']).find(is_hash).map(str::to_owned)
}

pub(super) fn is_twin(file: &Path) -> bool {
    file.extension().is_some_and(|twin| twin == "br" || twin == "gz")
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_in(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
