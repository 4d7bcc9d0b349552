//! Makes sure that the content policy blocks nothing of the page.

use std::cell::RefCell;

use anyhow::{Result, bail};
use lol_html::html_content::Element;
use lol_html::{element, text};

use super::html;

/// Refuses styles and event handlers in attributes, and scripts and style sheets where scripts are off: no hash in the
/// policy allows those.
///
/// # Errors
///
/// When there is any; all are named.
pub(super) fn check(page: &str) -> Result<()> {
    let found = blocked_in(page, Scripts::On)?;
    if !found.is_empty() {
        bail!(
            "the content policy would block this in index.html, move it into a file: {}",
            found.join("; ")
        );
    }
    Ok(())
}

/// Whether the browser that reads a text runs scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scripts {
    On,
    Off,
}

fn blocked_in(page: &str, scripts: Scripts) -> Result<Vec<String>> {
    let found = RefCell::new(Vec::new());
    let without_scripts = RefCell::new(String::new());
    let look = element!("*", |element| {
        found.borrow_mut().extend(blocked_parts(element, scripts));
        Ok(())
    });
    // To a browser that runs scripts, and so to this parser, the inside of <noscript> is text.
    let look_inside = text!("noscript", |chunk| {
        without_scripts.borrow_mut().push_str(chunk.as_str());
        Ok(())
    });
    html::read(page, vec![look, look_inside])?;
    let mut found = found.into_inner();
    let without_scripts = without_scripts.into_inner();
    if !without_scripts.is_empty() {
        found.extend(blocked_in(&without_scripts, Scripts::Off)?);
    }
    Ok(found)
}

fn blocked_parts(element: &Element, scripts: Scripts) -> Vec<String> {
    let tag = element.tag_name();
    let mut parts: Vec<String> = element
        .attributes()
        .iter()
        .filter(|attribute| is_blocked(&attribute.name(), &attribute.value()))
        .map(|attribute| format!("the attribute `{}` of a <{tag}>", attribute.name()))
        .collect();
    if scripts == Scripts::Off && matches!(tag.as_str(), "style" | "script") {
        parts.push(format!("a <{tag}> inside of a <noscript>"));
    }
    parts
}

fn is_blocked(name: &str, value: &str) -> bool {
    name == "style" || name.starts_with("on") || value.trim_start().to_ascii_lowercase().starts_with("javascript:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(html: &str) -> bool {
        check(html).is_err()
    }

    #[test]
    fn a_clean_page_passes() {
        let page = r#"<meta charset="utf-8"><style>a{}</style>
            <script type="module">start();</script><svg><path d="M0 0" class="area"/></svg>
            <script type="application/json">{"a":1}</script><a href="./#/about">About</a>"#;
        assert!(check(page).is_ok());
    }

    #[test]
    fn what_no_hash_allows_is_refused() {
        assert!(is_refused("<noscript><style>a{}</style></noscript>"));
        assert!(is_refused("<noscript><script>alert(1)</script></noscript>"));
        assert!(is_refused("<svg><path style='fill:red'/></svg>"));
        assert!(is_refused("<body ONLOAD=start()>"));
        assert!(is_refused("<a href=' JavaScript:alert(1)'>a</a>"));
    }

    #[test]
    fn all_offences_are_named_at_once() {
        let error = check("<p style='color:red' onclick='a()'></p>").map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| text.contains("`style`") && text.contains("`onclick`")));
    }
}
