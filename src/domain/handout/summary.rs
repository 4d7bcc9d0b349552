//! A summary of notes and answers to show to a clinician. It explains nothing and names no cause; it is made only on
//! request and never stored.

use unknot_content::check::{Check, MovementTest, SignId};
use unknot_content::model::Area;

use super::course_summary::{self, SummaryActivity, SummaryCourse};
use crate::domain::catalogue::find_technique;
use crate::domain::check::answers::{Answer, Profile};
use crate::domain::check::history::{CheckHistory, PastCheck};
use crate::domain::check::interview::{AT_THE_SPOT, Interview, NONE, NOT_APPLICABLE, Question};
use crate::domain::course::courses::Courses;
use crate::domain::journal::chart::{self, ChartMark, Range};
use crate::domain::journal::entries::Journal;
use crate::domain::journal::entry::{Entry, Rating};
use crate::domain::map::spatial_navigation::MapSpot;
use crate::domain::movement::{Change, MovementNote};
use crate::domain::place::{Place, SoreSide};
use crate::domain::sorting::sort_by_key;
use crate::domain::time::{DAY, Time};
use unknot_content::sided::Side;

/// The time span it covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    TwoWeeks,
    #[default]
    SixWeeks,
    TwelveWeeks,
    All,
}

impl Period {
    pub const ALL: [Self; 4] = [Self::TwoWeeks, Self::SixWeeks, Self::TwelveWeeks, Self::All];

    /// The name in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TwoWeeks => "two-weeks",
            Self::SixWeeks => "six-weeks",
            Self::TwelveWeeks => "twelve-weeks",
            Self::All => "all",
        }
    }

    /// The earliest time that is included.
    #[must_use]
    pub const fn since(self, now: Time) -> Time {
        let weeks = match self {
            Self::TwoWeeks => 2,
            Self::SixWeeks => 6,
            Self::TwelveWeeks => 12,
            Self::All => return 0,
        };
        now.saturating_sub(weeks * 7 * DAY)
    }
}

/// A section of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Places,
    Pain,
    Answers,
    Person,
    Done,
    Courses,
    Activities,
    Notes,
}

impl Part {
    pub const ALL: [Self; 8] = [
        Self::Places,
        Self::Pain,
        Self::Answers,
        Self::Person,
        Self::Done,
        Self::Courses,
        Self::Activities,
        Self::Notes,
    ];
    /// Everything but the person's own words.
    pub const USUAL: [Self; 6] = [
        Self::Places,
        Self::Pain,
        Self::Answers,
        Self::Person,
        Self::Done,
        Self::Courses,
    ];

    /// The name in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Pain => "pain",
            Self::Answers => "answers",
            Self::Person => "person",
            Self::Done => "done",
            Self::Courses => "courses",
            Self::Activities => "activities",
            Self::Notes => "notes",
        }
    }
}

/// The parts and the period that were chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRequest {
    pub period: Period,
    pub parts: Vec<Part>,
}

/// The summary. A part that was not asked for is not there; one without anything to tell is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub period: Period,
    pub made: Time,
    /// Each area once, from what was noted and checked.
    pub places: Option<Vec<Place>>,
    pub pain: Option<Vec<PainAt>>,
    /// Newest first.
    pub checks: Option<Vec<SummaryCheck>>,
    pub person: Option<Vec<SummaryAnswer>>,
    pub done: Option<Done>,
    /// Oldest first.
    pub courses: Option<Vec<SummaryCourse>>,
    pub activities: Option<Vec<SummaryActivity>>,
    /// Oldest first.
    pub notes: Option<Vec<SummaryNote>>,
}

/// The pain at one area.
#[derive(Clone, Debug, PartialEq)]
pub struct PainAt {
    pub area: &'static str,
    /// As in the journal's chart; never empty.
    pub marks: Vec<ChartMark>,
}

/// A question with its answer, both in the words that were shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryAnswer {
    pub ask: &'static str,
    pub answer: String,
}

/// The last check of some places.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryCheck {
    pub at: Time,
    pub places: Vec<Place>,
    pub said: Vec<SummaryAnswer>,
    /// The signs that were ticked.
    pub ticked: Vec<&'static str>,
    /// The signs that were shown and not ticked.
    pub not_ticked: Vec<&'static str>,
}

