//! One step of a routine.

use crate::domain::dose::{Bounds, turn};
use crate::domain::limits::cut;
use std::ops::RangeInclusive;

use serde::{Serialize, Serializer};
use serde_json_borrow::Value;
use unknot_content::model::{Dose, Technique};
use unknot_content::sided::Side;

use crate::domain::catalogue::find_technique;
use crate::domain::dose::SideOrder;
use crate::domain::json::{Fields, FromFields, FromJson, Misfit};
use crate::domain::limits::{NAME_LENGTH, NOTE_LENGTH};
use crate::domain::place::{Place, SavedPlace, SoreSide};
use crate::domain::session::exercise::{self, Exercise};

/// Names a step within its routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct StepId(pub u64);

impl FromJson for StepId {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        u64::from_json(value).map(Self)
    }
}

/// One step: the activity and its dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutineStep {
    pub id: StepId,
    pub work: StepActivity,
    pub turn: SideOrder,
    /// Seconds that each repetition is held; `None` if it is not held.
    pub hold: Option<u16>,
    pub repetitions: u16,
    /// Minutes, where its dose is a duration.
    pub minutes: Option<u16>,
    /// Seconds between repetitions; `None` for the usual.
    pub rest: Option<u16>,
    pub note: String,
}

/// The stored form of a step. It has either a technique with its place, or a title with its text.
#[derive(Serialize)]
struct SavedStep<'a> {
    id: StepId,
    #[serde(skip_serializing_if = "Option::is_none")]
    technique: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a SavedPlace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    turn: SideOrder,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<u16>,
    repetitions: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<u16>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

impl Serialize for RoutineStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (technique, place, title, text) = match &self.work {
            StepActivity::Technique { technique, place } => (Some(technique.as_str()), Some(place), None, None),
            StepActivity::Own { title, text } => (None, None, Some(title.as_str()), Some(text.as_str())),
        };
        let saved = SavedStep {
            id: self.id,
            technique,
            place,
            title,
            text,
            turn: self.turn,
            hold: self.hold,
            repetitions: self.repetitions,
            minutes: self.minutes,
            rest: self.rest,
            note: &self.note,
        };
        saved.serialize(serializer)
    }
}

impl FromJson for RoutineStep {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            work: StepActivity::from_fields(fields)?,
            turn: fields.required("turn")?,
            hold: fields.optional("hold")?,
            repetitions: fields.required("repetitions")?,
            minutes: fields.optional("minutes")?,
            rest: fields.optional("rest")?,
            note: fields.or_default("note")?,
        })
    }
}

/// The activity of a step. A technique is stored as text, because a later build may add some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepActivity {
    Technique { technique: String, place: SavedPlace },
    Own { title: String, text: String },
}

impl FromFields for StepActivity {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(match fields.optional("technique")? {
            Some(technique) => Self::Technique {
                technique,
                place: fields.required("place")?,
            },
            None => Self::Own {
                title: fields.required("title")?,
                text: fields.or_default("text")?,
            },
        })
    }
}

fn clamp(value: u16, range: &RangeInclusive<u16>) -> u16 {
    value.clamp(*range.start(), *range.end())
}

impl RoutineStep {
    /// A step with the default dose of a technique, for a place.
    #[must_use]
    pub fn of_technique(technique: &'static Technique, place: Place) -> Self {
        Self::of_dose(technique, technique.dose, turn(technique, place.sore), place)
    }

    /// A step with the given dose of a technique, for a place.
    #[must_use]
    pub fn of_dose(technique: &Technique, dose: Dose, turn: SideOrder, place: Place) -> Self {
        Self {
            id: StepId(0),
            work: StepActivity::Technique {
                technique: technique.id.as_str().to_owned(),
                place: SavedPlace::of(place),
            },
            turn,
            hold: dose.hold_seconds,
            repetitions: dose.repetitions,
            minutes: dose.minutes,
            rest: None,
            note: String::new(),
        }
    }

    /// A step in the person's own words, such as an exercise that a physiotherapist showed them.
    #[must_use]
    pub fn own(title: &str, text: &str) -> Self {
        let mut step = Self {
            id: StepId(0),
            work: StepActivity::Own {
                title: title.to_owned(),
                text: text.to_owned(),
            },
            turn: SideOrder::Whole,
            hold: Some(20),
            repetitions: 3,
            minutes: None,
            rest: None,
            note: String::new(),
        };
        step.keep_in_bounds();
        step
    }

