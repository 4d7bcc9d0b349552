//! Files that the app hands out and takes in.

use std::io::Write;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browser::Browser;

/// Runs before the app, and takes what would be downloaded.
pub const CATCH: &str = "const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { blob.text().then(text => { document.documentElement.dataset.savedFile = text; }); return make(blob); };
    HTMLAnchorElement.prototype.click = function () { document.documentElement.dataset.savedName = this.download; };";

/// The name and the text of the file that was handed out; the next one is waited for anew.
///
/// # Errors
///
/// When there is none.
pub async fn saved(browser: &Browser) -> Result<(String, String)> {
    let script = "const { savedFile, savedName } = document.documentElement.dataset;
        return savedFile && savedName && [savedName, savedFile]";
    let saved = browser.until("a file", script, &[]).await?;
    let forget = "delete document.documentElement.dataset.savedFile; delete document.documentElement.dataset.savedName";
    browser.ask::<Value>(forget, &[]).await?;
    Ok(saved)
}

/// Opens a file through the field with a name, and waits until something that a selector names is shown.
///
/// # Errors
///
/// When there is no such field, or nothing comes of it.
pub async fn open(browser: &Browser, field: &str, text: &str, answer: &str) -> Result<()> {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile()?;
    file.write_all(text.as_bytes())?;
    let path = file.path().to_str().context("a plain path")?;
    let field = format!("input[name={field}]");
    let is_there = "return document.querySelector(arguments[0]) !== null";
    browser.until::<bool>(&field, is_there, &[json!(field)]).await?;
    browser.give_file(&field, path).await?;
    browser.until::<bool>(answer, is_there, &[json!(answer)]).await?;
    Ok(())
}
