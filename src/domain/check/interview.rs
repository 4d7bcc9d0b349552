//! The check as a conversation: what is asked next, and where an answer goes.

use unknot_content::check::{Check, Level, SignId};
use unknot_content::model::{ContraindicationId, Equipment, Position};
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, Touch, Training};

use super::answers::{Answer, Answers, Profile, TagAnswers};
use super::case::Case;
use super::tags::OpenQuestion;
use super::verdict::{Verdict, verdict};
use crate::domain::catalogue::background;
use crate::domain::check::at_hand::{equipment_value, position_value};
use crate::domain::pain::Pain;
use crate::domain::place::Place;

/// One screenful of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The warning signs of the place; cannot be skipped.
    First,
    /// More signs, and what the pain is like; can be skipped.
    Second,
    Pain,
    /// What is asked once and kept.
    AboutYou,
    /// What only earlier answers make worth asking.
    FollowUps,
}

/// A question that is no list of signs. Its name is that of the question in the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Pain,
    Duration,
    Onset,
    Touch,
    AtTheSpot,
    Age,
    Pregnancy,
    Medicines,
    Conditions,
    Training,
    Equipment,
    /// Nothing ticked means that all are fine.
    Positions,
}

impl Question {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pain => "pain",
            Self::Duration => "duration",
            Self::Onset => "onset",
            Self::Touch => "touch",
            Self::AtTheSpot | Self::Conditions => "conditions",
            Self::Age => "age",
            Self::Pregnancy => "pregnancy",
            Self::Medicines => "medicines",
            Self::Training => "training",
            Self::Equipment => "equipment",
            Self::Positions => "positions",
        }
    }

    const ALL: [Self; 12] = [
        Self::Pain,
        Self::Duration,
        Self::Onset,
        Self::Touch,
        Self::AtTheSpot,
        Self::Age,
        Self::Pregnancy,
        Self::Medicines,
        Self::Conditions,
        Self::Training,
        Self::Equipment,
        Self::Positions,
    ];

    /// Its name, where that is its own.
    const fn key(self) -> &'static str {
        match self {
            Self::AtTheSpot => "at-the-spot",
            other => other.name(),
        }
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.key() == key)
    }

    /// Whether several answers can hold at once.
    #[must_use]
    pub const fn takes_many(self) -> bool {
        matches!(
            self,
            Self::AtTheSpot | Self::Medicines | Self::Conditions | Self::Equipment | Self::Positions
        )
    }

    /// Whether "none of these" is an answer of its own.
    #[must_use]
    pub const fn can_be_none(self) -> bool {
        matches!(self, Self::AtTheSpot | Self::Medicines | Self::Conditions)
    }
}

/// "None of these", as the value of a question that takes many.
pub const NONE: &str = "none";

/// "This does not apply to me", as a value of the question about pregnancy.
pub const NOT_APPLICABLE: &str = "not-applicable";

/// The question about the sore spot itself, whose values are those of the question about conditions.
pub const AT_THE_SPOT: &str = "Does any of this apply to the sore place?";

/// How a page was left forwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Sent,
    Skipped,
}

/// A page that was left forwards, with the signs that it answered.
#[derive(Clone, Debug)]
struct Left {
    page: Page,
    way: Way,
    answered: Vec<SignId>,
}

/// A check under way.
#[derive(Clone, Debug)]
pub struct Interview {
    check: &'static Check,
    places: Vec<Place>,
    pub answers: Answers,
    pub profile: Profile,
    /// What is ticked on pages that are not sent, and on those that were gone back from.
    ticked: Vec<SignId>,
    /// The pages that were left forwards, in their order.
    left: Vec<Left>,
    /// The pages that were gone back from, the last one first, and how each had been left before.
    undone: Vec<(Page, Way)>,
    /// What was done, for [`super::under_way`].
    pub(super) log: String,
    /// The questions about the person were sent in this check, and not only known from an earlier one.
    asked_about_person: bool,
}

impl Interview {
    #[must_use]
    pub fn new(check: &'static Check, places: Vec<Place>, profile: Profile) -> Self {
        Self {
            check,
            places,
            answers: Answers::default(),
            profile,
            ticked: Vec::new(),
            left: Vec::new(),
            undone: Vec::new(),
            log: String::new(),
            asked_about_person: false,
        }
    }

