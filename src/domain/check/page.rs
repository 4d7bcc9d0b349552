//! The contents of a page of the check: lists with folds, and the required answers that are missing.

use unknot_content::check::{Fold, Line};
use unknot_content::model::ContraindicationId;
use unknot_content::vocabulary::{Medicine, Touch};

use super::answers::Answer;
use super::interview::{Interview, NONE, Page, Question};

/// A line of a list, or several behind their key words.
#[derive(Clone, Debug)]
pub enum ListItem {
    Line(Line),
    Fold(&'static Fold, Vec<Line>),
}

/// The fold of the question about pregnancy, which is none of those in the content.
pub const PREGNANCY: &str = "pregnancy";

/// A required answer that is missing on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The question, by its name, or by that of its sign or fold.
    pub at: &'static str,
    /// The message to show there.
    pub message: &'static str,
}

/// The name of what is asked about the sore spot itself.
pub const THERE: &str = "there";

const SENSITIVE: &str = Touch::Sensitive.as_str();

const WHICH: &str = "Which of these? Or take the tick away.";

impl Interview {
    /// The lines about the sore spot itself.
    #[must_use]
    pub fn spot_lines(&self) -> Vec<Line> {
        let shown = self.signs(Page::Pain);
        let signs = self.check.there.iter().copied().filter(|sign| shown.contains(sign));
        let tags = self.tags(Question::AtTheSpot).into_iter();
        let all = tags.map(Line::Tag).chain(signs.map(Line::Sign));
        all.chain([Line::LightTouch]).collect()
    }

    /// The lines about the course of the pain and its other signs.
    #[must_use]
    pub fn course_lines(&self) -> Vec<Line> {
        let mut lines = self.sign_lines(Page::Pain);
        lines.retain(|line| !matches!(line, Line::Sign(sign) if self.check.there.contains(sign)));
        lines
    }

    /// The signs of a page as lines of a list.
    #[must_use]
    pub fn sign_lines(&self, page: Page) -> Vec<Line> {
        self.signs(page).into_iter().map(Line::Sign).collect()
    }

