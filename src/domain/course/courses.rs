//! All courses, in the order in which they were started: `unknot.courses`.

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::check::MovementTest;
use unknot_content::model::Area;

use super::flare_up::{OwnWords, Prompt, WORDS_LENGTH};
use super::review::{ACTIVITY_LENGTH, Activity, ActivityWeek, Review};
use crate::domain::day::{Day, WEEK};
use crate::domain::difficulty::Difficulty;
use crate::domain::json::{Fields, FromFields, FromJson, Misfit, named};
use crate::domain::limits::{TooMany, cut};
use crate::domain::merge::{ImportDiff, Merge, Preference, merge_list};
use crate::domain::movement::{Change, MovementNote};
use crate::domain::place::SavedPlace;
use crate::domain::sorting::sort_by_key;
use crate::domain::storage::edits::Piecewise;
use crate::domain::storage::rebase::{free_id, rebase_list};
use crate::domain::storage::saved::{List, Saved};
use crate::domain::storage::table::{self, SavedValue};
use crate::domain::time::Time;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Courses {
    courses: Vec<Course>,
    /// For when it flares up; they are for whatever course comes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flare_up: Vec<OwnWords>,
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
    /// When the side raise on five days a week was chosen, in place of three strength days; `None` if it was not, or not any
    /// more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raises: Option<Time>,
    /// When the person last said that a GP or physiotherapist had looked at it, and that exercise is fine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<Time>,
    /// When the person last asked for less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub easier: Option<Time>,
    /// What the pain makes hard; of several, as they were named in turn, the last counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    /// What was answered about the weeks, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
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
            raises: fields.optional("raises")?,
            looked_at: fields.optional("looked_at")?,
            easier: fields.optional("easier")?,
            activities: fields.or_default("activities")?,
            reviews: fields.or_default("reviews")?,
            end: fields.optional("end")?,
        })
    }
}

impl Course {
    /// Starts now.
    #[must_use]
    pub const fn new(place: SavedPlace, started: Time, shown: Time) -> Self {
        Self {
            started,
            shown,
            place,
            builds: None,
            raises: None,
            looked_at: None,
            easier: None,
            activities: Vec::new(),
            reviews: Vec::new(),
            end: None,
        }
    }

    /// What the pain makes hard, as it was named last.
    #[must_use]
    pub fn activity(&self) -> Option<&Activity> {
        self.activities.last().filter(|activity| !activity.words.is_empty())
    }

    /// Names an activity. What was answered about the one before stays; before any answer it is the same one in other words.
    pub fn name_activity(&mut self, words: &str) {
        let words = cut(words, ACTIVITY_LENGTH);
        match self.activities.last_mut() {
            Some(last) if last.words == words => {}
            Some(last) if last.weeks.is_empty() => last.words = words,
            None if words.is_empty() => {}
            _ => self.activities.push(Activity {
                words,
                weeks: Vec::new(),
            }),
        }
    }

    /// How hard the activity was each time that it was asked.
    #[must_use]
    pub fn activity_numbers(&self) -> Vec<Difficulty> {
        let weeks = self.activity().map_or(&[][..], |activity| &activity.weeks);
        weeks.iter().map(|week| week.difficulty).collect()
    }

    /// Notes how hard the activity was, once a week: a second answer changes the first, and none takes it back.
    pub fn rate_activity(&mut self, difficulty: Option<Difficulty>, shown: Time) {
        let Some(activity) = self.activities.last_mut().filter(|last| !last.words.is_empty()) else {
            return;
        };
        let earlier = activity.weeks.pop_if(|last| is_same_week(last.shown, shown));
        let shown = earlier.map_or(shown, |week| week.shown);
        activity
            .weeks
            .extend(difficulty.map(|difficulty| ActivityWeek { shown, difficulty }));
    }

    /// The look at this week.
    #[must_use]
    pub fn review_of_week(&self, shown: Time) -> Option<&Review> {
        self.reviews.last().filter(|last| is_same_week(last.shown, shown))
    }

    /// What changed in a movement this week, beside the last look at which one was tried (MT-1).
    #[must_use]
    pub fn movement_since(&self, test: &MovementTest, shown: Time) -> Option<Change> {
        let mut earlier = self
            .reviews
            .iter()
            .rev()
            .filter(|review| !is_same_week(review.shown, shown));
        let before = earlier.find_map(|review| review.movement.as_ref())?;
        self.review_of_week(shown)?
            .movement
            .as_ref()?
            .change_since(before, test)
    }

