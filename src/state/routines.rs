//! Making, changing and following routines.

use leptos::prelude::*;

use super::{AppState, NoticeId};
use crate::domain::check::routine_today::{RoutineToday, today};
use crate::domain::limits::TooMany;
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine::routines::Routines;
use crate::domain::routine::share::file;
use crate::domain::routine::step::{RoutineStep, StepId};
use crate::domain::routine_id::RoutineId;
use crate::domain::selection::Selection;
use crate::platform::clock;

impl AppState {
    pub fn recall_routines(self) {
        self.load_routines();
        self.share::<Routines>();
    }

    pub(super) fn load_routines(self) {
        if let Some(routines) = self.load() {
            self.write.routines.set(routines);
        }
    }

    /// Adds a routine with an id made from the present time; `None` if there is no room, which a notice says.
    pub fn add_routine(self, make: impl FnOnce(RoutineId) -> Routine) -> Option<RoutineId> {
        let routine = make(RoutineId(clock::now()));
        let mut added = None;
        self.change_routines(|routines| {
            added = Some(routines.add(routine)?);
            Ok(())
        });
        added
    }

    /// Adds all steps or none to a routine, or to a new one with a name; returns the id of that routine.
    #[must_use]
    pub fn add_steps(self, to: Option<RoutineId>, name: &str, steps: Vec<RoutineStep>) -> Option<RoutineId> {
        let new = Routine::new(RoutineId(clock::now()), name);
        let mut added = None;
        self.change_routines(|routines| {
            added = Some(routines.add_steps(to, new, steps)?);
            Ok(())
        });
        added
    }

    pub fn change_routine(self, id: RoutineId, change: impl FnOnce(&mut Routine)) {
        self.change_routine_or_say(id, |routine| {
            change(routine);
            Ok(())
        });
    }

    pub fn change_step(self, id: RoutineId, step: StepId, change: impl FnOnce(&mut RoutineStep)) {
        self.change_routine(id, |routine| routine.change(step, change));
    }

    /// Changes a routine; returns whether the change fitted. If not, a notice says so.
    pub fn change_routine_or_say(
        self,
        id: RoutineId,
        change: impl FnOnce(&mut Routine) -> Result<(), TooMany>,
    ) -> bool {
        self.change_routines(|routines| {
            let mut result = Ok(());
            routines.change(id, |routine| result = change(routine));
            result
        })
    }

    fn change_routines(self, change: impl FnOnce(&mut Routines) -> Result<(), TooMany>) -> bool {
        let mut result = Ok(());
        self.change(|routines: &mut Routines| result = change(routines));
        if let Err(full) = result {
            self.notify(NoticeId::Full, full.to_string(), None);
        }
        result.is_ok()
    }

    /// Deletes a routine, with a way to undo that.
    pub fn delete_routine(self, id: RoutineId) {
        let mut removed = None;
        self.change(|routines: &mut Routines| removed = routines.remove(id));
        if let Some((index, routine)) = removed {
            self.offer_routine(format!("“{}” was deleted.", routine.name), index, routine);
        }
    }

    /// Offers to restore a routine; offers it again if there was no room for it.
    fn offer_routine(self, text: String, index: usize, routine: Routine) {
        self.offer_undo(text.clone(), move |state| {
            let again = routine.clone();
            if !state.change_routines(|routines| routines.restore(index, again)) {
                state.offer_routine(text.clone(), index, routine.clone());
            }
        });
    }

    /// Adds a shared routine, with a way to undo that.
    #[must_use]
    pub fn add_shared(self, routine: Routine) -> Option<RoutineId> {
        let text = format!("“{}” was added to your routines.", routine.name);
        let id = self.add_routine(|id| Routine { id, ..routine })?;
        self.offer_undo(text, move |state| state.delete_routine(id));
        Some(id)
    }

    /// Downloads a routine as a file, for somebody else.
    pub fn save_routine_file(self, id: RoutineId) {
        let routine = self.routines.with_untracked(|routines| routines.find(id).cloned());
        let file = routine.and_then(|routine| Some((file::file_name(&routine), file::write(&routine).ok()?)));
        if let Some((name, text)) = file {
            self.hand_over(&name, "application/json", &text);
        }
    }

    /// Removes a step, with a way to undo that.
    pub fn remove_step(self, id: RoutineId, step: StepId) {
        let mut removed = None;
        self.change_routine(id, |routine| removed = routine.remove(step));
        if let Some((index, step)) = removed {
            let name = step.title_or_step();
            self.offer_step(format!("“{name}” was taken out."), id, index, step);
        }
    }

    /// Offers to restore a step; offers it again if there was no room for it.
    fn offer_step(self, text: String, id: RoutineId, index: usize, step: RoutineStep) {
        self.offer_undo(text.clone(), move |state| {
            let again = step.clone();
            if !state.change_routine_or_say(id, |routine| routine.restore(index, again)) {
                state.offer_step(text.clone(), id, index, step.clone());
            }
        });
    }

    /// The part of a routine that is right today; `None` if there is no such routine, or the check has not been loaded.
    #[must_use]
    pub fn routine_today(self, id: RoutineId) -> Option<RoutineToday> {
        let (check, checks) = self.last_checks()?;
        let routine = self.routines.with(|routines| routines.find(id).cloned())?;
        Some(today(&routine, check, &checks))
    }

    /// Asks about several places in one check, and remembers the routine that waits for it, if one does.
    pub fn check_together(self, places: &[Place], waiting: Option<RoutineId>) {
        let Some(first) = places.first() else { return };
        let mut selection = Selection::default();
        for place in places {
            selection.add(*place);
        }
        self.write.selection.set(selection);
        self.write.pending_routine.set(waiting);
        self.go_to(Route::Check(first.area, first.sore));
    }

    pub(super) fn mark_routine_done(self) {
        let session = self.session.get_untracked();
        if let Some(id) = session.and_then(|session| session.routine) {
            let now = clock::now();
            self.change_routine(id, |routine| routine.last_done = Some(now));
        }
    }
}
