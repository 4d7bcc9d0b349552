//! All routines, in the order in which they were made.

use serde::Serialize;

use super::{Full, MOST_ROUTINES, Routine, RoutineId};
use crate::domain::backup::merge::{Changes, Merge, merge_list};
use crate::domain::edits::InPieces;
use crate::domain::json::{Fields, FromFields, Misfit};
use crate::domain::saved::Saved;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Routines {
    routines: Vec<Routine>,
}

impl FromFields for Routines {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            routines: fields.or_default("routines")?,
        })
    }
}

impl Saved for Routines {
    const NAME: &'static str = "routines";
}

impl Merge for Routines {
    fn merge(&mut self, mut from: Self) -> Result<Changes, Full> {
        for routine in &mut from.routines {
            routine.keep_in_bounds();
        }
        let changes = merge_list(&mut self.routines, from.routines, |routine| routine.id, |_, _| true);
        if self.routines.len() > MOST_ROUTINES {
            return Err(Full::Routines);
        }
        Ok(changes)
    }
}

impl InPieces for Routines {
    type Key = RoutineId;
    type Piece = Routine;

    fn pieces(&self) -> impl Iterator<Item = (RoutineId, &Routine)> {
        self.routines.iter().map(|routine| (routine.id, routine))
    }

    fn put(&mut self, id: RoutineId, piece: Routine) {
        match self.routines.iter_mut().find(|routine| routine.id == id) {
            Some(known) => *known = piece,
            None => self.restore(self.routines.len(), piece),
        }
    }

    fn is_made_like(one: &Routine, other: &Routine) -> bool {
        one.name == other.name && one.steps == other.steps
    }
}

impl Routines {
    /// The routine that was followed last, or else was made last.
    #[must_use]
    pub fn last(&self) -> Option<&Routine> {
        let by_time = |routine: &&Routine| (routine.last_done, routine.id);
        self.routines.iter().max_by_key(by_time)
    }

    #[must_use]
    pub fn all(&self) -> &[Routine] {
        &self.routines
    }

    #[must_use]
    pub fn find(&self, id: RoutineId) -> Option<&Routine> {
        self.routines.iter().find(|routine| routine.id == id)
    }

    /// Adds a routine. Where another has its id, it gets the next one that is free.
    ///
    /// # Errors
    /// When there are as many as there can be.
    pub fn add(&mut self, mut routine: Routine) -> Result<RoutineId, Full> {
        if self.routines.len() >= MOST_ROUTINES {
            return Err(Full::Routines);
        }
        while self.find(routine.id).is_some() {
            routine.id.0 += 1;
        }
        let id = routine.id;
        self.routines.push(routine);
        Ok(id)
    }

    /// Changes a routine; one that is gone stays gone.
    pub fn change(&mut self, id: RoutineId, change: impl FnOnce(&mut Routine)) {
        if let Some(routine) = self.routines.iter_mut().find(|routine| routine.id == id) {
            change(routine);
        }
    }

    /// Takes a routine out; gives it with its place, to put it back.
    pub fn remove(&mut self, id: RoutineId) -> Option<(usize, Routine)> {
        let index = self.routines.iter().position(|routine| routine.id == id)?;
        Some((index, self.routines.remove(index)))
    }

    /// Puts a routine back that was taken out.
    pub fn restore(&mut self, index: usize, routine: Routine) {
        if self.find(routine.id).is_none() && self.routines.len() < MOST_ROUTINES {
            self.routines.insert(index.min(self.routines.len()), routine);
        }
    }
}
