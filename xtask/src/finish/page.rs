//! Reads and rewrites the page that Trunk wrote.

use std::cell::{Cell, RefCell};

use anyhow::{Context, Result, bail, ensure};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

use super::proof;
use crate::headers::{POLICY, page_policy};

const INLINE_MODULE: &str = "script[type='module']:not([src])";

/// The names of the two files that make up the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppFiles {
    /// The JavaScript that wasm-bindgen wrote.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: String,
}

/// Finds the app's files in Trunk's preload links, and makes sure that the one inline script is
/// the one which starts them.
///
/// # Errors
///
/// When the page is not as Trunk writes it.
pub fn app_files(html: &str) -> Result<AppFiles> {
    let wasm = RefCell::new(Vec::new());
    let scripts = RefCell::new(String::new());
    let count = RefCell::new(0);
    read(
        html,
        vec![
            element!("link[rel='preload'][as='fetch']", |link| {
                wasm.borrow_mut().extend(link.get_attribute("href"));
                Ok(())
            }),
            element!(INLINE_MODULE, |_| {
                *count.borrow_mut() += 1;
                Ok(())
            }),
            text!(INLINE_MODULE, |chunk| {
                scripts.borrow_mut().push_str(chunk.as_str());
                Ok(())
            }),
        ],
    )?;
    let (wasm, script, count) = (wasm.into_inner(), scripts.into_inner(), count.into_inner());
    let wasm: Vec<_> = wasm
        .iter()
        .filter_map(|href| href.strip_prefix("./")?.strip_suffix("_bg.wasm"))
        .collect();
    let [stem] = wasm[..] else {
        bail!(
            "index.html should preload one `./NAME_bg.wasm` and preloads {}: is `public_url` still `./`?",
            wasm.len()
        );
    };
    let app = AppFiles {
        glue: format!("{stem}.js"),
        wasm: format!("{stem}_bg.wasm"),
    };
    if count != 1 || !script.contains(&app.glue) || !script.contains(&app.wasm) {
        bail!("index.html should hold one inline module, Trunk's own; move every other script into a file");
    }
    Ok(app)
}

/// Puts the start script in the place of Trunk's, and leaves to the app what can wait.
///
/// # Errors
///
/// When the page cannot be parsed.
pub fn put_start_script(html: &str, script: &str) -> Result<String> {
    let handlers = vec![
        element!(INLINE_MODULE, |tag| {
            tag.replace(&format!("<script type=\"module\">{script}</script>"), ContentType::Html);
            Ok(())
        }),
        // The app fetches it when it has started.
        element!("link[rel='stylesheet'][data-later]", |link| {
            link.set_attribute("rel", "later-style")?;
            Ok(())
        }),
        // Browsers cannot check a preloaded `fetch` yet and say so on the console.
        element!("link[rel='preload'][as='fetch'][integrity]", |link| {
            link.remove_attribute("integrity");
            Ok(())
        }),
    ];
    change(html, handlers)
}

/// Puts a policy first after the `charset`, which allows what the page holds and nothing else; gives the policy too.
///
/// # Errors
///
/// When the page names no `charset` to put the policy after.
pub fn put_policy(html: &str) -> Result<(String, String)> {
    let policy = page_policy(&hashes(html, "script:not([src])")?, &hashes(html, "style")?);
    let is_in = Cell::new(false);
    let place = element!("meta[charset]", |meta| {
        let tag = format!("{}{policy}\">", policy_start());
        meta.after(&tag, ContentType::Html);
        is_in.set(true);
        Ok(())
    });
    let html = change(html, vec![place])?;
    ensure!(
        is_in.get(),
        "index.html needs `<meta charset=\"utf-8\">`, after which the content policy is placed"
    );
    Ok((html, policy))
}

/// The policy that [`put_policy`] put into a page.
#[must_use]
pub fn policy(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(&policy_start())?;
    rest.split_once('"').map(|(policy, _)| policy)
}

/// The page without it.
#[must_use]
pub fn without_policy(html: &str) -> String {
    match policy(html) {
        Some(policy) => html.replace(&format!("{}{policy}\">", policy_start()), ""),
        None => html.to_owned(),
    }
}

fn policy_start() -> String {
    format!("<meta http-equiv=\"{POLICY}\" content=\"")
}

/// The hashes of the texts of all such elements.
fn hashes(html: &str, selector: &str) -> Result<Vec<String>> {
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
    read(html, vec![begin, take])?;
    Ok(texts.into_inner().iter().map(proof::of_inline).collect())
}

/// Handlers that only look.
type Handlers<'h> = Vec<(
    std::borrow::Cow<'h, lol_html::Selector>,
    lol_html::ElementContentHandlers<'h>,
)>;

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
    rewrite_str(html, settings).context("index.html cannot be parsed")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html><head><meta charset="utf-8"><title>Unknot</title>
<script type="module">
import init, * as bindings from './unknot-0123.js';
const wasm = await init({ module_or_path: './unknot-0123_bg.wasm' });
</script>
<link rel="modulepreload" href="./unknot-0123.js" crossorigin="anonymous" integrity="sha384-a">
<link rel="preload" href="./unknot-0123_bg.wasm" crossorigin="anonymous" integrity="sha384-b" as="fetch" type="application/wasm"></head>
<body></body></html>"#;

    #[test]
    fn the_files_of_the_app_are_found() -> Result<()> {
        let app = app_files(PAGE)?;
        assert_eq!(
            app,
            AppFiles {
                glue: "unknot-0123.js".into(),
                wasm: "unknot-0123_bg.wasm".into()
            }
        );
        Ok(())
    }

    #[test]
    fn a_second_inline_module_is_refused() {
        let page = PAGE.replace("<body>", "<body><script type=\"module\">alert(1)</script>");
        assert!(app_files(&page).is_err());
    }

    #[test]
    fn an_absolute_address_is_refused() {
        assert!(app_files(&PAGE.replace("./unknot", "/unknot")).is_err());
    }

    #[test]
    fn the_start_script_takes_the_place_of_trunks() -> Result<()> {
        let page = put_start_script(PAGE, "start();")?;
        assert!(page.contains(r#"<script type="module">start();</script>"#), "{page}");
        assert!(!page.contains("import init"), "{page}");
        Ok(())
    }

    #[test]
    fn no_browser_fetches_the_later_style_by_itself() -> Result<()> {
        let link = |rel| format!("<link rel=\"{rel}\" href=\"./style-later.css\" media=\"print\" data-later>");
        let page = put_start_script(&link("stylesheet"), "")?;
        assert_eq!(page, link("later-style"));
        Ok(())
    }

    #[test]
    fn the_policy_follows_the_charset_and_allows_what_the_page_holds() -> Result<()> {
        let page = put_start_script(PAGE, "")?.replace("<body>", "<style></style><body>");
        let (page, said) = put_policy(&page)?;
        let wanted = r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self';"#;
        assert!(page.contains(wanted), "{page}");
        let of_nothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(said.matches(of_nothing).count(), 2, "{said}");
        assert_eq!(policy(&page), Some(&*said));
        assert_eq!(policy(&without_policy(&page)), None);
        assert!(put_policy("<p>no head</p>").is_err());
        Ok(())
    }

    #[test]
    fn the_module_keeps_its_integrity_and_the_fetch_loses_it() -> Result<()> {
        let page = put_start_script(PAGE, "")?;
        assert!(page.contains("sha384-a") && !page.contains("sha384-b"), "{page}");
        Ok(())
    }
}
