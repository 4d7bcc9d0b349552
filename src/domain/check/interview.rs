//! The check as a conversation: it decides the next questions and stores the answers.

use unknot_content::check::{Check, SignId, Urgency};
use unknot_content::model::{ContraindicationId, Equipment, Position};
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, Touch, Training};

use super::answers::{Answer, Answers, Profile, TagAnswers};
use super::at_hand::{EVERYWHERE, equipment_value, position_value};
use super::case::Case;
use super::tags::OpenQuestion;
use super::verdict::{Verdict, verdict};
use crate::domain::catalogue::background;
use crate::domain::pain::Pain;
use crate::domain::place::Place;

/// One screenful of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The warning signs of the place.
    Signs,
    /// Questions about the pain, and about visible signs at the spot.
    Pain,
    /// Questions about the person, asked once a month and kept; skipping them leaves more out of the plan.
    AboutYou,
    /// Questions that depend on earlier answers.
    FollowUps,
}

impl Page {
    /// The step of a whole check that shows the page.
    #[must_use]
    pub const fn step(self) -> usize {
        self as usize
    }

    /// The question that the page asks, as its heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Signs => "Any of these lately?",
            Self::Pain => "About the pain",
            Self::AboutYou => "About you, now or before",
            Self::FollowUps => "Any of these too?",
        }
    }
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

/// "Unsure", as an answer to a question with yes and no.
pub const UNSURE: &str = "unsure";

/// How the person left a page in the forward direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    Sent,
    Skipped,
}

/// A page that the person left in the forward direction, with the answers that this gave.
#[derive(Clone, Debug)]
struct LeftPage {
    page: Page,
    way: Exit,
    signs: Vec<SignId>,
    /// The answers about the spot and the person just before, to restore on going back: sending a page turns its blanks
    /// into a no.
    spot: TagAnswers,
    profile: Profile,
}

/// How much this check has asked about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileScope {
    Nothing,
    /// Only the questions whose answers expire within days.
    Health,
    Everything,
}

/// A check under way.
#[derive(Clone, Debug)]
pub struct Interview {
    pub(super) check: &'static Check,
    places: Vec<Place>,
    pub answers: Answers,
    pub profile: Profile,
    /// The ticked signs on pages that are not sent, including pages that the person went back from.
    ticked: Vec<SignId>,
    /// The answers to the yes-or-no questions; `None` is "not sure".
    said: Vec<(SignId, Option<Answer>)>,
    /// The profile at the start of the check. Pages select their questions by it, so that a question stays while it is
    /// being answered.
    known: Profile,
    /// The folds that were opened.
    pub(super) opened: Vec<&'static str>,
    /// The pages that were left forwards, in their order.
    left: Vec<LeftPage>,
    /// The pages that the person went back from, the last one first, and how each had been left before.
    undone: Vec<(Page, Exit)>,
    /// The log of actions, for [`super::under_way`].
    pub(super) log: String,
    asked: ProfileScope,
}

impl Interview {
    #[must_use]
    pub fn new(check: &'static Check, places: Vec<Place>, profile: Profile) -> Self {
        Self {
            check,
            places,
            answers: Answers::default(),
            known: profile.clone(),
            opened: Vec::new(),
            profile,
            ticked: Vec::new(),
            said: Vec::new(),
            left: Vec::new(),
            undone: Vec::new(),
            log: String::new(),
            asked: ProfileScope::Nothing,
        }
    }

    /// The places of the check, in the order of asking.
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

    /// The page to show; `None` if the check is over. An emergency ends it at once.
    #[must_use]
    pub fn page(&self) -> Option<Page> {
        if self.verdict().urgency() == Some(Urgency::Emergency) {
            return None;
        }
        let is_due = |page: &Page| {
            !self.was_left(*page)
                && match page {
                    Page::AboutYou => self.asks_about_you(),
                    Page::Signs | Page::FollowUps => !self.signs(*page).is_empty(),
                    Page::Pain => true,
                }
        };
        [Page::Signs, Page::Pain, Page::AboutYou, Page::FollowUps]
            .into_iter()
            .find(is_due)
    }

