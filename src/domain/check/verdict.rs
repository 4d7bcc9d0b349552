//! The verdict: decides whether anything may be offered. Every page and every start of a session uses it.

use unknot_content::check::{RuleId, Urgency};

use super::case::Case;
use super::rules::{NO_WARNING_SIGN, QUESTIONS_SKIPPED};

/// The outcome of a check.
///
/// Only one of the three holds a [`Permit`], and a plan cannot be built without one.
#[derive(Clone, Debug)]
pub enum Verdict<'a> {
    /// Something that was answered asks for help, whatever is missing beside it.
    HelpFirst { urgency: Urgency, reasons: FiredRules },
    /// Not enough is known to plan anything. No advice follows from an unfinished check.
    AskFirst(Missing),
    /// Self-care may go on; gently, where somebody should have a look at it all the same.
    Plan(Permit<'a>),
}

/// The rules of the greatest urgency that fired, in the order of the rules; never empty.
pub type FiredRules = Vec<RuleId>;

/// The answers that a check still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A warning sign screen of one of the places.
    FirstScreen,
    Pain,
    Duration,
    Onset,
    Profile,
}

/// The proof that triage allowed self-care in a case. Nothing but [`verdict`] makes one.
#[derive(Clone, Debug)]
pub struct Permit<'a> {
    case: Case<'a>,
    urgency: Urgency,
    /// Those of this urgency.
    reasons: FiredRules,
    /// All rules that fired, of any urgency; some of them limit the plan.
    fired: FiredRules,
}

impl<'a> Permit<'a> {
    /// The case that self-care was allowed in.
    #[must_use]
    pub const fn case(&self) -> &Case<'a> {
        &self.case
    }

    #[must_use]
    pub const fn urgency(&self) -> Urgency {
        self.urgency
    }

    /// The rules of its urgency that fired.
    #[must_use]
    pub fn reasons(&self) -> &[RuleId] {
        &self.reasons
    }

    #[must_use]
    pub fn fired(&self, rule: &str) -> bool {
        self.fired.iter().any(|id| id.as_str() == rule)
    }

    /// Whether questions were skipped, so that the plan is gentle.
    #[must_use]
    pub fn skipped_questions(&self) -> bool {
        self.fired.contains(&QUESTIONS_SKIPPED)
    }

    /// Whether nothing but the full plan's own rule fired.
    #[must_use]
    pub fn is_plain_self_care(&self) -> bool {
        self.fired == [NO_WARNING_SIGN]
    }
}

/// Reasons to see somebody that come before any technique: an unfit age for this app (T-54), and conditions of
/// which the rule says "ask before any technique" (T-48).
const BEFORE_ANY_TECHNIQUE: [&str; 2] = ["T-48", "T-54"];

/// A function that assesses the answers: [`verdict`], [`quick_start`] for sessions that need no description of the pain,
/// or [`as_asked`].
pub type VerdictFn = for<'a> fn(&Case<'a>) -> Verdict<'a>;

impl<'a> Verdict<'a> {
    /// The urgency shown in the DOM; `None` while something has to be asked first.
    #[must_use]
    pub const fn urgency(&self) -> Option<Urgency> {
        match self {
            Self::AskFirst(_) => None,
            Self::HelpFirst { urgency, .. } => Some(*urgency),
            Self::Plan(permit) => Some(permit.urgency),
        }
    }

    /// The rules to show.
    #[must_use]
    pub fn reasons(&self) -> &[RuleId] {
        match self {
            Self::AskFirst(_) => &[],
            Self::HelpFirst { reasons, .. } => reasons,
            Self::Plan(permit) => &permit.reasons,
        }
    }

    /// The permit for a plan, where self-care is allowed.
    #[must_use]
    pub const fn permit(&self) -> Option<&Permit<'a>> {
        match self {
            Self::HelpFirst { .. } | Self::AskFirst(_) => None,
            Self::Plan(permit) => Some(permit),
        }
    }

    #[must_use]
    pub const fn is_help_first(&self) -> bool {
        matches!(self, Self::HelpFirst { .. })
    }
}

