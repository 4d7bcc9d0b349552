//! Ever newer builds of the same app: a page with a number and a script, and a service worker that expects it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::build::{integrity, policy};

use crate::site::{Site, another_build};

/// A site whose builds are numbered.
#[derive(Debug)]
pub(super) struct NumberedBuilds {
    site: Site,
    /// Runs in every page before anything else.
    script: String,
    page: String,
    worker: String,
}

impl NumberedBuilds {
    /// Serves the first build.
    pub fn serve(dist: &Path, script: String) -> Result<Self> {
        let read = |name: &str| {
            let file = dist.join(name);
            fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
        };
        let builds = Self {
            site: Site::to_change(dist)?,
            script,
            page: read("index.html")?,
            worker: read("sw.js")?,
        };
        builds.deploy(1)?;
        Ok(builds)
    }

    /// Puts a build in the place of the present one.
    pub fn deploy(&self, number: u32) -> Result<()> {
        let page = self.numbered_page(number)?;
        let cache = another_build::cache_of(&self.worker)?;
        let worker = self
            .worker
            .replace(&integrity::of(&self.page), &integrity::of(&page))
            .replace(&cache, &format!("{number:016x}"));
        self.site.add("index.html", &page)?;
        self.site.add("sw.js", &worker)
    }

    /// The address of the first page.
    pub fn address(&self) -> String {
        self.site.address()
    }

    /// Without its policy, which would forbid the script and what it tells.
    fn numbered_page(&self, number: u32) -> Result<String> {
        let page = policy::without(&self.page);
        let (before, after) = page.split_once("<script").context("index.html has no script")?;
        let script = &self.script;
        Ok(format!(
            "{before}<meta name=\"build\" content=\"{number}\"><script>{script}</script><script{after}"
        ))
    }
}
