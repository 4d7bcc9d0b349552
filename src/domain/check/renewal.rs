//! A check that is made again within a month: where the last one found nothing, everything that it asked is named in groups
//! of a few words, and one tap says that none of it is new.

use unknot_content::check::{Fold, Line};
use unknot_content::vocabulary::{Duration, Touch};

use super::answers::Answer;
use super::history::LastCheck;
use super::interview::{Interview, Page, Question};
use super::under_way;
use super::verdict::{Permit, verdict};
use crate::domain::time::{DAY, Time, age};

/// How the pain has changed since the last check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PainChange {
    Better,
    Same,
}

/// A check that can be answered with one tap. Getting worse, or anything new, is for the whole check.
#[derive(Clone, Debug)]
pub struct Renewal {
    /// How many days ago the last check was made.
    pub days: Time,
    /// The folds that the question names, each with its lines for these places.
    pub named: Vec<(&'static Fold, Vec<Line>)>,
    last: LastCheck,
}

impl Renewal {
    /// The way to renew a check of the same places, which has not begun. Only where the last one found nothing at all, and
    /// what is asked once a month is still known.
    #[must_use]
    pub fn of(new: &Interview, last: LastCheck, now: Time) -> Option<Self> {
        let case = last.case(new.case().check);
        let found_nothing = verdict(&case).permit().is_some_and(Permit::is_plain_self_care);
        let once_a_month = [Question::Age, Question::Pregnancy, Question::Medicines];
        let is_known = !once_a_month.iter().any(|question| new.asks(*question)) && new.open_conditions().is_empty();
        if !found_nothing || !is_known || new.places() != last.places {
            return None;
        }
        Some(Self {
            days: age(last.at, now)? / DAY,
            named: named(new, &last),
            last,
        })
    }

    /// Takes the answers of the last check as those of a new one, from its first page to its last: none of what was named is so.
    #[must_use]
    pub fn answered(&self, new: &Interview, since: PainChange, now: Time) -> Interview {
        let mut interview = new.clone();
        let mut last = self.last.clone();
        let answers = &mut last.answers;
        answers.duration = answers.duration.map(|duration| later(duration, self.days));
        if let Some(improving) = interview.sign("improving") {
            let answer = match since {
                PainChange::Better => Answer::Yes,
                PainChange::Same => Answer::No,
            };
            answers.signs.set(improving, answer);
        }
        under_way::begin(&mut interview, Some(&last), now);
        while let Some(page) = interview.page() {
            interview.send_as_it_is(page);
        }
        interview
    }
}

/// All that a check asks here, but for what was a yes and no danger the last time, in its groups.
fn named(new: &Interview, last: &LastCheck) -> Vec<(&'static Fold, Vec<Line>)> {
    let check = new.case().check;
    let pages = [Page::Signs, Page::Pain, Page::AboutYou];
    let signs = pages.into_iter().flat_map(|page| new.sign_lines(page));
    let asked: Vec<Line> = signs.chain(new.spot_lines()).collect();
    let was_so = |line: &Line| match line {
        Line::Sign(sign) => last.case(check).answer(*sign) == Some(Answer::Yes),
        Line::LightTouch => last.answers.touch == Some(Touch::Sensitive),
        Line::Tag(_) | Line::Medicine(_) => false,
    };
    let of = |group: &'static Fold| {
        let lines = group.lines.iter().copied();
        let here: Vec<Line> = lines.filter(|line| asked.contains(line) && !was_so(line)).collect();
        (!here.is_empty()).then_some((group, here))
    };
    check.again.iter().filter_map(of).collect()
}

/// The duration of the pain `days` later, assuming the longest time that the earlier answer allows.
fn later(said: Duration, days: Time) -> Duration {
    let at_most = match said {
        Duration::Today => 1,
        Duration::UnderThreeDays => 3,
        Duration::UpToOneWeek => 7,
        Duration::UpToTwoWeeks => 14,
        Duration::OverTwoWeeks => 42,
        Duration::OverSixWeeks | Duration::OverTwelveWeeks => 84,
    };
    let now = match at_most + days {
        0..3 => Duration::UnderThreeDays,
        3..=7 => Duration::UpToOneWeek,
        8..=14 => Duration::UpToTwoWeeks,
        15..=42 => Duration::OverTwoWeeks,
        43..=84 => Duration::OverSixWeeks,
        _ => Duration::OverTwelveWeeks,
    };
    said.max(now)
}