    /// Notes the movement that was tried this week; `None` takes it back.
    pub fn note_movement(&mut self, movement: Option<MovementNote>, shown: Time) {
        let this_week = self.reviews.pop_if(|last| is_same_week(last.shown, shown));
        let mut review = this_week.unwrap_or(Review {
            shown,
            ..Review::default()
        });
        review.movement = movement;
        if !review.is_empty() {
            self.reviews.push(review);
        }
    }

    /// Takes in a look at a week, once a week: a second one stands in the place of the first, and one without an answer
    /// takes it back.
    pub fn look_back(&mut self, mut review: Review) {
        if let Some(last) = self.reviews.pop_if(|last| is_same_week(last.shown, review.shown)) {
            review.shown = last.shown;
            review.movement = review.movement.or(last.movement);
        }
        if !review.is_empty() {
            self.reviews.push(review);
        }
    }
}

/// Whether a moment is less than a week after another, or before it.
#[must_use]
pub fn is_same_week(first: Time, shown: Time) -> bool {
    Day::of_utc(shown).since(Day::of_utc(first)) < WEEK
}

impl FromFields for Courses {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            courses: fields.required("courses")?,
            flare_up: fields.or_default("flare_up")?,
        })
    }
}

impl Saved for Courses {
    const VALUE: SavedValue = table::COURSES;
    const LISTS: &'static [List] = &[List::of::<Course>("courses"), List::of::<OwnWords>("flare_up")];

    fn rebase(&mut self, from: &Self, to: &Self) {
        rebase_list(&mut self.courses, &from.courses, &to.courses, |course| course.started);
        sort_by_key(&mut self.courses, |course| course.started);
        rebase_list(&mut self.flare_up, &from.flare_up, &to.flare_up, |own| own.prompt);
        sort_by_key(&mut self.flare_up, |own| own.prompt);
    }

    /// Oldest first, and each with a moment of its own.
    fn put_in_order(&mut self) {
        for mut course in std::mem::take(&mut self.courses) {
            for activity in &mut course.activities {
                activity.words = cut(&activity.words, ACTIVITY_LENGTH);
            }
            self.add(course);
        }
        for own in std::mem::take(&mut self.flare_up) {
            self.write(own.prompt, &own.words);
        }
    }
}

/// The own words for flare-ups are no pieces: what another tab writes for the same prompt a moment later counts.
impl Piecewise for Courses {
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
    fn merge(&mut self, from: Self, prefer: Preference) -> Result<ImportDiff, TooMany> {
        let mut changes = merge_list(
            &mut self.courses,
            from.courses,
            |course| course.started,
            |_, _| prefer.into(),
        );
        sort_by_key(&mut self.courses, |course| course.started);
        changes += merge_list(
            &mut self.flare_up,
            from.flare_up,
            |own| own.prompt,
            |_, _| prefer.into(),
        );
        sort_by_key(&mut self.flare_up, |own| own.prompt);
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

    /// What was written for a prompt; empty if nothing was.
    #[must_use]
    pub fn own_words(&self, prompt: Prompt) -> &str {
        let own = self.flare_up.iter().find(|own| own.prompt == prompt);
        own.map_or("", |own| own.words.as_str())
    }

    /// Writes something else for a prompt; nothing takes it out.
    pub fn write(&mut self, prompt: Prompt, words: &str) {
        let words = cut(words, WORDS_LENGTH);
        self.flare_up.retain(|own| own.prompt != prompt);
        if !words.is_empty() {
            self.flare_up.push(OwnWords { prompt, words });
            sort_by_key(&mut self.flare_up, |own| own.prompt);
        }
    }

    /// Takes back the end of a course, unless another one goes on by now.
    pub fn take_up_again(&mut self, started: Time) {
        if self.running().is_none() {
            self.change(started, |course| course.end = None);
        }
    }

    /// Changes a course; one that was deleted stays deleted.
    pub fn change(&mut self, started: Time, change: impl FnOnce(&mut Course)) {
        if let Some(course) = self.courses.iter_mut().find(|course| course.started == started) {
            change(course);
        }
    }
}
