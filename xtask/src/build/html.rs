//! Reads and rewrites HTML.

use anyhow::{Context, Result};
use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, rewrite_str};
use std::borrow::Cow;

/// Handlers of the elements that selectors match.
pub(super) type Handlers<'h> = Vec<(Cow<'h, Selector>, ElementContentHandlers<'h>)>;

/// Goes through a page without changing it.
pub(super) fn read(html: &str, handlers: Handlers) -> Result<()> {
    change(html, handlers).map(drop)
}

/// Gives a page as the handlers change it.
pub(super) fn change(html: &str, element_content_handlers: Handlers) -> Result<String> {
    let settings = RewriteStrSettings {
        element_content_handlers,
        ..RewriteStrSettings::default()
    };
    rewrite_str(html, settings).context("index.html cannot be rewritten")
}
