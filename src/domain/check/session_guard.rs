//! Decides from the last answers whether a session may continue.

use unknot_content::check::Check;
use unknot_content::model::Technique;

use crate::domain::check::history::LastCheck;
use crate::domain::check::objection::{Objection, weighed};
use crate::domain::check::tags::OpenQuestion;
use crate::domain::check::verdict::{Verdict, VerdictFn, as_asked, quick_start, verdict};
use crate::domain::journal::entries::Journal;
use crate::domain::pain::Pain;
use crate::domain::place::Place;
use crate::domain::session::exercise::Exercise;
use crate::domain::session::saved::Session;
use crate::domain::time::{HOUR, Time, age};

/// The decision on continuing a session.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayDecision {
    Yes,
    /// The answers about these places have grown old, or do not reach.
    AskFirst(Vec<Place>),
    /// Something in it depends on questions that were left open.
    Answer(Vec<PlaceQuestions>),
    /// Newer answers speak against a part of it.
    NotNow,
}

/// The questions of one place that come before a session.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceQuestions {
    pub place: Place,
    pub questions: Vec<OpenQuestion>,
}

/// Looks at a session with the last checks that are young enough to go by.
#[must_use]
pub fn may_play(session: &Session, check: &'static Check, checks: &[LastCheck]) -> PlayDecision {
    let (places, weigh) = (&session.places, how_to_weigh(session));
    let mut to_ask = Vec::new();
    for place in places {
        match LastCheck::find(checks, *place).map(|last| weigh(&last.case(check))) {
            Some(Verdict::HelpFirst { .. }) => return PlayDecision::NotNow,
            None | Some(Verdict::AskFirst(_)) => to_ask.push(*place),
            Some(Verdict::Plan(_)) => {}
        }
    }
    if !to_ask.is_empty() {
        return PlayDecision::AskFirst(to_ask);
    }
    let mut to_answer: Vec<PlaceQuestions> = Vec::new();
    for technique in session.techniques() {
        for objection in weighed(technique, places, (check, checks), weigh) {
            match objection {
                Objection::Answer(place, questions) => add(&mut to_answer, place, questions),
                other if is_about_safety(&other) => return PlayDecision::NotNow,
                _ => {}
            }
        }
    }
    if to_answer.is_empty() {
        PlayDecision::Yes
    } else {
        PlayDecision::Answer(to_answer)
    }
}

/// Whether nothing about safety speaks against a technique in a session.
#[must_use]
pub fn is_allowed(technique: &Technique, session: &Session, check: &'static Check, checks: &[LastCheck]) -> bool {
    let objections = weighed(technique, &session.places, (check, checks), how_to_weigh(session));
    !objections.iter().any(is_about_safety)
}

fn how_to_weigh(session: &Session) -> VerdictFn {
    match session.routine {
        _ if session.is_quick_start => quick_start,
        Some(_) => as_asked,
        None => verdict,
    }
}

fn is_about_safety(objection: &Objection) -> bool {
    match objection {
        Objection::HelpFirst(_) => true,
        Objection::LeftOut(_, reason) => reason.is_about_safety(),
        Objection::Answer(..) => false,
    }
}

/// Answers of a check this recent are not asked again before a session.
const JUST_NOW: Time = HOUR;
/// A pain that rose by so much asks for a new check.
const RISE: u8 = 2;

/// Whether every place was checked within the last hour; without a place nothing was.
#[must_use]
pub fn was_asked_just_now(places: &[Place], checks: &[LastCheck], now: Time) -> bool {
    let is_young = |place: &Place| {
        let last = LastCheck::find(checks, *place);
        last.and_then(|last| age(last.at, now))
            .is_some_and(|age| age < JUST_NOW)
    };
    !places.is_empty() && places.iter().all(is_young)
}

/// Whether heat or cold in a session comes too soon after the last there (H-03).
#[must_use]
pub fn warmth_must_wait(session: &Session, journal: &Journal, now: Time) -> bool {
    let mut warmth = session
        .player
        .exercises()
        .iter()
        .filter(|exercise| exercise.is_warm_or_cold());
    let waits = |exercise: &Exercise| {
        let next = exercise.place.and_then(|place| journal.next_pack(place.area, now));
        next.is_some_and(|next| next > now)
    };
    warmth.any(waits)
}

/// Whether a pain asks for a new check of one of the places.
#[must_use]
pub fn rose(pain: Pain, places: &[Place], checks: &[LastCheck]) -> bool {
    let then = |place: &Place| LastCheck::find(checks, *place)?.answers.pain;
    let mut known = places.iter().filter_map(then);
    known.any(|then| pain.get() >= then.get() + RISE)
}

fn add(all: &mut Vec<PlaceQuestions>, place: Place, questions: Vec<OpenQuestion>) {
    let known = all.iter_mut().find(|known| known.place == place);
    let Some(known) = known else {
        all.push(PlaceQuestions { place, questions });
        return;
    };
    for question in questions {
        if !known.questions.contains(&question) {
            known.questions.push(question);
        }
    }
}
