//! Files that somebody opens.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    #[error("This file is too large.")]
    TooLarge,
    #[error("This file could not be read. Perhaps it was moved since it was chosen.")]
    Failed,
}

/// A file that was chosen in a field.
#[derive(Clone, Debug)]
pub struct ChosenFile(File);

/// The file that was chosen, once: choosing it again counts anew.
#[must_use]
pub fn take(field: &HtmlInputElement) -> Option<ChosenFile> {
    let file = field.files()?.get(0)?;
    field.set_value("");
    Some(ChosenFile(file))
}

impl ChosenFile {
    /// Its text, where it has at most so many bytes.
    ///
    /// # Errors
    /// When it is larger or cannot be read.
    pub async fn text(self, largest: u32) -> Result<String, Unread> {
        if self.0.size() > f64::from(largest) {
            return Err(Unread::TooLarge);
        }
        let text = JsFuture::from(self.0.unchecked_ref::<web_sys::Blob>().text()).await;
        text.ok().and_then(|text| text.as_string()).ok_or(Unread::Failed)
    }
}
