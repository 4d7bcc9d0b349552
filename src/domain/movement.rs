//! A movement that was tried before and after a session, or at the look at a week, as it is stored, and what changed.
//!
//! It shows the person what changed, and breaks ties between techniques (`journal::lessons`). It looks for no cause, judges
//! no danger and predicts nothing (rules MT-1 to MT-7).

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::check::MovementTest;

use super::difficulty::Difficulty;
use super::json::{Fields, FromJson, Misfit};
use super::pain::Pain;

/// What somebody said about one try; one of the two answers is enough (MT-3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    pub difficulty: Option<Difficulty>,
    /// The id of the landmark that was reached.
    pub landmark: Option<&'static str>,
}

impl Attempt {
    #[must_use]
    pub const fn says_nothing(self) -> bool {
        self.difficulty.is_none() && self.landmark.is_none()
    }

    fn rank(self, test: &MovementTest) -> Option<usize> {
        let landmark = self.landmark?;
        test.landmarks().iter().position(|known| known.value == landmark)
    }

    /// Such as "trouble 4 of 10, knees"; empty if nothing was told that this build knows.
    fn in_words(self, test: &MovementTest) -> String {
        let mut words = self
            .difficulty
            .map(|difficulty| format!("trouble {} of {}", difficulty.get(), Difficulty::WORST))
            .unwrap_or_default();
        if let Some(rank) = self.rank(test) {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(&test.landmarks()[rank].label.to_ascii_lowercase());
        }
        words
    }
}

/// A movement test of one session, or of a week, in which it is tried once. Ids are kept as text, since an older build may not know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MovementNote {
    test: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    difficulty_before: Option<Difficulty>,
    #[serde(skip_serializing_if = "String::is_empty")]
    landmark_before: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    difficulty_after: Option<Difficulty>,
    #[serde(skip_serializing_if = "String::is_empty")]
    landmark_after: String,
}

impl FromJson for MovementNote {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            test: fields.required("test")?,
            difficulty_before: fields.optional("difficulty_before")?,
            landmark_before: fields.or_default("landmark_before")?,
            difficulty_after: fields.optional("difficulty_after")?,
            landmark_after: fields.or_default("landmark_after")?,
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

    /// Between two tries in which the same was answered. Where the two answers differ, less far counts (MT-5).
    fn between(before: Attempt, after: Attempt, test: &MovementTest) -> Option<Self> {
        // A lower number is easier.
        let difficulty = before.difficulty.zip(after.difficulty);
        let difficulty =
            difficulty.map(|(before, after)| weigh(after.get().into(), before.get().into(), DIFFICULTY_STEP));
        let ranks = before.rank(test).zip(after.rank(test));
        let landmark = ranks.map(|(before, after)| weigh(before, after, test.step.into()));
        let found = [difficulty, landmark];
        let order = [Self::LessFar, Self::Further, Self::Same];
        order.into_iter().find(|change| found.contains(&Some(*change)))
    }

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

/// The pain at which a movement stops, and is not tried again (MT-2).
const TOO_MUCH: u8 = 5;

/// Whether the pain after a session lets a movement be tried again: not where it has just got worse, or is too much
/// (MT-2). A pain that was not told forbids nothing here.
#[must_use]
pub fn may_try_again(before: Option<Pain>, after: Option<Pain>) -> bool {
    let is_worse = |after: Pain| before.is_some_and(|before| after > before);
    after.is_none_or(|after| after.get() < TOO_MUCH && !is_worse(after))
}

/// A difficulty that differs by less is within error (MT-5).
const DIFFICULTY_STEP: usize = 2;

impl MovementNote {
    /// Before a session, or in a week; `None` if nothing was told.
    #[must_use]
    pub fn new(test: &MovementTest, before: Attempt) -> Option<Self> {
        // A landmark of another test, which was offered before the pain was told, does not count.
        let before = attempt(before.difficulty, before.landmark.unwrap_or_default(), test);
        (!before.says_nothing()).then(|| Self {
            test: test.id.as_str().to_owned(),
            difficulty_before: before.difficulty,
            landmark_before: before.landmark.unwrap_or_default().to_owned(),
            difficulty_after: None,
            landmark_after: String::new(),
        })
    }

    /// The id of the test.
    #[must_use]
    pub fn test(&self) -> &str {
        &self.test
    }

    #[must_use]
    pub fn before(&self, test: &MovementTest) -> Attempt {
        attempt(self.difficulty_before, &self.landmark_before, test)
    }

    /// What was told after the session; empty if nothing was.
    #[must_use]
    pub fn after(&self, test: &MovementTest) -> Attempt {
        attempt(self.difficulty_after, &self.landmark_after, test)
    }

    pub fn set_after(&mut self, after: Attempt) {
        self.difficulty_after = after.difficulty;
        after.landmark.unwrap_or_default().clone_into(&mut self.landmark_after);
    }

    /// What changed; `None` unless the same answer was given before and after.
    #[must_use]
    pub fn change(&self, test: &MovementTest) -> Option<Change> {
        Change::between(self.before(test), self.after(test), test)
    }

    /// What changed since an earlier note, between the first tries of the two; `None` too unless both are of this test.
    #[must_use]
    pub fn change_since(&self, earlier: &Self, test: &MovementTest) -> Option<Change> {
        let is_it = earlier.test == self.test && self.test == test.id.as_str();
        is_it.then(|| Change::between(earlier.before(test), self.before(test), test))?
    }

    /// One line for the journal, such as "Bend forward: before trouble 4 of 10; after trouble 6 of 10. That alone proves nothing."
    /// `None` if nothing was told before that this build knows.
    #[must_use]
    pub fn in_words(&self, test: &MovementTest) -> Option<String> {
        let (before, after) = (self.before(test).in_words(test), self.after(test).in_words(test));
        let end = if after.is_empty() {
            ".".to_owned()
        } else {
            format!("; after {after}. That alone proves nothing.")
        };
        (!before.is_empty()).then(|| format!("{}: before {before}{end}", test.title))
    }
}

fn attempt(difficulty: Option<Difficulty>, landmark: &str, test: &MovementTest) -> Attempt {
    let known = test.landmarks().iter().find(|known| known.value == landmark);
    Attempt {
        difficulty,
        landmark: known.map(|known| known.value),
    }
}

/// Both count up from the least to the farthest.
const fn weigh(from: usize, to: usize, step: usize) -> Change {
    if to >= from + step {
        Change::Further
    } else if from >= to + step {
        Change::LessFar
    } else {
        Change::Same
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_is_not_tried_again_with_a_pain_that_rose_or_is_too_much() {
        for (before, after, may) in [
            (None, None, true),
            (Some(6), None, true),
            (None, Some(4), true),
            (None, Some(5), false),
            (Some(4), Some(4), true),
            (Some(4), Some(3), true),
            (Some(3), Some(4), false),
            (Some(0), Some(1), false),
            (Some(8), Some(5), false),
            (Some(8), Some(4), true),
        ] {
            let [told, now] = [before, after].map(|pain| pain.and_then(Pain::new));
            assert_eq!(may_try_again(told, now), may, "from {before:?} to {after:?}");
        }
    }
}
