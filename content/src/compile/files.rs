//! Reading TOML files entry by entry, and joining facts with the words that go with them.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::facts::Order;
use super::problem::{Place, Places, Report};

/// The folder of the language that the app speaks.
const WORDS: &str = "en";

/// A table of a file; its value is missing where it could not be read, so that its id still counts.
#[derive(Debug)]
pub(super) struct Entry<T> {
    pub id: &'static str,
    pub place: Place,
    pub value: Option<T>,
}

/// Facts and the words that go with them, each missing where it could not be read.
#[derive(Debug)]
pub(super) struct Pair<F, W> {
    pub id: &'static str,
    pub facts: Option<F>,
    pub words: Option<W>,
    pub at: Places,
}

/// The content folder.
#[derive(Debug)]
pub(super) struct Files<'a> {
    root: &'a Path,
}

impl<'a> Files<'a> {
    pub const fn new(root: &'a Path) -> Self {
        Self { root }
    }

    /// A path as problems name it, e.g. `content/facts/groups.toml`.
    pub fn named(&self, path: &str) -> Place {
        let folder = self.root.file_name().unwrap_or_default().to_string_lossy();
        Place::file(&format!("{folder}/{path}"))
    }

    /// The text of a file.
    pub fn text(&self, path: &str, report: &mut Report) -> Option<String> {
        std::fs::read_to_string(self.root.join(path))
            .map_err(|error| report.add(&self.named(path), format!("cannot be read: {error}")))
            .ok()
    }

    /// The text of a file beside the content folder, if there is one.
    pub fn beside(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.root.parent()?.join(name)).ok()
    }

    /// A file that is one thing and not a row of entries.
    pub fn whole<T: DeserializeOwned>(&self, path: &str, report: &mut Report) -> Option<T> {
        let text = self.text(path, report)?;
        toml::from_str(&text)
            .map_err(|error| report.add(&self.named(path), with_line(&error, &text)))
            .ok()
    }

    /// The entries of a file, in its order.
    pub fn entries<T: DeserializeOwned>(&self, path: &str, report: &mut Report) -> Vec<Entry<T>> {
        let table: toml::Table = self.whole(path, report).unwrap_or_default();
        let entry = |(id, value): (String, toml::Value)| {
            let place = self.named(path).inside(&id);
            let value = value
                .try_into()
                .map_err(|error: toml::de::Error| report.add(&place, error.message()))
                .ok();
            Entry {
                id: leak(id),
                place,
                value,
            }
        };
        table.into_iter().map(entry).collect()
    }

    /// The ids of a file that holds nothing else.
    pub fn order(&self, path: &str, report: &mut Report) -> Vec<Entry<()>> {
        let order = self.whole(path, report).map_or_else(Vec::new, |Order { order }| order);
        let entry = |id: String| Entry {
            place: self.named(path).inside(&id),
            id: leak(id),
            value: Some(()),
        };
        order.into_iter().map(entry).collect()
    }

    /// The entries of `facts/PATH`, each with its words from the same path of the language.
    pub fn pairs<F: DeserializeOwned, W: DeserializeOwned>(&self, path: &str, report: &mut Report) -> Vec<Pair<F, W>> {
        let facts = self.entries(&format!("facts/{path}"), report);
        self.with_words(facts, path, report)
    }

    /// Adds words to facts that are already at hand.
    pub fn with_words<F, W: DeserializeOwned>(
        &self,
        facts: Vec<Entry<F>>,
        path: &str,
        report: &mut Report,
    ) -> Vec<Pair<F, W>> {
        let path = format!("{WORDS}/{path}");
        let mut words: Vec<Entry<W>> = self.entries(&path, report);
        let mut pairs = Vec::with_capacity(facts.len());
        for Entry { id, place, value } in facts {
            let words_at = self.named(&path).inside(id);
            let found = words
                .iter()
                .position(|words| words.id == id)
                .map(|index| words.remove(index));
            if found.is_none() {
                report.add(&words_at, format!("words are missing for what {} holds", place.file));
            }
            let words = found.and_then(|entry| entry.value);
            pairs.push(Pair {
                id,
                facts: value,
                words,
                at: Places {
                    facts: place,
                    words: words_at,
                },
            });
        }
        for surplus in words {
            report.add(
                &surplus.place,
                "words without facts: no such id on the side of the facts",
            );
        }
        pairs
    }

    /// The TOML files of a folder, in the order of their names.
    pub fn listed(&self, folder: &str, report: &mut Report) -> Vec<String> {
        let listing = std::fs::read_dir(self.root.join(folder));
        let listing = listing.map_err(|error| report.add(&self.named(folder), format!("cannot be read: {error}")));
        let paths = listing.into_iter().flatten().flatten().map(|entry| entry.path());
        let is_toml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
        let name = |path: PathBuf| Some(path.file_name()?.to_string_lossy().into_owned());
        let mut names: Vec<String> = paths.filter(is_toml).filter_map(name).collect();
        names.sort();
        names.into_iter().map(|name| format!("{folder}/{name}")).collect()
    }

    /// Refuses TOML files that nothing reads, such as one with a misspelt name.
    pub fn expect_only(&self, folder: &str, names: &[&str], report: &mut Report) {
        for part in [format!("facts/{folder}"), format!("{WORDS}/{folder}")] {
            let listing = std::fs::read_dir(self.root.join(&part)).into_iter().flatten().flatten();
            for file in listing.map(|entry| entry.file_name().to_string_lossy().into_owned()) {
                if !names.iter().any(|name| file == format!("{name}.toml")) {
                    report.add(
                        &self.named(&format!("{part}/{file}")),
                        "nothing reads a file of this name",
                    );
                }
            }
        }
    }
}

/// The message of a TOML error with the line that it means.
fn with_line(error: &toml::de::Error, text: &str) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map_or(1, |before| before.matches('\n').count() + 1);
    format!("line {line}: {}", error.message())
}

/// Makes a text live as long as the program: see [`super::compile`].
pub(super) fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
