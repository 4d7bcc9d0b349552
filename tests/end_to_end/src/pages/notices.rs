//! The messages at the edge of the screen.

use anyhow::Result;
use serde_json::json;

use crate::browser::Browser;

/// What is said in the region that is read out.
#[derive(Clone, Copy, Debug)]
pub struct Notices<'a>(&'a Browser);

impl<'a> Notices<'a> {
    pub(super) const fn new(browser: &'a Browser) -> Self {
        Self(browser)
    }

    /// Waits for a message that contains some words.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn say(&self, words: &str) -> Result<()> {
        let script = "return [...document.querySelectorAll('.notices[role=status] p')]
            .some(one => one.textContent.includes(arguments[0]))";
        self.0
            .until::<bool>(&format!("a message with the words “{words}”"), script, &[json!(words)])
            .await
            .map(drop)
    }

    /// Everything that is said right now.
    ///
    /// # Errors
    ///
    /// When the page does not answer.
    pub async fn all(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('.notices[role=status] p')].map(one => one.textContent)";
        self.0.ask(script, &[]).await
    }

    /// Waits until no message is seen.
    ///
    /// # Errors
    ///
    /// When one stays.
    pub async fn are_out_of_sight(&self) -> Result<()> {
        let script = "return ![...document.querySelectorAll('.notice')].some(one => one.checkVisibility())";
        self.0
            .until::<bool>("no message to be seen", script, &[])
            .await
            .map(drop)
    }

    /// Presses the button of the message that contains some words.
    ///
    /// # Errors
    ///
    /// When there is no such message, or it has no button.
    pub async fn press_button_beside(&self, words: &str) -> Result<()> {
        let place = "return [...document.querySelectorAll('.notice')].findIndex(one => one.textContent.includes(arguments[0])) + 1";
        let place: u32 = self.0.ask(place, &[json!(words)]).await?;
        self.0.click(&format!(".notice:nth-child({place}) button.quiet")).await
    }

    /// Presses the button of the newest message that does not pass by itself.
    ///
    /// # Errors
    ///
    /// When it has none.
    pub async fn press_button(&self) -> Result<()> {
        self.0
            .click(":nth-last-child(1 of .notice:not(.passing)) button.quiet")
            .await
    }
}
