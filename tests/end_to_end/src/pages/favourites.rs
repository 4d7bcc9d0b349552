//! The page of favourites.

use anyhow::Result;
use serde::Deserialize;

use crate::browser::Browser;

/// What is listed under one area.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Group {
    /// The heading of the area.
    pub area: String,
    /// The ids of the techniques under it.
    pub techniques: Vec<String>,
}

/// Favourites by area.
#[derive(Clone, Copy, Debug)]
pub struct FavouritesPage<'a>(&'a Browser);

impl<'a> FavouritesPage<'a> {
    pub(super) const fn new(browser: &'a Browser) -> Self {
        Self(browser)
    }

    /// Waits until so many areas are listed, and gives them.
    ///
    /// # Errors
    ///
    /// When there are more or fewer.
    pub async fn groups(&self, count: usize) -> Result<Vec<Group>> {
        const SCRIPT: &str = "const groups = [...document.querySelectorAll('.page section:has(h2)')];
            return groups.length === arguments[0] && groups.map(group => ({
                area: group.querySelector('h2').textContent.trim(),
                techniques: [...group.querySelectorAll('[data-technique]')].map(one => one.dataset.technique) }))";
        self.0
            .until(&format!("{count} areas with favourites"), SCRIPT, &[count.into()])
            .await
    }
}
