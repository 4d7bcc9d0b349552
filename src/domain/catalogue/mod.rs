//! The packed content, read once and looked up by id.

pub mod families;
pub mod origins;

use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;
use unknot_content::check::{Check, MovementTest};
use unknot_content::learn::{CareOption, Guide, Learn};
use unknot_content::model::TopicId;
use unknot_content::model::{
    Area, AreaBackground, AreaId, Background, Contraindication, ContraindicationId, Figures, Group, GroupId, Guidance,
    Instructions, Library, RedFlag, Source, SourceId, Technique, TechniqueBackground,
};
use unknot_content::pack::{self, DamagedPack};
use unknot_figure::figure::Figure;

static GUIDANCE_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guidance.pack"));

static GUIDANCE: LazyLock<Guidance> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the bytes come from the same build, and a native test reads them"
    )]
    pack::read(GUIDANCE_BYTES).expect("the build packs readable guidance")
});

static BACKGROUND_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/background.pack"));

static BACKGROUND: LazyLock<Background> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the bytes come from the same build, and a native test reads them"
    )]
    pack::read(BACKGROUND_BYTES).expect("the build packs a readable background")
});

/// A file of content beside the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackFile {
    pub name: &'static str,
    /// The integrity hash that browsers check.
    pub integrity: &'static str,
}

/// Names content that is a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackName {
    /// The steps of each technique, and the sources of facts.
    Library,
    /// The questions and rules of the check.
    Check,
    /// Guides, ways to get help, and the changelog.
    Learn,
    /// The figures of techniques.
    Figures,
}

/// Content that is a file of its own and is loaded after the app.
pub trait Content: Deserialize<'static> + Send + Sync + 'static {
    const FILE: PackFile;
    const NAME: PackName;

    /// The static that holds the pack once it has been loaded.
    fn place() -> &'static OnceLock<Self>;
}

/// Says in which file content comes.
macro_rules! content {
    ($type:ty, $part:ident, $file:literal, $integrity:literal) => {
        impl Content for $type {
            const FILE: PackFile = PackFile {
                name: env!($file),
                integrity: env!($integrity),
            };
            const NAME: PackName = PackName::$part;

            fn place() -> &'static OnceLock<Self> {
                static PLACE: OnceLock<$type> = OnceLock::new();
                &PLACE
            }
        }
    };
}

content!(Library, Library, "LIBRARY_FILE", "LIBRARY_PROOF");
content!(Check, Check, "CHECK_FILE", "CHECK_PROOF");
content!(Learn, Learn, "LEARN_FILE", "LEARN_PROOF");
content!(Figures, Figures, "FIGURES_FILE", "FIGURES_PROOF");

/// Content, once it has been loaded. It tells nobody when that is: views ask `AppState::content`.
#[must_use]
pub fn loaded<T: Content>() -> Option<&'static T> {
    T::place().get()
}

/// Takes in the bytes of a file of content, once. Its text borrows from them for as long as the app runs.
///
/// # Errors
/// When they hold something else.
pub fn open<T: Content>(bytes: Vec<u8>) -> Result<(), DamagedPack> {
    if loaded::<T>().is_none() {
        let content = pack::read(bytes.leak())?;
        T::place().get_or_init(|| content);
    }
    Ok(())
}

/// All areas, techniques and warning signs.
#[must_use]
pub fn guidance() -> &'static Guidance {
    &GUIDANCE
}

/// The content beyond the first guidance. Only lazily loaded pages may call this; otherwise its bytes load before the
/// first tap.
#[must_use]
pub fn background() -> &'static Background {
    &BACKGROUND
}

/// The background of an area. The same restriction applies as for [`background`].
#[must_use]
pub fn background_of(area: &Area) -> &'static AreaBackground {
    let place = guidance().areas.iter().position(|known| known.id == area.id);
    // Every area is one of these, and each has its background.
    &background().areas[place.unwrap_or_default()]
}

/// The background of a technique. The same restriction applies as for [`background`].
#[must_use]
pub fn background_of_technique(technique: &Technique) -> &'static TechniqueBackground {
    let place = guidance().techniques.iter().position(|known| known.id == technique.id);
    // There is one for each.
    &background().techniques[place.unwrap_or_default()]
}

/// The questions and rules of the check; `None` until they have been loaded.
#[must_use]
pub fn check() -> Option<&'static Check> {
    loaded()
}

/// The figure of a technique, once figures have been loaded and if it has one.
#[must_use]
pub fn figure_of(technique: &Technique) -> Option<&'static Figure> {
    let mut all = loaded::<Figures>()?.figures.iter();
    all.find(|(id, _)| *id == technique.id).map(|(_, figure)| figure)
}

/// The same for a movement test that has a figure of its own.
#[must_use]
pub fn figure_of_test(test: &MovementTest) -> Option<&'static Figure> {
    let mut all = loaded::<Figures>()?.tests.iter();
    all.find(|(id, _)| *id == test.id).map(|(_, figure)| figure)
}

