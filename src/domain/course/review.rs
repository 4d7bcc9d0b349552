//! A look at a week of a course: how hard one thing was that matters to the person, how the week went, and a movement to
//! try. Where nothing may be tried, that one thing in own words stands in its place (MT-4).
//!
//! Answers are kept as they are and never added up.

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::check::RuleId;

use super::rules;
use crate::domain::difficulty::Difficulty;
use crate::domain::json::{Fields, FromJson, Misfit, named};
use crate::domain::movement::MovementNote;
use crate::domain::time::Time;

/// The name of an activity cannot be longer than this, in characters.
pub const ACTIVITY_LENGTH: usize = 60;

/// What the pain makes hard, in the person's own words; no words end what was named before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    pub words: String,
    /// How hard it was, from week to week.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weeks: Vec<ActivityWeek>,
}

/// How hard an activity was in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ActivityWeek {
    /// What the clock showed when it was asked.
    pub shown: Time,
    pub difficulty: Difficulty,
}

/// What was answered about a week. Every answer may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Review {
    /// What the clock showed.
    pub shown: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slept: Option<Sleep>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_back: Option<HeldBack>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub different: Option<Different>,
    /// The movement that was tried, once (MT-1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movement: Option<MovementNote>,
}

/// How somebody slept in the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sleep {
    Well,
    SoSo,
    Badly,
}

/// How much somebody held back from moving because it might do harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeldBack {
    Hardly,
    ABit,
    ALot,
}

/// What was most different in the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Different {
    Sitting,
    /// Lifting, sport or work.
    Load,
    Stress,
    Nothing,
}

impl Sleep {
    pub const ALL: [Self; 3] = [Self::Well, Self::SoSo, Self::Badly];

    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::SoSo => "so-so",
            Self::Badly => "badly",
        }
    }
}

impl HeldBack {
    pub const ALL: [Self; 3] = [Self::Hardly, Self::ABit, Self::ALot];

    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hardly => "hardly",
            Self::ABit => "a-bit",
            Self::ALot => "a-lot",
        }
    }
}

impl Different {
    pub const ALL: [Self; 4] = [Self::Sitting, Self::Load, Self::Stress, Self::Nothing];

    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sitting => "sitting",
            Self::Load => "load",
            Self::Stress => "stress",
            Self::Nothing => "nothing",
        }
    }
}

/// A number of the activity says something from this difference on (W-23).
const CHANGE: u8 = 3;

/// How an activity goes beside the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    Easier,
    AboutTheSame,
    Harder,
}

impl Trend {
    /// Smaller changes are chance.
    #[must_use]
    pub const fn between(first: Difficulty, now: Difficulty) -> Self {
        if now.get() + CHANGE <= first.get() {
            Self::Easier
        } else if now.get() >= first.get() + CHANGE {
            Self::Harder
        } else {
            Self::AboutTheSame
        }
    }
}

/// Harder than at the start, twice running.
#[must_use]
pub fn is_much_harder(numbers: &[Difficulty]) -> bool {
    let is_harder = |first: &Difficulty, now: &Difficulty| Trend::between(*first, *now) == Trend::Harder;
    matches!(numbers, [first, .., before, now] if is_harder(first, before) && is_harder(first, now))
}

/// Asked more than once, and not easier than at the start, unless it goes as the person likes (W-23, W-25).
#[must_use]
pub fn is_no_better(numbers: &[Difficulty]) -> bool {
    let is_easier = |first: &Difficulty, now: &Difficulty| Trend::between(*first, *now) == Trend::Easier;
    matches!(numbers, [first, .., now] if !is_easier(first, now)) && !is_fine(numbers)
}

/// The activity goes as the person likes, or was never asked (W-24).
#[must_use]
pub fn is_fine(numbers: &[Difficulty]) -> bool {
    numbers.last().is_none_or(|now| now.get() <= 1)
}

