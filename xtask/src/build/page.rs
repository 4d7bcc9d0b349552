//! Puts in the place of every `<link data-trunk>` of `index.html` what it asks for.
//!
//! The links are Trunk's, so that `cargo xtask dev` and the release are made from the same page.

use std::cell::Cell;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{comments, element};

use super::app::AppFiles;
use super::{files, html, integrity, minify, saved_keys, start_script};
use crate::fingerprint;
use crate::project::Project;

/// Gives the page, and writes the files beside it that it names into the folder `site`.
pub(super) fn assemble(project: &Project, app: &AppFiles, site: &Path) -> Result<String> {
    let page = files::read(&project.root().join("index.html"))?;
    fill_in(&page, |link, file| put(project, app, site, link, file))
}

/// Gives the page with each link replaced by what `put` makes of it, and without the comments, which are for whoever edits it.
///
/// # Errors
///
/// When `index.html` holds a script of its own: the content policy allows every script of the finished page by its hash,
/// so only those that the build knows may come into it. A file that it takes in as markup may hold none either.
fn fill_in(page: &str, put: impl Fn(Link, &str) -> Result<String>) -> Result<String> {
    ensure!(
        !holds_script(page)?,
        "index.html holds a script of its own; link to a file instead"
    );
    let links = element!("link[data-trunk]", |element| {
        let (link, file) = Link::of(element)?;
        let markup = put(link, &file).with_context(|| format!("the link to {file} cannot be followed"))?;
        element.replace(&markup, ContentType::Html);
        Ok(())
    });
    let comments = comments!("*", |comment| {
        comment.remove();
        Ok(())
    });
    html::change(page, vec![links, comments])
}

fn holds_script(markup: &str) -> Result<bool> {
    let is_in = Cell::new(false);
    let script = element!("script", |_| {
        is_in.set(true);
        Ok(())
    });
    html::read(markup, vec![script])?;
    Ok(is_in.get())
}

/// What a link is replaced with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// A file or a folder, to lie beside the page.
    Copy,
    /// A script in the page.
    Script,
    /// A style sheet in the page.
    Style,
    /// Markup in the page.
    Markup,
    /// A style sheet that the app fetches when it has started.
    LazyStyle,
    /// The app and the script that starts it.
    App,
}

impl Link {
    /// The link and the file that it names.
    fn of(element: &Element) -> Result<(Self, String)> {
        let attribute = |name| element.get_attribute(name).unwrap_or_default();
        let file = attribute("href");
        let link = match (attribute("rel").as_str(), attribute("type").as_str()) {
            ("copy-file" | "copy-dir", _) => Self::Copy,
            ("inline", "js") => Self::Script,
            ("inline", "css") => Self::Style,
            ("inline", "svg" | "html") => Self::Markup,
            ("css", _) if element.has_attribute("data-lazy") => Self::LazyStyle,
            ("rust", _) => Self::App,
            (rel, sort) => bail!("no step of the build knows a link to {file} with rel=\"{rel}\" and type=\"{sort}\""),
        };
        Ok((link, file))
    }
}

fn put(project: &Project, app: &AppFiles, site: &Path, link: Link, file: &str) -> Result<String> {
    let file = project.root().join(file);
    match link {
        Link::Copy => copy(project, &file, site).map(|()| String::new()),
        Link::Script => Ok(format!(
            "<script>{}</script>",
            minify::script(project, &saved_keys::fill_in(&files::read(&file)?))?
        )),
        Link::Style => Ok(format!("<style>{}</style>", files::read(&file)?)),
        Link::Markup => {
            let markup = files::read(&file)?;
            ensure!(!holds_script(&markup)?, "it is markup and holds a script");
            Ok(markup)
        }
        Link::LazyStyle => lazy_style(&files::read(&file)?, site),
        Link::App => {
            let script = start_script::write(project, site, app)?;
            Ok(format!("{}<script type=\"module\">{script}</script>", preloads(app)))
        }
    }
}

