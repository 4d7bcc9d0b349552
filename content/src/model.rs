//! The content as the app sees it: areas, techniques, warning signs and sources.
//!
//! All text borrows from the packed bytes, which live as long as the program; decoding copies
//! no strings. That is what the bound `'de: 'static` asks for where a struct holds no text itself.

use serde::{Deserialize, Serialize};
use unknot_figure::figure::Figure;

id!(
    /// Something to read, such as the guide `self-massage` or the care option `care-tens`.
    TopicId
);
id!(
    /// One of the six parts of the body that areas belong to, such as `neck`.
    GroupId
);
id!(
    /// A clickable part of the map, such as `traps-upper`.
    AreaId
);
id!(
    /// A stretch, press, heat pack or other thing to do, such as `st-neck-side-bend`.
    TechniqueId
);
id!(
    /// A movement to try before and after a session, such as `test-neck-turn`.
    MovementTestId
);
id!(
    /// A reason not to use a technique, such as `acute-injury`.
    ContraindicationId
);
id!(
    /// A page, paper or book that a fact rests on, such as `nhs-neck`.
    SourceId
);

/// Everything the map and the area pages show.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Guidance {
    /// The six groups, head to toe.
    pub groups: Vec<Group>,
    /// The thirty areas, group by group.
    pub areas: Vec<Area>,
    /// Every technique, in the order of [`Kind`].
    pub techniques: Vec<Technique>,
    /// The warning signs that areas point to by [`RedFlagIndex`].
    pub red_flags: Vec<RedFlag>,
    /// Warning signs that matter wherever it hurts, emergency first.
    pub universal_red_flags: Vec<RedFlagIndex>,
    /// The ids of all pages to read, so that links to them work before they are loaded.
    pub topics: Vec<TopicId>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Group {
    pub id: GroupId,
    pub name: &'static str,
}

/// A clickable part of the body; every area exists on the left and on the right.
#[derive(Debug, Serialize, Deserialize)]
pub struct Area {
    pub id: AreaId,
    pub group: GroupId,
    /// Plain name without a side, e.g. "Top of the shoulder".
    pub name: &'static str,
    /// Where to find it by touch or by eye.
    pub landmark: &'static str,
    /// Muscle names, Latin, superficial first.
    pub muscles: Vec<&'static str>,
    /// Where it is drawn; never empty.
    pub spots: Vec<Spot>,
    pub self_massage: SelfMassage,
    pub sudden_injury: SuddenInjury,
    /// Emergency first, then urgent, then see-GP.
    pub red_flags: Vec<RedFlagIndex>,
    /// What to do first, before any question is asked.
    pub first: First,
    /// In the order of [`Kind`], best first within a kind.
    pub techniques: Vec<TechniqueId>,
}

/// There is one area to an id.
impl PartialEq for Area {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Facts about areas and techniques beyond the first guidance; in the lazily loaded part of the app.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Background {
    /// One for every area, in the same order.
    pub areas: Vec<AreaBackground>,
    /// One for every technique, in the same order.
    pub techniques: Vec<TechniqueBackground>,
    /// Why a technique may not suit somebody.
    pub contraindications: Vec<Contraindication>,
    /// Complaints that have no place of their own on the map, such as a headache.
    pub complaints: Vec<Complaint>,
}

/// Background facts about an area.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct AreaBackground {
    /// Other words people use for this place, for the search.
    pub also_called: Vec<&'static str>,
    pub causes: Vec<Claim>,
    /// Where pain from here is often felt.
    pub referred_pain: Vec<Referral>,
    /// Areas whose muscles often send pain here.
    pub may_come_from: Vec<AreaId>,
    /// What to keep away from when pressing here.
    pub hazards: Vec<Claim>,
    pub walking: Walking,
}

/// What the first guidance does not need of a technique.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct TechniqueBackground {
    /// The areas that it is for, the best fit first; never empty.
    pub areas: Vec<AreaId>,
    /// Where it can be done; never empty.
    pub possible_at: Vec<Whereabouts>,
    pub contraindications: Vec<ContraindicationId>,
}

/// The part of the drawing that each view of the map shows: left, top, width and height.
pub const VIEW_BOX: (f32, f32, f32, f32) = (22.0, 14.0, 376.0, 934.0);

/// The place of an area in one view of the map, in units of the drawing, on the half of the
/// picture that is drawn; the other half mirrors it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    pub view: View,
    pub x: f32,
    pub y: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    Front,
    Back,
}

