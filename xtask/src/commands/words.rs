//! `cargo xtask words`: how hard the words of `content/en` are to read, file by file, and the hardest of them.
//!
//! The measure is the grade of Flesch and Kincaid: the longer the sentences and the words, the higher. A child of eleven is at
//! grade 6. It counts syllables by a rule of thumb and knows no word from another, so it shows where to look and judges
//! nothing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use toml::Value;

use crate::project::Project;

/// What can be said after `words`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only the files whose path contains this
    #[arg(default_value = "")]
    pub file: String,
    /// So many of the hardest texts are shown
    #[arg(long, default_value_t = 25)]
    pub lines: usize,
}

/// A text of fewer words says little about itself.
const ENOUGH: f64 = 8.0;

/// A text, and where it stands.
#[derive(Debug)]
struct Text {
    at: String,
    words: String,
}

/// Prints the grade of each file, and the hardest texts of all of them.
///
/// # Errors
///
/// When a file cannot be read.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let folder = project.root().join("content/en");
    let mut hardest: Vec<(f64, Text)> = Vec::new();
    println!("{:>6} {:>7}  file", "grade", "words");
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        if !name.contains(&arguments.file) {
            continue;
        }
        let texts = texts(&file, &name)?;
        let whole = texts
            .iter()
            .fold(Count::default(), |sum, text| sum.plus(Count::of(&text.words)));
        println!("{:>6.1} {:>7}  {name}", whole.grade(), whole.words);
        let long = texts.into_iter().filter(|text| Count::of(&text.words).words >= ENOUGH);
        hardest.extend(long.map(|text| (Count::of(&text.words).grade(), text)));
    }
    hardest.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    println!();
    for (grade, Text { at, words }) in hardest.iter().take(arguments.lines) {
        println!("{grade:>6.1}  {at}: {words}");
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn texts(file: &Path, name: &str) -> Result<Vec<Text>> {
    let words = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let table: toml::Table = words
        .parse()
        .with_context(|| format!("{} is no TOML", file.display()))?;
    let mut found = Vec::new();
    collect(&Value::Table(table), name, &mut found);
    Ok(found)
}

fn collect(value: &Value, at: &str, found: &mut Vec<Text>) {
    match value {
        Value::String(words) => found.push(Text {
            at: at.to_owned(),
            words: words.clone(),
        }),
        Value::Array(all) => all.iter().for_each(|each| collect(each, at, found)),
        Value::Table(table) => table
            .iter()
            .for_each(|(key, each)| collect(each, &format!("{at} {key}"), found)),
        _ => {}
    }
}

/// What the grade is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    sentences: f64,
    words: f64,
    syllables: f64,
}

impl Count {
    /// A text without a full stop is a sentence too.
    fn of(text: &str) -> Self {
        let is_sentence = |part: &&str| part.chars().any(char::is_alphabetic);
        let sentences = text.split(['.', '!', '?', ':', ';']).filter(is_sentence).count();
        let words: Vec<&str> = text
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
            .filter(|word| !word.is_empty())
            .collect();
        let syllables: u32 = words.iter().map(|word| syllables(word)).sum();
        let words = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let sentences = u32::try_from(sentences).unwrap_or(u32::MAX);
        Self {
            sentences: sentences.into(),
            words: words.into(),
            syllables: syllables.into(),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    fn grade(self) -> f64 {
        if self.words < 1.0 || self.sentences < 1.0 {
            return 0.0;
        }
        0.39f64.mul_add(
            self.words / self.sentences,
            11.8f64.mul_add(self.syllables / self.words, -15.59),
        )
    }
}

/// Vowels that stand together are one; a silent e at the end is none.
fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase();
    let mut count = 0;
    let mut was_vowel = false;
    for letter in word.chars() {
        let is_vowel = "aeiouy".contains(letter);
        count += u32::from(is_vowel && !was_vowel);
        was_vowel = is_vowel;
    }
    let is_silent = word.ends_with('e') && !word.ends_with("le") || word.ends_with("es") && word.len() > 3;
    if is_silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, expected) in [
            ("knot", 1),
            ("muscle", 2),
            ("pressure", 2),
            ("shoulder", 2),
            ("emergency", 4),
            ("3", 1),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn short_sentences_of_short_words_are_easier() {
        let easy = Count::of("Stop if it hurts. Then rest.").grade();
        let hard =
            Count::of("Discontinue immediately upon experiencing considerable discomfort or paraesthesia").grade();
        assert!(easy < 3.0 && hard > 15.0, "{easy} and {hard}");
    }

    #[test]
    fn nothing_has_no_grade() {
        assert!(Count::of("").grade().abs() < f64::EPSILON);
    }
}
