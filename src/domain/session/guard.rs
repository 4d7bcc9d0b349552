//! Whether a session may go on by what was answered last.

use unknot_content::check::Check;
use unknot_content::model::Technique;

use super::kept::Session;
use crate::domain::check::kept::LastCheck;
use crate::domain::check::objection::{Objection, may_do};
use crate::domain::check::tags::OpenQuestion;
use crate::domain::check::triage::assess;
use crate::domain::selection::Place;

/// Whether a session may go on.
#[derive(Clone, Debug, PartialEq)]
pub enum MayPlay {
    Yes,
    /// The answers about these places have grown old, or do not reach.
    AskFirst(Vec<Place>),
    /// Something in it depends on questions that were left open.
    Answer(Vec<ToAnswer>),
    /// Newer answers speak against a part of it.
    NotNow,
}

/// The questions of one place that come before a session.
#[derive(Clone, Debug, PartialEq)]
pub struct ToAnswer {
    pub place: Place,
    pub questions: Vec<OpenQuestion>,
}

/// Looks at a session with the last checks that are young enough to go by.
#[must_use]
pub fn may_play(session: &Session, check: &'static Check, checks: &[LastCheck]) -> MayPlay {
    let last = |place: Place| checks.iter().find(|last| last.places.first() == Some(&place));
    let is_old = |place: &Place| last(*place).is_none();
    let old: Vec<Place> = session.places.iter().copied().filter(is_old).collect();
    if !old.is_empty() {
        return MayPlay::AskFirst(old);
    }
    let needs_help = |place: &Place| last(*place).is_some_and(|last| needs_help(last, check));
    let techniques = session.techniques();
    if session.places.iter().any(needs_help) || techniques.iter().any(|one| !is_allowed(one, session, check, checks)) {
        return MayPlay::NotNow;
    }
    let mut to_answer: Vec<ToAnswer> = Vec::new();
    for objection in techniques.iter().flat_map(|one| may_do(one, check, checks)) {
        match objection {
            Objection::Answer(place, questions) if session.places.contains(&place) => {
                add(&mut to_answer, place, questions);
            }
            _ => {}
        }
    }
    if to_answer.is_empty() {
        MayPlay::Yes
    } else {
        MayPlay::Answer(to_answer)
    }
}

/// Whether nothing about safety speaks against a technique in a session.
#[must_use]
pub fn is_allowed(technique: &Technique, session: &Session, check: &'static Check, checks: &[LastCheck]) -> bool {
    may_do(technique, check, checks)
        .into_iter()
        .all(|objection| match objection {
            Objection::HelpFirst(_) => false,
            Objection::LeftOut(place, reason) => !session.places.contains(&place) || !reason.is_about_safety(),
            Objection::Answer(..) => true,
        })
}

fn needs_help(last: &LastCheck, check: &'static Check) -> bool {
    let case = last.case(check);
    let assessment = assess(&case);
    assessment.level().is_some() && assessment.permit().is_none()
}

fn add(all: &mut Vec<ToAnswer>, place: Place, questions: Vec<OpenQuestion>) {
    let known = all.iter_mut().find(|known| known.place == place);
    let Some(known) = known else {
        all.push(ToAnswer { place, questions });
        return;
    };
    for question in questions {
        if !known.questions.contains(&question) {
            known.questions.push(question);
        }
    }
}
