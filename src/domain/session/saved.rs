//! An interrupted session that can be resumed: `unknot.session`.

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::model::{Dose, Technique};

use super::exercise::{Activity, Exercise};
use super::player::Player;
use super::script::READY;
use crate::domain::catalogue::find_technique;
use crate::domain::dose::{Bounds, LONGEST_REST, SideOrder};
use crate::domain::json::{Fields, FromFields, FromJson, Misfit};
use crate::domain::limits::{NAME_LENGTH, NOTE_LENGTH, cut};
use crate::domain::movement::MovementNote;
use crate::domain::pain::Pain;
use crate::domain::place::{Place, SavedPlace};
use crate::domain::routine_id::RoutineId;
use crate::domain::storage::rebase::rebase_one;
use crate::domain::storage::saved::{Saved, Unusable};
use crate::domain::storage::table::{self, SavedValue};
use crate::domain::time::{DAY, Millis, Time};

/// A session that nobody resumes within this time is discarded.
const ABANDONED: Time = DAY;

/// A session for one or more places.
#[derive(Clone, Debug)]
pub struct Session {
    /// Empty for a routine of nothing but own steps.
    pub places: Vec<Place>,
    /// The routine that it follows; `None` for a plan or a selection.
    pub routine: Option<RoutineId>,
    /// A session of the first things to do, which needs no description of the pain.
    pub is_quick_start: bool,
    pub player: Player,
    /// The question before the session was answered or skipped.
    pub has_begun: bool,
    /// The pain before the session.
    pub before: Option<Pain>,
    /// The movement that was tried before it.
    pub movement: Option<MovementNote>,
    /// Its entry in the journal.
    pub entry: Option<Time>,
}

impl Session {
    /// Whether it was started and has not ended.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.has_begun && self.player.now().is_some()
    }

    /// All techniques in it, in the order of doing; own steps are none.
    #[must_use]
    pub fn techniques(&self) -> Vec<&'static Technique> {
        let exercises = self.player.exercises().iter();
        exercises.filter_map(|exercise| exercise.work.technique()).collect()
    }
}

/// The stored form of a session; empty while there is none to resume or to rate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SavedSession {
    #[serde(skip_serializing_if = "Option::is_none")]
    under_way: Option<UnderWay>,
    /// A finished session that is in the journal, kept so that it can still be rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<UnderWay>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct UnderWay {
    places: Vec<SavedPlace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    routine: Option<RoutineId>,
    /// Older builds ignore this and treat it as the session of a plan, which is stricter.
    #[serde(rename = "is_first_help", skip_serializing_if = "std::ops::Not::not")]
    is_quick_start: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Pain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    movement: Option<MovementNote>,
    exercises: Vec<SavedExercise>,
    /// The length of every phase in milliseconds, with the time that the user added or cut.
    lengths: Vec<Millis>,
    position: Millis,
    /// How long each exercise was held.
    held: Vec<Millis>,
    /// When it was last advanced; missing in values of earlier builds.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_at: Option<Time>,
    /// A pack was on, whose time is that of the clock.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_on_the_skin: bool,
    /// Its entry in the journal.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<Time>,
}

/// An exercise. It has either a technique, or a title with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct SavedExercise {
    #[serde(skip_serializing_if = "Option::is_none")]
    technique: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    dose: Dose,
    turn: SideOrder,
    /// The place it is done for; missing in values of earlier builds.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<SavedPlace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<u16>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

impl Saved for SavedSession {
    const VALUE: SavedValue = table::SESSION;

    /// There is only one session; the later one wins.
    fn rebase(&mut self, from: &Self, to: &Self) {
        rebase_one(&mut self.under_way, &from.under_way, &to.under_way);
        rebase_one(&mut self.over, &from.over, &to.over);
    }

    /// Version 1 had one place, in a field of its own.
    fn from_older(version: u64, document: Fields<'_>) -> Result<Self, Unusable> {
        if version != 1 {
            return Err(Unusable::UnknownVersion(version));
        }
        let under_way = document.optional::<FirstUnderWay>("under_way")?;
        Ok(Self {
            under_way: under_way.map(|FirstUnderWay(under_way)| under_way),
            over: None,
        })
    }
}

/// The format of version 1.
struct FirstUnderWay(UnderWay);

impl FromJson for FirstUnderWay {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        let place = SavedPlace::from_fields(fields)?;
        UnderWay::for_places(vec![place], fields).map(Self)
    }
}

impl FromFields for SavedSession {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            under_way: fields.optional("under_way")?,
            over: fields.optional("over")?,
        })
    }
}

impl FromJson for UnderWay {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Self::for_places(fields.required("places")?, fields)
    }
}

impl UnderWay {
    fn for_places(places: Vec<SavedPlace>, fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            places,
            routine: fields.optional("routine")?,
            is_quick_start: fields.or_default("is_first_help")?,
            before: fields.optional("before")?,
            movement: fields.optional("movement")?,
            exercises: fields.required("exercises")?,
            lengths: fields.required("lengths")?,
            position: fields.required("position")?,
            held: fields.or_default("held")?,
            kept_at: fields.optional("kept_at")?,
            is_on_the_skin: fields.or_default("is_on_the_skin")?,
            entry: fields.optional("entry")?,
        })
    }
}