/// Weighs what was answered so far.
///
/// An emergency is said at once. While something is missing, any other reason for help counts as far as no answer that
/// is missing could take it back; the rest waits for the answers that triage cannot do without.
#[must_use]
pub fn verdict<'a>(case: &Case<'a>) -> Verdict<'a> {
    let of = |urgency: Urgency| fired(case, urgency);
    let emergency = of(Urgency::Emergency);
    if !emergency.is_empty() {
        return help_first(Urgency::Emergency, emergency);
    }
    let (urgent, gp) = (of(Urgency::Urgent), of(Urgency::SeeGp));
    if let Some(missing) = missing(case) {
        let (urgent, gp) = (certain(case, urgent), certain(case, gp));
        return match (urgent.is_empty(), asks_first(&gp)) {
            (false, _) => help_first(Urgency::Urgent, urgent),
            (true, true) => help_first(Urgency::SeeGp, gp),
            (true, false) => Verdict::AskFirst(missing),
        };
    }
    if !urgent.is_empty() {
        return help_first(Urgency::Urgent, urgent);
    }
    if asks_first(&gp) {
        return help_first(Urgency::SeeGp, gp);
    }
    let self_care = of(Urgency::SelfCare);
    let (urgency, reasons) = if gp.is_empty() {
        (Urgency::SelfCare, self_care.clone())
    } else {
        (Urgency::SeeGp, gp.clone())
    };
    Verdict::Plan(Permit {
        case: *case,
        urgency,
        reasons,
        fired: [gp, self_care].concat(),
    })
}

/// Assesses the answers for a routine: a whole check by [`verdict`], and "none of these" on a card by [`quick_start`].
#[must_use]
pub fn as_asked<'a>(case: &Case<'a>) -> Verdict<'a> {
    if case.answers.by_card {
        quick_start(case)
    } else {
        verdict(case)
    }
}

/// Assesses the answers for a quick start, which needs no description of the pain: "none of these" on a card
/// is enough if no description could call for help. A technique that a skipped question forbids is forbidden here too.
#[must_use]
pub fn quick_start<'a>(case: &Case<'a>) -> Verdict<'a> {
    let usual = verdict(case);
    match usual {
        Verdict::AskFirst(missing) if case.answers.by_card && missing != Missing::FirstScreen => {}
        _ => return usual,
    }
    let is_fine = |case: &Case<'_>| {
        let of = |urgency: Urgency| fired(case, urgency);
        of(Urgency::Emergency).is_empty() && of(Urgency::Urgent).is_empty() && !asks_first(&of(Urgency::SeeGp))
    };
    if !is_fine(case) || !case.however_described(&is_fine) {
        return usual;
    }
    let gp = fired(case, Urgency::SeeGp);
    let urgency = if gp.is_empty() {
        Urgency::SelfCare
    } else {
        Urgency::SeeGp
    };
    let mut all = gp.clone();
    if !case.second_screen_is_done() {
        all.push(QUESTIONS_SKIPPED);
    }
    Verdict::Plan(Permit {
        case: *case,
        urgency,
        reasons: gp,
        fired: all,
    })
}

/// The greatest urgency of which a rule fires by what was answered so far, whatever is missing.
#[must_use]
pub fn gravest(case: &Case<'_>) -> Option<Urgency> {
    let mut urgencies = [Urgency::Emergency, Urgency::Urgent, Urgency::SeeGp].into_iter();
    urgencies.find(|urgency| !fired(case, *urgency).is_empty())
}

const fn help_first<'a>(urgency: Urgency, reasons: FiredRules) -> Verdict<'a> {
    Verdict::HelpFirst { urgency, reasons }
}

fn fired(case: &Case<'_>, urgency: Urgency) -> FiredRules {
    let rules = case.check.triage.iter().filter(|rule| rule.urgency == urgency);
    let fired = rules.filter(|rule| case.holds(&rule.when));
    fired.map(|rule| rule.id).collect()
}

/// Those that no missing answer could take back.
fn certain(case: &Case<'_>, mut fired: FiredRules) -> FiredRules {
    fired.retain(|id| {
        let mut rules = case.check.triage.iter();
        rules.any(|rule| rule.id == *id && case.holds_for_certain(&rule.when))
    });
    fired
}

fn asks_first(fired: &[RuleId]) -> bool {
    fired.iter().any(|id| BEFORE_ANY_TECHNIQUE.contains(&id.as_str()))
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