    pub(super) const fn with_id(mut self, id: StepId) -> Self {
        self.id = id;
        self
    }

    /// The technique; `None` for an own step, or one that this build does not know.
    #[must_use]
    pub fn technique(&self) -> Option<&'static Technique> {
        match &self.work {
            StepActivity::Technique { technique, .. } => find_technique(technique),
            StepActivity::Own { .. } => None,
        }
    }

    /// The place that it is for.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match &self.work {
            StepActivity::Technique { place, .. } => place.place(),
            StepActivity::Own { .. } => None,
        }
    }

    /// Its title; `None` for a technique that this build does not know.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        match &self.work {
            StepActivity::Technique { .. } => self.technique().map(|technique| technique.title.to_owned()),
            StepActivity::Own { title, .. } => Some(title.clone()),
        }
    }

    /// Its title, or a word for a technique that this build does not know.
    #[must_use]
    pub fn title_or_step(&self) -> String {
        self.title().unwrap_or_else(|| "A step".to_owned())
    }

    /// The bounds of its amounts.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.technique().map_or_else(Bounds::own, Bounds::of)
    }

    /// The side orders to choose from; empty if the technique has no sides.
    #[must_use]
    pub fn turns(&self) -> &'static [SideOrder] {
        const SIDES: [SideOrder; 4] = [
            SideOrder::Only(Side::Left),
            SideOrder::Only(Side::Right),
            SideOrder::First(Side::Left),
            SideOrder::First(Side::Right),
        ];
        const OWN: [SideOrder; 5] = [SideOrder::Whole, SIDES[0], SIDES[1], SIDES[2], SIDES[3]];
        match (&self.work, self.technique()) {
            (StepActivity::Own { .. }, _) => &OWN,
            (_, Some(technique)) if technique.has_sides || technique.dose.per_side => &SIDES,
            _ => &[],
        }
    }

    /// The exercise for a session; `None` for a technique that this build does not know.
    #[must_use]
    pub fn exercise(&self) -> Option<Exercise> {
        let (work, own) = match &self.work {
            StepActivity::Technique { .. } => {
                let technique = self.technique()?;
                (exercise::Activity::Technique(technique), technique.dose)
            }
            StepActivity::Own { title, text } => {
                let work = exercise::Activity::Own {
                    title: title.clone(),
                    text: text.clone(),
                };
                (work, OWN_DOSE)
            }
        };
        Some(Exercise {
            work,
            dose: Dose {
                hold_seconds: self.hold,
                repetitions: self.repetitions,
                minutes: self.minutes,
                ..own
            },
            turn: self.turn,
            place: self.place(),
            rest: self.rest,
            note: self.note.clone(),
        })
    }

    /// Clamps the dose of an own step to what can be done.
    pub(super) fn keep_own_dose_in_bounds(&mut self) {
        if matches!(self.work, StepActivity::Own { .. }) {
            self.keep_dose_in_bounds();
        }
    }

    fn keep_dose_in_bounds(&mut self) {
        let bounds = self.bounds();
        self.hold = self
            .hold
            .zip(bounds.hold.as_ref())
            .map(|(hold, range)| clamp(hold, range));
        self.minutes = self
            .minutes
            .zip(bounds.minutes.as_ref())
            .map(|(minutes, range)| clamp(minutes, range));
        self.repetitions = clamp(self.repetitions, &bounds.repetitions);
        self.rest = self.rest.map(|rest| clamp(rest, &bounds.rest));
    }

    /// Clamps the amounts to their bounds, and makes the side of its place agree with its turn. A step of an unknown
    /// technique stays as it is.
    pub(super) fn keep_in_bounds(&mut self) {
        if self.title().is_none() {
            return;
        }
        self.keep_dose_in_bounds();
        self.note = cut(&self.note, NOTE_LENGTH);
        match &mut self.work {
            StepActivity::Own { title, text } => {
                *title = cut(title, NAME_LENGTH);
                *text = cut(text, NOTE_LENGTH);
                if title.is_empty() {
                    "My exercise".clone_into(title);
                }
            }
            StepActivity::Technique { place, .. } => {
                if let SideOrder::Only(side) = self.turn {
                    *place = place.on(SoreSide::from(side));
                }
            }
        }
    }
}

const OWN_DOSE: Dose = Dose {
    hold_seconds: None,
    hold_range_seconds: None,
    repetitions: 1,
    sets: 1,
    per_side: false,
    times_per_day: 1,
    minutes: None,
};
