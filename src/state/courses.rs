//! Courses over weeks.

use leptos::prelude::*;
use unknot_content::check::MovementTest;
use unknot_content::model::{Kind, Technique};

use super::AppState;
use crate::domain::catalogue::find_technique;
use crate::domain::check::movement_test::Offer;
use crate::domain::check::plan::PlanStep;
use crate::domain::check::session_guard;
use crate::domain::course::courses::{Course, Courses, End, Ending, is_same_week};
use crate::domain::course::due::{Today, today};
use crate::domain::course::flare_up::Prompt;
use crate::domain::course::may_start::{MayStart, may_start};
use crate::domain::course::next_time::NextTime;
use crate::domain::course::review::Review;
use crate::domain::course::standing::Now;
use crate::domain::difficulty::Difficulty;
use crate::domain::journal::entries::Journal;
use crate::domain::journal::entry::Entry;
use crate::domain::movement::{Attempt, Change, MovementNote};
use crate::domain::pain::Pain;
use crate::domain::place::{Place, SavedPlace};
use crate::domain::route::Route;
use crate::domain::routine::step::RoutineStep;
use crate::domain::session::saved::Session;
use crate::domain::time::{HOUR, Time};
use crate::platform::clock;

/// A pain that was told so short a time ago is that before a session.
const JUST_TOLD: Time = HOUR;

impl AppState {
    /// Reads the courses, and takes over what other tabs change of them from now on.
    pub fn recall_courses(self) {
        self.load_courses();
        self.share::<Courses>();
    }

    pub(super) fn load_courses(self) {
        if let Some(courses) = self.load() {
            self.write.courses.set(courses);
        }
    }

    /// Whether a course may be started for a place; `None` while the rules have not been loaded.
    #[must_use]
    pub fn may_start_course(self, place: Place) -> Option<MayStart> {
        let (check, last) = (self.rules()?, self.last_check(place));
        Some(
            self.courses
                .with(|courses| may_start(place, courses, check, last.as_ref())),
        )
    }

    /// Starts a course, and goes to where it is followed.
    pub fn start_course(self, place: Place, was_looked_at: bool) {
        let Now { at, shown } = now();
        self.change(|courses: &mut Courses| {
            let mut course = Course::new(SavedPlace::of(place), at, shown);
            course.looked_at = was_looked_at.then_some(shown);
            courses.add(course);
        });
        self.go_to(Route::Today);
    }

    /// Changes the course that is going on; what the clock shows is handed over.
    pub fn change_course(self, change: impl Fn(&mut Course, Time)) {
        let Now { shown, .. } = now();
        let running = |courses: &Courses| courses.running().map(|course| course.started);
        if let Some(started) = self.courses.with_untracked(running) {
            self.change(|courses: &mut Courses| courses.change(started, |course| change(course, shown)));
        }
    }

    /// Something of the course that is going on.
    #[must_use]
    pub fn course_now<T>(self, read: impl FnOnce(&Course) -> T) -> Option<T> {
        self.courses.with(|courses| courses.running().map(read))
    }

    /// What was answered about this week.
    #[must_use]
    pub fn review_of_week(self) -> Option<Review> {
        let shown = now().shown;
        self.course_now(|course| course.review_of_week(shown).cloned())?
    }

    /// Whether a movement is tried before a session for these places, by what was answered about this week.
    #[must_use]
    pub fn tests_first(self, places: &[Place]) -> bool {
        let shown = now().shown;
        let tests = |course: &Course| {
            let is_here = course.place.place().is_some_and(|place| places == [place]);
            is_here && course.review_of_week(shown).is_some_and(Review::tests_first)
        };
        self.course_now(tests) == Some(true)
    }

    /// How hard the activity was this week.
    #[must_use]
    pub fn activity_of_week(self) -> Option<Difficulty> {
        let last = self.course_now(|course| course.activity()?.weeks.last().copied())??;
        is_same_week(last.shown, now().shown).then_some(last.difficulty)
    }

    /// The movement to try at the look at the week, by the pain that was told last. Tracked.
    #[must_use]
    pub fn movement_of_week(self, place: Place) -> Option<Offer> {
        let now = clock::now();
        let told = |journal: &Journal| journal.told(place.area, now).next_back().and_then(Entry::last_pain);
        self.movement_to_try(&[place], self.journal.with(told))
    }

    /// What was said of a movement this week.
    #[must_use]
    pub fn tried_this_week(self, test: &MovementTest) -> Option<Attempt> {
        let note = self.review_of_week()?.movement?;
        (note.test() == test.id.as_str()).then(|| note.before(test))
    }

    /// Keeps what was said of a movement this week; `None` takes it back.
    pub fn note_movement_of_week(self, movement: &Option<MovementNote>) {
        self.change_course(|course, shown| course.note_movement(movement.clone(), shown));
    }

    /// What changed in a movement since the look before this week.
    #[must_use]
    pub fn movement_since(self, test: &MovementTest) -> Option<Change> {
        let shown = now().shown;
        self.course_now(|course| course.movement_since(test, shown))?
    }