/// The sessions in the time of the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub sessions: usize,
    /// Sessions by the person's own word afterwards; the rest have none.
    pub words: Vec<(Rating, usize)>,
    /// The techniques, most frequent first.
    pub techniques: Vec<TechniqueDone>,
    /// The movements that were tried before and after sessions.
    pub movements: Vec<MovementTried>,
}

/// How often a technique was done. This does not claim that it lowered the pain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TechniqueDone {
    pub title: String,
    pub times: usize,
    /// Times that the pain was told before and after.
    pub rated: usize,
    /// How many of these had less pain afterwards.
    pub lower: usize,
}

/// How a movement went before and after sessions. This does not claim that a session changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementTried {
    pub title: &'static str,
    pub times: usize,
    /// How often it went further, the same and less far, in the order of [`Change::ALL`]; the rest was not tried again.
    pub changes: [usize; 3],
}

/// A note that the person wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryNote {
    pub at: Time,
    /// The local time of the note, encoded as if it were UTC; `None` if it was not stored.
    pub shown: Option<Time>,
    pub places: Vec<Place>,
    pub text: String,
}

/// What a person has stored that a summary tells of.
#[derive(Clone, Copy, Debug)]
pub struct SummarySource<'a> {
    pub journal: &'a Journal,
    pub checks: &'a CheckHistory,
    pub courses: &'a Courses,
}

/// Builds the summary.
#[must_use]
pub fn make(wanted: &SummaryRequest, source: SummarySource<'_>, check: &'static Check, now: Time) -> Summary {
    let SummarySource {
        journal,
        checks: kept,
        courses,
    } = source;
    let since = wanted.period.since(now);
    let entries: Vec<&Entry> = journal.entries().iter().filter(|entry| entry.at >= since).collect();
    let told = kept.past_checks_since(check, since);
    let has = |part: Part| wanted.parts.contains(&part);
    Summary {
        period: wanted.period,
        made: now,
        places: has(Part::Places).then(|| places(&entries, &told)),
        pain: has(Part::Pain).then(|| pain(journal, since, now)),
        checks: has(Part::Answers).then(|| told.iter().map(|told| check_told(told, check)).collect()),
        person: has(Part::Person).then(|| person(kept, check, now)),
        done: has(Part::Done).then(|| done(&entries, check)),
        courses: has(Part::Courses).then(|| course_summary::courses(courses, since)),
        activities: has(Part::Activities).then(|| course_summary::activities(courses, since)),
        notes: has(Part::Notes).then(|| notes(&entries)),
    }
}

/// Where a place is in the drawings of the body.
pub fn spots(place: Place) -> impl Iterator<Item = MapSpot> {
    let sides = Side::BOTH.into_iter().filter(move |side| place.sore.covers(*side));
    sides.flat_map(move |side| {
        let spots = place.area.spots.iter();
        spots.map(move |spot| MapSpot::new(place.area, side, *spot))
    })
}

fn places(entries: &[&Entry], told: &[PastCheck]) -> Vec<Place> {
    let noted = entries.iter().flat_map(|entry| entry.known_places());
    let checked = told.iter().flat_map(|told| told.places.iter().copied());
    let mut places: Vec<Place> = Vec::new();
    for place in noted.chain(checked) {
        match places.iter_mut().find(|known| known.area.id == place.area.id) {
            Some(known) if known.sore != place.sore => known.sore = SoreSide::Both,
            Some(_) => {}
            None => places.push(place),
        }
    }
    places
}

fn pain(journal: &Journal, since: Time, now: Time) -> Vec<PainAt> {
    let of = |area: &'static Area| {
        let entries = journal.about(area).filter(|entry| entry.at >= since);
        let marks = chart::marks(entries, Range::All, now);
        (!marks.is_empty()).then_some(PainAt { area: area.name, marks })
    };
    journal.areas().into_iter().filter_map(of).collect()
}

fn check_told(told: &PastCheck, check: &'static Check) -> SummaryCheck {
    let mut interview = Interview::new(check, told.places.clone(), Profile::default());
    interview.answers = told.answers.clone();
    let questions = [
        Question::Pain,
        Question::Duration,
        Question::Onset,
        Question::Touch,
        Question::AtTheSpot,
    ];
    let signs = |wanted: Answer| {
        let found = told.answers.signs.iter().filter(move |(_, answer)| *answer == wanted);
        found.filter_map(|(sign, _)| ask(sign, check)).collect()
    };
    SummaryCheck {
        at: told.at,
        places: told.places.clone(),
        said: said(&questions, &interview, check),
        ticked: signs(Answer::Yes),
        not_ticked: signs(Answer::No),
    }
}

