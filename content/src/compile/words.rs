//! The shape of the files of a language. Where an entry is nothing but a text, it needs no type here.

use serde::Deserialize;

use super::ordered::Ordered;
use super::text::Length;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaWords {
    pub name: String,
    pub landmark: String,
    pub also_called: Vec<String>,
    pub causes: Ordered<String>,
    pub referred_pain: Ordered<String>,
    pub hazards: Ordered<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RedFlagWords {
    /// The sign in two to five words that carry it alone, for the line that names the gravest.
    pub short: String,
    pub sign: String,
    pub may_mean: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TechniqueWords {
    pub title: String,
    /// For a tile, where the title is too long for one.
    pub short: Option<String>,
    pub position_detail: String,
    pub steps: Vec<String>,
    pub feel: String,
    pub stop_if: String,
    /// How to do the same in an easier way.
    pub easier: Option<String>,
    /// How to do the same in a harder way.
    pub harder: Option<String>,
}

impl TechniqueWords {
    /// Whether a tile has room for its name.
    pub fn fit_a_tile(&self) -> bool {
        self.short.is_some() || self.title.chars().count() <= Length::Tile as usize
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CareWords {
    pub title: String,
    pub who_provides: String,
    pub what_to_expect: Vec<String>,
    pub evidence: String,
    pub cautions: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GuideWords {
    pub title: String,
    pub about: String,
    pub parts: Ordered<PartWords>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartWords {
    /// A part without one goes on with what the part before it began.
    pub heading: Option<String>,
    pub text: String,
}