/// What follows from the last look at a week, by its rules.
#[must_use]
pub fn follows(reviews: &[Review]) -> Vec<RuleId> {
    let sleep = reviews.iter().rev().filter_map(|review| review.slept);
    let sleeps_badly = is_often(3, sleep, Sleep::Badly);
    let back = reviews.iter().rev().filter_map(|review| review.held_back);
    let holds_back = is_often(2, back, HeldBack::ALot);
    let last = reviews.last().into_iter().flat_map(Review::rules);
    last.chain(sleeps_badly.then_some(rules::SLEEPS_BADLY))
        .chain(holds_back.then_some(rules::HOLDS_BACK))
        .collect()
}

/// Whether the last so many answers to a question are the same one.
fn is_often<T: Copy + PartialEq>(count: usize, latest_first: impl Iterator<Item = T>, answer: T) -> bool {
    latest_first.take(count).filter(|one| *one == answer).count() == count
}

/// A guide that a rule leads to: its id, and the words of the link.
pub type GuideLink = (&'static str, &'static str);

/// Nobody reads it as an answer to a sign of something else.
pub const HURT_AND_HARM: GuideLink = ("hurt-and-harm", "Hurt is not always harm");

/// What there is to read beside a rule.
#[must_use]
pub fn guides(rule: RuleId) -> &'static [GuideLink] {
    match rule {
        rules::SLEPT_BADLY | rules::SLEEPS_BADLY => &[("sleep", "About sleep")],
        rules::HELD_BACK_A_BIT => &[HURT_AND_HARM],
        rules::HELD_BACK_A_LOT => &[("worry", "About worry"), HURT_AND_HARM],
        rules::MORE_LOAD | rules::LONG_SITTING => &[("load-and-breaks", "About load and breaks")],
        rules::STRESS => &[("stress", "About stress")],
        _ => &[],
    }
}

impl Review {
    /// The rules that say what follows from it.
    fn rules(&self) -> impl Iterator<Item = RuleId> + use<> {
        let slept = match self.slept {
            Some(Sleep::Badly) => Some(rules::SLEPT_BADLY),
            _ => None,
        };
        let held_back = match self.held_back {
            Some(HeldBack::ABit) => Some(rules::HELD_BACK_A_BIT),
            Some(HeldBack::ALot) => Some(rules::HELD_BACK_A_LOT),
            _ => None,
        };
        let different = match self.different {
            Some(Different::Sitting) => Some(rules::LONG_SITTING),
            Some(Different::Load) => Some(rules::MORE_LOAD),
            Some(Different::Stress) => Some(rules::STRESS),
            Some(Different::Nothing) | None => None,
        };
        [slept, held_back, different].into_iter().flatten()
    }

    /// Whether nothing was answered; a movement alone is no look at the week.
    #[must_use]
    pub const fn says_nothing(&self) -> bool {
        self.slept.is_none() && self.held_back.is_none() && self.different.is_none()
    }

    /// Whether there is nothing to keep.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.says_nothing() && self.movement.is_none()
    }

    /// Whether a movement is tried before each session: who held back sees what is easy first (Q2).
    #[must_use]
    pub fn tests_first(&self) -> bool {
        self.held_back == Some(HeldBack::ALot)
    }

    /// Whether nothing gets harder for a week.
    #[must_use]
    pub fn keeps_the_rung(&self) -> bool {
        self.slept == Some(Sleep::Badly) || self.different == Some(Different::Load)
    }
}

impl FromJson for Sleep {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for HeldBack {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for Different {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for Activity {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            words: fields.required("words")?,
            weeks: fields.or_default("weeks")?,
        })
    }
}

impl FromJson for ActivityWeek {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            shown: fields.required("shown")?,
            difficulty: fields.required("difficulty")?,
        })
    }
}

impl FromJson for Review {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            shown: fields.required("shown")?,
            slept: fields.optional("slept")?,
            held_back: fields.optional("held_back")?,
            different: fields.optional("different")?,
            movement: fields.optional("movement")?,
        })
    }
}
