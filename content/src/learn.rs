//! The pages to read: guides, and ways to get help.

use serde::{Deserialize, Serialize};

use crate::model::{Claim, Confidence, ContraindicationId, SourceId, TechniqueId, TopicId};

/// All that the Learn pages say.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Learn {
    pub guides: Vec<Guide>,
    /// Together by [`Category`].
    pub care: Vec<CareOption>,
    /// Newest first.
    pub releases: Vec<Release>,
}

/// The changes of one release.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// E.g. `0.1.0, 2026-11-24`.
    pub title: &'static str,
    /// Never empty.
    pub changes: Vec<&'static str>,
}

/// A page to read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Guide {
    pub id: TopicId,
    pub title: &'static str,
    /// One line for the list of guides.
    pub about: &'static str,
    pub form: Form,
    /// Whose figure shows what is meant.
    pub drawing: Option<TechniqueId>,
    /// Never empty.
    pub sections: Vec<Section>,
}

/// How a guide is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Paragraphs under headings.
    Text,
    /// To be followed in order.
    Steps,
    /// Each heading is a question.
    Questions,
}

/// A heading with its paragraphs.
#[derive(Debug, Serialize, Deserialize)]
pub struct Section {
    pub heading: &'static str,
    /// Never empty.
    pub paragraphs: Vec<Claim>,
}

/// A way to get help that techniques do not cover, from a muscle rub to a physiotherapist.
#[derive(Debug, Serialize, Deserialize)]
pub struct CareOption {
    pub id: TopicId,
    pub title: &'static str,
    pub category: Category,
    pub setting: Setting,
    pub who_provides: &'static str,
    pub what_to_expect: Vec<&'static str>,
    /// The results of trials.
    pub evidence: &'static str,
    pub strength: Strength,
    pub sources: Vec<SourceId>,
    pub confidence: Confidence,
    pub cautions: Vec<&'static str>,
    /// Whose figure shows what is meant.
    pub drawing: Option<TechniqueId>,
    pub avoid_if: Vec<ContraindicationId>,
}

/// The category of help, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    HeatAndCold,
    Exercise,
    SelfManagement,
    Manual,
    MassageStyle,
    Medicine,
    Procedure,
    ProfessionalCare,
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    SelfCare,
    Professional,
    Both,
}

/// Our reading of the evidence for knots or nearby pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    Strong,
    Moderate,
    Limited,
    Conflicting,
}
