//! All courses, in the order in which they were started: `unknot.courses`.

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::model::Area;

use crate::domain::json::{Fields, FromFields, FromJson, Misfit, named};
use crate::domain::limits::TooMany;
use crate::domain::merge::{ImportDiff, Merge, Prefer, merge_list};
use crate::domain::place::SavedPlace;
use crate::domain::sorting::sort_by_key;
use crate::domain::storage::edits::InPieces;
use crate::domain::storage::rebase::{free_id, rebase_list};
use crate::domain::storage::saved::{List, Saved};
use crate::domain::storage::table::{self, SavedValue};
use crate::domain::time::Time;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Courses {
    courses: Vec<Course>,
}

/// A course for a place. Moments but the first are what the person's clock showed, so that days stay theirs, wherever they
/// go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Course {
    /// When it was started; also its name, for no two courses have the same.
    pub started: Time,
    /// What the clock showed then.
    pub shown: Time,
    pub place: SavedPlace,
    /// When building of strength was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub builds: Option<Time>,
    /// When the person last said that a GP or physiotherapist had looked at it, and that exercise is fine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<Time>,
    /// When the person last asked for less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub easier: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
}

/// When a course was ended, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct End {
    pub shown: Time,
    pub how: Ending,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// The person had enough of it, or needs it no more.
    Enough,
    /// It was over, and the pain was not much lower.
    NotEnough,
    /// An answer called for help.
    HelpFirst,
}

impl Ending {
    const ALL: [Self; 3] = [Self::Enough, Self::NotEnough, Self::HelpFirst];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Enough => "enough",
            Self::NotEnough => "not-enough",
            Self::HelpFirst => "help-first",
        }
    }
}

impl FromJson for Ending {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for End {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            shown: fields.required("shown")?,
            how: fields.required("how")?,
        })
    }
}

impl FromJson for Course {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            started: fields.required("started")?,
            shown: fields.required("shown")?,
            place: fields.required("place")?,
            builds: fields.optional("builds")?,
            looked_at: fields.optional("looked_at")?,
            easier: fields.optional("easier")?,
            end: fields.optional("end")?,
        })
    }
}

impl FromFields for Courses {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            courses: fields.required("courses")?,
        })
    }
}

impl Saved for Courses {
    const VALUE: SavedValue = table::COURSES;
    const LISTS: &'static [List] = &[List::of::<Course>("courses")];

    fn rebase(&mut self, from: &Self, to: &Self) {
        rebase_list(&mut self.courses, &from.courses, &to.courses, |course| course.started);
        sort_by_key(&mut self.courses, |course| course.started);
    }

    /// Oldest first, and each with a moment of its own.
    fn put_in_order(&mut self) {
        for course in std::mem::take(&mut self.courses) {
            self.add(course);
        }
    }
}

impl InPieces for Courses {
    type Key = Time;
    type Piece = Course;

    fn pieces(&self) -> impl Iterator<Item = (Time, &Course)> {
        self.courses.iter().map(|course| (course.started, course))
    }

    fn put(&mut self, started: Time, piece: Course) {
        self.courses.retain(|known| known.started != started);
        self.add(piece);
    }
}

impl Merge for Courses {
    fn merge(&mut self, from: Self, prefer: Prefer) -> Result<ImportDiff, TooMany> {
        let changes = merge_list(
            &mut self.courses,
            from.courses,
            |course| course.started,
            |_, _| prefer.into(),
        );
        sort_by_key(&mut self.courses, |course| course.started);
        Ok(changes)
    }
}

impl Courses {
    #[must_use]
    pub fn all(&self) -> &[Course] {
        &self.courses
    }

    /// The one that is going on; of several, as a backup may bring them, the latest (W-09).
    #[must_use]
    pub fn running(&self) -> Option<&Course> {
        self.courses.iter().rev().find(|course| course.end.is_none())
    }

    #[must_use]
    pub fn find(&self, started: Time) -> Option<&Course> {
        self.courses.iter().find(|course| course.started == started)
    }

    /// The last one for an area.
    #[must_use]
    pub fn last_of(&self, area: &Area) -> Option<&Course> {
        self.courses.iter().rev().find(|course| course.place.is_in(area))
    }

    /// Adds a course; if its moment is taken, it gets the next free one.
    pub fn add(&mut self, mut course: Course) {
        let is_taken = |started| self.courses.iter().any(|known| known.started == started);
        course.started = free_id(course.started, is_taken);
        self.courses.push(course);
        sort_by_key(&mut self.courses, |course| course.started);
    }

    /// Changes a course; one that was deleted stays deleted.
    pub fn change(&mut self, started: Time, change: impl FnOnce(&mut Course)) {
        if let Some(course) = self.courses.iter_mut().find(|course| course.started == started) {
            change(course);
        }
    }
}
