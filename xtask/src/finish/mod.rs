//! Turns what Trunk gives out into the site that is served.
//!
//! The pages that are not needed at first are cut out of the app ([`split`]), and names in it get short
//! ([`names`], [`minify`]). Our own script takes the place of the one that
//! Trunk starts the app with ([`start_script`]); a strict policy names the scripts and styles that the page holds, and
//! forbids all others ([`page`]); a check makes sure that it blocks nothing ([`strict`]); all of it is listed for offline
//! use ([`service_worker`]); then every text file gets its compressed twins ([`compress`]) and the whole is weighed
//! ([`weigh`]).

pub mod compress;
pub mod minify;
pub mod names;
pub mod page;
pub mod proof;
pub mod service_worker;
pub mod split;
pub mod start_script;
pub mod strict;
pub mod weigh;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::headers;
use crate::project::Project;

/// Finishes the release that lies in `staging`.
///
/// # Errors
///
/// When a file is not as Trunk makes it, or breaks the policy.
pub fn release(project: &Project, staging: &Path) -> Result<()> {
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    let trunks = page::app_files(&html)?;
    let (html, app) = split::apart(project, staging, &html, &trunks)?;
    let script = start_script::write(staging, &app)?;
    let (html, policy) = page::put_policy(&page::put_start_script(&html, &script)?)?;
    strict::check(&html)?;
    fs::write(&page, html).with_context(|| format!("{} cannot be written", page.display()))?;
    fs::write(staging.join("_headers"), headers::as_file(&policy)).context("_headers cannot be written")?;
    service_worker::write(project, staging)?;
    compress::all_in(staging)?;
    weigh::print(staging)
}