/// The one thing of each sort to start with: gentle, and with the least equipment.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct First {
    pub ease: Ease,
    pub press: TechniqueId,
    pub heat: TechniqueId,
    pub cold: TechniqueId,
}

/// What follows warmth and the press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Ease {
    Stretch(TechniqueId),
    /// A position to rest in, where health services advise against stretches.
    Rest(TechniqueId),
}

impl Ease {
    #[must_use]
    pub fn technique(self) -> TechniqueId {
        match self {
            Self::Stretch(id) | Self::Rest(id) => id,
        }
    }
}

/// Whether pressing here is fine without a professional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelfMassage {
    Yes,
    LightOnly,
    /// Only after the warning signs of the area have been looked for.
    CheckFirst,
}

/// Advice after a sudden injury here in the last days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuddenInjury {
    /// Use cold, and leave out the rest.
    #[default]
    Cold,
    /// Be looked at the same day, with cold until then.
    AdviceToday,
}

/// Whether a course has somebody walk with a sore place here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Walking {
    #[default]
    Fine,
    /// Only as far as the pain there stays low.
    WhileEasy,
    /// The pain may come from walking.
    Not,
}

/// A statement with what it rests on.
#[derive(Debug, Serialize, Deserialize)]
pub struct Claim {
    pub text: &'static str,
    pub sources: Vec<SourceId>,
    pub confidence: Confidence,
}

/// Where pain from an area is often felt.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Referral {
    pub claim: Claim,
    /// The areas of the map that this place covers; empty for places that are not on it.
    pub areas: Vec<AreaId>,
}

/// How well a fact is supported by the sources that were read, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Every cited source was seen to say it.
    Confirmed,
    /// A source covers the general idea; the detail is usual practice or our wording.
    Partly,
    /// Usual practice for which no source was found.
    Unconfirmed,
}

/// Position in [`Guidance::red_flags`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RedFlagIndex(pub u16);

/// A warning sign, in the shortest wording, for display.
#[derive(Debug, Serialize, Deserialize)]
pub struct RedFlag {
    pub action: Action,
    /// The sign in a few words that carry it alone, e.g. "chest pain".
    pub short: &'static str,
    pub sign: Claim,
    /// What it can be a sign of.
    pub may_mean: &'static str,
}

/// The action that a warning sign calls for, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    Emergency,
    Urgent,
    #[serde(rename = "gp")]
    SeeGp,
}

impl PartialEq for Technique {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Something to do for an area.
#[derive(Debug, Serialize, Deserialize)]
pub struct Technique {
    pub id: TechniqueId,
    pub kind: Kind,
    pub title: &'static str,
    /// For a tile, where the title is too long for one.
    pub short: Option<&'static str>,
    pub position: Position,
    /// Required equipment.
    pub equipment: Vec<Equipment>,
    /// Whether its [`Instructions`] speak of a sore side.
    pub has_sides: bool,
    pub dose: Dose,
    pub level: Level,
    pub confidence: Confidence,
    /// All repetitions, on both sides where the dose is per side.
    pub estimated_minutes: u16,
}

/// How to do a technique: what its card shows when it is opened.
#[derive(Debug, Serialize, Deserialize)]
pub struct Instructions {
    pub technique: TechniqueId,
    /// Finer than [`Technique::position`], e.g. "on the side, arm overhead".
    pub position_detail: &'static str,
    /// Sided sentences: see [`crate::sided`].
    pub steps: Vec<&'static str>,
    /// A sided sentence.
    pub feel: &'static str,
    pub stop_if: &'static str,
    pub easier: Rung,
    pub harder: Rung,
    pub sources: Vec<SourceId>,
}

/// One step easier or harder than a technique: the same done in another way, other techniques, or both.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rung {
    /// How to do the same technique in that way, e.g. "Half as far, 3 times."
    pub dose: Option<&'static str>,
    pub techniques: Vec<TechniqueId>,
}

impl Instructions {
    /// Whether the sentences speak of a sore side.
    #[cfg(feature = "compile")]
    pub(crate) fn have_sides(&self) -> bool {
        let mut sentences = self.steps.iter().chain([&self.feel]);
        sentences.any(|sentence| sentence.contains('{'))
    }
}