    /// What is asked about, in the order of asking.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    #[must_use]
    pub fn case(&self) -> Case<'_> {
        Case {
            check: self.check,
            places: &self.places,
            answers: &self.answers,
            profile: &self.profile,
        }
    }

    #[must_use]
    pub fn verdict(&self) -> Verdict<'_> {
        verdict(&self.case())
    }

    /// The page to show; nothing when the check is over. An emergency ends it at once.
    #[must_use]
    pub fn page(&self) -> Option<Page> {
        if self.verdict().level() == Some(Level::Emergency) {
            return None;
        }
        let is_due = |page: &Page| match page {
            Page::AboutYou => !self.profile.was_asked,
            Page::FollowUps => !self.was_left(*page) && !self.signs(Page::FollowUps).is_empty(),
            _ => !self.was_left(*page),
        };
        [Page::First, Page::Second, Page::Pain, Page::AboutYou, Page::FollowUps]
            .into_iter()
            .find(is_due)
    }

    /// The signs of a page, each once, without those that were answered on an earlier one.
    #[must_use]
    pub fn signs(&self, page: Page) -> Vec<SignId> {
        let case = self.case();
        let check = self.check;
        let listed: Vec<SignId> = match page {
            Page::First => case.screens().flat_map(|screen| screen.first.clone()).collect(),
            Page::Second => {
                let second = case.screens().flat_map(|screen| screen.second.clone());
                second.chain(check.about.iter().copied()).collect()
            }
            Page::Pain => check.course.clone(),
            Page::AboutYou => check.health.clone(),
            Page::FollowUps => {
                let due = check.follow_ups.iter().filter(|follow_up| case.holds(&follow_up.when));
                due.flat_map(|follow_up| follow_up.signs.clone()).collect()
            }
        };
        let mut signs: Vec<SignId> = Vec::new();
        for sign in listed {
            if case.is_asked(sign) && case.answer(sign).is_none() && !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        signs
    }

    /// Sends what is asked once, with the list about health as it was shown and its ticks.
    pub fn send_about_person(&mut self, shown: &[SignId], ticked: &[SignId]) {
        self.profile.health.send(shown, ticked);
        self.profile.was_asked = true;
        self.asked_about_person = true;
    }

    /// Sends a page with its ticks.
    pub fn send(&mut self, page: Page, ticked: &[SignId]) {
        self.tick(page, ticked);
        self.leave(page, Way::Sent);
    }

    /// Leaves a page without an answer to its signs, but for those that are ticked.
    pub fn skip(&mut self, page: Page) {
        self.leave(page, Way::Skipped);
    }

    /// Ticks these signs of a page and no others, without sending it.
    pub fn tick(&mut self, page: Page, ticked: &[SignId]) {
        let shown = self.signs(page);
        self.ticked.retain(|sign| !shown.contains(sign));
        self.ticked.extend_from_slice(ticked);
        // What was ticked a moment ago on the same page has no say any more.
        let last = self.log.trim_end().rfind('\n').map_or(0, |end| end + 1);
        if self.log[last..].starts_with("tick") {
            self.log.truncate(last);
        }
        let ids: Vec<&str> = ticked.iter().map(|sign| sign.as_str()).collect();
        self.note("tick", &ids);
    }

    /// The signs of a page that are ticked.
    #[must_use]
    pub fn ticked(&self, page: Page) -> Vec<SignId> {
        let mut shown = self.signs(page);
        shown.retain(|sign| self.ticked.contains(sign));
        shown
    }

    /// The sign with this id, if there is one.
    pub(super) fn sign(&self, id: &str) -> Option<SignId> {
        let mut known = self.check.signs.iter().map(|sign| sign.id);
        known.find(|sign| sign.as_str() == id)
    }

    /// Ticks a sign, wherever it will be asked.
    pub(super) fn tick_ahead(&mut self, sign: SignId) {
        self.ticked.push(sign);
        self.note("ahead", &[sign.as_str()]);
    }

    /// How many pages lie behind.
    #[must_use]
    pub const fn step(&self) -> usize {
        self.left.len()
    }

    /// Goes back or forward to a step, as far as there is one. A page that is gone back from keeps its answers, and
    /// going forward leaves it as it was left before: what was skipped is skipped again.
    pub fn go_to(&mut self, step: usize) {
        while self.left.len() > step {
            self.go_back();
        }
        while self.left.len() < step && self.go_forward() {}
    }

    pub(super) fn go_back(&mut self) {
        let Some(left) = self.left.pop() else { return };
        let answers = if left.page == Page::AboutYou {
            self.profile.was_asked = false;
            self.asked_about_person = false;
            &mut self.profile.health
        } else {
            &mut self.answers.signs
        };
        let is_of_page = |sign: &SignId| left.answered.contains(sign);
        self.ticked.extend(answers.ticked().filter(is_of_page));
        answers.forget(&left.answered);
        self.undone.push((left.page, left.way));
        self.note("back", &[]);
    }

    fn go_forward(&mut self) -> bool {
        match (self.page(), self.undone.last().copied()) {
            (Some(page), Some((known, way))) if page == known && self.can_send(page) => {
                self.leave(page, way);
                true
            }
            _ => false,
        }
    }

    fn leave(&mut self, page: Page, way: Way) {
        let ticked = self.ticked(page);
        let answered = match way {
            Way::Sent => self.signs(page),
            Way::Skipped => ticked.clone(),
        };
        if page == Page::AboutYou {
            self.send_about_person(&answered, &ticked);
        } else {
            self.answers.signs.send(&answered, &ticked);
        }
        self.ticked.retain(|sign| !ticked.contains(sign));
        self.undone.retain(|(known, _)| *known != page);
        self.left.push(Left { page, way, answered });
        self.note(if way == Way::Sent { "send" } else { "skip" }, &[]);
    }

    fn was_left(&self, page: Page) -> bool {
        self.left.iter().any(|left| left.page == page)
    }

    /// Sends the page that is shown with what is ticked on it.
    pub(super) fn send_as_it_is(&mut self, page: Page) {
        self.leave(page, Way::Sent);
    }

    fn note(&mut self, act: &str, words: &[&str]) {
        self.log.push_str(act);
        for word in words {
            self.log.push(' ');
            self.log.push_str(word);
        }
        self.log.push('\n');
    }

    /// Whether the questions about the person were asked in this check.
    #[must_use]
    pub const fn asked_about_person(&self) -> bool {
        self.asked_about_person
    }

    /// Whether the page has what triage cannot do without.
    #[must_use]
    pub const fn can_send(&self, page: Page) -> bool {
        match page {
            Page::Pain => {
                self.answers.pain.is_some() && self.answers.duration.is_some() && self.answers.onset.is_some()
            }
            _ => true,
        }
    }

    /// Gives an answer, or takes it back.
    pub fn answer(&mut self, question: Question, value: &str, ticked: bool) {
        self.note(if ticked { "answer" } else { "take" }, &[question.key(), value]);
        let (answers, profile) = (&mut self.answers, &mut self.profile);
        // What no question has for a value answers none of them.
        let given = if ticked { value } else { "" };
        match question {
            Question::Pain => answers.pain = given.parse().ok().and_then(Pain::new),
            Question::Duration => answers.duration = Duration::from_name(given),
            Question::Onset => answers.onset = Onset::from_name(given),
            Question::Touch => answers.touch = Touch::from_name(given),
            Question::Age => profile.age = AgeBand::from_name(given),
            Question::Pregnancy => {
                profile.never_pregnant = given == NOT_APPLICABLE;
                let weeks = if profile.never_pregnant { "no" } else { given };
                profile.pregnancy = Pregnancy::from_name(weeks);
            }
            Question::Training => profile.training = Training::from_name(given),
            Question::AtTheSpot => mark(&mut answers.at_the_spot, value, condition(value), ticked),
            Question::Conditions => {
                profile.gather_conditions();
                mark(&mut profile.conditions, value, condition(value), ticked);
            }
            Question::Medicines => mark(&mut profile.medicines, value, Medicine::from_name(value), ticked),
            Question::Equipment => {
                let mut tools = Some(std::mem::take(&mut profile.equipment));
                mark(&mut tools, value, tool(value), ticked);
                profile.equipment = tools.unwrap_or_default();
            }
            Question::Positions => mark(&mut profile.positions, value, position(value), ticked),
        }
    }

    /// Answers a question that was asked by itself with yes or no; others have answers of their own.
    pub fn answer_by_itself(&mut self, question: OpenQuestion, answer: Answer) {
        match question {
            OpenQuestion::Tag(tag) if self.check.open_tags.at_the_spot.contains(&tag) => {
                self.answers.spot_by_itself.set(tag, answer);
            }
            OpenQuestion::Tag(tag) => self.profile.conditions_by_itself.set(tag, answer),
            OpenQuestion::Sign(sign) => self.answers.signs.set(sign, answer),
            OpenQuestion::Medicines | OpenQuestion::Pregnancy => {}
        }
    }

    /// Whether a value is the answer, or one of the answers.
    #[must_use]
    pub fn is_answer(&self, question: Question, value: &str) -> bool {
        let (answers, profile) = (&self.answers, &self.profile);
        match question {
            Question::Pain => answers.pain.is_some_and(|pain| pain.get().to_string() == value),
            Question::Duration => answers.duration.is_some_and(|given| given.as_str() == value),
            Question::Onset => answers.onset.is_some_and(|given| given.as_str() == value),
            Question::Touch => answers.touch.is_some_and(|given| given.as_str() == value),
            Question::Age => profile.age.is_some_and(|given| given.as_str() == value),
            Question::Pregnancy if profile.never_pregnant => value == NOT_APPLICABLE,
            Question::Pregnancy => profile.pregnancy.is_some_and(|given| given.as_str() == value),
            Question::Training => profile.training.is_some_and(|given| given.as_str() == value),
            Question::AtTheSpot if answers.at_the_spot.is_none() => is_yes(&answers.spot_by_itself, value),
            Question::AtTheSpot => is_marked(answers.at_the_spot.as_deref(), value, condition(value)),
            Question::Conditions if profile.conditions.is_none() => is_yes(&profile.conditions_by_itself, value),
            Question::Conditions => is_marked(profile.conditions.as_deref(), value, condition(value)),
            Question::Medicines => is_marked(profile.medicines.as_deref(), value, Medicine::from_name(value)),
            Question::Equipment => tool(value).is_some_and(|tool| profile.equipment.contains(&tool)),
            Question::Positions => is_marked(profile.positions.as_deref(), value, position(value)),
        }
    }
}

