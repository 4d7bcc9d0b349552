//! What the summary tells of courses: when they were, and what the pain kept the person from.

use crate::domain::course::courses::{Course, Courses, Ending};
use crate::domain::course::review::ActivityWeek;
use crate::domain::place::Place;
use crate::domain::time::Time;

/// A course, with the moments that the person's clock showed.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryCourse {
    pub place: Place,
    pub from: Time,
    /// Since when it built strength; `None` if it did not.
    pub builds: Option<Time>,
    /// When and how it ended; `None` while it goes on.
    pub end: Option<(Time, Ending)>,
}

/// What the pain made hard, in the person's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryActivity {
    pub words: String,
    /// How hard it was from week to week, oldest first; never empty.
    pub weeks: Vec<ActivityWeek>,
}

/// The courses that had not ended before a moment, at places that this build knows.
pub(super) fn courses(courses: &Courses, since: Time) -> Vec<SummaryCourse> {
    let of = |course: &Course| {
        Some(SummaryCourse {
            place: course.place.place()?,
            from: course.shown,
            builds: course.builds,
            end: course.end.map(|end| (end.shown, end.how)),
        })
    };
    let all = courses.all().iter().filter_map(of);
    all.filter(|course| course.end.is_none_or(|(end, _)| end >= since))
        .collect()
}

/// The activities that were rated since a moment, with all of their weeks since then.
pub(super) fn activities(courses: &Courses, since: Time) -> Vec<SummaryActivity> {
    let all = courses.all().iter().flat_map(|course| &course.activities);
    let since = all.map(|activity| SummaryActivity {
        words: activity.words.clone(),
        weeks: activity
            .weeks
            .iter()
            .filter(|week| week.shown >= since)
            .copied()
            .collect(),
    });
    since
        .filter(|activity| !activity.words.is_empty() && !activity.weeks.is_empty())
        .collect()
}
