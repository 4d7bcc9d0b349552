//! The list of areas, and the places chosen so far.

use anyhow::Result;
use serde_json::json;

use crate::browser::Browser;

/// The map in words.
#[derive(Clone, Copy, Debug)]
pub struct AreaList<'a>(&'a Browser);

impl<'a> AreaList<'a> {
    pub(super) const fn new(browser: &'a Browser) -> Self {
        Self(browser)
    }

    /// Chooses `left`, `right` or `both` of an area.
    ///
    /// # Errors
    ///
    /// When it is not in the list.
    pub async fn choose(&self, area: &str, side: &str) -> Result<()> {
        self.0
            .click(&format!(".area-list a[href='#/area/{area}/{side}']"))
            .await
    }

    /// "Also sore here": the next tap adds a place.
    ///
    /// # Errors
    ///
    /// When nothing is chosen yet.
    pub async fn also_sore_here(&self) -> Result<()> {
        self.press("Also sore here").await
    }

    /// Forgets all chosen places.
    ///
    /// # Errors
    ///
    /// When nothing is chosen.
    pub async fn clear(&self) -> Result<()> {
        self.press("Clear").await
    }

    /// Waits for the words that say how many places are chosen.
    ///
    /// # Errors
    ///
    /// When they say something else.
    pub async fn count_is(&self, words: &str) -> Result<()> {
        let script = "return document.querySelector('[role=group][aria-label=\"Sore places\"]')?.textContent.includes(arguments[0])";
        self.0
            .until::<bool>(&format!("the words “{words}”"), script, &[json!(words)])
            .await
            .map(drop)
    }

    /// Waits until no place is said to be chosen.
    ///
    /// # Errors
    ///
    /// When some stay.
    pub async fn says_nothing_is_chosen(&self) -> Result<()> {
        let script = "return !document.querySelector('[role=group][aria-label=\"Sore places\"]')";
        self.0.until::<bool>("no sore places", script, &[]).await.map(drop)
    }

    async fn press(&self, label: &str) -> Result<()> {
        const MARK: &str = "const buttons = [...document.querySelectorAll('[aria-label=\"Sore places\"] button')];
            const button = buttons.find(one => one.textContent.trim() === arguments[0]);
            if (button) button.dataset.wanted = arguments[0];
            return !!button";
        self.0
            .until::<bool>(&format!("the button “{label}”"), MARK, &[json!(label)])
            .await?;
        self.0.click(&format!("[data-wanted='{label}']")).await
    }
}
