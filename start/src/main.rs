//! Starts the app in the page, and says where it is cut: what only later pages need is a file of its own.

use unknot::views::{LAZY_PAGES, Loading};

fn main() {
    unknot::start(load);
}

#[cfg(feature = "split")]
fn load() -> Loading {
    Box::pin(async { part::lazy_pages().await.ok() })
}

#[cfg(not(feature = "split"))]
fn load() -> Loading {
    Box::pin(async { Some(LAZY_PAGES) })
}

#[cfg(feature = "split")]
mod part {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use unknot::views::LazyPages;

    /// Everything that only this function leads to is loaded when it is called for the first time.
    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn lazy_pages() -> Result<LazyPages, SplitLoaderError> {
        Ok(super::LAZY_PAGES)
    }
}
