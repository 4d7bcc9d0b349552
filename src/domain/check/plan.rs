//! The plan for a place: rules B-01 to B-09, and I-10.

use crate::domain::dose::{SideOrder, turn};
use unknot_content::check::{Check, RuleId};
use unknot_content::model::{Confidence, Dose, Kind, Level, Position, Technique};
use unknot_content::vocabulary::{Onset, Training};

use super::answers::{Answers, RecentStrain};
use super::at_hand::can_be_done;
use super::case::Case;
use super::exclusions::{Exclusion, TechniqueFilter, is_called_for};
use super::history::LastCheck;
use super::intensity::{self, Intensity};
use super::massage::{self, MassageAdvice};
use super::tags::{OpenQuestion, Tags};
use super::verdict::Permit;
use super::warmth::{self, WarmthAdvice};
use crate::domain::catalogue::families::is_warm_or_cold;
use crate::domain::catalogue::{background_of, find_technique};
use crate::domain::check::rules::{BEFORE_SPORT, EVERY_SESSION, MAY_COME_FROM, NOT_AT_HAND};
use crate::domain::experience::Lessons;
use crate::domain::place::{Place, SoreSide};
use crate::domain::routine::step::RoutineStep;
use crate::domain::session::exercise::{Activity, Exercise};
use crate::domain::sorting::sort_by_key;

/// A plan for one sore place. Only a [`Permit`] builds one.
#[derive(Clone, Debug)]
pub struct Plan {
    pub place: Place,
    pub warmth: WarmthAdvice,
    /// How to give the heat or cold, with what is at hand.
    pub warm: Option<PlanStep>,
    /// In the order of doing.
    pub steps: Vec<PlanStep>,
    /// Other techniques that are fine.
    pub more: Vec<PlanStep>,
    pub left_out: Vec<ExcludedTechnique>,
    /// The tags that forbid techniques, and the questions that are still open.
    pub tags: Tags,
    pub massage: MassageAdvice,
    pub intensity: Intensity,
    /// Rules that speak about the plan as a whole.
    pub rules: Vec<RuleId>,
}

/// One technique of a plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanStep {
    pub technique: &'static Technique,
    /// Cut to what is right now; never more than the technique's own.
    pub dose: Dose,
    pub turn: SideOrder,
    /// Why this, for this person; `None` if only the order of doing speaks for it.
    pub why: Option<RuleId>,
}

impl Exercise {
    /// A technique of a plan; how long it takes does not depend on the place.
    #[must_use]
    pub const fn of_plan(step: PlanStep, place: Option<Place>) -> Self {
        Self {
            work: Activity::Technique(step.technique),
            dose: step.dose,
            turn: step.turn,
            place,
            rest: None,
            note: String::new(),
        }
    }
}

impl RoutineStep {
    /// A technique of a plan.
    #[must_use]
    pub fn of_plan(step: PlanStep, place: Place) -> Self {
        Self::of_dose(step.technique, step.dose, step.turn, place)
    }
}

/// A technique that is not for this person now.
#[derive(Clone, Copy, Debug)]
pub struct ExcludedTechnique {
    pub technique: &'static Technique,
    pub reason: Exclusion,
}

/// How many techniques of a kind a plan holds at most, in the order of doing (B-02). Before sport there is more
/// movement instead of stretches (I-10).
pub(super) const PORTIONS: [(Kind, usize); 6] = [
    (Kind::Mobility, 1),
    (Kind::SelfMassage, 2),
    (Kind::Stretch, 3),
    (Kind::Strengthen, 1),
    (Kind::Breathing, 1),
    (Kind::Posture, 0),
];
const ORDER: RuleId = RuleId::new("B-02");
const BY_ONSET: RuleId = RuleId::new("B-08");
const ONE_SIDE: RuleId = RuleId::new("B-05");
const ATHLETE: RuleId = RuleId::new("B-09");
/// A few minutes of warmth before pressing or stretching.
const WARM_UP: RuleId = RuleId::new("H-06");
/// Pain with tingling as in sciatica: limits of its own, beside those of the plan.
const SCIATICA_LIKE: RuleId = RuleId::new("T-62");
const NOTHING_TO_MOVE: RuleId = RuleId::new("X-12");
/// Another place that it is for needs help first.
const HELP_ELSEWHERE: RuleId = RuleId::new("X-17");
const MOVES_BEFORE_SPORT: usize = 3;

