//! The parsed entries before references are resolved, and building the content from them.

use super::areas::{self, AreaPair};
use super::body::Body;
use super::care::{self, CarePair};
use super::changelog;
use super::check::{self, RulePair, SignPair};
use super::compiled::Compiled;
use super::complaints::{self, ComplaintPair};
use super::contraindications::{self, ContraindicationPair};
use super::facts::SourceFacts;
use super::figures::{self, FigureEntry};
use super::files::{Entry, Files};
use super::groups::{self, GroupPair};
use super::guides::{self, GuidePair};
use super::known::{Ids, Known, KnownRedFlag, KnownTechnique};
use super::movement_tests::{self, MovementTestPair};
use super::problem::Report;
use super::red_flags::{self, RedFlagPair};
use super::sources;
use super::starters::{self, StarterPair};
use super::techniques::{self, TechniquePair};
use super::words::TechniqueWords;
use crate::learn::Learn;
use crate::model::{Background, Guidance, Library, RedFlagIndex, TopicId};

/// The parsed entries, before references are resolved.
#[derive(Debug)]
pub(super) struct Entries {
    pub groups: Vec<GroupPair>,
    pub areas: Vec<AreaPair>,
    pub techniques: Vec<TechniquePair>,
    pub red_flags: Vec<RedFlagPair>,
    pub contraindications: Vec<ContraindicationPair>,
    pub complaints: Vec<ComplaintPair>,
    pub sources: Vec<Entry<SourceFacts>>,
    pub starters: Vec<StarterPair>,
    pub care: Vec<CarePair>,
    pub guides: Vec<GuidePair>,
    pub signs: Vec<SignPair>,
    pub rules: Vec<RulePair>,
    pub movement_tests: Vec<MovementTestPair>,
}

impl Entries {
    pub fn read(files: &Files<'_>, report: &mut Report) -> Self {
        let groups = groups::read(files, report);
        Self {
            areas: areas::read(files, &groups, report),
            groups,
            techniques: techniques::read(files, report),
            red_flags: red_flags::read(files, report),
            contraindications: contraindications::read(files, report),
            complaints: complaints::read(files, report),
            sources: sources::read(files, report),
            starters: starters::read(files, report),
            care: care::read(files, report),
            guides: guides::read(files, report),
            signs: check::read_signs(files, report),
            rules: check::read_rules(files, report),
            movement_tests: movement_tests::read(files, report),
        }
    }

    /// The ids of all of them.
    pub fn known(&self, report: &mut Report) -> Known {
        let areas = self
            .areas
            .iter()
            .map(|AreaPair { pair, .. }| (pair.id, pair.at.facts.clone(), ()));
        let techniques = self.techniques.iter().map(|TechniquePair { kind, pair }| {
            let known = KnownTechnique {
                kind: *kind,
                level: pair.facts.as_ref().map(|facts| facts.level),
                fits_a_tile: pair.words.as_ref().is_none_or(TechniqueWords::fit_a_tile),
            };
            (pair.id, pair.at.facts.clone(), known)
        });
        let red_flags = (0..).zip(&self.red_flags).map(|(index, pair)| {
            let action = pair.facts.as_ref().map(|facts| facts.action);
            (
                pair.id,
                pair.at.facts.clone(),
                KnownRedFlag {
                    index: RedFlagIndex(index),
                    action,
                },
            )
        });
        let sources = self.sources.iter().map(|entry| {
            (
                entry.id,
                entry.place.clone(),
                entry.value.as_ref().map(|facts| facts.tier),
            )
        });
        let contraindications = self
            .contraindications
            .iter()
            .map(|pair| (pair.id, pair.at.facts.clone(), ()));
        let groups = self.groups.iter().map(|pair| (pair.id, pair.at.facts.clone(), ()));
        let signs = self.signs.iter().map(|pair| (pair.id, pair.at.facts.clone(), ()));
        Known {
            groups: Ids::new("group", groups, report),
            signs: Ids::new("sign", signs, report),
            areas: Ids::new("area", areas, report),
            techniques: Ids::new("technique", techniques, report),
            red_flags: Ids::new("red flag", red_flags, report),
            sources: Ids::new("source", sources, report),
            contraindications: Ids::new("contraindication", contraindications, report),
        }
    }

    pub fn build(
        self,
        files: &Files<'_>,
        body: Option<&Body>,
        figures: Vec<FigureEntry>,
        known: &Known,
        report: &mut Report,
    ) -> Option<Compiled> {
        let signs_alone = check::signs_alone(&self.signs);
        let asked = check::Pairs {
            signs: self.signs,
            rules: self.rules,
            movement_tests: self.movement_tests,
        };
        let mut techniques = Vec::new();
        let mut behind_techniques = Vec::new();
        let mut instructions = Vec::new();
        for built in techniques::build(self.techniques, known, report) {
            techniques.push(built.technique);
            behind_techniques.push(built.background);
            instructions.push(built.instructions);
        }
        let learn = Learn {
            guides: guides::build(self.guides, known, report),
            care: care::build(self.care, known, report),
            releases: changelog::read(files),
        };
        let complaints = complaints::build(self.complaints, &self.areas, report);
        let (areas, behind_areas) = areas::build(self.areas, body, known, report);
        let background = Background {
            areas: behind_areas,
            techniques: behind_techniques,
            contraindications: contraindications::build(self.contraindications, report),
            complaints,
        };
        let guidance = Guidance {
            topics: topics(&learn).collect(),
            groups: groups::build(self.groups, report),
            areas,
            techniques,
            universal_red_flags: red_flags::universal(&self.red_flags, known, report),
            red_flags: red_flags::build(self.red_flags, known, report),
        };
        let library = Library {
            instructions,
            sources: sources::build(self.sources, report),
            starters: starters::build(self.starters, &guidance.areas, &guidance.techniques, known, report),
        };
        let check = check::build(files, asked, &guidance.areas, known, report)?;
        Some(Compiled {
            figures: figures::build(figures, &guidance.techniques, &check.movement_tests),
            check,
            guidance,
            background,
            library,
            signs_alone,
            learn,
        })
    }
}

/// Everything that can be read, for links.
fn topics(learn: &Learn) -> impl Iterator<Item = TopicId> {
    let guides = learn.guides.iter().map(|guide| guide.id);
    guides.chain(learn.care.iter().map(|option| option.id))
}
