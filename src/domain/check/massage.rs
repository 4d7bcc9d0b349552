//! Suggests styles of professional massage: rules M-01 to M-09.

use unknot_content::check::RuleId;
use unknot_content::vocabulary::{Duration, Onset, Pregnancy, Touch, Training};

use super::answers::SpotFeel;
use super::case::Case;
use super::tags::Tags;
use super::verdict::Permit;
use crate::domain::check::rules::NOT_ASKED;

/// A style, as it stands in the DOM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MassageStyle {
    Swedish,
    LightSwedish,
    Sports,
    DeepTissue,
    TriggerPoint,
    MyofascialRelease,
    None,
}

impl MassageStyle {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Swedish => "swedish",
            Self::LightSwedish => "light-swedish",
            Self::Sports => "sports",
            Self::DeepTissue => "deep-tissue",
            Self::TriggerPoint => "trigger-point",
            Self::MyofascialRelease => "myofascial-release",
            Self::None => "none",
        }
    }

    /// One other style, never a stronger one than was suggested.
    #[must_use]
    pub const fn alternative(self) -> Option<Self> {
        match self {
            Self::Swedish => Some(Self::LightSwedish),
            Self::Sports | Self::DeepTissue | Self::TriggerPoint | Self::MyofascialRelease => Some(Self::Swedish),
            Self::LightSwedish | Self::None => None,
        }
    }
}

/// The style that is suggested, and by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MassageAdvice {
    pub style: MassageStyle,
    pub rule: RuleId,
}

/// Contraindications of any massage (M-08).
const AGAINST_ALL: [&str; 7] = [
    "acute-injury",
    "inflammation",
    "fever",
    "suspected-dvt",
    "open-skin",
    "fracture",
    "recent-surgery",
];

/// Reasons for a light touch (M-07).
const AT_RISK: [&str; 2] = ["anticoagulants", "osteoporosis"];

/// The first rule that matches, the safest first.
#[must_use]
pub fn advise(case: &Case<'_>, tags: &Tags, permit: &Permit<'_>) -> MassageAdvice {
    let (answers, profile) = (case.answers, case.profile);
    let pain = answers.pain.map_or(u8::MAX, crate::domain::pain::Pain::get);
    let trains = matches!(profile.training, Some(Training::Regular | Training::Athlete));
    let is_long = answers
        .duration
        .is_some_and(|duration| duration >= Duration::OverSixWeeks);
    // No strong style for somebody who should see a clinician, or who skipped screens.
    let is_plain = permit.is_plain_self_care() && tags.is_empty();
    let rules = [
        (tags.says_any(&AGAINST_ALL), "M-08", MassageStyle::None),
        (tags.misses_any(&AGAINST_ALL), NOT_ASKED.as_str(), MassageStyle::None),
        (
            tags.says_any(&AT_RISK) || profile.pregnancy.is_some_and(|weeks| weeks != Pregnancy::No),
            "M-07",
            MassageStyle::LightSwedish,
        ),
        (
            tags.misses_any(&AT_RISK) || profile.pregnancy.is_none(),
            "M-10",
            MassageStyle::LightSwedish,
        ),
        (
            answers.touch == Some(Touch::Sensitive) || answers.onset == Some(Onset::Stress),
            "M-01",
            MassageStyle::Swedish,
        ),
        (pain >= 6, "M-02", MassageStyle::LightSwedish),
        (
            answers.onset == Some(Onset::Overuse) && trains,
            "M-03",
            MassageStyle::Sports,
        ),
        (
            is_long && pain <= 5 && answers.wishes.likes_pressure == Some(true) && is_plain,
            "M-04",
            MassageStyle::DeepTissue,
        ),
        (
            answers.wishes.knot == Some(SpotFeel::OneThatSpreads),
            "M-05",
            MassageStyle::TriggerPoint,
        ),
        (
            answers.wishes.knot == Some(SpotFeel::BroadStiffness),
            "M-06",
            MassageStyle::MyofascialRelease,
        ),
    ];
    let first = rules.into_iter().find(|(holds, ..)| *holds);
    first.map_or(
        MassageAdvice {
            style: MassageStyle::Swedish,
            rule: RuleId::new("M-09"),
        },
        |(_, rule, style)| MassageAdvice {
            style,
            rule: RuleId::new(rule),
        },
    )
}