/// Builds the plan for one of the places of the case.
#[must_use]
pub fn build(permit: &Permit<'_>, place: Place) -> Plan {
    let case = *permit.case();
    let tags = Tags::of(&case);
    let intensity = intensity::of(&case, permit);
    let warmth = warmth::advise(&case, &tags, permit);
    let sieve = TechniqueFilter {
        case,
        permit,
        tags: &tags,
        intensity: &intensity,
    };
    let mut allowed = Vec::new();
    let mut left_out = Vec::new();
    for technique in place
        .area
        .techniques
        .iter()
        .filter_map(|id| find_technique(id.as_str()))
    {
        match sieve.against(technique, place.area) {
            // A pack that is not called for is not missed.
            Some(reason) if !reason.is_about_safety() && !is_called_for(technique.kind, warmth.choice) => {}
            Some(reason) => left_out.push(ExcludedTechnique { technique, reason }),
            None if is_called_for(technique.kind, warmth.choice) => {
                allowed.push(step(technique, place.sore, &intensity, &warmth, case.answers));
            }
            None => {}
        }
    }
    sort_by_key(&mut allowed, |step| preference(step, &case.profile.lessons));
    let warm = take_first(&mut allowed, is_warm_or_cold).or_else(|| {
        // Advice on heat or cold never stands there without a way to follow it: somebody may fetch the pack.
        let positions = case.profile.positions.as_deref();
        let can_be_fetched = |left: &ExcludedTechnique| {
            let technique = left.technique;
            is_warm_or_cold(technique.kind)
                && is_called_for(technique.kind, warmth.choice)
                && left.reason == Exclusion::Rule(NOT_AT_HAND)
                && can_be_done(technique, positions, &[])
        };
        let index = left_out.iter().position(can_be_fetched)?;
        let technique = left_out.remove(index).technique;
        Some(step(technique, place.sore, &intensity, &warmth, case.answers))
    });
    let steps = portions(&mut allowed, &case);
    Plan {
        rules: rules(permit, place, &steps, &warmth),
        massage: massage::advise(&case, &tags, permit),
        tags,
        more: allowed,
        intensity,
        place,
        warmth,
        warm,
        steps,
        left_out,
    }
}

impl Plan {
    /// Leaves out what is for another place too, where the last check of that place calls for help first.
    #[must_use]
    pub fn heeding(mut self, check: &'static Check, checks: &[LastCheck]) -> Self {
        let closed = checks.iter().filter(|last| last.needs_help(check));
        let closed: Vec<Place> = closed.filter_map(|last| last.places.first().copied()).collect();
        let is_open = |technique: &Technique| {
            let mut areas = closed.iter().map(|place| place.area);
            areas.all(|area| !area.techniques.contains(&technique.id))
        };
        self.warm = self.warm.filter(|step| is_open(step.technique));
        self.steps.retain(|step| is_open(step.technique));
        self.more.retain(|step| is_open(step.technique));
        // Also what is fine, but not called for now: a routine may hold it.
        for id in &self.place.area.techniques {
            let technique = find_technique(id.as_str()).filter(|technique| !is_open(technique));
            let is_out = |left: &ExcludedTechnique| left.technique.id == *id && left.reason.is_about_safety();
            if let Some(technique) = technique.filter(|_| !self.left_out.iter().any(is_out)) {
                self.left_out.retain(|left| left.technique.id != *id);
                self.left_out.push(ExcludedTechnique {
                    technique,
                    reason: Exclusion::Rule(HELP_ELSEWHERE),
                });
            }
        }
        self
    }

    /// The questions that come before a technique.
    #[must_use]
    pub fn to_ask_before(&self, technique: &Technique) -> Vec<OpenQuestion> {
        let tags = self.tags.to_ask_before(technique).into_iter();
        tags.map(OpenQuestion::Tag).collect()
    }

    /// A dose of a kind cut to what is right now.
    #[must_use]
    pub fn cut(&self, kind: Kind, dose: Dose) -> Dose {
        cut(kind, dose, &self.intensity, &self.warmth)
    }
}

fn cut(kind: Kind, dose: Dose, intensity: &Intensity, warmth: &WarmthAdvice) -> Dose {
    match (intensity.limit(kind), kind) {
        (Some(limit), _) => limit.cut(dose),
        (None, Kind::Heat) => warmth.cut_heat(dose),
        (None, _) => dose,
    }
}

fn step(
    technique: &'static Technique,
    sore: SoreSide,
    intensity: &Intensity,
    warmth: &WarmthAdvice,
    answers: &Answers,
) -> PlanStep {
    PlanStep {
        technique,
        dose: cut(technique.kind, technique.dose, intensity, warmth),
        turn: turn(technique, sore),
        why: why(technique.kind, intensity, answers),
    }
}

fn why(kind: Kind, intensity: &Intensity, answers: &Answers) -> Option<RuleId> {
    let (onset, lately) = (answers.onset, answers.wishes.lately);
    let by_onset = match kind {
        Kind::Mobility => {
            onset == Some(Onset::Overuse) || onset == Some(Onset::Unknown) && lately == Some(RecentStrain::Training)
        }
        Kind::Breathing => onset == Some(Onset::Stress),
        Kind::Posture => !habits(answers).is_empty(),
        _ => false,
    };
    match (intensity.limit(kind), kind, intensity.strengthen) {
        _ if by_onset => Some(BY_ONSET),
        (Some(limit), ..) => Some(limit.rule),
        (None, Kind::Strengthen, rule) => rule,
        _ => None,
    }
}

