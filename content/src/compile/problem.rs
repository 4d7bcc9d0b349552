//! Problems in the content files, worded for the person who edits them.

/// A mistake in a content file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {}{reason}", in_brackets(entry))]
pub struct Problem {
    /// As seen from the folder around the content, e.g. `content/facts/techniques/stretch.toml`.
    pub file: String,
    /// The table, or the table and what is inside it; empty when the whole file is meant.
    pub entry: String,
    pub reason: String,
}

fn in_brackets(entry: &str) -> String {
    if entry.is_empty() {
        String::new()
    } else {
        format!("[{entry}]: ")
    }
}

/// Where in the files something stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub file: String,
    pub entry: String,
}

impl Place {
    pub fn file(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            entry: String::new(),
        }
    }

    /// A part of what stands here, such as one cause of an area.
    pub fn inside(&self, part: &str) -> Self {
        let entry = if self.entry.is_empty() {
            part.to_owned()
        } else {
            format!("{}.{part}", self.entry)
        };
        Self {
            file: self.file.clone(),
            entry,
        }
    }
}

/// Where the facts and the words of one thing stand.
#[derive(Debug, Clone)]
pub(super) struct Places {
    pub facts: Place,
    pub words: Place,
}

impl Places {
    pub fn inside(&self, part: &str) -> Self {
        Self {
            facts: self.facts.inside(part),
            words: self.words.inside(part),
        }
    }
}

/// Everything found so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    problems: Vec<Problem>,
}

impl Report {
    pub fn add(&mut self, place: &Place, reason: impl Into<String>) {
        self.push(Problem {
            file: place.file.clone(),
            entry: place.entry.clone(),
            reason: reason.into(),
        });
    }

    pub fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    pub const fn count(&self) -> usize {
        self.problems.len()
    }

    pub fn into_result(self) -> Result<(), Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(self.problems)
        }
    }
}
