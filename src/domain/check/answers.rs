//! The answers of a person. An absent answer was not asked, skipped, or left blank.
//! In a list that was sent, a line without a tick is a no ([`SignAnswers::send`]); a line that was not on it was not
//! asked. A question that is left open is neither a yes nor a no. Two questions concern no danger, and no tick there
//! means everything: all tools are at hand, and all positions are fine.

use crate::domain::pain::Pain;
use serde::Serialize;
use unknot_content::check::SignId;
use unknot_content::model::{ContraindicationId, Equipment, Position};
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, Touch, Training};

use crate::domain::experience::Lessons;

/// The answer to a sign that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Its list was sent without the tick, or with "none of these".
    No,
    Yes,
}

/// Answers to signs, in the order of their ids; a sign that is not among them was not answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignAnswers(Vec<(SignId, Answer)>);

impl SignAnswers {
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// A list was sent: what is ticked is a yes, everything else that was shown is a no.
    pub fn send(&mut self, shown: &[SignId], ticked: &[SignId]) {
        for sign in shown {
            let answer = if ticked.contains(sign) { Answer::Yes } else { Answer::No };
            self.set(*sign, answer);
        }
    }

    pub fn set(&mut self, sign: SignId, answer: Answer) {
        match self.0.binary_search_by_key(&sign, |(known, _)| *known) {
            Ok(index) => self.0[index].1 = answer,
            Err(index) => self.0.insert(index, (sign, answer)),
        }
    }

    #[must_use]
    pub fn get(&self, sign: SignId) -> Option<Answer> {
        let index = self.0.binary_search_by_key(&sign, |(known, _)| *known).ok()?;
        Some(self.0[index].1)
    }

    /// Takes back the answers to some signs.
    pub fn forget(&mut self, signs: &[SignId]) {
        self.0.retain(|(sign, _)| !signs.contains(sign));
    }

    /// The answers to some signs.
    #[must_use]
    pub fn only(mut self, signs: &[SignId]) -> Self {
        self.0.retain(|(sign, _)| signs.contains(sign));
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (SignId, Answer)> {
        self.0.iter().copied()
    }

    pub fn ticked(&self) -> impl Iterator<Item = SignId> {
        let ticked = self.0.iter().filter(|(_, answer)| *answer == Answer::Yes);
        ticked.map(|(sign, _)| *sign)
    }
}

/// Answers to reasons against techniques that were asked about one by one; one that is not among them was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagAnswers(Vec<(ContraindicationId, Answer)>);

impl TagAnswers {
    pub fn set(&mut self, tag: ContraindicationId, answer: Answer) {
        self.0.retain(|(known, _)| *known != tag);
        self.0.push((tag, answer));
    }

    #[must_use]
    pub fn get(&self, tag: ContraindicationId) -> Option<Answer> {
        let found = self.0.iter().find(|(known, _)| *known == tag);
        found.map(|(_, answer)| *answer)
    }

    /// Takes the answer to one back.
    pub fn forget(&mut self, tag: ContraindicationId) {
        self.0.retain(|(known, _)| *known != tag);
    }

    pub fn iter(&self) -> impl Iterator<Item = (ContraindicationId, Answer)> {
        self.0.iter().copied()
    }

    pub fn ticked(&self) -> impl Iterator<Item = ContraindicationId> {
        let ticked = self.iter().filter(|(_, answer)| *answer == Answer::Yes);
        ticked.map(|(tag, _)| tag)
    }
}

/// The person's preference for heat or cold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarmthWish {
    Cold,
    /// Heat and cold in turn.
    Both,
}

impl WarmthWish {
    pub const ALL: [Self; 2] = [Self::Cold, Self::Both];

    /// The stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Both => "both",
        }
    }
}

/// The answers that every check asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub signs: SignAnswers,
    pub pain: Option<Pain>,
    pub duration: Option<Duration>,
    pub onset: Option<Onset>,
    pub touch: Option<Touch>,
    /// The conditions at the sore spot itself, such as a recent operation there, from the list of older builds that
    /// asked them all for every place.
    pub at_the_spot: Option<Vec<ContraindicationId>>,
    /// The same, one by one; the list counts where there is one.
    pub spot_answers: TagAnswers,
    /// "None of these" was said to the card before a first session, which named a sudden injury and the worst pain in
    /// place of a description of the pain.
    pub by_card: bool,
    pub wishes: Wishes,
    /// Sport comes next.
    pub before_sport: bool,
}

/// Preferences, and findings since the check. Triage ignores them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wishes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warmth: Option<WarmthWish>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub knot: Option<SpotFeel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likes_pressure: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lately: Option<RecentStrain>,
}

/// The strain that increased lately, asked when the person does not know how the pain began (B-08).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecentStrain {
    Lifting,
    /// Another bed, pillow or way of lying.
    Sleep,
    Training,
}

impl RecentStrain {
    pub const ALL: [Self; 3] = [Self::Lifting, Self::Sleep, Self::Training];

    /// The stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lifting => "lifting",
            Self::Sleep => "sleep",
            Self::Training => "training",
        }
    }
}

/// The feel of the sore spot; used only to choose a style of massage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpotFeel {
    /// One tender knot that spreads pain.
    OneThatSpreads,
    /// Stiff all over, without a clear knot.
    BroadStiffness,
}

impl SpotFeel {
    pub const ALL: [Self; 2] = [Self::OneThatSpreads, Self::BroadStiffness];

    /// The stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OneThatSpreads => "one-that-spreads",
            Self::BroadStiffness => "broad-stiffness",
        }
    }
}

/// The answers about the person, which are asked once and kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The questions were shown and sent, though some may have been left open.
    pub was_asked: bool,
    pub age: Option<AgeBand>,
    pub pregnancy: Option<Pregnancy>,
    /// The question about pregnancy does not concern this person, and is not asked again.
    pub never_pregnant: bool,
    pub medicines: Option<Vec<Medicine>>,
    /// From a list that asked everything, as earlier builds had it.
    pub conditions: Option<Vec<ContraindicationId>>,
    /// The same, one by one; the list counts where there is one.
    pub condition_answers: TagAnswers,
    /// The list about health.
    pub health: SignAnswers,
    pub training: Option<Training>,
    /// Equipment besides a wall and a chair; empty if the person said nothing, which means everything. Somebody who has
    /// nothing has [`super::at_hand::EVERYWHERE`].
    pub equipment: Vec<Equipment>,
    /// The positions that are possible; all where nothing was said.
    pub positions: Option<Vec<Position>>,
    pub lessons: Lessons,
}

impl Profile {
    /// Takes a list of conditions apart, before some of them are asked about one by one. `asked` is what the list asked.
    pub fn spread_conditions(&mut self, asked: &[ContraindicationId]) {
        spread(&mut self.conditions, &mut self.condition_answers, asked);
    }
}

impl Answers {
    /// The same for what applies to the sore spot.
    pub fn spread_the_spot(&mut self, asked: &[ContraindicationId]) {
        spread(&mut self.at_the_spot, &mut self.spot_answers, asked);
    }
}

fn spread(list: &mut Option<Vec<ContraindicationId>>, one_by_one: &mut TagAnswers, asked: &[ContraindicationId]) {
    let Some(said) = list.take() else { return };
    for tag in asked {
        one_by_one.set(*tag, if said.contains(tag) { Answer::Yes } else { Answer::No });
    }
}