/// B-04: what is preferred, the least first: gentle, then what helped this person, better supported, in the mix after which
/// a movement went further twice (MT-6), and not used in the last session.
fn preference(step: &PlanStep, lessons: &Lessons) -> (Level, u32, u8) {
    let Technique {
        id, level, confidence, ..
    } = *step.technique;
    let went_further = lessons.went_further.contains(&id);
    let was_used = lessons.last_used.contains(&id);
    // The earlier outweighs what comes after it.
    let rest = 4 * support(confidence) + 2 * u8::from(!went_further) + u8::from(was_used);
    (level, lessons.rank(id), rest)
}

const fn support(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Confirmed => 0,
        Confidence::Partly => 1,
        Confidence::Unconfirmed => 2,
    }
}

fn take_first(allowed: &mut Vec<PlanStep>, is_wanted: impl Fn(Kind) -> bool) -> Option<PlanStep> {
    let index = allowed.iter().position(|step| is_wanted(step.technique.kind))?;
    Some(allowed.remove(index))
}

/// Takes from what is allowed, kind by kind, staying in a position where that makes no difference.
fn portions(allowed: &mut Vec<PlanStep>, case: &Case<'_>) -> Vec<PlanStep> {
    let (answers, lessons) = (case.answers, &case.profile.lessons);
    let mut steps: Vec<PlanStep> = Vec::new();
    for (kind, count) in PORTIONS {
        if kind == Kind::Posture {
            steps.extend(habits(answers).iter().filter_map(|habit| take_habit(allowed, habit)));
        }
        let count = if kind == Kind::Mobility && answers.before_sport {
            MOVES_BEFORE_SPORT
        } else {
            count
        };
        for _ in 0..count {
            let position = steps.last().map(|step| step.technique.position);
            if let Some(index) = best(allowed, kind, position, lessons) {
                steps.push(allowed.remove(index));
            }
        }
    }
    steps
}

/// The best technique of a kind; among equals one in the position that somebody is in already.
fn best(allowed: &[PlanStep], kind: Kind, position: Option<Position>, lessons: &Lessons) -> Option<usize> {
    let is_kind = |step: &&PlanStep| step.technique.kind == kind;
    let first = allowed.iter().find(is_kind)?;
    let equals_first =
        |step: &PlanStep| step.technique.kind == kind && preference(step, lessons) == preference(first, lessons);
    let same_position = allowed
        .iter()
        .position(|step| equals_first(step) && Some(step.technique.position) == position);
    same_position.or_else(|| allowed.iter().position(|step| is_kind(&step)))
}

/// B-08: the habits to look at, as beginnings of ids. For pain from posture that is the short break and one thing for
/// the place where somebody sits; where nobody knows how it began, what there was more of lately.
const fn habits(answers: &Answers) -> &'static [&'static str] {
    match (answers.onset, answers.wishes.lately) {
        (Some(Onset::Posture), _) => &["pos-microbreak", "pos-"],
        (Some(Onset::Unknown), Some(RecentStrain::Lifting)) => &["pos-lift-carry"],
        (Some(Onset::Unknown), Some(RecentStrain::Sleep)) => &["pos-sleep"],
        _ => &[],
    }
}

fn take_habit(allowed: &mut Vec<PlanStep>, habit: &str) -> Option<PlanStep> {
    let is_wanted =
        |step: &PlanStep| step.technique.kind == Kind::Posture && step.technique.id.as_str().starts_with(habit);
    let index = allowed.iter().position(is_wanted)?;
    Some(allowed.remove(index))
}

fn rules(permit: &Permit<'_>, place: Place, steps: &[PlanStep], warmth: &WarmthAdvice) -> Vec<RuleId> {
    let case = permit.case();
    let moves = |kind: Kind| {
        matches!(
            kind,
            Kind::Stretch | Kind::SelfMassage | Kind::Mobility | Kind::Strengthen
        )
    };
    let nothing_to_move = !steps.iter().any(|step| moves(step.technique.kind));
    let has_sources = !background_of(place.area).may_come_from.is_empty();
    let is_athlete = case.profile.training == Some(Training::Athlete);
    let rules = [
        (permit.fired(SCIATICA_LIKE.as_str()), SCIATICA_LIKE),
        (!nothing_to_move, ORDER),
        (nothing_to_move, NOTHING_TO_MOVE),
        (warmth::is_warm(warmth.choice) && !nothing_to_move, WARM_UP),
        (!nothing_to_move, EVERY_SESSION),
        (place.sore.one_side().is_some(), ONE_SIDE),
        (
            case.answers.onset.is_some_and(|onset| onset != Onset::SuddenInjury),
            BY_ONSET,
        ),
        (has_sources, MAY_COME_FROM),
        (case.answers.before_sport, BEFORE_SPORT),
        (is_athlete, ATHLETE),
    ];
    rules
        .into_iter()
        .filter_map(|(holds, rule)| holds.then_some(rule))
        .collect()
}