    /// Keeps what was answered about the week.
    pub fn look_back(self, activity: Option<Difficulty>, review: &Review) {
        self.change_course(|course, shown| {
            course.rate_activity(activity, shown);
            course.look_back(Review {
                shown,
                ..review.clone()
            });
        });
    }

    /// Writes something on the page for flare-ups.
    pub fn write_for_flare_ups(self, prompt: Prompt, words: &str) {
        self.change(|courses: &mut Courses| courses.write(prompt, words));
    }

    /// Ends the course that is going on.
    fn end_course(self, how: Ending) {
        self.change_course(|course, shown| course.end = Some(End { shown, how }));
    }

    /// Ends the course that is going on because the person says so, who may take it back.
    pub fn finish_course(self, how: Ending) {
        let Some(started) = untrack(|| self.course_now(|course| course.started)) else {
            return;
        };
        self.end_course(how);
        self.offer_undo(
            "The course has ended. What you noted stays in the journal.",
            move |state| {
                state.change(|courses: &mut Courses| courses.take_up_again(started));
            },
        );
    }

    /// The last thing that strengthened in the course, to keep after it.
    #[must_use]
    pub fn strengthened_last(self) -> Option<&'static Technique> {
        let (place, from) = self.course_now(|course| Some((course.place.place()?, course.started)))??;
        self.journal.with(|journal| {
            let newest_first = journal.told(place.area, clock::now()).rev();
            newest_first.take_while(|entry| entry.at >= from).find_map(|entry| {
                let mut did = entry.did.iter().filter_map(|id| find_technique(id));
                did.find(|technique| technique.kind == Kind::Strengthen)
            })
        })
    }

    /// Keeps one technique as a routine of its own, and goes there.
    pub fn keep_as_routine(self, technique: &'static Technique, place: Place) {
        let steps = vec![RoutineStep::of_technique(technique, place)];
        if let Some(id) = self.add_steps(None, technique.title, steps) {
            self.go_to(Route::Routine(id));
        }
    }

    /// An answer that calls for help ends the course of its place (W-30).
    pub(super) fn end_course_that_needs_help(self) {
        let Some(place) = untrack(|| self.place_of_course()) else {
            return;
        };
        let known = untrack(|| self.rules().zip(self.last_check(place)));
        if known.is_some_and(|(check, last)| last.needs_urgent_help(check)) {
            self.end_course(Ending::HelpFirst);
        }
    }

    /// The place of the course that is going on.
    #[must_use]
    pub fn place_of_course(self) -> Option<Place> {
        self.courses.with(|courses| courses.running()?.place.place())
    }

    /// The course that is going on, and what is due of it; `None` too while the rules have not been loaded.
    #[must_use]
    pub fn course_today(self) -> Option<Today> {
        let course = self.courses.with(|courses| courses.running().cloned())?;
        let (check, checks) = self.last_checks()?;
        // Easier and harder neighbours stand there.
        self.content::<unknot_content::model::Library>()?;
        let ready = self.session_settings().ready();
        self.journal
            .with(|journal| today(&course, journal, (check, &checks), now(), ready))
    }

    /// When the same is next sensible after a session at a place; `None` too while the rules have not been loaded.
    #[must_use]
    pub fn next_time(self, place: Place) -> Option<NextTime> {
        let today = if self.place_of_course() == Some(place) {
            Some(self.course_today()?)
        } else {
            None
        };
        let due = today.as_ref().map(|today| &today.due);
        self.journal.with(|journal| NextTime::find(place, due, journal, now()))
    }

    /// Starts what is due. Where the person has just said that nothing is new, with the pain that was told, nothing is asked
    /// again, unless a movement is tried first.
    pub fn start_due(self, place: Place, steps: &[PlanStep], is_nothing_new: bool) {
        self.start_session(place, steps);
        let told = self.pain_just_told(place).filter(|_| is_nothing_new);
        let Some(before) = told.filter(|_| !untrack(|| self.tests_first(&[place]))) else {
            return;
        };
        let is_ready = |session: &Session| !session.has_begun && session.places == [place];
        let session = self.session.get_untracked().filter(is_ready);
        let is_fine = |session: &Session| {
            let rose = self.last_checks();
            let rose = rose.is_some_and(|(_, checks)| session_guard::rose(before, &[place], &checks));
            !rose && self.nothing_is_in_its_way(session)
        };
        if session.is_some_and(|session| untrack(|| is_fine(&session))) {
            self.go_ahead(Some(before));
        }
    }

    /// The pain at a place that was told apart from a session, a short time ago.
    #[must_use]
    pub fn pain_just_told(self, place: Place) -> Option<Pain> {
        self.just_told(place).map(|(_, pain)| pain)
    }

    /// That pain, with the time of its entry.
    pub(super) fn just_told(self, place: Place) -> Option<(Time, Pain)> {
        let now = clock::now();
        self.journal.with(|journal| {
            let entry = journal.told(place.area, now).next_back()?;
            let is_young = !entry.is_session() && now.saturating_sub(entry.at) < JUST_TOLD;
            Some((entry.at, entry.before.filter(|_| is_young)?))
        })
    }
}

fn now() -> Now {
    let at = clock::now();
    Now {
        at,
        shown: clock::shown(at),
    }
}
