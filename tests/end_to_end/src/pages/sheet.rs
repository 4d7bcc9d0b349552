//! The sheet that a phone shows an area in.

use anyhow::Result;
use serde_json::json;

use crate::browser::Browser;

/// The sheet.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a>(&'a Browser);

impl<'a> Sheet<'a> {
    /// What leads to the next of its heights: half, full, peek, and half again.
    pub const GRIP: &'static str = ".sheet-handle button";

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

    /// Leads it to the next of its heights by its handle.
    ///
    /// # Errors
    ///
    /// When the handle is not in reach.
    pub async fn next_height(&self) -> Result<()> {
        self.0.click(Self::GRIP).await
    }

    /// Closes it by the way back in the header.
    ///
    /// # Errors
    ///
    /// When the link is not in reach.
    pub async fn close(&self) -> Result<()> {
        self.0.click(".top-bar .brand").await
    }
}
