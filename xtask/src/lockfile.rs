//! Which version of a crate `Cargo.lock` holds.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Lockfile {
    #[serde(default)]
    package: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The one version of `name` in the text of a `Cargo.lock`.
///
/// # Errors
///
/// When the text is no lock file, or holds no version of the crate, or several.
pub fn version_of(name: &str, lockfile: &str) -> Result<String> {
    let lockfile: Lockfile = toml::from_str(lockfile).context("Cargo.lock is not a lock file")?;
    let mut versions = lockfile
        .package
        .into_iter()
        .filter(|package| package.name == name)
        .map(|found| found.version);
    let Some(version) = versions.next() else {
        bail!("Cargo.lock names no version of `{name}`");
    };
    if let Some(other) = versions.next() {
        bail!("Cargo.lock names two versions of `{name}`, {version} and {other}: bring them together");
    }
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKFILE: &str = r#"
        version = 4

        [[package]]
        name = "wasm-bindgen"
        version = "0.2.130"

        [[package]]
        name = "wasm-bindgen-macro"
        version = "0.2.131"

        [[package]]
        name = "hashbrown"
        version = "0.15.0"

        [[package]]
        name = "hashbrown"
        version = "0.16.0"
    "#;

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        assert_eq!(version_of("wasm-bindgen", LOCKFILE).ok().as_deref(), Some("0.2.130"));
    }

    #[test]
    fn a_missing_crate_is_named_in_the_error() {
        let error = version_of("leptos", LOCKFILE).map_err(|error| error.to_string());
        assert_eq!(error, Err("Cargo.lock names no version of `leptos`".into()));
    }

    #[test]
    fn two_versions_are_refused() {
        assert!(version_of("hashbrown", LOCKFILE).is_err());
    }
}
