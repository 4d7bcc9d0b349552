//! A look at a week of a course: how hard one thing was that matters to the person, and how the week went.
//!
//! Answers are kept as they are and never added up.

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::check::RuleId;

use super::rules;
use crate::domain::difficulty::Difficulty;
use crate::domain::json::{Fields, FromJson, Misfit, named};
use crate::domain::time::Time;

/// The name of an activity cannot be longer than this, in characters.
pub const ACTIVITY_LENGTH: usize = 60;

/// What the pain makes hard, in the person's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// What the clock showed when it was named.
    pub shown: Time,
    pub words: String,
}

/// What was answered about a week. Every answer may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Review {
    /// What the clock showed.
    pub shown: Time,
    /// How hard the activity was; `None` too where there was no chance to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<Difficulty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slept: Option<Sleep>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_back: Option<HeldBack>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub different: Option<Different>,
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
pub const CHANGE: u8 = 3;

/// Harder by that than at the start, twice running.
#[must_use]
pub fn is_much_harder(numbers: &[Difficulty]) -> bool {
    let [first, .., before, now] = numbers else {
        return false;
    };
    [before, now].iter().all(|number| number.get() >= first.get() + CHANGE)
}

/// Asked more than once, and not lower than at the start (W-25).
#[must_use]
pub fn is_no_better(numbers: &[Difficulty]) -> bool {
    matches!(numbers, [first, .., now] if now.get() > 0 && now >= first)
}

/// The activity goes as the person likes, or was never asked (W-24).
#[must_use]
pub fn is_fine(numbers: &[Difficulty]) -> bool {
    numbers.last().is_none_or(|now| now.get() <= 1)
}

/// What follows from the last look at a week, by its rules.
#[must_use]
pub fn follows(reviews: &[Review]) -> Vec<RuleId> {
    let often =
        |count: usize, has: fn(&Review) -> bool| reviews.len() >= count && reviews.iter().rev().take(count).all(has);
    let sleeps_badly = often(3, |review| review.slept == Some(Sleep::Badly));
    let holds_back = often(2, |review| review.held_back == Some(HeldBack::ALot));
    let last = reviews.last().into_iter().flat_map(Review::rules);
    last.chain(sleeps_badly.then_some(rules::SLEEPS_BADLY))
        .chain(holds_back.then_some(rules::HOLDS_BACK))
        .collect()
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
            shown: fields.required("shown")?,
            words: fields.required("words")?,
        })
    }
}

impl FromJson for Review {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            shown: fields.required("shown")?,
            activity: fields.optional("activity")?,
            slept: fields.optional("slept")?,
            held_back: fields.optional("held_back")?,
            different: fields.optional("different")?,
        })
    }
}
