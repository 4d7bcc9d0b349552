//! A technique's card.

use anyhow::Result;
use serde_json::json;

use super::heart::Heart;
use crate::browser::Browser;

/// A technique that opens in place.
#[derive(Clone, Debug)]
pub struct TechniqueCard<'a> {
    browser: &'a Browser,
    id: String,
}

impl<'a> TechniqueCard<'a> {
    pub(super) fn new(browser: &'a Browser, id: &str) -> Self {
        Self {
            browser,
            id: id.to_owned(),
        }
    }

    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The line that opens it.
    #[must_use]
    pub fn summary(&self) -> String {
        format!("[data-technique='{}'] > details > summary", self.id)
    }

    /// Taps the line that opens it, and waits for the steps.
    ///
    /// # Errors
    ///
    /// When the steps do not come.
    pub async fn open(&self) -> Result<()> {
        self.browser.click(&self.summary()).await?;
        self.is_open().await
    }

    /// Waits for the steps.
    ///
    /// # Errors
    ///
    /// When they do not come.
    pub async fn is_open(&self) -> Result<()> {
        let steps = format!("[data-technique='{}'] details[open] ol li", self.id);
        let script = "return document.querySelectorAll(arguments[0]).length > 0";
        self.browser
            .until::<bool>(&format!("the steps of {}", self.id), script, &[json!(steps)])
            .await
            .map(drop)
    }

    #[must_use]
    pub fn heart(&self) -> Heart<'a> {
        Heart::new(self.browser, &self.id)
    }

    /// Marks it as a favourite, or takes the mark away.
    ///
    /// # Errors
    ///
    /// When its heart is not in reach.
    pub async fn toggle_favourite(&self) -> Result<()> {
        self.heart().tap().await
    }
}
