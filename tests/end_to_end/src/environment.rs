//! Where the built app and the browsers are, as `cargo xtask test` says.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The paths that the journeys need.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The built site.
    pub dist: PathBuf,
    /// Chromium, where the driver should not choose.
    pub chromium: Option<PathBuf>,
    /// Drives Chromium.
    pub chromedriver: PathBuf,
    /// Firefox, where the driver should not choose.
    pub firefox: Option<PathBuf>,
    /// Drives Firefox; `None` where only Chromium is used.
    pub geckodriver: Option<PathBuf>,
    /// Drives `MiniBrowser`; `None` where only Chromium is used.
    pub webkitdriver: Option<PathBuf>,
    /// The browser of `WebKitGTK`.
    pub minibrowser: Option<PathBuf>,
    /// The display without a screen that `MiniBrowser` needs.
    pub xvfb: PathBuf,
    /// The accessibility checks, as a script.
    pub axe: PathBuf,
}

impl Environment {
    /// Reads the environment variables.
    ///
    /// # Errors
    ///
    /// When one is missing.
    pub fn read() -> Result<Self> {
        Ok(Self {
            dist: path("UNKNOT_DIST")?,
            chromium: optional("CHROMIUM"),
            chromedriver: path("CHROMEDRIVER")?,
            firefox: optional("FIREFOX"),
            geckodriver: optional("GECKODRIVER"),
            webkitdriver: optional("WEBKITDRIVER"),
            minibrowser: optional("MINIBROWSER"),
            xvfb: optional("XVFB_RUN").map_or_else(|| "Xvfb".into(), |script| script.with_file_name("Xvfb")),
            axe: path("NODE_MODULES")?.join("axe-core/axe.min.js"),
        })
    }
}

fn path(name: &str) -> Result<PathBuf> {
    optional(name)
        .with_context(|| format!("{name} is not set: start the browser tests with `cargo xtask test browser`"))
}

fn optional(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
