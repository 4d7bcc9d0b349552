//! The sheet that a phone shows an area in.

use anyhow::Result;
use serde_json::json;

use crate::browser::Browser;

/// The sheet.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a>(&'a Browser);

impl<'a> Sheet<'a> {
    /// The button that makes it lower.
    pub const LOWER: &'static str = ".sheet-handle button[aria-label='Make the panel lower']";

    pub(super) const fn new(browser: &'a Browser) -> Self {
        Self(browser)
    }

    /// Waits for a height: `peek`, `half` or `full`, seen and at rest.
    ///
    /// # Errors
    ///
    /// When it has another.
    pub async fn is_at(&self, height: &str) -> Result<()> {
        let script = "return document.querySelector('.panel').dataset.sheet === arguments[0]
            && document.querySelector('.sheet-handle').getClientRects().length > 0";
        self.0
            .until::<bool>(&format!("the sheet at {height}"), script, &[json!(height)])
            .await?;
        self.0.stands_still().await
    }

    /// How many pixels of the screen it takes.
    ///
    /// # Errors
    ///
    /// When the page does not answer.
    pub async fn pixels(&self) -> Result<f64> {
        let script = "return document.querySelector('.panel').getBoundingClientRect().height";
        self.0.until_steady("the height of the sheet", script, &[]).await
    }

    /// Makes it taller by its button.
    ///
    /// # Errors
    ///
    /// When the button is not in reach.
    pub async fn make_taller(&self) -> Result<()> {
        self.0
            .click(".sheet-handle button[aria-label='Make the panel taller']")
            .await
    }

    /// Makes it lower by its button.
    ///
    /// # Errors
    ///
    /// When the button is not in reach.
    pub async fn make_lower(&self) -> Result<()> {
        self.0.click(Self::LOWER).await
    }

    /// Closes it by its link.
    ///
    /// # Errors
    ///
    /// When the link is not in reach.
    pub async fn close(&self) -> Result<()> {
        self.0.click(".sheet-handle a").await
    }
}