/// Ticks or unticks one of many; "none of these" clears them and is an answer all the same.
fn mark<T: PartialEq>(list: &mut Option<Vec<T>>, name: &str, value: Option<T>, ticked: bool) {
    match (value, name == NONE) {
        (_, true) => *list = ticked.then(Vec::new),
        (Some(value), false) => {
            let marked = list.get_or_insert_default();
            marked.retain(|known| *known != value);
            if ticked {
                marked.push(value);
            } else if marked.is_empty() {
                // Nothing ticked and "none" not said: the question is open again.
                *list = None;
            }
        }
        (None, false) => {}
    }
}

/// Whether what was asked by itself was answered with yes.
fn is_yes(said: &TagAnswers, value: &str) -> bool {
    condition(value).and_then(|tag| said.get(tag)) == Some(Answer::Yes)
}

fn is_marked<T: PartialEq>(list: Option<&[T]>, name: &str, value: Option<T>) -> bool {
    let Some(list) = list else { return false };
    if name == NONE {
        list.is_empty()
    } else {
        value.is_some_and(|value| list.contains(&value))
    }
}

/// The condition with this id, if there is one.
#[must_use]
pub fn condition(id: &str) -> Option<ContraindicationId> {
    let mut known = background().contraindications.iter();
    known.find(|reason| reason.id.as_str() == id).map(|reason| reason.id)
}