/// Something to read.
#[derive(Clone, Copy, Debug)]
pub enum Topic {
    Guide(&'static Guide),
    Care(&'static CareOption),
}

impl Topic {
    #[must_use]
    pub const fn id(self) -> TopicId {
        match self {
            Self::Guide(guide) => guide.id,
            Self::Care(option) => option.id,
        }
    }

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Guide(guide) => guide.title,
            Self::Care(option) => option.title,
        }
    }
}

/// The ids of the guides that other pages point to.
pub mod guides {
    pub const SELF_MASSAGE: &str = "self-massage";
    pub const HEAT_AND_COLD: &str = "heat-and-cold";
    pub const SEE_A_DOCTOR: &str = "see-a-doctor";
}

/// The id of something to read, if there is such a thing.
#[must_use]
pub fn find_topic(id: &str) -> Option<TopicId> {
    guidance().topics.iter().copied().find(|topic| topic.as_str() == id)
}

/// The guide or way to get help with this id; `None` until it has been loaded.
#[must_use]
pub fn topic(id: TopicId) -> Option<Topic> {
    let learn: &Learn = loaded()?;
    let guide = learn.guides.iter().find(|guide| guide.id == id);
    let care = || learn.care.iter().find(|option| option.id == id);
    guide.map(Topic::Guide).or_else(|| care().map(Topic::Care))
}

/// The area with this id, if there is one.
#[must_use]
pub fn find_area(id: &str) -> Option<&'static Area> {
    guidance().areas.iter().find(|area| area.id.as_str() == id)
}

/// The technique with this id, if there is one.
#[must_use]
pub fn find_technique(id: &str) -> Option<&'static Technique> {
    guidance()
        .techniques
        .iter()
        .find(|technique| technique.id.as_str() == id)
}

/// The instructions of a technique; `None` until they have been loaded.
#[must_use]
pub fn instructions(technique: &Technique) -> Option<&'static Instructions> {
    let mut all = loaded::<Library>()?.instructions.iter();
    all.find(|instructions| instructions.technique == technique.id)
}

/// The areas that ids of the content stand for.
pub fn areas(ids: &[AreaId]) -> impl Iterator<Item = &'static Area> {
    ids.iter().filter_map(|id| find_area(id.as_str()))
}

/// The areas that a technique is for, the best fit first.
pub fn areas_of(technique: &Technique) -> impl Iterator<Item = &'static Area> {
    areas(&background_of_technique(technique).areas)
}

/// The areas that name a technique, in the order of the map.
pub fn areas_with(technique: &Technique) -> impl Iterator<Item = &'static Area> {
    let id = technique.id;
    guidance()
        .areas
        .iter()
        .filter(move |area| area.techniques.contains(&id))
}

/// The areas of a group, head to toe.
pub fn areas_in(group: GroupId) -> impl Iterator<Item = &'static Area> {
    guidance().areas.iter().filter(move |area| area.group == group)
}

/// The group an area belongs to.
#[must_use]
pub fn group_of(area: &Area) -> Option<&'static Group> {
    guidance().groups.iter().find(|group| group.id == area.group)
}

/// The warning signs of an area, most pressing first.
pub fn red_flags(area: &Area) -> impl Iterator<Item = &'static RedFlag> {
    area.red_flags
        .iter()
        .filter_map(|index| guidance().red_flags.get(usize::from(index.0)))
}

/// The reasons behind the ids on a technique.
pub fn contraindications(ids: &[ContraindicationId]) -> impl Iterator<Item = &'static Contraindication> {
    ids.iter()
        .filter_map(|id| background().contraindications.iter().find(|reason| reason.id == *id))
}

/// Everything that the facts about an area rest on, each source once, in the order of the page.
#[must_use]
pub fn sources_of(area: &Area) -> Vec<SourceId> {
    let background = background_of(area);
    let referred = background.referred_pain.iter().map(|referral| &referral.claim);
    let claims = red_flags(area)
        .map(|sign| &sign.sign)
        .chain(&background.causes)
        .chain(referred)
        .chain(&background.hazards);
    each_once(claims.flat_map(|claim| &claim.sources))
}

/// Everything that a guide rests on, each source once, in the order of the page.
#[must_use]
pub fn guide_sources(guide: &Guide) -> Vec<SourceId> {
    let claims = guide.sections.iter().flat_map(|section| &section.paragraphs);
    each_once(claims.flat_map(|claim| &claim.sources))
}

fn each_once<'a>(ids: impl Iterator<Item = &'a SourceId>) -> Vec<SourceId> {
    let mut once = Vec::new();
    for id in ids {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    once
}

/// The sources behind the ids on a fact, once they have been loaded.
pub fn sources(ids: &[SourceId]) -> impl Iterator<Item = &'static Source> {
    let find = |id: &SourceId| loaded::<Library>()?.sources.iter().find(|source| source.id == *id);
    ids.iter().filter_map(find)
}
