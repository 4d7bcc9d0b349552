//! A session that was interrupted, to be gone on with: `unknot.session`.

use serde::{Deserialize, Serialize};
use unknot_content::model::Dose;

use super::Millis;
use super::player::Player;
use super::script::Exercise;
use crate::domain::catalogue::find_technique;
use crate::domain::check::plan::Turn;
use crate::domain::saved::Saved;
use crate::domain::selection::{KeptPlace, Place};

/// A session for a place.
#[derive(Clone, Debug)]
pub struct Session {
    pub place: Place,
    pub player: Player,
}

/// What is kept of it; nothing while none is under way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptSession {
    #[serde(skip_serializing_if = "Option::is_none")]
    under_way: Option<UnderWay>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UnderWay {
    #[serde(flatten)]
    place: KeptPlace,
    exercises: Vec<KeptExercise>,
    /// Of every phase, in milliseconds; somebody may have asked for more or less time.
    lengths: Vec<Millis>,
    position: Millis,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptExercise {
    technique: String,
    dose: Dose,
    turn: Turn,
}

impl Saved for KeptSession {
    const NAME: &'static str = "session";
}

impl KeptSession {
    /// Keeps a session; one that is done is not kept.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let player = &session.player;
        let exercise = |exercise: &Exercise| KeptExercise {
            technique: exercise.technique.id.as_str().to_owned(),
            dose: exercise.dose,
            turn: exercise.turn,
        };
        let under_way = player.now().map(|_| UnderWay {
            place: KeptPlace::of(session.place),
            exercises: player.exercises().iter().map(exercise).collect(),
            lengths: player.lengths().collect(),
            position: player.position(),
        });
        Self { under_way }
    }

    /// The session, standing still where it was. Nothing where this build does not know all of it, or where it asks
    /// for more than a technique's own dose.
    #[must_use]
    pub fn read(&self) -> Option<Session> {
        let kept = self.under_way.as_ref()?;
        let exercises: Option<Vec<Exercise>> = kept.exercises.iter().map(KeptExercise::read).collect();
        let player = Player::new(exercises?)?.with_lengths(&kept.lengths)?;
        Some(Session {
            place: kept.place.place()?,
            player: player.at(kept.position),
        })
    }
}

impl KeptExercise {
    fn read(&self) -> Option<Exercise> {
        let technique = find_technique(&self.technique)?;
        let (kept, own) = (&self.dose, &technique.dose);
        let is_no_more = kept.hold_seconds <= own.hold_seconds
            && kept.repetitions <= own.repetitions
            && kept.sets <= own.sets
            && kept.minutes <= own.minutes;
        is_no_more.then_some(Exercise {
            technique,
            dose: self.dose,
            turn: self.turn,
        })
    }
}