fn tool(value: &str) -> Option<Equipment> {
    Equipment::ALL.into_iter().find(|tool| equipment_value(*tool) == value)
}

fn position(value: &str) -> Option<Position> {
    Position::ALL
        .into_iter()
        .find(|position| position_value(*position) == value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{self, find_area, open_check};
    use crate::domain::place::Sore;

    fn interview(area: &str) -> Interview {
        open_check(include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec()).unwrap();
        let place = Place {
            area: find_area(area).unwrap(),
            sore: Sore::Left,
        };
        Interview::new(catalogue::check().unwrap(), vec![place], Profile::default())
    }

    fn tick(interview: &mut Interview, page: Page, sign: &str) {
        let signs = interview.signs(page);
        let sign = signs.into_iter().find(|known| known.as_str() == sign).unwrap();
        interview.send(page, &[sign]);
    }

    fn say_how_it_hurts(interview: &mut Interview) {
        interview.answer(Question::Pain, "4", true);
        interview.answer(Question::Duration, "lt3d", true);
        interview.answer(Question::Onset, "posture", true);
        interview.send(Page::Pain, &[]);
    }

    #[test]
    fn a_person_who_is_fine_answers_four_pages() {
        let mut interview = interview("neck-back");
        assert_eq!(interview.page(), Some(Page::First));
        interview.send(Page::First, &[]);
        assert_eq!(interview.page(), Some(Page::Second));
        interview.send(Page::Second, &[]);
        assert!(!interview.can_send(Page::Pain), "the pain has not been said yet");
        say_how_it_hurts(&mut interview);
        assert_eq!(interview.page(), Some(Page::AboutYou));
        interview.send(Page::AboutYou, &[]);
        assert_eq!(interview.page(), None);
        assert_eq!(interview.verdict().level(), Some(Level::SelfCare));
    }

    #[test]
    fn an_emergency_ends_the_check_at_once() {
        let mut interview = interview("neck-back");
        tick(&mut interview, Page::First, "chest-pain");
        assert_eq!(interview.page(), None);
        assert_eq!(interview.verdict().level(), Some(Level::Emergency));
    }

    #[test]
    fn a_blank_is_a_no_in_a_list_of_signs_and_neither_anywhere_else() {
        let mut interview = interview("neck-back");
        for page in [Page::First, Page::Second] {
            let signs = interview.signs(page);
            interview.send(page, &[]);
            assert!(
                signs
                    .iter()
                    .all(|sign| interview.answers.signs.get(*sign) == Some(Answer::No))
            );
        }
        say_how_it_hurts(&mut interview);
        let health = interview.signs(Page::AboutYou);
        interview.send(Page::AboutYou, &[]);
        assert!(
            health
                .iter()
                .all(|sign| interview.profile.health.get(*sign) == Some(Answer::No))
        );
        let (answers, profile) = (&interview.answers, &interview.profile);
        assert_eq!((answers.touch, &answers.at_the_spot), (None, &None));
        assert_eq!((profile.age, profile.pregnancy, profile.training), (None, None, None));
        assert_eq!(
            (&profile.medicines, &profile.conditions, &profile.positions),
            (&None, &None, &None)
        );
        assert!(profile.equipment.is_empty(), "nothing at hand");
    }

    #[test]
    fn going_back_and_forward_keeps_every_answer() {
        let mut interview = interview("neck-back");
        tick(&mut interview, Page::First, "fever");
        let second = interview.signs(Page::Second);
        interview.send(Page::Second, &second[1..2]);
        say_how_it_hurts(&mut interview);
        let (answers, level) = (interview.answers.clone(), interview.verdict().level());
        interview.go_to(1);
        assert_eq!(interview.page(), Some(Page::Second));
        assert_eq!(interview.signs(Page::Second), second, "all its lines are there again");
        assert_eq!(interview.ticked(Page::Second), [second[1]]);
        interview.go_to(0);
        assert_eq!(interview.page(), Some(Page::First));
        assert_eq!(interview.ticked(Page::First)[0].as_str(), "fever");
        interview.go_to(3);
        assert_eq!(interview.page(), Some(Page::AboutYou));
        assert_eq!(
            (interview.answers.clone(), interview.verdict().level()),
            (answers, level)
        );
        interview.go_to(9);
        assert_eq!(interview.step(), 3, "there is nothing beyond");
    }

    #[test]
    fn what_was_skipped_is_no_no_after_back_and_forward_and_its_ticks_count() {
        let mut interview = interview("neck-back");
        interview.send(Page::First, &[]);
        let second = interview.signs(Page::Second);
        interview.tick(Page::Second, &second[..1]);
        interview.skip(Page::Second);
        interview.go_to(0);
        interview.go_to(2);
        assert_eq!(interview.page(), Some(Page::Pain));
        assert_eq!(interview.answers.signs.get(second[0]), Some(Answer::Yes));
        assert_eq!(interview.answers.signs.get(second[1]), None);
    }

    #[test]
    fn what_is_asked_once_is_asked_again_after_going_back_to_it() {
        let mut interview = interview("neck-back");
        interview.send(Page::First, &[]);
        let numb = interview
            .signs(Page::Second)
            .into_iter()
            .find(|sign| sign.as_str() == "numbness-tingling");
        interview.send(Page::Second, &[numb.unwrap()]);
        say_how_it_hurts(&mut interview);
        let health = interview.signs(Page::AboutYou);
        interview.send(Page::AboutYou, &health[..1]);
        assert_eq!(interview.page(), Some(Page::FollowUps));
        interview.go_to(3);
        assert_eq!(interview.page(), Some(Page::AboutYou));
        assert!(!interview.profile.was_asked && !interview.asked_about_person());
        assert_eq!(interview.ticked(Page::AboutYou), health[..1]);
        assert_eq!(interview.signs(Page::AboutYou), health);
    }

    #[test]
    fn a_skipped_page_stays_unanswered() {
        let mut interview = interview("buttock-main");
        interview.send(Page::First, &[]);
        interview.skip(Page::Second);
        say_how_it_hurts(&mut interview);
        interview.send(Page::AboutYou, &[]);
        let fired: Vec<&str> = interview.verdict().reasons().iter().map(|rule| rule.as_str()).collect();
        assert_eq!(fired, ["T-61"]);
    }

    #[test]
    fn what_was_ticked_is_asked_about() {
        let mut interview = interview("neck-side");
        interview.send(Page::First, &[]);
        tick(&mut interview, Page::Second, "lump");
        say_how_it_hurts(&mut interview);
        interview.send(Page::AboutYou, &[]);
        assert_eq!(interview.page(), Some(Page::FollowUps));
        let asked: Vec<&str> = interview
            .signs(Page::FollowUps)
            .iter()
            .map(|sign| sign.as_str())
            .collect();
        assert!(asked.contains(&"have-cold"));
        interview.send(Page::FollowUps, &[]);
        assert_eq!(interview.page(), None);
    }

    #[test]
    fn none_of_these_is_an_answer_and_an_unticked_box_is_not() {
        let mut interview = interview("neck-back");
        interview.answer(Question::Medicines, "statin", true);
        assert!(interview.is_answer(Question::Medicines, "statin"));
        interview.answer(Question::Medicines, NONE, true);
        assert_eq!(interview.profile.medicines, Some(Vec::new()));
        interview.answer(Question::Medicines, "statin", true);
        assert!(!interview.is_answer(Question::Medicines, NONE));
        interview.answer(Question::Medicines, "statin", false);
        assert_eq!(interview.profile.medicines, None);
    }

    #[test]
    fn an_answer_of_one_can_be_taken_back() {
        let mut interview = interview("neck-back");
        let given = [
            (Question::Pain, "9"),
            (Question::Duration, "lt3d"),
            (Question::Onset, "posture"),
            (Question::Age, "16-49"),
            (Question::Pregnancy, "maybe"),
            (Question::Pregnancy, NOT_APPLICABLE),
        ];
        for (question, value) in given {
            interview.answer(question, value, true);
            assert!(interview.is_answer(question, value), "{value}");
            interview.answer(question, value, false);
            assert!(!interview.is_answer(question, value), "{value}");
        }
        assert_eq!((interview.profile.age, interview.profile.pregnancy), (None, None));
        assert!(!interview.profile.never_pregnant && !interview.can_send(Page::Pain));
    }
}
