//! The switch that marks a favourite.

use anyhow::Result;
use serde_json::json;

use crate::browser::Browser;

/// The heart beside an area or a technique.
#[derive(Clone, Debug)]
pub struct Heart<'a> {
    browser: &'a Browser,
    selector: String,
}

impl<'a> Heart<'a> {
    pub(super) fn new(browser: &'a Browser, id: &str) -> Self {
        Self {
            browser,
            selector: format!("button[data-favourite='{id}']"),
        }
    }

    #[must_use]
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// Taps it.
    ///
    /// # Errors
    ///
    /// When it is not in reach.
    pub async fn tap(&self) -> Result<()> {
        self.browser.click(&self.selector).await
    }

    /// Waits until it says that this is, or is not, a favourite.
    ///
    /// # Errors
    ///
    /// When it says otherwise.
    pub async fn is_pressed(&self, pressed: bool) -> Result<()> {
        let what = format!(
            "{} to be {}",
            self.selector,
            if pressed { "pressed" } else { "released" }
        );
        let script = "return document.querySelector(arguments[0])?.getAttribute('aria-pressed') === arguments[1]";
        let arguments = [json!(self.selector), json!(pressed.to_string())];
        self.browser.until::<bool>(&what, script, &arguments).await.map(drop)
    }
}
