//! Finding a place, a technique or something to read by plain words, muscle names and near-misses in spelling.

use std::sync::{LazyLock, OnceLock};
use unknot_content::learn::Learn;

use unknot_content::model::{Area, Complaint, Technique};

use super::catalogue::{Topic, areas, background, background_of, group_of, guidance, loaded};
use super::place::SoreSide;
use super::sorting::sort_by_key;
use super::wording::equipment_name;

/// Something the search can lead to.
#[derive(Clone, Copy, Debug)]
pub enum SearchHit {
    /// An area, with the side if the words named one.
    Area(&'static Area, Option<SoreSide>),
    /// An area that a complaint without a place of its own often comes from.
    Behind(&'static Complaint, &'static Area, Option<SoreSide>),
    Technique(&'static Technique),
    /// Only once what there is to read has been loaded.
    Topic(Topic),
}

/// The most results to show.
const MOST: usize = 8;

/// Words that say nothing about where it hurts.
const FILLERS: [&str; 22] = [
    "a", "ache", "aches", "aching", "and", "at", "by", "hurt", "hurts", "i", "in", "is", "it", "knot", "my", "of",
    "on", "pain", "painful", "sore", "the", "to",
];

/// The score if the query is exactly the name.
const WHOLE_NAME: u32 = 1000;

/// The weight of a match in each field.
const NAME: u32 = 10;
const ALSO_CALLED: u32 = 9;
const MUSCLE: u32 = 6;
const LANDMARK: u32 = 3;
const TITLE: u32 = 5;
const ABOUT: u32 = 2;

/// Finds what the words may mean, likeliest first, at most eight. Where nothing fits all of them, some are enough.
#[must_use]
pub fn search(words: &str) -> Vec<SearchHit> {
    let query = Query::read(words);
    let mut scored = scored(&query, IndexEntry::score);
    if scored.is_empty() {
        scored = self::scored(&query, IndexEntry::score_of_some);
    }
    sort_by_key(&mut scored, |(score, order, _)| (std::cmp::Reverse(*score), *order));
    without_repeats(scored.into_iter().map(|(_, _, found)| found))
        .take(MOST)
        .collect()
}

/// What the words lead to, each with its score and its place in the index.
fn scored(query: &Query, score: fn(&IndexEntry, &[String]) -> Option<u32>) -> Vec<(u32, usize, SearchHit)> {
    let mut scored = Vec::new();
    for (order, entry) in INDEX.iter().chain(topics()).enumerate() {
        if let Some(score) = score(entry, &query.words) {
            let found = entry.target.found(query.sore);
            scored.extend(found.into_iter().map(|found| (score, order, found)));
        }
    }
    scored
}

/// Keeps only the best way to reach each area.
fn without_repeats(found: impl Iterator<Item = SearchHit>) -> impl Iterator<Item = SearchHit> {
    let mut seen = Vec::new();
    found.filter(move |found| {
        let (SearchHit::Area(area, _) | SearchHit::Behind(_, area, _)) = found else {
            return true;
        };
        let is_new = !seen.contains(&area.id);
        seen.push(area.id);
        is_new
    })
}

struct Query {
    words: Vec<String>,
    sore: Option<SoreSide>,
}

impl Query {
    fn read(text: &str) -> Self {
        let mut sore = None;
        let mut words = split(text);
        words.retain(|word| match SoreSide::from_name(word) {
            Some(side) => {
                sore = Some(side);
                false
            }
            None => true,
        });
        Self {
            words: telling(words),
            sore,
        }
    }
}

/// The words that say something; all of them where none does.
fn telling(words: Vec<String>) -> Vec<String> {
    let is_telling = |word: &&String| !FILLERS.contains(&word.as_str());
    if words.iter().any(|word| is_telling(&word)) {
        words.iter().filter(is_telling).cloned().collect()
    } else {
        words
    }
}

fn split(text: &str) -> Vec<String> {
    text.to_ascii_lowercase()
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// One thing that can be found, with its words and what each is worth.
struct IndexEntry {
    target: Target,
    name: Vec<String>,
    words: Vec<(String, u32)>,
}

enum Target {
    Area(&'static Area),
    Complaint(&'static Complaint),
    Technique(&'static Technique),
    Topic(Topic),
}

impl Target {
    fn found(&self, sore: Option<SoreSide>) -> Vec<SearchHit> {
        match self {
            Self::Area(area) => vec![SearchHit::Area(area, sore)],
            Self::Complaint(complaint) => areas(&complaint.areas)
                .map(|area| SearchHit::Behind(complaint, area, sore))
                .collect(),
            Self::Technique(technique) => vec![SearchHit::Technique(technique)],
            Self::Topic(topic) => vec![SearchHit::Topic(*topic)],
        }
    }
}

impl IndexEntry {
    fn new(target: Target, name: &str, fields: impl Iterator<Item = (&'static str, u32)>) -> Self {
        let words = fields
            .flat_map(|(text, worth)| split(text).into_iter().map(move |word| (word, worth)))
            .collect();
        Self {
            target,
            name: telling(split(name)),
            words,
        }
    }

    /// How well all the words fit; `None` if one of them does not, or there are none.
    fn score(&self, query: &[String]) -> Option<u32> {
        let whole_name = if self.name == query { WHOLE_NAME } else { 0 };
        let all: Option<u32> = query.iter().map(|typed| self.fit(typed)).sum();
        all.filter(|_| !query.is_empty()).map(|score| score + whole_name)
    }

    /// How well those of the words fit that do; `None` if none does.
    fn score_of_some(&self, query: &[String]) -> Option<u32> {
        query
            .iter()
            .filter_map(|typed| self.fit(typed))
            .reduce(|sum, fit| sum + fit)
    }

    /// How well the best of its words fits.
    fn fit(&self, typed: &str) -> Option<u32> {
        let fits = self
            .words
            .iter()
            .filter_map(|(word, worth)| Some(likeness(typed, word)? * worth));
        fits.max()
    }
}

/// How alike a typed word and a known word are; `None` if they are not.
fn likeness(typed: &str, known: &str) -> Option<u32> {
    if typed == known {
        return Some(10);
    }
    if known.starts_with(typed) {
        return Some(8);
    }
    let length = typed.chars().count();
    // A plural or an ending: "shoulders" for "shoulder".
    if length > 3 && typed.starts_with(known) && length - known.chars().count() <= 2 {
        return Some(7);
    }
    let slips = match length {
        0..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    (strsim::osa_distance(typed, known) <= slips).then_some(5)
}

/// The index of guides and care options; empty until they are loaded.
fn topics() -> &'static [IndexEntry] {
    static TOPICS: OnceLock<Vec<IndexEntry>> = OnceLock::new();
    let Some(learn) = loaded::<Learn>() else { return &[] };
    TOPICS.get_or_init(|| {
        let guides = learn.guides.iter().map(|guide| (Topic::Guide(guide), guide.about));
        let care = learn
            .care
            .iter()
            .map(|option| (Topic::Care(option), option.who_provides));
        let entry = |(topic, about): (Topic, &'static str)| {
            let fields = [(topic.title(), TITLE), (about, ABOUT)];
            IndexEntry::new(Target::Topic(topic), topic.title(), fields.into_iter())
        };
        guides.chain(care).map(entry).collect()
    })
}

static INDEX: LazyLock<Vec<IndexEntry>> = LazyLock::new(|| {
    let area = |area: &'static Area| {
        let group = group_of(area).map(|group| (group.name, LANDMARK));
        let fields = std::iter::once((area.name, NAME))
            .chain(background_of(area).also_called.iter().map(|text| (*text, ALSO_CALLED)))
            .chain(area.muscles.iter().map(|text| (*text, MUSCLE)))
            .chain(std::iter::once((area.landmark, LANDMARK)))
            .chain(group);
        IndexEntry::new(Target::Area(area), area.name, fields)
    };
    let complaint = |complaint: &'static Complaint| {
        IndexEntry::new(
            Target::Complaint(complaint),
            complaint.names.first().copied().unwrap_or_default(),
            complaint.names.iter().map(|name| (*name, NAME)),
        )
    };
    let technique = |technique: &'static Technique| {
        IndexEntry::new(
            Target::Technique(technique),
            technique.title,
            std::iter::once((technique.title, TITLE))
                .chain(technique.equipment.iter().map(|one| (equipment_name(*one), ABOUT))),
        )
    };
    let content = guidance();
    content
        .areas
        .iter()
        .map(area)
        .chain(background().complaints.iter().map(complaint))
        .chain(content.techniques.iter().map(technique))
        .collect()
});
