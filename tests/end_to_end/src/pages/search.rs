//! "Search".

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::browser::Browser;

/// The search field and its results.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a>(&'a Browser);

impl<'a> Search<'a> {
    pub(super) const fn new(browser: &'a Browser) -> Self {
        Self(browser)
    }

    /// Moves to the field by its key, once it takes words.
    ///
    /// # Errors
    ///
    /// When the focus does not come.
    pub async fn reach_by_key(&self) -> Result<()> {
        const IS_THERE: &str = "return document.querySelector('#search') !== null";
        self.0.until::<bool>("the search", IS_THERE, &[]).await?;
        self.0.press("/").await?;
        self.0.focus_reaches("#search").await
    }

    /// Types words and waits for results.
    ///
    /// # Errors
    ///
    /// When nothing is found.
    pub async fn type_words(&self, words: &str) -> Result<()> {
        self.0.press(words).await?;
        let typed = "return document.querySelector('#search').value === arguments[0]
            && document.querySelectorAll('[role=option]').length > 0";
        self.0
            .until::<bool>(&format!("results for “{words}”"), typed, &[json!(words)])
            .await
            .map(drop)
    }

    /// Goes down one result.
    ///
    /// # Errors
    ///
    /// When the browser does not take keys.
    pub async fn next(&self) -> Result<()> {
        self.0.press(Key::Down + "").await
    }

    /// The name of the result that Enter would open, as a screen reader hears it.
    ///
    /// # Errors
    ///
    /// When no result is active.
    pub async fn active(&self) -> Result<String> {
        const SCRIPT: &str = "const id = document.querySelector('#search').getAttribute('aria-activedescendant');
            const option = id && document.getElementById(id);
            return option?.getAttribute('aria-selected') === 'true' && option.firstElementChild.textContent.trim()";
        let name: String = self.0.until("an active result", SCRIPT, &[]).await?;
        ensure!(!name.is_empty(), "the active result has no name");
        Ok(name)
    }

    /// Opens the active result.
    ///
    /// # Errors
    ///
    /// When the browser does not take keys.
    pub async fn enter(&self) -> Result<()> {
        self.0.press(Key::Enter + "").await
    }
}
