//! The content policy of the page: it names the scripts and styles that the page holds, and forbids all others.

use std::cell::{Cell, RefCell};

use anyhow::{Result, ensure};
use lol_html::html_content::ContentType;
use lol_html::{element, text};

use super::{html, integrity};
use crate::headers::{POLICY, page_policy};

/// Puts a policy first after the `charset`, which allows what the page holds and nothing else; gives the policy too.
///
/// # Errors
///
/// When the page names no `charset` to put the policy after.
pub fn put(page: &str) -> Result<(String, String)> {
    let policy = page_policy(&hashes(page, "script:not([src])")?, &hashes(page, "style")?);
    let is_in = Cell::new(false);
    let place = element!("meta[charset]", |meta| {
        let tag = format!("{}{policy}\">", start());
        meta.after(&tag, ContentType::Html);
        is_in.set(true);
        Ok(())
    });
    let page = html::change(page, vec![place])?;
    ensure!(
        is_in.get(),
        "index.html needs `<meta charset=\"utf-8\">`, after which the content policy is placed"
    );
    Ok((page, policy))
}

/// The policy that [`put`] put into a page.
#[must_use]
pub fn of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(&start())?;
    rest.split_once('"').map(|(policy, _)| policy)
}

/// The page without it.
#[must_use]
pub fn without(page: &str) -> String {
    match of(page) {
        Some(policy) => page.replace(&format!("{}{policy}\">", start()), ""),
        None => page.to_owned(),
    }
}

fn start() -> String {
    format!("<meta http-equiv=\"{POLICY}\" content=\"")
}

/// The hashes of the texts of all such elements.
fn hashes(page: &str, selector: &str) -> Result<Vec<String>> {
    let texts = RefCell::new(Vec::<String>::new());
    let begin = element!(selector, |_| {
        texts.borrow_mut().push(String::new());
        Ok(())
    });
    let take = text!(selector, |chunk| {
        if let Some(text) = texts.borrow_mut().last_mut() {
            text.push_str(chunk.as_str());
        }
        Ok(())
    });
    html::read(page, vec![begin, take])?;
    Ok(texts.into_inner().iter().map(integrity::of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_follows_the_charset_and_allows_what_the_page_holds() -> Result<()> {
        let page = "<meta charset=\"utf-8\"><script type=\"module\"></script><style></style>";
        let (page, said) = put(page)?;
        let wanted = r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self';"#;
        assert!(page.contains(wanted), "{page}");
        let of_nothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(said.matches(of_nothing).count(), 2, "{said}");
        assert_eq!(of(&page), Some(&*said));
        assert_eq!(of(&without(&page)), None);
        assert!(put("<p>no head</p>").is_err());
        Ok(())
    }
}