    /// The lines about the person that have no recent answer.
    #[must_use]
    pub fn person_lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.signs(Page::AboutYou).into_iter().map(Line::Sign).collect();
        if self.asks(Question::Medicines) {
            lines.extend(Medicine::ALL.iter().copied().map(Line::Medicine));
        }
        lines.extend(self.open_conditions().into_iter().map(Line::Tag));
        lines
    }

    /// The same lines with those that belong together behind one, where there is more than one of them.
    #[must_use]
    pub fn fold_up(&self, lines: &[Line]) -> Vec<ListItem> {
        let mut entries: Vec<ListItem> = Vec::new();
        for line in lines {
            let fold = self.check.folds.iter().find(|fold| fold.lines.contains(line));
            let Some(fold) = fold else {
                entries.push(ListItem::Line(*line));
                continue;
            };
            let is_there = |entry: &ListItem| matches!(entry, ListItem::Fold(known, _) if known.id == fold.id);
            if entries.iter().any(is_there) {
                continue;
            }
            let inside: Vec<Line> = fold.lines.iter().copied().filter(|line| lines.contains(line)).collect();
            match inside.as_slice() {
                [only] => entries.push(ListItem::Line(*only)),
                _ => entries.push(ListItem::Fold(fold, inside)),
            }
        }
        entries
    }

    /// Whether nothing on a page is ticked, and no fold is open.
    #[must_use]
    pub fn is_blank(&self, page: Page) -> bool {
        let lines = self.person_lines();
        let is_ticked = |line: &Line| self.is_ticked(page, *line);
        self.ticked(page).is_empty()
            && !self.is_anything_open(page)
            && (page != Page::AboutYou || !lines.iter().any(is_ticked) && !self.is_maybe_pregnant())
    }

    /// Whether a fold of a page was opened.
    fn is_anything_open(&self, page: Page) -> bool {
        let lines = match page {
            Page::AboutYou => self.person_lines(),
            _ => self.sign_lines(page),
        };
        let folds = self.check.folds.iter().filter(|fold| self.opened.contains(&fold.id));
        folds.flat_map(|fold| &fold.lines).any(|line| lines.contains(line))
    }

    /// Whether the plan comes after a page, as far as its answers stand.
    #[must_use]
    pub fn is_last(&self, page: Page) -> bool {
        let mut after = self.clone();
        after.send_as_it_is(page);
        after.page().is_none()
    }

    /// The number of pages, as far as it is known yet.
    #[must_use]
    pub fn steps(&self) -> usize {
        let about_you = usize::from(self.asks_about_you());
        let signs = usize::from(self.step() > 0 || self.page() == Some(Page::Signs));
        (1 + signs + about_you).max(self.step() + usize::from(self.page().is_some()))
    }

    /// A line in a word or two, where it stands beside others.
    #[must_use]
    pub fn short(&self, line: Line) -> &'static str {
        self.check.short(line)
    }

    /// A line in its whole words.
    #[must_use]
    pub fn words(&self, line: Line) -> &'static str {
        let label = |question: &str, value: &str| {
            let mut values = self.check.question(question)?.values.iter();
            values.find(|known| known.value == value).map(|value| value.label)
        };
        match line {
            Line::Sign(sign) => self.check.sign(sign).map(|sign| sign.ask),
            Line::Tag(tag) => label("conditions", tag.as_str()),
            Line::Medicine(medicine) => label("medicines", medicine.as_str()),
            Line::LightTouch => label(Question::Touch.name(), SENSITIVE),
        }
        .unwrap_or_default()
    }

    #[must_use]
    pub fn is_ticked(&self, page: Page, line: Line) -> bool {
        match line {
            Line::Sign(sign) => self.ticked(page).contains(&sign),
            Line::Tag(tag) => self.tag_answer(self.question_of(tag), tag) == Some(Answer::Yes),
            Line::Medicine(medicine) => self.is_answer(Question::Medicines, medicine.as_str()),
            Line::LightTouch => self.is_answer(Question::Touch, SENSITIVE),
        }
    }

    pub fn set_line(&mut self, page: Page, line: Line, is_on: bool) {
        match line {
            Line::Sign(sign) => self.set(page, sign, is_on),
            Line::Tag(tag) => self.answer(self.question_of(tag), tag.as_str(), is_on),
            Line::Medicine(medicine) => self.answer(Question::Medicines, medicine.as_str(), is_on),
            Line::LightTouch => self.answer(Question::Touch, SENSITIVE, is_on),
        }
    }

    pub(super) fn question_of(&self, tag: ContraindicationId) -> Question {
        if self.check.open_tags.at_the_spot.contains(&tag) {
            Question::AtTheSpot
        } else {
            Question::Conditions
        }
    }

    /// Says that nothing of what is asked about the sore spot is so, or takes that back.
    pub fn say_none_there(&mut self, is_none: bool) {
        for line in self.spot_lines() {
            if is_none && matches!(line, Line::Sign(_)) && self.is_ticked(Page::Pain, line) {
                self.set_line(Page::Pain, line, false);
            }
        }
        self.answer(Question::AtTheSpot, NONE, is_none);
        self.answer(Question::Touch, Touch::Normal.as_str(), is_none);
    }

    #[must_use]
    pub fn is_none_there(&self) -> bool {
        let lines = self.spot_lines();
        self.is_answer(Question::AtTheSpot, NONE) && !lines.iter().any(|line| self.is_ticked(Page::Pain, *line))
    }

    /// Whether a fold shows its lines.
    #[must_use]
    pub fn is_open(&self, page: Page, fold: &Fold, inside: &[Line]) -> bool {
        self.opened.contains(&fold.id) || inside.iter().any(|line| self.is_ticked(page, *line))
    }

    /// Shows the lines of a fold, or takes all their ticks away.
    pub fn open(&mut self, page: Page, fold: &'static Fold, inside: &[Line], is_on: bool) {
        self.opened.retain(|known| *known != fold.id);
        if is_on {
            self.opened.push(fold.id);
            return;
        }
        for line in inside {
            if self.is_ticked(page, *line) {
                self.set_line(page, *line, false);
            }
        }
    }

    /// Whether the person has said that she is pregnant, or may be.
    #[must_use]
    pub fn is_maybe_pregnant(&self) -> bool {
        self.opened.contains(&PREGNANCY) || self.profile.pregnancy.is_some_and(|weeks| weeks.as_str() != "no")
    }

    pub fn say_maybe_pregnant(&mut self, is_so: bool) {
        self.opened.retain(|known| *known != PREGNANCY);
        if is_so {
            self.opened.push(PREGNANCY);
        } else {
            self.answer(Question::Pregnancy, "", false);
        }
    }

    /// The first thing that a page cannot be sent without.
    #[must_use]
    pub fn gap(&self, page: Page) -> Option<Gap> {
        let gap = |at: &'static str, message: &'static str| Some(Gap { at, message });
        let answers = &self.answers;
        match page {
            Page::Pain if answers.pain.is_none() => gap("pain", "How bad was it? Tap a number."),
            Page::Pain if answers.duration.is_none() => gap("duration", "How long has it hurt?"),
            Page::Pain if answers.onset.is_none() => gap("onset", "How did it begin? “Unsure” is an answer, too."),
            Page::Pain if self.unsaid().is_some() => self.unsaid(),
            Page::Pain if !self.is_spot_said() => gap(THERE, "Tick what is so, or “None”."),
            Page::AboutYou if self.asks(Question::Age) && self.profile.age.is_none() => gap("age", "How old are you?"),
            _ => self.open_fold(page),
        }
    }

    fn is_spot_said(&self) -> bool {
        let is_said = |tag: &ContraindicationId| self.tag_answer(Question::AtTheSpot, *tag).is_some();
        self.tags(Question::AtTheSpot).iter().any(is_said)
            || self.answers.touch.is_some()
            || self.spot_lines().iter().any(|line| self.is_ticked(Page::Pain, *line))
    }

    fn unsaid(&self) -> Option<Gap> {
        let mut asked = self.yes_or_no().iter();
        let sign = asked.find(|sign| self.said(**sign).is_none())?;
        Some(Gap {
            at: sign.as_str(),
            message: "Yes, no or unsure?",
        })
    }

    /// A fold that was opened, and nothing in it was ticked.
    fn open_fold(&self, page: Page) -> Option<Gap> {
        let lines = match page {
            Page::Pain => [self.spot_lines(), self.course_lines()].concat(),
            Page::AboutYou => self.person_lines(),
            Page::Signs | Page::FollowUps => self.sign_lines(page),
        };
        let is_empty = |entry: &ListItem| match entry {
            ListItem::Fold(fold, inside) => {
                self.opened.contains(&fold.id) && !inside.iter().any(|line| self.is_ticked(page, *line))
            }
            ListItem::Line(_) => false,
        };
        let fold = self.fold_up(&lines).into_iter().find(is_empty);
        let is_asked = page == Page::AboutYou && self.asks(Question::Pregnancy);
        let weeks = is_asked && self.opened.contains(&PREGNANCY) && self.profile.pregnancy.is_none();
        match fold {
            Some(ListItem::Fold(fold, _)) => Some(Gap {
                at: fold.id,
                message: WHICH,
            }),
            _ => weeks.then_some(Gap {
                at: PREGNANCY,
                message: WHICH,
            }),
        }
    }
}
