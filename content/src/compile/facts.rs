//! The shape of the files under `facts/`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ordered::Ordered;
use crate::learn::{Category, Form, Setting, Strength};
use crate::model::{
    Action, Confidence, Equipment, Kind, Level, Position, SelfMassage, SuddenInjury, Tier, View, Walking, Whereabouts,
};

/// A file that only says which ids there are, and in which order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Order {
    pub order: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaFacts {
    pub views: Vec<View>,
    pub muscles: Vec<String>,
    pub self_massage: SelfMassage,
    #[serde(default)]
    pub sudden_injury: SuddenInjury,
    #[serde(default)]
    pub walking: Walking,
    pub first: FirstFacts,
    pub red_flags: Vec<String>,
    /// Best first within a kind.
    pub techniques: BTreeMap<Kind, Vec<String>>,
    pub causes: Ordered<ClaimFacts>,
    pub referred_pain: Ordered<ReferralFacts>,
    pub hazards: Ordered<ClaimFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FirstFacts {
    pub stretch: Option<String>,
    pub rest: Option<String>,
    pub press: String,
    pub heat: String,
    pub cold: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimFacts {
    pub sources: Vec<String>,
    pub status: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReferralFacts {
    pub areas: Vec<String>,
    pub sources: Vec<String>,
    pub status: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RedFlagFacts {
    pub action: Action,
    /// It matters wherever it hurts.
    #[serde(default)]
    pub universal: bool,
    /// The single questions that the sign is made of.
    pub signs: Vec<String>,
    pub sources: Vec<String>,
    pub status: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TechniqueFacts {
    pub areas: Vec<String>,
    pub position: Position,
    /// Only for lying, and always there.
    pub lying_on: Option<LyingOn>,
    /// Where it can be done, where that is not what its position says.
    pub at: Option<Vec<Whereabouts>>,
    pub equipment: Vec<Equipment>,
    pub level: Level,
    pub dose: DoseFacts,
    pub estimated_minutes: u16,
    pub contraindications: Vec<String>,
    /// The techniques that come next when this one is too easy.
    #[serde(default)]
    pub harder: Vec<String>,
    pub sources: Vec<String>,
    pub status: Confidence,
}

/// What part of the body somebody lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum LyingOn {
    Back,
    Front,
    Side,
    /// As they like.
    Any,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DoseFacts {
    pub hold_seconds: Option<u16>,
    pub hold_range_seconds: Option<(u16, u16)>,
    #[serde(default = "once")]
    pub repetitions: u16,
    #[serde(default = "once")]
    pub sets: u16,
    #[serde(default)]
    pub per_side: bool,
    pub times_per_day: u16,
    pub minutes: Option<u16>,
}

const fn once() -> u16 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceFacts {
    pub title: String,
    pub organisation: String,
    pub year: Option<u16>,
    pub url: Option<String>,
    pub tier: Tier,
    /// What to know about the source when weighing it; for editors.
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComplaintFacts {
    /// Each is `AREA.KEY`, a referred pain of an area.
    pub referred_pain: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CareFacts {
    pub category: Category,
    pub setting: Setting,
    pub strength: Strength,
    pub sources: Vec<String>,
    pub status: Confidence,
    pub avoid_if: Vec<String>,
    /// The technique whose figure shows what is meant.
    pub drawing: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GuideFacts {
    pub form: Form,
    /// The technique whose figure shows what is meant.
    pub drawing: Option<String>,
    pub parts: Ordered<ClaimFacts>,
}

/// What became of a claim of the article that the project grew from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeedClaimFacts {
    /// The claim in short.
    pub says: String,
    pub verdict: Verdict,
    /// Why it does not stand as claimed.
    pub why: Option<String>,
    /// Where it stands, in the form that the verdict names.
    pub at: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Verdict {
    /// It stands as claimed, perhaps in softer words.
    Kept,
    /// It stands in another form.
    Corrected,
    /// It is nowhere in the app.
    Dropped,
}
