//! Starts the app in the page, and says where it is cut: what only later pages need is a file of its own.

use unknot::views::{LATER_PAGES, Loading};

fn main() {
    unknot::start(load);
}

#[cfg(feature = "split")]
fn load() -> Loading {
    Box::pin(async { part::later_pages().await.ok() })
}

#[cfg(not(feature = "split"))]
fn load() -> Loading {
    Box::pin(async { Some(LATER_PAGES) })
}

#[cfg(feature = "split")]
mod part {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use unknot::views::LaterPages;

    /// Everything that only this function leads to is loaded when it is called for the first time.
    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn later_pages() -> Result<LaterPages, SplitLoaderError> {
        Ok(super::LATER_PAGES)
    }
}
