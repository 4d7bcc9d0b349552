//! All routines, in the order in which they were made.

use serde::Serialize;

use super::Routine;
use super::step::RoutineStep;
use crate::domain::json::{Fields, FromFields, Misfit};
use crate::domain::limits::{MOST_ROUTINES, TooMany};
use crate::domain::merge::{ImportDiff, Merge, Preference, merge_list};
use crate::domain::routine_id::RoutineId;
use crate::domain::storage::edits::Piecewise;
use crate::domain::storage::rebase::{free_id, rebase_list};
use crate::domain::storage::saved::{List, Saved};
use crate::domain::storage::table::{self, SavedValue};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Routines {
    routines: Vec<Routine>,
}

impl FromFields for Routines {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            routines: fields.required("routines")?,
        })
    }
}

impl Saved for Routines {
    const VALUE: SavedValue = table::ROUTINES;
    const LISTS: &'static [List] = &[List::of::<Routine>("routines")];

    fn rebase(&mut self, from: &Self, to: &Self) {
        rebase_list(&mut self.routines, &from.routines, &to.routines, |routine| routine.id);
    }

    /// Makes the ids of routines and of the steps in each unique, and clamps the doses of own steps.
    fn put_in_order(&mut self) {
        for index in 0..self.routines.len() {
            let (before, rest) = self.routines.split_at_mut(index);
            if let Some(routine) = rest.first_mut() {
                let is_taken = |id: u64| before.iter().any(|known| known.id == RoutineId(id));
                routine.id = RoutineId(free_id(routine.id.0, is_taken));
                routine.put_in_order();
            }
        }
    }
}

impl Merge for Routines {
    fn merge(&mut self, mut from: Self, prefer: Preference) -> Result<ImportDiff, TooMany> {
        for routine in &mut from.routines {
            routine.keep_in_bounds();
        }
        let changes = merge_list(
            &mut self.routines,
            from.routines,
            |routine| routine.id,
            |_, _| prefer.into(),
        );
        if self.routines.len() > MOST_ROUTINES {
            return Err(TooMany::Routines);
        }
        Ok(changes)
    }
}

impl Piecewise for Routines {
    type Key = RoutineId;
    type Piece = Routine;

    fn pieces(&self) -> impl Iterator<Item = (RoutineId, &Routine)> {
        self.routines.iter().map(|routine| (routine.id, routine))
    }

    fn put(&mut self, id: RoutineId, piece: Routine) {
        match self.routines.iter_mut().find(|routine| routine.id == id) {
            Some(known) => *known = piece,
            None => drop(self.restore(self.routines.len(), piece)),
        }
    }

    fn is_made_like(one: &Routine, other: &Routine) -> bool {
        one.name == other.name && one.steps == other.steps
    }
}

impl Routines {
    /// The routine that was followed last; if none was, the newest.
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

    /// Adds a routine. If its id is taken, it gets the next free one.
    ///
    /// # Errors
    /// When the list is full.
    pub fn add(&mut self, mut routine: Routine) -> Result<RoutineId, TooMany> {
        if self.routines.len() >= MOST_ROUTINES {
            return Err(TooMany::Routines);
        }
        let id = self.free_id(routine.id);
        routine.id = id;
        self.routines.push(routine);
        Ok(id)
    }

    /// Changes a routine; one that was deleted stays deleted.
    pub fn change(&mut self, id: RoutineId, change: impl FnOnce(&mut Routine)) {
        if let Some(routine) = self.routines.iter_mut().find(|routine| routine.id == id) {
            change(routine);
        }
    }

    /// Removes a routine; returns it with its index, to undo that.
    pub fn remove(&mut self, id: RoutineId) -> Option<(usize, Routine)> {
        let index = self.routines.iter().position(|routine| routine.id == id)?;
        Some((index, self.routines.remove(index)))
    }

    /// Restores a deleted routine at its index. If its id has been taken since, it gets the next free one.
    ///
    /// # Errors
    /// When the list is full.
    pub fn restore(&mut self, index: usize, mut routine: Routine) -> Result<(), TooMany> {
        if self.find(routine.id) == Some(&routine) {
            return Ok(());
        }
        if self.routines.len() >= MOST_ROUTINES {
            return Err(TooMany::Routines);
        }
        routine.id = self.free_id(routine.id);
        self.routines.insert(index.min(self.routines.len()), routine);
        Ok(())
    }

    fn free_id(&self, wanted: RoutineId) -> RoutineId {
        RoutineId(free_id(wanted.0, |id| self.find(RoutineId(id)).is_some()))
    }

    /// Adds all steps or none to a routine, or to a new one; returns the id of that routine.
    ///
    /// # Errors
    /// When there is no room for all of them.
    pub fn add_steps(
        &mut self,
        to: Option<RoutineId>,
        new: Routine,
        steps: Vec<RoutineStep>,
    ) -> Result<RoutineId, TooMany> {
        let known = to.and_then(|id| self.find(id));
        let is_new = known.is_none();
        let mut routine = known.cloned().unwrap_or(new);
        for step in steps {
            routine.add(step)?;
        }
        if is_new {
            return self.add(routine);
        }
        let id = routine.id;
        self.change(id, |known| *known = routine);
        Ok(id)
    }
}
