//! A movement that was tried before and after a session, as it is stored, and what changed.
//!
//! It shows the person what changed. It looks for no cause, judges no danger and predicts nothing (rules MT-1 to MT-7).

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::check::{LandmarkId, MovementTest, MovementTestId};

use super::difficulty::Difficulty;
use super::json::{Fields, FromJson, Misfit};

/// What somebody said about one try; one of the two answers is enough (MT-3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Attempt {
    #[serde(skip_serializing_if = "Option::is_none")]
    difficulty: Option<Difficulty>,
    /// The id of the landmark that was reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    landmark: Option<String>,
}

impl FromJson for Attempt {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            difficulty: fields.optional("difficulty")?,
            landmark: fields.optional("landmark")?,
        })
    }
}

impl Attempt {
    #[must_use]
    pub fn new(difficulty: Option<Difficulty>, landmark: Option<LandmarkId>) -> Self {
        Self {
            difficulty,
            landmark: landmark.map(|landmark| landmark.as_str().to_owned()),
        }
    }

    #[must_use]
    pub const fn difficulty(&self) -> Option<Difficulty> {
        self.difficulty
    }

    /// The landmark; `None` if none was told, or the test does not have it.
    #[must_use]
    pub fn landmark(&self, test: &MovementTest) -> Option<LandmarkId> {
        Some(test.landmarks[self.rank(test)?].id)
    }

    #[must_use]
    pub const fn says_nothing(&self) -> bool {
        self.difficulty.is_none() && self.landmark.is_none()
    }

    fn rank(&self, test: &MovementTest) -> Option<usize> {
        test.rank(self.landmark.as_deref()?)
    }

    /// Such as "4, knees"; `None` if nothing was told that this build knows.
    fn in_words(&self, test: &MovementTest) -> Option<String> {
        let difficulty = self.difficulty.map(|difficulty| difficulty.get().to_string());
        let landmark = self
            .rank(test)
            .map(|rank| test.landmarks[rank].label.to_ascii_lowercase());
        let said: Vec<String> = difficulty.into_iter().chain(landmark).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

/// A movement test of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MovementNote {
    /// The id of the test; an older build may not know it.
    test: String,
    before: Attempt,
    #[serde(skip_serializing_if = "Attempt::says_nothing")]
    after: Attempt,
}

impl FromJson for MovementNote {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            test: fields.required("test")?,
            before: fields.required("before")?,
            after: fields.or_default("after")?,
        })
    }
}

/// What changed between the two tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Further,
    Same,
    LessFar,
}

impl Change {
    pub const ALL: [Self; 3] = [Self::Further, Self::Same, Self::LessFar];

    /// The name in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Further => "further",
            Self::Same => "same",
            Self::LessFar => "less-far",
        }
    }

    /// What is said afterwards (MT-6).
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Further => "Today it went a little further.",
            Self::Same => "Today it went about the same.",
            Self::LessFar => {
                "Today it went less far. Muscles can be tired after work. If it is still so tomorrow, take it easier."
            }
        }
    }
}

/// A difficulty that differs by less is within error (MT-5).
const DIFFICULTY_STEP: i32 = 2;

impl MovementNote {
    /// Before a session; `None` if nothing was told.
    #[must_use]
    pub fn before(test: MovementTestId, before: Attempt) -> Option<Self> {
        (!before.says_nothing()).then(|| Self {
            test: test.as_str().to_owned(),
            before,
            after: Attempt::default(),
        })
    }

    /// The id of the test.
    #[must_use]
    pub fn test(&self) -> &str {
        &self.test
    }

    #[must_use]
    pub const fn first(&self) -> &Attempt {
        &self.before
    }

    /// What was told after the session; empty if nothing was.
    #[must_use]
    pub const fn second(&self) -> &Attempt {
        &self.after
    }

    pub fn set_after(&mut self, after: Attempt) {
        self.after = after;
    }

    /// What changed; `None` unless the same answer was given before and after. Where the two answers differ, less far
    /// counts (MT-5).
    #[must_use]
    pub fn change(&self, test: &MovementTest) -> Option<Change> {
        let difficulty = self.before.difficulty.zip(self.after.difficulty);
        // A lower number is easier.
        let difficulty =
            difficulty.map(|(before, after)| weigh(i32::from(before.get()) - i32::from(after.get()), DIFFICULTY_STEP));
        let ranks = self.before.rank(test).zip(self.after.rank(test));
        let landmark = ranks.and_then(|(before, after)| {
            let gain = i32::try_from(after).ok()? - i32::try_from(before).ok()?;
            Some(weigh(gain, i32::from(test.step)))
        });
        let found = [difficulty, landmark];
        let order = [Change::LessFar, Change::Further, Change::Same];
        order.into_iter().find(|change| found.contains(&Some(*change)))
    }

    /// One line for the journal, such as "Bend forward: before 4, after 6. That alone proves nothing."
    #[must_use]
    pub fn in_words(&self, test: &MovementTest) -> Option<String> {
        let title = test.title;
        match (self.before.in_words(test), self.after.in_words(test)) {
            (Some(before), Some(after)) => Some(format!(
                "{title}: before {before}; after {after}. That alone proves nothing."
            )),
            (Some(before), None) => Some(format!("{title}: before {before}.")),
            (None, Some(after)) => Some(format!("{title}: after {after}.")),
            (None, None) => None,
        }
    }
}

const fn weigh(gain: i32, step: i32) -> Change {
    if gain >= step {
        Change::Further
    } else if gain <= -step {
        Change::LessFar
    } else {
        Change::Same
    }
}
