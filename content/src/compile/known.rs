//! The ids that there are, to tell a reference from a slip of the pen.

use std::collections::HashMap;

use super::problem::{Place, Report};
use crate::model::{Action, AreaId, ContraindicationId, Kind, Level, RedFlagIndex, SourceId, TechniqueId, Tier};

/// Ids of one sort, each with what references to it need to know.
#[derive(Debug)]
pub(super) struct Ids<T> {
    sort: &'static str,
    ids: HashMap<&'static str, T>,
}

impl<T: Copy> Ids<T> {
    /// Collects the ids of one sort and refuses those that come twice.
    pub fn new(
        sort: &'static str,
        entries: impl Iterator<Item = (&'static str, Place, T)>,
        report: &mut Report,
    ) -> Self {
        let mut ids = HashMap::new();
        for (id, place, known) in entries {
            if !is_kebab_case(id) {
                report.add(
                    &place,
                    format!("an id is made of a-z, 0-9 and single hyphens, unlike \"{id}\""),
                );
            }
            if ids.insert(id, known).is_some() {
                report.add(&place, format!("the {sort} \"{id}\" is there twice"));
            }
        }
        Self { sort, ids }
    }

    /// The id as it is known, for those who report by themselves.
    pub fn find(&self, id: &str) -> Option<&'static str> {
        self.ids.get_key_value(id).map(|(id, _)| *id)
    }

    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.ids.keys().copied()
    }

    /// Looks up an id; reports a problem if it does not exist.
    pub fn one(&self, id: &str, place: &Place, report: &mut Report) -> Option<(&'static str, T)> {
        let found = self.ids.get_key_value(id).map(|(id, known)| (*id, *known));
        if found.is_none() {
            report.add(place, format!("unknown {} \"{id}\"", self.sort));
        }
        found
    }

    /// Like [`Self::one`] for a list, in which no id comes twice.
    pub fn all(&self, ids: &[String], place: &Place, report: &mut Report) -> Vec<(&'static str, T)> {
        self.check_unique(ids, place, report);
        ids.iter().filter_map(|id| self.one(id, place, report)).collect()
    }

    /// Refuses ids that a list names twice.
    pub fn check_unique(&self, ids: &[String], place: &Place, report: &mut Report) {
        for (index, id) in ids.iter().enumerate() {
            if ids.iter().take(index).any(|earlier| earlier == id) {
                report.add(place, format!("names the {} \"{id}\" twice", self.sort));
            }
        }
    }
}

/// The facts about a technique that other entries need.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownTechnique {
    pub kind: Kind,
    pub level: Option<Level>,
    /// It has a name that a tile has room for.
    pub fits_a_tile: bool,
}

/// The facts about a warning sign that other entries need.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownRedFlag {
    pub index: RedFlagIndex,
    pub action: Option<Action>,
}

/// All ids.
#[derive(Debug)]
pub(super) struct Known {
    pub groups: Ids<()>,
    pub areas: Ids<()>,
    pub techniques: Ids<KnownTechnique>,
    pub red_flags: Ids<KnownRedFlag>,
    pub sources: Ids<Option<Tier>>,
    pub contraindications: Ids<()>,
    pub signs: Ids<()>,
}

impl Ids<KnownTechnique> {
    pub fn get(&self, id: &str) -> Option<KnownTechnique> {
        self.ids.get(id).copied()
    }

    /// Every technique with its kind.
    pub fn kinds(&self) -> impl Iterator<Item = (&'static str, Kind)> {
        self.ids.iter().map(|(id, known)| (*id, known.kind))
    }
}

impl Ids<Option<Tier>> {
    /// How close to the origin a source was read.
    pub fn tier(&self, id: &str) -> Option<Tier> {
        self.ids.get(id).copied().flatten()
    }
}

impl Known {
    pub fn areas(&self, ids: &[String], place: &Place, report: &mut Report) -> Vec<AreaId> {
        self.areas
            .all(ids, place, report)
            .into_iter()
            .map(|(id, ())| AreaId::new(id))
            .collect()
    }

    pub fn contraindications(&self, ids: &[String], place: &Place, report: &mut Report) -> Vec<ContraindicationId> {
        let found = self.contraindications.all(ids, place, report);
        found.into_iter().map(|(id, ())| ContraindicationId::new(id)).collect()
    }

    /// Sources, of which there has to be at least one.
    pub fn sources(&self, ids: &[String], place: &Place, report: &mut Report) -> Vec<SourceId> {
        if ids.is_empty() {
            report.add(place, "no source; general teaching is the source \"practice\"");
        }
        self.sources
            .all(ids, place, report)
            .into_iter()
            .map(|(id, _)| SourceId::new(id))
            .collect()
    }

    /// A technique whose figure stands for something else.
    pub fn drawing(&self, id: Option<&str>, place: &Place, report: &mut Report) -> Option<TechniqueId> {
        let (id, _) = self.techniques.one(id?, place, report)?;
        Some(TechniqueId::new(id))
    }

    /// A technique that has to be of one kind, and its level.
    pub fn technique(
        &self,
        id: &str,
        kind: Kind,
        place: &Place,
        report: &mut Report,
    ) -> Option<(TechniqueId, Option<Level>)> {
        let (id, known) = self.techniques.one(id, place, report)?;
        if known.kind != kind {
            report.add(
                place,
                format!(
                    "\"{id}\" is of the kind {}, not {}",
                    kind_name(known.kind),
                    kind_name(kind)
                ),
            );
        }
        Some((TechniqueId::new(id), known.level))
    }

    /// A technique of any kind, and its level.
    pub fn any_technique(&self, id: &str, place: &Place, report: &mut Report) -> Option<(TechniqueId, Option<Level>)> {
        let (id, known) = self.techniques.one(id, place, report)?;
        Some((TechniqueId::new(id), known.level))
    }
}

/// All kinds, in the order of the pages.
pub(super) const KINDS: [Kind; 9] = [
    Kind::Stretch,
    Kind::SelfMassage,
    Kind::Heat,
    Kind::Cold,
    Kind::Contrast,
    Kind::Mobility,
    Kind::Strengthen,
    Kind::Posture,
    Kind::Breathing,
];

/// The name of a kind as it stands in files.
pub(super) const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Stretch => "stretch",
        Kind::SelfMassage => "self-massage",
        Kind::Heat => "heat",
        Kind::Cold => "cold",
        Kind::Contrast => "contrast",
        Kind::Mobility => "mobility",
        Kind::Strengthen => "strengthen",
        Kind::Posture => "posture",
        Kind::Breathing => "breathing",
    }
}

fn is_kebab_case(id: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    };
    id.split('-').all(part)
}