impl FromJson for Dose {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        let range: Option<Vec<u16>> = fields.optional("hold_range_seconds")?;
        let hold_range_seconds = match range.as_deref() {
            None => None,
            Some(&[shortest, longest]) => Some((shortest, longest)),
            Some(_) => return Err(Misfit::new("hold_range_seconds: it is not two numbers")),
        };
        Ok(Self {
            hold_seconds: fields.optional("hold_seconds")?,
            hold_range_seconds,
            repetitions: fields.required("repetitions")?,
            sets: fields.required("sets")?,
            per_side: fields.required("per_side")?,
            times_per_day: fields.required("times_per_day")?,
            minutes: fields.optional("minutes")?,
        })
    }
}

impl FromJson for SavedExercise {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        let technique: Option<String> = fields.optional("technique")?;
        let (title, text) = match technique {
            Some(_) => (None, None),
            None => (Some(fields.required("title")?), Some(fields.required("text")?)),
        };
        Ok(Self {
            technique,
            title,
            text,
            dose: fields.required("dose")?,
            turn: fields.required("turn")?,
            place: fields.optional("place")?,
            rest: fields.optional("rest")?,
            note: fields.or_default("note")?,
        })
    }
}

impl SavedSession {
    /// The stored form of a session. One that has not begun is not stored; a finished one only if it is in the journal.
    #[must_use]
    pub fn of(session: &Session, now: Time) -> Self {
        let player = &session.player;
        let kept = || UnderWay {
            places: session.places.iter().copied().map(SavedPlace::of).collect(),
            routine: session.routine,
            is_quick_start: session.is_quick_start,
            before: session.before,
            movement: session.movement.clone(),
            exercises: player.exercises().iter().map(SavedExercise::of).collect(),
            lengths: player.lengths().collect(),
            position: player.position(),
            held: player.held().to_vec(),
            kept_at: player.left_at().filter(|_| !player.is_running()).or(Some(now)),
            is_on_the_skin: player.is_running() && player.is_on_the_skin(),
            entry: session.entry,
        };
        let is_over = session.player.now().is_none() && session.entry.is_some();
        Self {
            under_way: session.is_under_way().then(kept),
            over: is_over.then(kept),
        }
    }

    /// The time at which the session under way last advanced; `None` if none is under way, or that is not known.
    #[must_use]
    pub fn kept_at(&self) -> Option<Time> {
        self.under_way.as_ref()?.kept_at
    }

    /// Whether the session has been left for too long to resume. One with a time a day in the future is discarded too.
    #[must_use]
    pub fn is_abandoned(&self, now: Time) -> bool {
        self.kept_at().is_some_and(|at| now.abs_diff(at) > ABANDONED)
    }

    /// The session, paused where it was, except that a pack stayed on. `None` if this build does not know all of it, or
    /// a dose exceeds its bounds.
    #[must_use]
    pub fn read(&self) -> Option<Session> {
        self.under_way.as_ref()?.read().filter(Session::is_under_way)
    }

    /// The finished session that can still be rated; `None` if there is none, or it is older than a day.
    #[must_use]
    pub fn read_over(&self, now: Time) -> Option<Session> {
        let over = self.over.as_ref()?;
        let is_young = |session: &Session| session.entry.is_some_and(|at| now.abs_diff(at) <= ABANDONED);
        over.read().filter(is_young)
    }
}

impl UnderWay {
    fn read(&self) -> Option<Session> {
        let places: Vec<Place> = self.places.iter().map(SavedPlace::place).collect::<Option<_>>()?;
        let exercises: Option<Vec<Exercise>> = self.exercises.iter().map(|kept| kept.read(&places)).collect();
        let player = Player::new(exercises?, READY)?.with_lengths(&self.lengths)?;
        let player = player.with_held(&self.held).at(self.position);
        Some(Session {
            places,
            routine: self.routine,
            is_quick_start: self.is_quick_start,
            player: match self.kept_at.filter(|_| self.is_on_the_skin) {
                Some(at) => player.running_since(at),
                None => player.left_since(self.kept_at),
            },
            has_begun: true,
            before: self.before,
            movement: self.movement.clone(),
            entry: self.entry,
        })
    }
}

impl SavedExercise {
    fn of(exercise: &Exercise) -> Self {
        let (technique, title, text) = match &exercise.work {
            Activity::Technique(technique) => (Some(technique.id.as_str().to_owned()), None, None),
            Activity::Own { title, text } => (None, Some(title.clone()), Some(text.clone())),
        };
        Self {
            technique,
            title,
            text,
            dose: exercise.dose,
            turn: exercise.turn,
            place: exercise.place.map(SavedPlace::of),
            rest: exercise.rest,
            note: exercise.note.clone(),
        }
    }

    fn read(&self, places: &[Place]) -> Option<Exercise> {
        let work = if let Some(technique) = &self.technique {
            let technique = find_technique(technique)?;
            let is_right = Bounds::of(technique).allow(&self.dose) && self.dose.sets <= technique.dose.sets;
            Activity::Technique(Some(technique).filter(|_| is_right)?)
        } else {
            let is_right = Bounds::own().allow(&self.dose) && self.dose.sets <= 1;
            let work = Activity::Own {
                title: cut(self.title.as_deref()?, NAME_LENGTH),
                text: cut(self.text.as_deref()?, NOTE_LENGTH),
            };
            Some(work).filter(|_| is_right)?
        };
        let of_technique = |technique: &Technique| {
            let is_for = |place: &&Place| place.area.techniques.contains(&technique.id);
            places.iter().find(is_for).copied()
        };
        let place = self.place.as_ref().and_then(SavedPlace::place);
        Some(Exercise {
            place: place.or_else(|| work.technique().and_then(of_technique)),
            work,
            dose: self.dose,
            turn: self.turn,
            rest: self.rest.map(|rest| rest.min(LONGEST_REST)),
            note: cut(&self.note, NOTE_LENGTH),
        })
    }
}
