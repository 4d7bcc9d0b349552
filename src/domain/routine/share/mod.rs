//! Sharing a routine: the fields that are sent, and how a received routine is validated.
//!
//! [`link`] writes it into an address, [`mod@file`] into a file. Neither carries notes, ratings, or when it was done.

pub mod file;
pub mod link;
pub mod qr;

use serde::{Deserialize, Serialize};
use serde_json_borrow::Value;

use super::Routine;
use super::routines::Routines;
use super::step::{RoutineStep, StepActivity, StepId};
use crate::domain::dose::{SideOrder, turn};
use crate::domain::json::{Fields, FromFields, FromJson, Misfit};
use crate::domain::limits::MOST_STEPS;
use crate::domain::routine_id::RoutineId;

/// A received routine, clamped to the bounds of this build. Its id is meaningless until it is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    pub routine: Routine,
    /// The number of steps that this build does not know.
    pub left_out: usize,
}

impl Shared {
    /// A saved routine with the same name and the same steps.
    #[must_use]
    pub fn kept_in(&self, routines: &Routines) -> Option<RoutineId> {
        let new = RoutinePayload::of(&self.routine);
        let mut kept = routines.all().iter();
        kept.find(|routine| RoutinePayload::of(routine) == new)
            .map(|routine| routine.id)
    }
}

/// The routine has no steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSteps {
    #[error("This routine has no steps.")]
    Empty,
    #[error("This version of Unknot knows none of its steps. Update Unknot first.")]
    Unknown,
}

/// The contents of a link. Postcard writes the fields in this order and without names, so do not move, add or remove
/// one without a new version of the link. The same holds for [`SideOrder`] and the sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct RoutinePayload {
    name: String,
    steps: Vec<StepPayload>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct StepPayload {
    #[serde(with = "LinkActivity")]
    work: StepActivity,
    turn: SideOrder,
    hold: Option<u16>,
    repetitions: u16,
    minutes: Option<u16>,
    rest: Option<u16>,
}

impl FromJson for RoutinePayload {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            name: fields.required("name")?,
            steps: fields.required("steps")?,
        })
    }
}

impl FromJson for StepPayload {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        let FileActivity(work) = fields.required("work")?;
        Ok(Self {
            work,
            turn: fields.required("turn")?,
            hold: fields.optional("hold")?,
            repetitions: fields.required("repetitions")?,
            minutes: fields.optional("minutes")?,
            rest: fields.optional("rest")?,
        })
    }
}

/// [`StepActivity`] in the format of a file, under the name of its variant.
struct FileActivity(StepActivity);

impl FromJson for FileActivity {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        let inner = fields.get("technique").or_else(|| fields.get("own"));
        let inner = inner.ok_or_else(|| Misfit::new("it is neither a technique nor of one's own"))?;
        StepActivity::from_fields(Fields::of(inner)?).map(Self)
    }
}

/// [`StepActivity`] with a tag for its variant, which formats without field names need.
#[derive(Serialize, Deserialize)]
#[serde(remote = "StepActivity", rename_all = "lowercase")]
enum LinkActivity {
    Technique {
        technique: String,
        place: crate::domain::place::SavedPlace,
    },
    Own {
        title: String,
        text: String,
    },
}

impl RoutinePayload {
    fn of(routine: &Routine) -> Self {
        Self {
            name: routine.name.clone(),
            steps: routine.steps.iter().map(StepPayload::of).collect(),
        }
    }

    fn open(self) -> Result<Shared, NoSteps> {
        if self.steps.is_empty() {
            return Err(NoSteps::Empty);
        }
        let mut routine = Routine::new(RoutineId(0), &one_line(&self.name));
        let mut left_out = 0;
        for step in self.steps.into_iter().take(MOST_STEPS) {
            match step.open() {
                Some(step) => routine.steps.push(step.with_id(routine.next_id())),
                None => left_out += 1,
            }
        }
        routine.keep_in_bounds();
        if routine.steps.is_empty() {
            Err(NoSteps::Unknown)
        } else {
            Ok(Shared { routine, left_out })
        }
    }
}

impl StepPayload {
    fn of(step: &RoutineStep) -> Self {
        Self {
            work: step.work.clone(),
            turn: step.turn,
            hold: step.hold,
            repetitions: step.repetitions,
            minutes: step.minutes,
            rest: step.rest,
        }
    }

    /// `None` for a technique or place that this build does not know, or for an area that the technique is not meant
    /// for: the check would not ask what speaks against it there.
    fn open(self) -> Option<RoutineStep> {
        let work = match self.work {
            StepActivity::Own { title, text } => StepActivity::Own {
                title: one_line(&title),
                text: lines(&text),
            },
            technique @ StepActivity::Technique { .. } => technique,
        };
        let mut step = RoutineStep {
            id: StepId(0),
            work,
            turn: self.turn,
            hold: self.hold,
            repetitions: self.repetitions,
            minutes: self.minutes,
            rest: self.rest,
            note: String::new(),
        };
        if let StepActivity::Technique { .. } = step.work {
            let (technique, place) = (step.technique()?, step.place()?);
            if !place.area.techniques.contains(&technique.id) {
                return None;
            }
            let sides = step.turns();
            let is_possible = sides.contains(&step.turn) || step.turn == SideOrder::Both && !sides.is_empty();
            if !is_possible {
                step.turn = turn(technique, place.sore);
            }
        }
        Some(step)
    }
}

/// Removes invisible characters that can disguise words: control characters, line ends, and marks that change the text
/// direction.
fn one_line(text: &str) -> String {
    let spaced = text
        .chars()
        .map(|letter| if matches!(letter, '\n' | '\t') { ' ' } else { letter });
    spaced.filter(|letter| is_plain(*letter)).collect()
}

/// The same, but keeps line breaks.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(one_line).collect();
    lines.join("\n")
}

fn is_plain(letter: char) -> bool {
    let turns_around =
        matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let ends_a_line = matches!(letter, '\u{2028}' | '\u{2029}');
    !(letter.is_control() || turns_around || ends_a_line)
}
