//! The movement test, if any, to offer before and after a session (MT-4).
//!
//! It decides nothing about self-care: it goes by the verdict and the tags that everything else goes by, and is stricter.
//! What nobody has answered rules a test out as well as a yes.

use unknot_content::check::{Check, Condition, MovementTest};
use unknot_content::model::MovementTestId;
use unknot_content::vocabulary::{Duration, Onset};

use super::answers::Answers;
use super::case::Case;
use super::history::LastCheck;
use super::tags::Tags;
use super::verdict::as_asked;
use crate::domain::pain::Pain;
use crate::domain::place::Place;

/// What rules out every test, beside a result that calls for help.
const NEVER_WITH: [&str; 3] = ["acute-injury", "fracture", "recent-surgery"];

/// The test to offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Whether there is one depends on the pain, which nobody has told.
    AfterPain,
    Test(MovementTestId),
}

/// All that the decision goes by.
#[derive(Clone, Copy, Debug)]
pub struct TestContext<'a> {
    check: &'static Check,
    /// All last checks that are young enough to go by.
    checks: &'a [LastCheck],
    /// The places of the session.
    places: &'a [Place],
    /// The pain now, if it was told.
    pain: Option<Pain>,
}

impl<'a> TestContext<'a> {
    #[must_use]
    pub const fn new(check: &'static Check, checks: &'a [LastCheck], places: &'a [Place], pain: Option<Pain>) -> Self {
        Self {
            check,
            checks,
            places,
            pain,
        }
    }

    /// The test for the first of the places that has one which nothing speaks against; `None` if there is none.
    #[must_use]
    pub fn offer(&self) -> Option<Offer> {
        let tests = self.for_places();
        let fits = |pain: Pain| tests.iter().find(|test| self.is_fine(test, pain)).map(|test| test.id);
        match self.worst_pain() {
            Some(pain) => fits(pain).map(Offer::Test),
            None => fits(Pain::new(0)?).map(|_| Offer::AfterPain),
        }
    }

    /// Whether nothing speaks against a test; not while the pain is not known.
    #[must_use]
    pub fn allows(&self, test: &MovementTest) -> bool {
        self.worst_pain().is_some_and(|pain| self.is_fine(test, pain))
    }

    /// The tests that the places of the session have, best first, each place's followed by what to do instead.
    fn for_places(&self) -> Vec<&'static MovementTest> {
        let mut found = Vec::new();
        for place in self.places {
            let mut instead = Vec::new();
            for test in &self.check.movement_tests {
                if test.areas.contains(&place.area.id) {
                    found.push(test);
                    instead.extend(test.instead.and_then(|id| self.check.movement_test(id.as_str())));
                }
            }
            found.append(&mut instead);
        }
        found
    }

    /// The pain now and that of the checks, whichever is worse; `None` if neither is known everywhere.
    fn worst_pain(&self) -> Option<Pain> {
        let of_place = |place: &Place| LastCheck::find(self.checks, *place)?.answers.pain;
        let told: Vec<Pain> = self.places.iter().filter_map(of_place).collect();
        let is_told = self.pain.is_some() || told.len() == self.places.len();
        told.into_iter().chain(self.pain).max().filter(|_| is_told)
    }

    fn is_fine(&self, test: &MovementTest, pain: Pain) -> bool {
        let needs_help = |last: &LastCheck| last.needs_urgent_help(self.check);
        let is_fine_at = |place: &Place| {
            LastCheck::find(self.checks, *place).is_some_and(|last| is_fine_by(test, &last.case(self.check), pain))
        };
        !self.places.is_empty()
            && pain.get() < Pain::STRONG
            && !self.checks.iter().any(needs_help)
            && self.places.iter().all(is_fine_at)
    }
}

fn is_fine_by(test: &MovementTest, case: &Case<'_>, pain: Pain) -> bool {
    let positions = case.profile.positions.as_deref();
    positions.is_none_or(|positions| positions.contains(&test.position))
        && as_asked(case).permit().is_some()
        && !may_have_a_tag(test, case)
        && however_described(case, pain, &|case| !may_hold(test, case))
}

/// The names of the tags that rule a test out.
fn tags_against(test: &MovementTest) -> Vec<&'static str> {
    let mut names = NEVER_WITH.to_vec();
    names.extend(test.tags.iter().map(|tag| tag.as_str()));
    names
}

/// Whether a tag that rules the test out applies, or waits for an answer.
fn may_have_a_tag(test: &MovementTest, case: &Case<'_>) -> bool {
    let (names, tags) = (tags_against(test), Tags::of(case));
    tags.says_any(&names) || tags.misses_any(&names) || tags.to_ask_of(&names).next().is_some()
}

/// Whether a condition that rules the test out, or that leads to a tag that does, holds, or could by an answer that is
/// missing.
fn may_hold(test: &MovementTest, case: &Case<'_>) -> bool {
    let could = |condition: &Condition| !case.is_ruled_out(condition);
    let names = tags_against(test);
    let mut tags = case.check.tags.iter();
    could(&test.not_when) || tags.any(|rule| names.contains(&rule.tag.as_str()) && could(&rule.when))
}

/// Whether something holds with this pain, in whatever way a card left open how it began and how long it has lasted. A
/// card names a sudden injury.
fn however_described(case: &Case<'_>, pain: Pain, holds: &dyn Fn(&Case<'_>) -> bool) -> bool {
    let mut answers = Answers {
        pain: Some(pain),
        ..case.answers.clone()
    };
    if !answers.by_card {
        return holds(&Case {
            answers: &answers,
            ..*case
        });
    }
    for onset in Onset::ALL.iter().filter(|onset| **onset != Onset::SuddenInjury) {
        for duration in Duration::ALL {
            (answers.onset, answers.duration) = (Some(*onset), Some(*duration));
            let described = Case {
                answers: &answers,
                ..*case
            };
            if !holds(&described) {
                return false;
            }
        }
    }
    true
}
