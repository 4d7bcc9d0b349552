//! Routines that a person saved: `unknot.routines`.
//!
//! [`step`] is one thing to do, [`amount`] how much of it, [`routines`] all routines, [`picker`] finds what to add, [`share`] a routine for somebody else.

pub mod amount;
pub mod picker;
pub mod routines;
pub mod share;
pub mod step;

use crate::domain::limits::{MOST_STEPS, NAME_LENGTH, TooMany};
use crate::domain::routine_id::RoutineId;
use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::model::Starter;

use self::step::{RoutineStep, StepActivity, StepId};
use super::catalogue::{find_area, find_technique};
use super::json::{Fields, FromJson, Misfit};
use super::place::SoreSide;
use super::session::exercise::Exercise;
use super::session::script;
use super::storage::rebase::free_id;
use super::time::Time;
use crate::domain::place::Place;
use crate::domain::time::Millis;

/// A named list of steps, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Routine {
    pub id: RoutineId,
    pub name: String,
    pub steps: Vec<RoutineStep>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_done: Option<Time>,
}

impl FromJson for Routine {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            name: fields.required("name")?,
            steps: fields.required("steps")?,
            last_done: fields.optional("last_done")?,
        })
    }
}

impl Routine {
    #[must_use]
    pub fn new(id: RoutineId, name: &str) -> Self {
        let mut routine = Self {
            id,
            name: String::new(),
            steps: Vec::new(),
            last_done: None,
        };
        routine.rename(name);
        routine
    }

    /// One of the routines to start from.
    #[must_use]
    pub fn from_starter(id: RoutineId, starter: &Starter) -> Self {
        let mut routine = Self::new(id, starter.name);
        for step in &starter.steps {
            let known = find_technique(step.technique.as_str()).zip(find_area(step.area.as_str()));
            if let Some((technique, area)) = known {
                let place = Place {
                    area,
                    sore: SoreSide::Both,
                };
                let step = RoutineStep::of_technique(technique, place);
                routine.steps.push(step.with_id(routine.next_id()));
            }
        }
        routine
    }

    /// The same steps as a routine of its own, which nobody has followed yet.
    #[must_use]
    pub fn copy(&self, id: RoutineId) -> Self {
        Self {
            steps: self.steps.clone(),
            ..Self::new(id, &format!("Copy of {}", self.name))
        }
    }

    /// Sets the name, shortened if it is too long. An empty name becomes the default.
    pub fn rename(&mut self, name: &str) {
        let name: String = name.trim().chars().take(NAME_LENGTH).collect();
        self.name = if name.is_empty() { "My routine".to_owned() } else { name };
    }

    /// Clamps a routine from elsewhere: each step to its bounds, and the number of steps to the most allowed.
    pub fn keep_in_bounds(&mut self) {
        self.rename(&self.name.clone());
        self.steps.truncate(MOST_STEPS);
        self.number_steps();
        for step in &mut self.steps {
            step.keep_in_bounds();
        }
    }

    /// Adds a step at the end.
    ///
    /// # Errors
    /// When the list is full.
    pub fn add(&mut self, step: RoutineStep) -> Result<StepId, TooMany> {
        self.insert(step, self.steps.len())
    }

    /// Duplicates a step, right after it.
    ///
    /// # Errors
    /// When the list is full.
    pub fn duplicate(&mut self, id: StepId) -> Result<(), TooMany> {
        let Some(index) = self.index_of(id) else { return Ok(()) };
        self.insert(self.steps[index].clone(), index + 1).map(|_| ())
    }

    fn insert(&mut self, step: RoutineStep, index: usize) -> Result<StepId, TooMany> {
        if self.steps.len() >= MOST_STEPS {
            return Err(TooMany::Steps);
        }
        let id = self.next_id();
        self.steps.insert(index.min(self.steps.len()), step.with_id(id));
        Ok(id)
    }

    /// Removes a step; returns it with its index, to undo that.
    pub fn remove(&mut self, id: StepId) -> Option<(usize, RoutineStep)> {
        let index = self.index_of(id)?;
        Some((index, self.steps.remove(index)))
    }

    /// Restores a removed step. If its id has been taken since, it gets a new one.
    ///
    /// # Errors
    /// When the list is full.
    pub fn restore(&mut self, index: usize, mut step: RoutineStep) -> Result<(), TooMany> {
        let known = self.index_of(step.id).map(|index| &self.steps[index]);
        if known == Some(&step) {
            return Ok(());
        }
        if self.steps.len() >= MOST_STEPS {
            return Err(TooMany::Steps);
        }
        if known.is_some() {
            step.id = self.next_id();
        }
        self.steps.insert(index.min(self.steps.len()), step);
        Ok(())
    }

    /// Moves a step to an index; beyond the end it becomes the last.
    pub fn move_to(&mut self, id: StepId, index: usize) {
        if let Some(from) = self.index_of(id) {
            let step = self.steps.remove(from);
            self.steps.insert(index.min(self.steps.len()), step);
        }
    }

    /// Changes a step and clamps it to its bounds.
    pub fn change(&mut self, id: StepId, change: impl FnOnce(&mut RoutineStep)) {
        if let Some(step) = self.steps.iter_mut().find(|step| step.id == id) {
            change(step);
            step.keep_in_bounds();
        }
    }

    #[must_use]
    pub fn index_of(&self, id: StepId) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }

    /// The places that its steps are for, each area once.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for place in self.steps.iter().filter_map(RoutineStep::place) {
            match places.iter_mut().find(|known| known.area.id == place.area.id) {
                Some(known) if known.sore != place.sore => known.sore = SoreSide::Both,
                Some(_) => {}
                None => places.push(place),
            }
        }
        places
    }

    /// The exercises that this build can guide through.
    #[must_use]
    pub fn exercises(&self) -> Vec<Exercise> {
        self.steps.iter().filter_map(RoutineStep::exercise).collect()
    }

    /// The length with `ready` before each step: exactly the time that its session shows.
    #[must_use]
    pub fn length(&self, ready: Millis) -> Millis {
        let phases = script::script(&self.exercises(), ready);
        phases.iter().map(|phase| phase.length).sum()
    }

    /// Whether a technique is among its steps.
    #[must_use]
    pub fn holds(&self, technique: &str) -> bool {
        let is_it =
            |step: &RoutineStep| matches!(&step.work, StepActivity::Technique { technique: id, .. } if id == technique);
        self.steps.iter().any(is_it)
    }

    /// Restores the invariants of a stored routine.
    pub(super) fn put_in_order(&mut self) {
        self.number_steps();
        for step in &mut self.steps {
            step.keep_own_dose_in_bounds();
        }
    }

    /// Gives a new id to a step that repeats the id of an earlier one.
    fn number_steps(&mut self) {
        for index in 1..self.steps.len() {
            let is_double = |step: &RoutineStep| self.steps[..index].iter().any(|known| known.id == step.id);
            if is_double(&self.steps[index]) {
                self.steps[index].id = self.next_id();
            }
        }
    }

    fn next_id(&self) -> StepId {
        let highest = self.steps.iter().map(|step| step.id.0).max();
        let wanted = highest.map_or(1, |highest| highest.saturating_add(1));
        StepId(free_id(wanted, |id| self.index_of(StepId(id)).is_some()))
    }
}