/// Copies a file or a folder; scripts get short on the way.
fn copy(project: &Project, from: &Path, site: &Path) -> Result<()> {
    let name = from.file_name().ok_or_else(|| anyhow!("it names no file"))?;
    let to = site.join(name);
    if from.is_dir() {
        return files::replace(&to, from);
    }
    if from.extension().is_some_and(|kind| kind == "js") {
        return files::write(&to, minify::module(project, &saved_keys::fill_in(&files::read(from)?))?);
    }
    files::copy(from, &to)
}

/// A mere name to browsers: the app makes it a style sheet.
fn lazy_style(sheet: &str, site: &Path) -> Result<String> {
    let name = format!("style-lazy-{:.16}.css", fingerprint::of(sheet));
    files::write(&site.join(&name), sheet)?;
    let proof = integrity::of(sheet);
    Ok(format!(
        "<link rel=\"lazy-style\" href=\"./{name}\" integrity=\"{proof}\" media=\"print\" data-lazy>"
    ))
}

/// Names all that the start needs: a browser would find the second module only inside the first, and the WebAssembly
/// only when both are there. Browsers cannot check a preloaded `fetch` yet and say so on the console, so it has no proof.
fn preloads(app: &AppFiles) -> String {
    let modules = app.modules.iter().map(|module| {
        let super::app::Module { name, integrity } = module;
        format!("<link rel=\"modulepreload\" href=\"./{name}\" crossorigin=\"anonymous\" integrity=\"{integrity}\">")
    });
    let wasm = format!(
        "<link rel=\"preload\" href=\"./{}\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">",
        app.wasm
    );
    modules.chain([wasm]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::app::Module;
    use super::*;

    #[test]
    fn every_link_of_the_page_is_known_and_replaced() -> Result<()> {
        let page = fill_in(include_str!("../../../index.html"), |link, file| {
            Ok(format!("{link:?} {file};"))
        })?;
        assert!(!page.contains("data-trunk") && !page.contains("<!--"), "{page}");
        for wanted in [
            "Copy public/icon.svg;",
            "Script public/theme.js;",
            "Style target/assembled/style.css;",
            "LazyStyle target/assembled/style-lazy.css;",
            "App start/Cargo.toml;",
            "Markup target/assembled/font.html;",
            "Copy target/assembled/fonts;",
            "Markup target/assembled/body-map.html;",
        ] {
            assert_eq!(page.matches(wanted).count(), 1, "{wanted}");
        }
        Ok(())
    }

    #[test]
    fn a_link_that_no_step_knows_is_refused() {
        let page = "<link data-trunk rel=\"sass\" href=\"style/a.scss\">";
        let error = fill_in(page, |_, _| Ok(String::new())).map_err(|error| format!("{error:#}"));
        assert!(error.is_err_and(|text| text.contains("style/a.scss") && text.contains("sass")));
    }

    #[test]
    fn a_script_that_no_link_asks_for_is_refused() {
        for script in [
            "<script type=\"module\">alert(1)</script>",
            "<script>alert(1)</script>",
            "<script src=\"./a.js\"></script>",
            "<svg><script>alert(1)</script></svg>",
        ] {
            let page = format!("<link data-trunk rel=\"rust\" href=\"a\"><body>{script}</body>");
            let module = |_, _: &str| Ok("<script type=\"module\">start()</script>".to_owned());
            assert!(fill_in(&page, module).is_err(), "{script}");
            assert!(fill_in(&page.replace(script, ""), module).is_ok(), "{script}");
        }
    }

    #[test]
    fn no_browser_fetches_the_lazy_style_by_itself() -> Result<()> {
        let site = tempfile::tempdir()?;
        let link = lazy_style(".a{}", site.path())?;
        assert!(!link.contains("stylesheet"), "{link}");
        assert_eq!(files::all_in(site.path())?.len(), 1);
        Ok(())
    }

    #[test]
    fn modules_are_proved_and_the_fetch_is_not() {
        let app = AppFiles {
            glue: "a.js".to_owned(),
            wasm: "a_bg.wasm".to_owned(),
            modules: ["a", "b"]
                .map(|name| Module {
                    name: format!("{name}.js"),
                    integrity: format!("sha256-{name}"),
                })
                .into(),
        };
        let links = preloads(&app);
        assert_eq!(links.matches("integrity").count(), 2, "{links}");
        assert!(
            links.contains("href=\"./a_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\""),
            "{links}"
        );
    }
}
