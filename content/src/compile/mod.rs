//! From the files that people edit to the bytes that the app reads.
//!
//! Reading order: `facts` and `words` say what the files hold, `files` reads them and joins the
//! two, then one module for each sort of entry checks it and builds what the app sees.
//!
//! Every problem is collected and told at once, because fixing a content file one error at a time is
//! no fun.

mod areas;
pub mod body;
mod care;
mod check;
mod claims;
mod complaints;
mod conditions;
mod consistency;
mod contraindications;
mod dose;
mod facts;
pub mod figures;
mod files;
mod groups;
mod guides;
mod known;
mod map;
mod ordered;
mod problem;
mod red_flags;
mod safety;
mod seed_claims;
mod sources;
mod starters;
mod techniques;
mod text;
mod words;

use std::path::Path;

use crate::check::Check;
use crate::learn::{Learn, TopicId};
use crate::model::{Background, Figures, Guidance, Library};

pub use check::{Alone, SignAlone};
pub use map::map_html;
pub use problem::Problem;

use areas::AreaPair;
use body::Body;
use care::CarePair;
use check::{RulePair, SignPair};
use complaints::ComplaintPair;
use contraindications::ContraindicationPair;
use facts::SourceFacts;
use figures::FigureEntry;
use files::{Entry, Files};
use groups::GroupPair;
use guides::GuidePair;
use known::Known;
use problem::Report;
use red_flags::RedFlagPair;
use starters::StarterPair;
use techniques::TechniquePair;

/// The checked content.
#[derive(Debug)]
pub struct Compiled {
    pub guidance: Guidance,
    pub background: Background,
    pub library: Library,
    pub check: Check,
    /// What each sign asks for by itself; for tests of the rules.
    pub signs_alone: Vec<SignAlone>,
    pub learn: Learn,
    pub figures: Figures,
}

impl Compiled {
    /// What [`crate::pack::guidance`] reads.
    ///
    /// # Errors
    /// When the content is too large to be packed.
    pub fn guidance_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&self.guidance)
    }

    /// What [`crate::pack::background`] reads.
    ///
    /// # Errors
    /// When the content is too large to be packed.
    pub fn background_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&self.background)
    }

    /// The files that [`crate::pack::library`], [`crate::pack::check`], [`crate::pack::learn`] and [`crate::pack::figures`]
    /// read.
    ///
    /// # Errors
    /// When the content is too large to be packed.
    pub fn files(&self) -> postcard::Result<[PackFile; 4]> {
        Ok([
            PackFile::new("library", postcard::to_allocvec(&self.library)?),
            PackFile::new("check", postcard::to_allocvec(&self.check)?),
            PackFile::new("learn", postcard::to_allocvec(&self.learn)?),
            PackFile::new("figures", postcard::to_allocvec(&self.figures)?),
        ])
    }
}

/// Packed content that the app loads when it is asked for.
#[derive(Debug)]
pub struct PackFile {
    pub stem: &'static str,
    /// Holds a hash of the bytes, so that an app only ever finds the content it was built with.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl PackFile {
    /// The hash is FNV-1a with 64 bits: it has to tell builds apart, not to withstand attack.
    fn new(stem: &'static str, bytes: Vec<u8>) -> Self {
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let name = format!("{stem}-{hash:016x}.pack");
        Self { stem, name, bytes }
    }
}

/// Reads, checks and joins the content under `root`, the folder that holds `facts`, `en`, `poses` and `body`.
///
/// Its texts are leaked, because the content has to live as long as the program that asks for it; this
/// is a build script or a test, which ends soon after.
///
/// # Errors
/// Everything that is wrong with the files.
pub fn compile(root: &Path) -> Result<Compiled, Vec<Problem>> {
    let mut report = Report::default();
    let files = Files::new(root);
    let entries = Entries::read(&files, &mut report);
    let known = Known::new(&entries, &mut report);
    let body = body::read(root).map_err(|problem| report.push(problem)).ok();
    if let Some(body) = &body {
        areas::check_shapes(body, &files.named(body::FILE), &known, &mut report);
    }
    let figures = figures::read(&files, &mut report);
    figures::check(&files, &figures, &known, &mut report);
    consistency::check_techniques(&entries.areas, &entries.techniques, &mut report);
    seed_claims::check(&files, &entries, &mut report);
    consistency::check_red_flags(&entries.areas, &entries.red_flags, &mut report);
    let compiled = entries.build(&files, body.as_ref(), figures, &known, &mut report);
    report.into_result()?;
    // Without a check there is a problem in the report.
    compiled.ok_or_else(Vec::new)
}

/// What was read, before anything refers to anything.
#[derive(Debug)]
struct Entries {
    groups: Vec<GroupPair>,
    areas: Vec<AreaPair>,
    techniques: Vec<TechniquePair>,
    red_flags: Vec<RedFlagPair>,
    contraindications: Vec<ContraindicationPair>,
    complaints: Vec<ComplaintPair>,
    sources: Vec<Entry<SourceFacts>>,
    starters: Vec<StarterPair>,
    care: Vec<CarePair>,
    guides: Vec<GuidePair>,
    signs: Vec<SignPair>,
    rules: Vec<RulePair>,
}

impl Entries {
    fn read(files: &Files<'_>, report: &mut Report) -> Self {
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
        }
    }

    fn build(
        self,
        files: &Files<'_>,
        body: Option<&Body>,
        figures: Vec<FigureEntry>,
        known: &Known,
        report: &mut Report,
    ) -> Option<Compiled> {
        let signs_alone = check::signs_alone(&self.signs);
        let (techniques, instructions) = techniques::build(self.techniques, known, report);
        let learn = Learn {
            guides: guides::build(self.guides, known, report),
            care: care::build(self.care, known, report),
        };
        let complaints = complaints::build(self.complaints, &self.areas, report);
        let (areas, behind_areas) = areas::build(self.areas, body, known, report);
        let background = Background {
            areas: behind_areas,
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
        Some(Compiled {
            check: check::build(files, self.signs, self.rules, &guidance.areas, known, report)?,
            figures: figures::build(figures, &guidance.techniques),
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
