//! The card "Before you start" of a session without a whole check: the signs that it names, and the answers that "none
//! of these" gives.

use unknot_content::check::{Check, Line, SignId, Urgency};
use unknot_content::model::{ContraindicationId, Technique};

use super::answers::{Answer, Answers};
use super::exclusions::Exclusion;
use super::history::LastCheck;
use crate::domain::catalogue::contraindications;
use crate::domain::place::Place;
use crate::domain::session::exercise::Exercise;

/// The card to read before a session without a whole check.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// The signs by what they call for, gravest first; those without an urgency ask for more questions.
    pub signs: Vec<(Option<Urgency>, Vec<SignId>)>,
    /// The contraindications that may forbid something in the session.
    pub tags: Vec<ContraindicationId>,
    /// Signs that have to be true: between and below the shoulder blades, those that point to a muscle.
    pub required: Vec<SignId>,
    /// It names a sudden injury and the worst pain, too.
    pub names_pain: bool,
    /// The steps that "none of these" starts.
    pub steps: FirstSteps,
}

/// The steps to do, and the techniques that are left out.
#[derive(Clone, Debug, Default)]
pub struct FirstSteps {
    pub exercises: Vec<Exercise>,
    pub left_out: Vec<(&'static Technique, TechniqueOmission)>,
}

impl FirstSteps {
    /// Whether something is repeated less often than its technique says.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        let is_cut = |exercise: &Exercise| {
            let whole = exercise.work.technique().map(|technique| technique.dose.repetitions);
            whole.is_some_and(|whole| exercise.dose.repetitions < whole)
        };
        self.exercises.iter().any(is_cut)
    }
}

/// Why one of the first things is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TechniqueOmission {
    Against(Exclusion),
    /// The last pack there was too short a time ago (H-03).
    TooSoon,
    /// The onset of the pain decides between heat and cold, and is not known.
    HowItBegan,
}

/// Key words, grouped by urgency.
pub type SignsByUrgency = Vec<(Option<Urgency>, Vec<&'static str>)>;

const WORST_PAIN: &str = "Pain of 9 or 10";
const INJURY: &str = "A sudden injury";
const PREGNANT: &str = "Pregnant, or maybe";

impl Card {
    /// Merges several cards into one.
    #[must_use]
    pub fn together(cards: &[(Place, Self)]) -> Self {
        let mut all = Self::default();
        for (_, card) in cards {
            for (urgency, signs) in &card.signs {
                match all.signs.iter_mut().find(|(known, _)| known == urgency) {
                    Some((_, known)) => add_new(known, signs),
                    None => all.signs.push((*urgency, signs.clone())),
                }
            }
            add_new(&mut all.tags, &card.tags);
            add_new(&mut all.required, &card.required);
            all.names_pain |= card.names_pain;
            all.steps.exercises.extend(card.steps.exercises.iter().cloned());
            all.steps.left_out.extend(card.steps.left_out.iter().copied());
        }
        all
    }

    /// The answers that "none of these" gives: a no to everything on the card, and to nothing else.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = Answers {
            by_card: true,
            ..Answers::default()
        };
        for sign in self.signs.iter().flat_map(|(_, signs)| signs) {
            answers.signs.set(*sign, Answer::No);
        }
        for sign in &self.required {
            answers.signs.set(*sign, Answer::Yes);
        }
        for tag in &self.tags {
            answers.spot_answers.set(*tag, Answer::No);
        }
        answers
    }

    /// The answers of a place once "none of these" is said.
    #[must_use]
    pub fn added_to(&self, last: &LastCheck) -> LastCheck {
        let (mut last, said) = (last.clone(), self.answers());
        last.answers.by_card = true;
        for (sign, answer) in said.signs.iter() {
            last.answers.signs.set(sign, answer);
        }
        for tag in &self.tags {
            last.answers.spot_answers.set(*tag, Answer::No);
        }
        last
    }

    /// The same card for somebody who cannot say that all is so: the whole check goes on from there.
    #[must_use]
    pub fn without_required(&self) -> Self {
        Self {
            required: Vec::new(),
            ..self.clone()
        }
    }

    /// All that it names, in a word or two each.
    #[must_use]
    pub fn in_short(&self, check: &Check) -> SignsByUrgency {
        let in_short = |line| match check.short(line) {
            // A contraindication that no question asks about has no key words.
            "" => in_full(check, line),
            short => short,
        };
        self.named(check, &in_short, PREGNANT)
    }

    /// The same in whole sentences.
    #[must_use]
    pub fn in_full(&self, check: &Check) -> SignsByUrgency {
        self.named(check, &|line| in_full(check, line), "Pregnant, or you may be")
    }

    fn named(&self, check: &Check, words: &dyn Fn(Line) -> &'static str, pregnant: &'static str) -> SignsByUrgency {
        let urgencies = [
            Some(Urgency::Emergency),
            Some(Urgency::Urgent),
            Some(Urgency::SeeGp),
            None,
        ];
        let group = |urgency: Option<Urgency>| {
            let signs = self.signs.iter().filter(move |(known, _)| *known == urgency);
            let mut named: Vec<&'static str> = signs
                .flat_map(|(_, signs)| signs.iter().map(|sign| words(Line::Sign(*sign))))
                .collect();
            match urgency {
                Some(Urgency::Urgent) if self.names_pain => named.push(WORST_PAIN),
                None => {
                    named.extend(self.names_pain.then_some(INJURY));
                    // All that could be wrong in pregnancy is one line.
                    let is_of_pregnancy = |tag: &&ContraindicationId| check.open_tags.pregnancy.contains(tag);
                    named.extend(self.tags.iter().any(|tag| is_of_pregnancy(&tag)).then_some(pregnant));
                    let others = self.tags.iter().filter(|tag| !is_of_pregnancy(tag));
                    named.extend(others.map(|tag| words(Line::Tag(*tag))));
                }
                _ => {}
            }
            named.dedup();
            (urgency, named)
        };
        urgencies
            .map(group)
            .into_iter()
            .filter(|(_, named)| !named.is_empty())
            .collect()
    }
}

fn add_new<T: Copy + PartialEq>(known: &mut Vec<T>, others: &[T]) {
    for other in others {
        if !known.contains(other) {
            known.push(*other);
        }
    }
}

fn in_full(check: &Check, line: Line) -> &'static str {
    match line {
        Line::Sign(sign) => check.sign(sign).map_or("", |sign| sign.ask),
        Line::Tag(tag) => contraindications(&[tag]).next().map_or("", |reason| reason.text),
        Line::Medicine(_) | Line::LightTouch => "",
    }
}
