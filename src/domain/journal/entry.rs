//! One note: a session, or just how it is.

use crate::domain::limits::NOTE_LENGTH;
use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::model::Area;

use crate::domain::json::{Fields, FromJson, Misfit, named};
use crate::domain::movement::MovementNote;
use crate::domain::pain::Pain;
use crate::domain::place::{Place, SavedPlace};
use crate::domain::time::Time;

/// How it felt after a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rating {
    Better,
    Same,
    Worse,
}

impl Rating {
    pub const ALL: [Self; 3] = [Self::Better, Self::Same, Self::Worse];

    /// The stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Same => "same",
            Self::Worse => "worse",
        }
    }
}

impl FromJson for Rating {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

/// How hard a session with strengthening was (W-13, W-15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effort {
    /// All of it could be done, and more.
    Easy,
    Right,
    /// Not all of it could be done.
    TooHard,
}

impl Effort {
    pub const ALL: [Self; 3] = [Self::Easy, Self::Right, Self::TooHard];

    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Right => "right",
            Self::TooHard => "too-hard",
        }
    }
}

impl FromJson for Effort {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

/// One entry of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When; also its name, for no two entries have the same.
    pub at: Time,
    /// The local time of the entry, encoded as if it were UTC, so that its day does not change when the person travels.
    /// `None` in entries of older builds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<Time>,
    /// The places that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<SavedPlace>,
    /// Pain before a session, or just now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Pain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Pain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Rating>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// The movement that was tried before and after a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movement: Option<MovementNote>,
    /// The ids of the techniques that were done; empty if it was no session.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub did: Vec<String>,
    /// The titles of the person's own steps that were done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl FromJson for Entry {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            at: fields.required("at")?,
            shown: fields.optional("shown")?,
            places: fields.or_default("places")?,
            before: fields.optional("before")?,
            after: fields.optional("after")?,
            change: fields.optional("change")?,
            effort: fields.optional("effort")?,
            movement: fields.optional("movement")?,
            did: fields.or_default("did")?,
            own: fields.or_default("own")?,
            note: fields.or_default("note")?,
        })
    }
}

impl Entry {
    /// Whether it is about an area, on any side.
    #[must_use]
    pub fn is_about(&self, area: &Area) -> bool {
        self.places.iter().any(|place| place.is_in(area))
    }

    /// Something was done.
    #[must_use]
    pub const fn is_session(&self) -> bool {
        !self.did.is_empty() || !self.own.is_empty()
    }

    /// Whether the pain was lower afterwards; `None` unless it was rated both before and after.
    #[must_use]
    pub fn eased(&self) -> Option<bool> {
        Some(self.after? < self.before?)
    }

    /// Worse by the person's own word, or by a pain that rose by more than two (I-09).
    #[must_use]
    pub fn was_worse(&self) -> bool {
        let rose = self
            .before
            .zip(self.after)
            .is_some_and(|(before, after)| after.get() > before.get() + 2);
        self.change == Some(Rating::Worse) || rose
    }

    /// Anything was said about how it went.
    #[must_use]
    pub const fn is_rated(&self) -> bool {
        self.after.is_some() || self.change.is_some()
    }

    /// Neither something done, nor a number, a feeling or a word.
    #[must_use]
    pub const fn says_nothing(&self) -> bool {
        !self.is_session() && !self.is_rated() && self.before.is_none() && self.note.is_empty()
    }

    /// The places that this build knows.
    pub fn known_places(&self) -> impl Iterator<Item = Place> {
        self.places.iter().filter_map(SavedPlace::place)
    }

    /// The pain as it was last told.
    #[must_use]
    pub fn last_pain(&self) -> Option<Pain> {
        self.after.or(self.before)
    }

    /// Takes a note, cut where it is longer than a note can be.
    pub fn set_note(&mut self, text: &str) {
        self.note = text.trim().chars().take(NOTE_LENGTH).collect();
    }
}