    /// The signs of a page, each once, without those that were answered on an earlier one.
    #[must_use]
    pub fn signs(&self, page: Page) -> Vec<SignId> {
        let case = self.case();
        let check = self.check;
        let listed: Vec<SignId> = match page {
            Page::Signs => {
                let first = case.screens().flat_map(|screen| screen.first.iter());
                let second = case.screens().flat_map(|screen| screen.second.iter());
                first.chain(second).copied().collect()
            }
            Page::Pain => check.course.iter().chain(&check.about).copied().collect(),
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

    /// The signs of the page about the pain that are asked with yes, no and not sure.
    #[must_use]
    pub fn yes_or_no(&self) -> &'static [SignId] {
        let asked = &self.check.yes_or_no;
        if self.case().holds(&asked.when) {
            &asked.signs
        } else {
            &[]
        }
    }

    /// Says yes, no or, with [`UNSURE`], not sure.
    pub fn say(&mut self, sign: SignId, word: &str) {
        self.note("say", &[sign.as_str(), word]);
        let answer = match word {
            "yes" => Some(Answer::Yes),
            "no" => Some(Answer::No),
            _ => None,
        };
        self.said.retain(|(known, _)| *known != sign);
        self.said.push((sign, answer));
    }

    /// The answer to a yes-or-no question: yes, no, or [`UNSURE`].
    #[must_use]
    pub fn said(&self, sign: SignId) -> Option<&'static str> {
        let (_, answer) = self.said.iter().find(|(known, _)| *known == sign)?;
        Some(match answer {
            Some(Answer::Yes) => "yes",
            Some(Answer::No) => "no",
            None => UNSURE,
        })
    }

    /// The reasons against techniques that a question asks about here: all of them where no place is named.
    #[must_use]
    pub fn tags(&self, question: Question) -> Vec<ContraindicationId> {
        let mut tags = self.listed(question).to_vec();
        let case = self.case();
        tags.retain(|tag| self.places.is_empty() || case.is_for(tag.as_str()));
        tags
    }