/// The kind of a technique, in the order of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Stretch,
    SelfMassage,
    Heat,
    Cold,
    Contrast,
    Mobility,
    Strengthen,
    Posture,
    Breathing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    Standing,
    Sitting,
    Lying,
    /// Hands and knees, kneeling or half-kneeling.
    Quadruped,
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whereabouts {
    Chair,
    Standing,
    Floor,
    Bed,
}

impl Whereabouts {
    pub const ALL: [Self; 4] = [Self::Chair, Self::Standing, Self::Floor, Self::Bed];

    /// As it stands in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Standing => "standing",
            Self::Floor => "floor",
            Self::Bed => "bed",
        }
    }
}

impl Position {
    pub const ALL: [Self; 4] = [Self::Standing, Self::Sitting, Self::Lying, Self::Quadruped];

    /// Where a position is usually possible.
    #[must_use]
    pub const fn usually_at(self) -> &'static [Whereabouts] {
        match self {
            Self::Standing => &[Whereabouts::Standing],
            Self::Sitting => &[Whereabouts::Chair],
            Self::Lying => &[Whereabouts::Floor, Whereabouts::Bed],
            Self::Quadruped => &[Whereabouts::Floor],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Equipment {
    TennisBall,
    FoamRoller,
    Towel,
    Wall,
    Chair,
    HeatPad,
    IcePack,
    Strap,
    /// A filled water bottle or a tin, one for each hand.
    Bottle,
    /// An elastic band or tube for exercise.
    Band,
}

impl Equipment {
    pub const ALL: [Self; 10] = [
        Self::TennisBall,
        Self::FoamRoller,
        Self::Towel,
        Self::Wall,
        Self::Chair,
        Self::HeatPad,
        Self::IcePack,
        Self::Strap,
        Self::Bottle,
        Self::Band,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Gentle,
    Moderate,
    Strong,
}

/// How much of a technique, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    /// Seconds that each repetition is held.
    pub hold_seconds: Option<u16>,
    /// The range that is fine for the hold, in seconds.
    pub hold_range_seconds: Option<(u16, u16)>,
    pub repetitions: u16,
    pub sets: u16,
    /// The repetitions count for each side.
    pub per_side: bool,
    pub times_per_day: u16,
    /// Minutes for one go, where the dose is a duration.
    pub minutes: Option<u16>,
}

/// Why a technique may not suit somebody.
#[derive(Debug, Serialize, Deserialize)]
pub struct Contraindication {
    pub id: ContraindicationId,
    pub text: &'static str,
}

/// A complaint that has no place of its own on the map, and the areas it often comes from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Complaint {
    /// What people call it, first the one to show, e.g. "Headache".
    pub names: Vec<&'static str>,
    /// Most likely first.
    pub areas: Vec<AreaId>,
}

/// What stands behind the pages: how to do each technique, and what the facts rest on. It is not needed
/// for the first tap, so it comes after the app.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Library {
    /// One for every technique, in the same order.
    pub instructions: Vec<Instructions>,
    pub sources: Vec<Source>,
    pub starters: Vec<Starter>,
}

/// A routine to start from.
#[derive(Debug, Serialize, Deserialize)]
pub struct Starter {
    pub name: &'static str,
    /// One line about when and where.
    pub about: &'static str,
    /// Never empty.
    pub steps: Vec<StarterStep>,
}

/// A gentle technique, and the area that it is there for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct StarterStep {
    pub area: AreaId,
    pub technique: TechniqueId,
}

/// A page, paper or book.
#[derive(Debug, Serialize, Deserialize)]
pub struct Source {
    pub id: SourceId,
    pub title: &'static str,
    pub organisation: &'static str,
    pub year: Option<u16>,
    /// Absolute address; absent for sources that have none.
    pub url: Option<&'static str>,
    pub tier: Tier,
}

/// How close to the origin a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// The body's own page, or the paper or its abstract.
    Primary,
    /// Official text seen on somebody else's copy.
    Mirror,
    /// A commercial or educational page.
    Secondary,
    /// The article the project grew from.
    Seed,
    /// No single source was seen.
    None,
}

/// The figures, which come after the app.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Figures {
    /// In the order of [`Guidance::techniques`], without those that have none.
    pub figures: Vec<(TechniqueId, Figure)>,
    /// In the order of the movement tests of the check, without those that show the figure of a technique.
    pub tests: Vec<(MovementTestId, Figure)>,
}
