//! Whether self-care is right, or somebody else has to look at it first.

use unknot_content::check::{Level, RuleId, TriageRule};

use super::case::Case;

/// What a check comes to.
///
/// Only two of the four hold a [`Permit`], and a plan cannot be built without one.
#[derive(Clone, Debug)]
pub enum Assessment<'a> {
    /// Something has to be answered first. No advice follows from an unfinished check.
    Unfinished(Missing),
    Emergency(Fired),
    Urgent(Fired),
    /// Self-care may go on, gently, where there is a permit: some reasons to see somebody come before any
    /// technique.
    SeeGp(Fired, Option<Permit<'a>>),
    SelfCare(Fired, Permit<'a>),
}

/// The rules of the winning level that fired, in the order of the rules; never empty.
pub type Fired = Vec<RuleId>;

/// What a check still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A warning sign screen of one of the places.
    FirstScreen,
    Pain,
    Duration,
    Onset,
    Profile,
}

/// The proof that triage allowed self-care in a case. Nothing but triage makes one.
#[derive(Clone, Debug)]
pub struct Permit<'a> {
    case: Case<'a>,
    /// All rules that fired, of every level; some of them limit the plan.
    fired: Fired,
}

impl<'a> Permit<'a> {
    /// The case that self-care was allowed in.
    #[must_use]
    pub const fn case(&self) -> &Case<'a> {
        &self.case
    }

    #[must_use]
    pub fn fired(&self, rule: &str) -> bool {
        self.fired.iter().any(|id| id.as_str() == rule)
    }

    /// Whether nothing but the full plan's own rule (T-60) fired.
    #[must_use]
    pub fn is_plain_self_care(&self) -> bool {
        matches!(self.fired.as_slice(), [only] if only.as_str() == "T-60")
    }
}

/// Reasons to see somebody that come before any technique: an unfit age for this app (T-54), and conditions of
/// which the rule says "ask before any technique" (T-48).
const BEFORE_ANY_TECHNIQUE: [&str; 2] = ["T-48", "T-54"];

impl<'a> Assessment<'a> {
    /// As it stands in the DOM; nothing while the check is unfinished.
    #[must_use]
    pub const fn level(&self) -> Option<Level> {
        match self {
            Self::Unfinished(_) => None,
            Self::Emergency(_) => Some(Level::Emergency),
            Self::Urgent(_) => Some(Level::Urgent),
            Self::SeeGp(..) => Some(Level::SeeGp),
            Self::SelfCare(..) => Some(Level::SelfCare),
        }
    }

    /// The rules to show.
    #[must_use]
    pub fn fired(&self) -> &[RuleId] {
        match self {
            Self::Unfinished(_) => &[],
            Self::Emergency(fired) | Self::Urgent(fired) | Self::SeeGp(fired, _) | Self::SelfCare(fired, _) => fired,
        }
    }

    #[must_use]
    pub const fn permit(&self) -> Option<&Permit<'a>> {
        match self {
            Self::SeeGp(_, permit) => permit.as_ref(),
            Self::SelfCare(_, permit) => Some(permit),
            Self::Unfinished(_) | Self::Emergency(_) | Self::Urgent(_) => None,
        }
    }
}

/// Weighs what was answered so far.
///
/// An emergency is said at once; everything else waits for the answers that triage cannot do without.
#[must_use]
pub fn assess<'a>(case: &Case<'a>) -> Assessment<'a> {
    let fired: Vec<&TriageRule> = case.check.triage.iter().filter(|rule| case.holds(&rule.when)).collect();
    let of = |level: Level| -> Fired {
        let rules = fired.iter().filter(|rule| rule.level == level);
        rules.map(|rule| rule.id).collect()
    };
    if let found @ [_, ..] = of(Level::Emergency).as_slice() {
        return Assessment::Emergency(found.to_vec());
    }
    if let Some(missing) = missing(case) {
        return Assessment::Unfinished(missing);
    }
    let permit = Permit {
        case: *case,
        fired: fired.iter().map(|rule| rule.id).collect(),
    };
    match (of(Level::Urgent), of(Level::SeeGp)) {
        (urgent, _) if !urgent.is_empty() => Assessment::Urgent(urgent),
        (_, gp) if !gp.is_empty() => {
            let asks_first = BEFORE_ANY_TECHNIQUE.iter().any(|rule| permit.fired(rule));
            Assessment::SeeGp(gp, (!asks_first).then_some(permit))
        }
        _ => Assessment::SelfCare(of(Level::SelfCare), permit),
    }
}

/// The first thing that triage cannot do without and does not have.
fn missing(case: &Case<'_>) -> Option<Missing> {
    let answers = case.answers;
    let needs = [
        (
            !case.screens().all(|screen| case.was_sent(&screen.first)),
            Missing::FirstScreen,
        ),
        (answers.pain.is_none(), Missing::Pain),
        (answers.duration.is_none(), Missing::Duration),
        (answers.onset.is_none(), Missing::Onset),
        (!case.profile.was_asked, Missing::Profile),
    ];
    needs
        .into_iter()
        .find_map(|(is_missing, what)| is_missing.then_some(what))
}