    fn listed(&self, question: Question) -> &'static [ContraindicationId] {
        match question {
            Question::AtTheSpot => &self.check.open_tags.at_the_spot,
            Question::Conditions => &self.check.open_tags.conditions,
            _ => &[],
        }
    }

    /// The answer about a contraindication.
    #[must_use]
    pub fn tag_answer(&self, question: Question, tag: ContraindicationId) -> Option<Answer> {
        let (list, one_by_one) = match question {
            Question::AtTheSpot => (&self.answers.at_the_spot, &self.answers.spot_answers),
            _ => (&self.profile.conditions, &self.profile.condition_answers),
        };
        match list {
            Some(list) if list.contains(&tag) => Some(Answer::Yes),
            Some(_) => Some(Answer::No),
            None => one_by_one.get(tag),
        }
    }

    /// The conditions of the person that are asked here and had no answer when the check began.
    #[must_use]
    pub fn open_conditions(&self) -> Vec<ContraindicationId> {
        let known = &self.known;
        let mut open = self.tags(Question::Conditions);
        open.retain(|tag| known.conditions.is_none() && known.condition_answers.get(*tag).is_none());
        open
    }

    /// Whether anything about the person was not known here when the check began.
    pub(super) fn asks_about_you(&self) -> bool {
        let mut health = self.check.health.iter();
        !self.known.was_asked
            || health.any(|sign| self.known.health.get(*sign).is_none())
            || self.asks(Question::Age)
            || self.asks(Question::Pregnancy)
            || self.asks(Question::Medicines)
            || !self.open_conditions().is_empty()
    }

    /// Whether a question is for this person, and had no answer that is young enough when the check began.
    #[must_use]
    pub fn asks(&self, question: Question) -> bool {
        let profile = &self.known;
        self.case().is_for(question.name())
            && match question {
                Question::Age => profile.age.is_none(),
                Question::Pregnancy => profile.pregnancy.is_none(),
                Question::Medicines => profile.medicines.is_none(),
                _ => false,
            }
    }

    /// Sends what is asked once, with the list about health as it was shown and its ticks.
    pub fn send_about_person(&mut self, shown: &[SignId], ticked: &[SignId]) {
        self.profile.health.send(shown, ticked);
        self.profile.was_asked = true;
        self.asked = ProfileScope::Everything;
    }

    /// Sends a page with its ticks.
    pub fn send(&mut self, page: Page, ticked: &[SignId]) {
        self.tick(page, ticked);
        self.leave(page, Exit::Sent);
    }

    /// Leaves a page without an answer to its signs, but for those that are ticked.
    pub fn skip(&mut self, page: Page) {
        self.leave(page, Exit::Skipped);
    }

    /// Whether the person may skip the questions about themselves. Not if the plan depends on them.
    #[must_use]
    pub fn can_skip_the_person(&self) -> bool {
        self.asks_about_you() && self.yes_or_no().is_empty()
    }

    /// Ticks these signs of a page and no others, without sending it.
    pub fn tick(&mut self, page: Page, ticked: &[SignId]) {
        let shown = self.signs(page);
        self.ticked.retain(|sign| !shown.contains(sign));
        self.ticked.extend_from_slice(ticked);
        // A later tick on the same page replaces the previous line of the log.
        let last = self.log.trim_end().rfind('\n').map_or(0, |end| end + 1);
        if self.log[last..].starts_with("tick") {
            self.log.truncate(last);
        }
        let ids: Vec<&str> = ticked.iter().map(|sign| sign.as_str()).collect();
        self.note("tick", &ids);
    }

    /// Ticks a sign of a page, or takes its tick away. Getting better and getting worse exclude each other.
    pub fn set(&mut self, page: Page, sign: SignId, is_on: bool) {
        let other = match sign.as_str() {
            "improving" => "worse",
            "worse" => "improving",
            _ => "",
        };
        let mut ticked = self.ticked(page);
        ticked.retain(|known| *known != sign && !(is_on && known.as_str() == other));
        if is_on {
            ticked.push(sign);
        }
        self.tick(page, &ticked);
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

    /// Takes over what a card has asked, as answered.
    pub(super) fn take_over(&mut self, sign: SignId, answer: Answer) {
        let word = if answer == Answer::Yes { "yes" } else { "no" };
        self.note("card", &[sign.as_str(), word]);
        if self.yes_or_no().contains(&sign) {
            self.said.push((sign, Some(answer)));
        } else {
            self.answers.signs.set(sign, answer);
        }
    }

    /// Takes over that a reason against techniques does not apply to the sore spot, as a card has asked.
    pub(super) fn take_over_no(&mut self, tag: ContraindicationId) {
        self.note("card", &[tag.as_str(), "no"]);
        self.one_by_one(self.question_of(tag)).set(tag, Answer::No);
    }

    /// Takes the pages of an earlier check as gone back from, so that the address of a step leads to it at once.
    pub(super) fn expect_again(&mut self) {
        self.undone = [Page::AboutYou, Page::Pain, Page::Signs]
            .map(|page| (page, Exit::Sent))
            .to_vec();
        self.note("again", &[]);
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
        let is_of_page = |sign: &SignId| left.signs.contains(sign);
        match left.page {
            Page::AboutYou => {
                self.ticked.extend(self.profile.health.ticked().filter(is_of_page));
                self.profile = left.profile;
                self.asked = ProfileScope::Nothing;
            }
            page => {
                self.ticked.extend(self.answers.signs.ticked().filter(is_of_page));
                self.answers.signs.forget(&left.signs);
                if page == Page::Pain {
                    self.answers.spot_answers = left.spot;
                }
            }
        }
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

    fn leave(&mut self, page: Page, way: Exit) {
        let ticked = self.ticked(page);
        let (spot, profile) = (self.answers.spot_answers.clone(), self.profile.clone());
        let mut signs = match way {
            Exit::Sent => self.signs(page),
            Exit::Skipped => ticked.clone(),
        };
        match page {
            Page::AboutYou => self.leave_about_you(way, &signs, &ticked),
            Page::Signs | Page::Pain | Page::FollowUps => self.answers.signs.send(&signs, &ticked),
        }
        if page == Page::Pain {
            self.blanks_are_no(Question::AtTheSpot);
            signs.extend(self.weigh_the_cause());
        }
        self.ticked.retain(|sign| !ticked.contains(sign));
        self.undone.retain(|(known, _)| *known != page);
        self.left.push(LeftPage {
            page,
            way,
            signs,
            spot,
            profile,
        });
        self.note(if way == Exit::Sent { "send" } else { "skip" }, &[]);
    }

    fn leave_about_you(&mut self, way: Exit, shown: &[SignId], ticked: &[SignId]) {
        let once_a_month = self.asks(Question::Medicines) || self.asks(Question::Pregnancy);
        self.profile.health.send(shown, ticked);
        self.profile.was_asked = true;
        self.asked = match (way, once_a_month) {
            (Exit::Sent, true) => ProfileScope::Everything,
            _ => ProfileScope::Health,
        };
        if way == Exit::Sent {
            self.profile.medicines.get_or_insert_default();
            self.profile.pregnancy.get_or_insert(Pregnancy::No);
            self.blanks_are_no(Question::Conditions);
        }
    }

    /// In a list that is sent, every line without a tick becomes a no.
    fn blanks_are_no(&mut self, question: Question) {
        for tag in self.tags(question) {
            if self.tag_answer(question, tag).is_none() {
                self.one_by_one(question).set(tag, Answer::No);
            }
        }
    }

    /// The answers to a question one by one, to be changed.
    fn one_by_one(&mut self, question: Question) -> &mut TagAnswers {
        let listed = self.listed(question);
        if question == Question::AtTheSpot {
            self.answers.spread_the_spot(listed);
            &mut self.answers.spot_answers
        } else {
            self.profile.spread_conditions(listed);
            &mut self.profile.condition_answers
        }
    }

    /// Takes over what was said with yes and no, and what follows from how it began. Names the signs that it answers.
    fn weigh_the_cause(&mut self) -> Vec<SignId> {
        if self.yes_or_no().is_empty() {
            return Vec::new();
        }
        let said = self.said.iter();
        let mut answers: Vec<(SignId, Answer)> = said.filter_map(|(sign, answer)| Some((*sign, (*answer)?))).collect();
        for (sign, when) in &self.check.follows {
            let holds = self.case().holds(when);
            answers.push((*sign, if holds { Answer::Yes } else { Answer::No }));
        }
        for (sign, answer) in &answers {
            self.answers.signs.set(*sign, *answer);
        }
        answers.into_iter().map(|(sign, _)| sign).collect()
    }

    fn was_left(&self, page: Page) -> bool {
        self.left.iter().any(|left| left.page == page)
    }

    /// Sends the page that is shown with what is ticked on it.
    pub fn send_as_it_is(&mut self, page: Page) {
        self.leave(page, Exit::Sent);
    }

    fn note(&mut self, act: &str, words: &[&str]) {
        self.log.push_str(act);
        for word in words {
            self.log.push(' ');
            self.log.push_str(word);
        }
        self.log.push('\n');
    }

    /// How much this check itself asked about the person, not counting answers from earlier checks.
    #[must_use]
    pub const fn asked(&self) -> ProfileScope {
        self.asked
    }

    /// Whether the page has all answers that triage requires.
    #[must_use]
    pub fn can_send(&self, page: Page) -> bool {
        self.gap(page).is_none()
    }

    /// Gives an answer, or takes it back.
    pub fn answer(&mut self, question: Question, value: &str, ticked: bool) {
        self.note(if ticked { "answer" } else { "take" }, &[question.key(), value]);
        let (answers, profile) = (&mut self.answers, &mut self.profile);
        // The empty string is not a value of any question, so it clears the answer.
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
            Question::AtTheSpot | Question::Conditions => self.mark_tag(question, value, ticked),
            Question::Medicines => mark(&mut profile.medicines, value, Medicine::from_name(value), ticked),
            Question::Equipment => {
                let mut tools = Some(std::mem::take(&mut profile.equipment));
                mark(&mut tools, value, tool(value), ticked);
                let nothing = value == NONE && ticked;
                profile.equipment = if nothing {
                    EVERYWHERE.to_vec()
                } else {
                    tools.unwrap_or_default()
                };
            }
            Question::Positions => mark(&mut profile.positions, value, position(value), ticked),
        }
    }

    fn mark_tag(&mut self, question: Question, value: &str, ticked: bool) {
        let tags = self.tags(question);
        let said = self.one_by_one(question);
        match (condition(value), ticked) {
            _ if value == NONE && ticked => tags.into_iter().for_each(|tag| said.set(tag, Answer::No)),
            _ if value == NONE => tags.into_iter().for_each(|tag| said.forget(tag)),
            (Some(tag), true) => said.set(tag, Answer::Yes),
            (Some(tag), false) => said.forget(tag),
            (None, _) => {}
        }
    }

    /// Answers a question that was asked by itself with yes or no; others have answers of their own.
    pub fn answer_one(&mut self, question: OpenQuestion, answer: Answer) {
        match question {
            OpenQuestion::Tag(tag) if self.check.open_tags.at_the_spot.contains(&tag) => {
                self.answers.spot_answers.set(tag, answer);
            }
            OpenQuestion::Tag(tag) => self.profile.condition_answers.set(tag, answer),
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
            Question::Duration if answers.duration == Some(Duration::Today) => {
                value == Duration::Today.as_str() || value == Duration::UnderThreeDays.as_str()
            }
            Question::Duration => answers.duration.is_some_and(|given| given.as_str() == value),
            Question::Onset => answers.onset.is_some_and(|given| given.as_str() == value),
            Question::Touch => answers.touch.is_some_and(|given| given.as_str() == value),
            Question::Age => profile.age.is_some_and(|given| given.as_str() == value),
            Question::Pregnancy if profile.never_pregnant => value == NOT_APPLICABLE,
            Question::Pregnancy => profile.pregnancy.is_some_and(|given| given.as_str() == value),
            Question::Training => profile.training.is_some_and(|given| given.as_str() == value),
            Question::AtTheSpot | Question::Conditions if value == NONE => {
                let tags = self.tags(question);
                let is_no = |tag: &ContraindicationId| self.tag_answer(question, *tag) == Some(Answer::No);
                !tags.is_empty() && tags.iter().all(is_no)
            }
            Question::AtTheSpot | Question::Conditions => {
                condition(value).and_then(|tag| self.tag_answer(question, tag)) == Some(Answer::Yes)
            }
            Question::Medicines => is_marked(profile.medicines.as_deref(), value, Medicine::from_name(value)),
            Question::Equipment if value == NONE => profile.equipment == EVERYWHERE,
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
    use unknot_content::check::Line;

    use super::*;
    use crate::domain::catalogue::{self, find_area, open};
    use crate::domain::place::SoreSide;

    fn interview_of(area: &str, profile: Profile) -> Interview {
        open::<Check>(include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec()).unwrap();
        let place = Place {
            area: find_area(area).unwrap(),
            sore: SoreSide::Left,
        };
        Interview::new(catalogue::check().unwrap(), vec![place], profile)
    }

    fn interview(area: &str) -> Interview {
        interview_of(area, Profile::default())
    }

    fn sign_of(interview: &Interview, page: Page, id: &str) -> SignId {
        let mut signs = interview.signs(page).into_iter();
        signs.find(|known| known.as_str() == id).unwrap()
    }

    fn tick(interview: &mut Interview, page: Page, sign: &str) {
        let sign = sign_of(interview, page, sign);
        interview.send(page, &[sign]);
    }

    fn say_how_it_hurts(interview: &mut Interview) {
        interview.answer(Question::Pain, "4", true);
        interview.answer(Question::Duration, "lt3d", true);
        interview.answer(Question::Onset, "posture", true);
        interview.answer(Question::AtTheSpot, NONE, true);
    }

    #[test]
    fn a_person_who_is_fine_answers_three_pages() {
        let mut interview = interview("neck-back");
        assert_eq!(
            (interview.page(), interview.step()),
            (Some(Page::Signs), Page::Signs.step())
        );
        interview.send(Page::Signs, &[]);
        assert_eq!(
            (interview.page(), interview.step()),
            (Some(Page::Pain), Page::Pain.step())
        );
        assert!(!interview.can_send(Page::Pain), "the pain has not been said yet");
        say_how_it_hurts(&mut interview);
        interview.send(Page::Pain, &[]);
        assert_eq!(
            (interview.page(), interview.step()),
            (Some(Page::AboutYou), Page::AboutYou.step())
        );
        assert_eq!(interview.gap(Page::AboutYou).map(|gap| gap.at), Some("age"));
        interview.answer(Question::Age, "16-49", true);
        interview.send(Page::AboutYou, &[]);
        assert_eq!(interview.page(), None);
        let fired: Vec<&str> = interview.verdict().reasons().iter().map(|rule| rule.as_str()).collect();
        assert_eq!(fired, ["T-60"]);
    }

    #[test]
    fn the_first_thing_that_is_missing_is_named() {
        let mut interview = interview("back-mid");
        interview.send(Page::Signs, &[]);
        let mut gaps = Vec::new();
        let gap = |interview: &Interview| interview.gap(Page::Pain).map(|gap| gap.at);
        for (question, value) in [
            (Question::Pain, "4"),
            (Question::Duration, "lt3d"),
            (Question::Onset, "posture"),
        ] {
            gaps.push(gap(&interview).unwrap());
            interview.answer(question, value, true);
        }
        for sign in interview.yes_or_no() {
            gaps.push(gap(&interview).unwrap());
            interview.say(*sign, "yes");
        }
        gaps.push(gap(&interview).unwrap());
        interview.answer(Question::AtTheSpot, NONE, true);
        let asked = ["pain", "duration", "onset", "press-sore", "move-changes", "there"];
        assert_eq!(gaps, asked);
        assert_eq!(gap(&interview), None);
    }

    #[test]
    fn a_fold_that_is_open_wants_one_of_its_lines() {
        let mut interview = interview("neck-back");
        interview.send(Page::Signs, &[]);
        say_how_it_hurts(&mut interview);
        let nerves = interview.check.fold("nerves").unwrap();
        interview.open(Page::Pain, nerves, &nerves.lines, true);
        assert_eq!(interview.gap(Page::Pain).map(|gap| gap.at), Some("nerves"));
        interview.set_line(Page::Pain, nerves.lines[0], true);
        assert_eq!(interview.gap(Page::Pain), None);
        interview.open(Page::Pain, nerves, &nerves.lines, false);
        assert!(!interview.is_ticked(Page::Pain, nerves.lines[0]));
        assert_eq!(interview.gap(Page::Pain), None);
    }

    #[test]
    fn a_light_touch_that_hurts_is_a_line_like_any_other_at_the_spot() {
        let mut interview = interview("neck-back");
        interview.send(Page::Signs, &[]);
        say_how_it_hurts(&mut interview);
        let nerves = interview.check.fold("nerves").unwrap();
        interview.set_line(Page::Pain, Line::LightTouch, true);
        assert!(interview.is_open(Page::Pain, nerves, &nerves.lines) && !interview.is_none_there());
        assert_eq!(interview.answers.touch, Some(Touch::Sensitive));
        interview.say_none_there(true);
        assert!(!interview.is_ticked(Page::Pain, Line::LightTouch) && interview.is_none_there());
        assert_eq!(interview.answers.touch, Some(Touch::Normal));
    }

    #[test]
    fn between_the_blades_the_cause_follows_from_how_it_began_and_not_sure_is_no_yes() {
        for (began, pressing, urgency) in [
            ("posture", "yes", Urgency::SelfCare),
            ("posture", UNSURE, Urgency::SelfCare),
            ("unknown", UNSURE, Urgency::Urgent),
            ("unknown", "yes", Urgency::SelfCare),
            ("unknown", "no", Urgency::Urgent),
        ] {
            let mut interview = interview("traps-middle");
            interview.send(Page::Signs, &[]);
            say_how_it_hurts(&mut interview);
            interview.answer(Question::Onset, began, true);
            let [press, moves] = interview.yes_or_no() else {
                panic!("two questions")
            };
            interview.say(*press, pressing);
            interview.say(*moves, "yes");
            interview.send(Page::Pain, &[]);
            assert!(!interview.can_skip_the_person());
            interview.answer(Question::Age, "16-49", true);
            interview.send(Page::AboutYou, &[]);
            assert_eq!(interview.page(), None);
            assert_eq!(interview.verdict().urgency(), Some(urgency), "{began}, {pressing}");
        }
    }

    #[test]
    fn an_emergency_ends_the_check_at_once() {
        let mut interview = interview("neck-back");
        tick(&mut interview, Page::Signs, "chest-pain");
        assert_eq!(interview.page(), None);
        assert_eq!(interview.verdict().urgency(), Some(Urgency::Emergency));
    }

    #[test]
    fn a_blank_is_a_no_on_a_list_that_was_sent_and_neither_where_nothing_was_shown() {
        let mut interview = interview("neck-back");
        let signs = interview.signs(Page::Signs);
        interview.send(Page::Signs, &[]);
        assert!(
            signs
                .iter()
                .all(|sign| interview.answers.signs.get(*sign) == Some(Answer::No))
        );
        say_how_it_hurts(&mut interview);
        interview.send(Page::Pain, &[]);
        let health = interview.signs(Page::AboutYou);
        interview.answer(Question::Age, "50-64", true);
        interview.send(Page::AboutYou, &[]);
        let profile = &interview.profile;
        assert!(health.iter().all(|sign| profile.health.get(*sign) == Some(Answer::No)));
        assert_eq!(
            (profile.medicines.as_deref(), profile.pregnancy),
            (Some(&[][..]), Some(Pregnancy::No))
        );
        let said = |id: &str| interview.tag_answer(Question::Conditions, condition(id).unwrap());
        assert_eq!(said("neck-instability"), Some(Answer::No));
        assert_eq!(said("hip-replacement"), None, "a neck is not asked for a hip");
        assert_eq!((profile.training, &profile.positions), (None, &None));
        assert!(
            profile.equipment.is_empty(),
            "nothing was said, so everything is at hand"
        );
    }

    #[test]
    fn what_is_known_of_the_person_is_not_asked_again_and_another_place_asks_only_for_the_rest() {
        let mut first = interview("neck-back");
        first.send(Page::Signs, &[]);
        say_how_it_hurts(&mut first);
        first.send(Page::Pain, &[]);
        first.answer(Question::Age, "16-49", true);
        first.send(Page::AboutYou, &[]);
        assert_eq!(first.asked(), ProfileScope::Everything);
        let mut again = interview_of("neck-back", first.profile.clone());
        again.send(Page::Signs, &[]);
        say_how_it_hurts(&mut again);
        again.send(Page::Pain, &[]);
        assert_eq!((again.page(), again.asked()), (None, ProfileScope::Nothing));
        let mut hip = interview_of("buttock-main", first.profile.clone());
        hip.send(Page::Signs, &[]);
        say_how_it_hurts(&mut hip);
        hip.send(Page::Pain, &[]);
        assert_eq!(hip.page(), Some(Page::AboutYou));
        assert!(!hip.asks(Question::Age) && hip.signs(Page::AboutYou).is_empty());
        let asked: Vec<&str> = hip.open_conditions().iter().map(|tag| tag.as_str()).collect();
        assert!(
            asked.contains(&"hip-replacement") && !asked.contains(&"osteoporosis"),
            "{asked:?}"
        );
        hip.send(Page::AboutYou, &[]);
        assert_eq!((hip.page(), hip.asked()), (None, ProfileScope::Health));
    }

    #[test]
    fn what_was_skipped_about_the_person_makes_the_plan_gentler_and_is_asked_next_time() {
        let mut interview = interview("buttock-main");
        interview.send(Page::Signs, &[]);
        say_how_it_hurts(&mut interview);
        interview.send(Page::Pain, &[]);
        assert!(interview.can_skip_the_person());
        interview.skip(Page::AboutYou);
        let fired: Vec<&str> = interview.verdict().reasons().iter().map(|rule| rule.as_str()).collect();
        assert_eq!((interview.page(), fired), (None, vec!["T-61"]));
        let mut next = interview_of("buttock-main", interview.profile.clone());
        next.send(Page::Signs, &[]);
        say_how_it_hurts(&mut next);
        next.send(Page::Pain, &[]);
        assert_eq!(next.page(), Some(Page::AboutYou));
    }

    #[test]
    fn going_back_and_forward_keeps_every_answer() {
        let mut interview = interview("neck-back");
        let signs = interview.signs(Page::Signs);
        tick(&mut interview, Page::Signs, "fever");
        say_how_it_hurts(&mut interview);
        tick(&mut interview, Page::Pain, "worse");
        let (answers, urgency) = (interview.answers.clone(), interview.verdict().urgency());
        interview.go_to(1);
        assert_eq!(interview.page(), Some(Page::Pain));
        assert_eq!(interview.ticked(Page::Pain)[0].as_str(), "worse");
        interview.go_to(0);
        assert_eq!(interview.page(), Some(Page::Signs));
        assert_eq!(interview.signs(Page::Signs), signs, "all its lines are there again");
        assert_eq!(interview.ticked(Page::Signs)[0].as_str(), "fever");
        interview.go_to(2);
        assert_eq!(interview.page(), Some(Page::AboutYou));
        assert_eq!(
            (interview.answers.clone(), interview.verdict().urgency()),
            (answers, urgency)
        );
        interview.go_to(9);
        assert_eq!(interview.step(), 2, "there is nothing beyond what is missing");
    }

    #[test]
    fn what_was_skipped_is_no_no_after_back_and_forward_and_its_ticks_count() {
        let mut interview = interview("neck-back");
        interview.send(Page::Signs, &[]);
        say_how_it_hurts(&mut interview);
        interview.send(Page::Pain, &[]);
        let health = interview.signs(Page::AboutYou);
        interview.answer(Question::Age, "16-49", true);
        interview.tick(Page::AboutYou, &health[..1]);
        interview.skip(Page::AboutYou);
        let skipped = (interview.profile.clone(), interview.asked());
        for step in [2, 3, 1, 3, 0, 3] {
            interview.go_to(step);
        }
        assert_eq!((interview.step(), interview.page()), (3, None));
        assert_eq!((interview.profile.clone(), interview.asked()), skipped);
        let profile = &interview.profile;
        let answer = |sign: &SignId| profile.health.get(*sign);
        assert_eq!(answer(&health[0]), Some(Answer::Yes));
        assert!(health[1..].iter().all(|sign| answer(sign).is_none()));
        assert_eq!(
            (profile.pregnancy, &profile.medicines, &profile.conditions),
            (None, &None, &None)
        );
        let conditions = interview.tags(Question::Conditions);
        assert!(
            conditions
                .iter()
                .all(|tag| interview.tag_answer(Question::Conditions, *tag).is_none())
        );
    }

    #[test]
    fn what_is_asked_once_is_asked_again_after_going_back_to_it() {
        let mut interview = interview("neck-back");
        interview.send(Page::Signs, &[]);
        say_how_it_hurts(&mut interview);
        tick(&mut interview, Page::Pain, "lump");
        interview.answer(Question::Age, "16-49", true);
        let health = interview.signs(Page::AboutYou);
        interview.send(Page::AboutYou, &health[..1]);
        assert_eq!(interview.page(), Some(Page::FollowUps));
        interview.go_to(2);
        assert_eq!(interview.page(), Some(Page::AboutYou));
        assert!(!interview.profile.was_asked && interview.asked() == ProfileScope::Nothing);
        assert_eq!(
            interview.profile.medicines, None,
            "what leaving the page answered is open again"
        );
        assert_eq!(interview.ticked(Page::AboutYou), health[..1]);
        assert_eq!(interview.signs(Page::AboutYou), health);
        assert!(interview.is_answer(Question::Age, "16-49"));
    }

    #[test]
    fn what_was_ticked_is_asked_about() {
        let mut interview = interview("neck-side");
        interview.send(Page::Signs, &[]);
        say_how_it_hurts(&mut interview);
        tick(&mut interview, Page::Pain, "lump");
        interview.answer(Question::Age, "16-49", true);
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
        interview.answer(Question::AtTheSpot, NONE, true);
        assert!(interview.is_none_there());
        interview.answer(Question::AtTheSpot, "open-skin", true);
        assert!(!interview.is_none_there());
        interview.say_none_there(true);
        assert!(interview.is_none_there() && !interview.is_answer(Question::AtTheSpot, "open-skin"));
    }

    #[test]
    fn nothing_at_hand_is_said_and_not_left_blank() {
        let mut interview = interview("neck-back");
        assert!(!interview.is_answer(Question::Equipment, NONE));
        interview.answer(Question::Equipment, NONE, true);
        assert!(interview.is_answer(Question::Equipment, NONE));
        interview.answer(Question::Equipment, "towel", true);
        assert!(interview.is_answer(Question::Equipment, "towel") && !interview.is_answer(Question::Equipment, NONE));
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