/// The answers about the person that have not expired.
fn person(kept: &CheckHistory, check: &'static Check, now: Time) -> Vec<SummaryAnswer> {
    let interview = Interview::new(check, Vec::new(), kept.profile(check, now));
    let questions = [
        Question::Age,
        Question::Pregnancy,
        Question::Medicines,
        Question::Conditions,
        Question::Training,
    ];
    let mut person = said(&questions, &interview, check);
    let health = interview.profile.health.ticked().filter_map(|sign| ask(sign, check));
    let health: Vec<&str> = health.collect();
    if !health.is_empty() {
        person.push(SummaryAnswer {
            ask: "Health, now or before",
            answer: health.join("; "),
        });
    }
    person
}

fn ask(sign: SignId, check: &'static Check) -> Option<&'static str> {
    check.sign(sign).map(|sign| sign.ask)
}

fn said(questions: &[Question], interview: &Interview, check: &'static Check) -> Vec<SummaryAnswer> {
    let of = |question: &Question| {
        let known = check.questions.iter().find(|known| known.name == question.name())?;
        let is_answer = |value: &str| interview.is_answer(*question, value);
        let mut labels: Vec<&str> = known
            .values
            .iter()
            .filter(|one| is_answer(one.value))
            .map(|one| one.label)
            .collect();
        labels.extend(known.not_applicable.filter(|_| is_answer(NOT_APPLICABLE)));
        if labels.is_empty() && question.can_be_none() && is_answer(NONE) {
            labels.push("None of these");
        }
        let ask = match question {
            Question::AtTheSpot => AT_THE_SPOT,
            _ => known.ask,
        };
        let answer = labels.join("; ");
        (!answer.is_empty()).then_some(SummaryAnswer { ask, answer })
    };
    questions.iter().filter_map(of).collect()
}

fn done(entries: &[&Entry], check: &'static Check) -> Done {
    let sessions = || entries.iter().filter(|entry| entry.is_session());
    let by_word = |change: Rating| (change, sessions().filter(|entry| entry.change == Some(change)).count());
    let mut techniques: Vec<TechniqueDone> = Vec::new();
    for entry in sessions() {
        // A later build may have added techniques.
        let title =
            |id: &String| find_technique(id).map_or("Something that this version does not know", |known| known.title);
        let own = entry.own.iter().map(String::as_str);
        for title in entry.did.iter().map(title).chain(own) {
            let index = techniques.iter().position(|known| known.title == title);
            let index = index.unwrap_or_else(|| {
                techniques.push(TechniqueDone {
                    title: title.to_owned(),
                    times: 0,
                    rated: 0,
                    lower: 0,
                });
                techniques.len() - 1
            });
            let technique = &mut techniques[index];
            technique.times += 1;
            technique.rated += usize::from(entry.eased().is_some());
            technique.lower += usize::from(entry.eased() == Some(true));
        }
    }
    sort_by_key(&mut techniques, |technique| std::cmp::Reverse(technique.times));
    Done {
        sessions: sessions().count(),
        words: Rating::ALL
            .map(by_word)
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect(),
        techniques,
        movements: movements(entries, check),
    }
}

fn movements(entries: &[&Entry], check: &'static Check) -> Vec<MovementTried> {
    let of_test = |test: &'static MovementTest| {
        let notes = entries.iter().filter_map(|entry| entry.movement.as_ref());
        let notes: Vec<&MovementNote> = notes.filter(|note| note.test() == test.id.as_str()).collect();
        let count = |change: Change| notes.iter().filter(|note| note.change(test) == Some(change)).count();
        (!notes.is_empty()).then(|| MovementTried {
            title: test.title,
            times: notes.len(),
            changes: Change::ALL.map(count),
        })
    };
    check.movement_tests.iter().filter_map(of_test).collect()
}

fn notes(entries: &[&Entry]) -> Vec<SummaryNote> {
    let written = entries.iter().filter(|entry| !entry.note.is_empty());
    let note = |entry: &&Entry| SummaryNote {
        at: entry.at,
        shown: entry.shown,
        places: entry.known_places().collect(),
        text: entry.note.clone(),
    };
    written.map(note).collect()
}
