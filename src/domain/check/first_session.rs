//! The gate before a session that needs no description of the pain, of first things or a routine: the check, a card to read,
//! or nothing.
//!
//! In place of the description stands a [`Card`] that names the warning signs of the place and whatever else the session
//! hinges on; "none of these" is kept as the answer to what it named, and to nothing else.

use unknot_content::check::{Check, SignId, Urgency, Warmth};
use unknot_content::model::{ContraindicationId, Ease, Kind, Technique};

use super::answers::{Answer, Answers};
use super::card::{Card, FirstSteps, TechniqueOmission};
use super::case::Case;
use super::history::LastCheck;
use super::plan::{self, Plan, PlanStep};
use super::tags::Tags;
use super::verdict::{Permit, Verdict, gravest, quick_start};
use super::warmth;
use crate::domain::catalogue::families::is_warm_or_cold;
use crate::domain::catalogue::find_technique;
use crate::domain::dose::turn;
use crate::domain::place::Place;
use crate::domain::session::exercise::Exercise;
use crate::domain::session::quick_start::QuickStart;

/// The step that comes before a first session at one place.
#[derive(Clone, Debug)]
pub enum Gate {
    /// Answers call for help first.
    HelpFirst,
    /// No card is enough: the whole check comes first.
    Check,
    /// "None of these" to the card starts it.
    Ask(Card),
    Go(FirstSteps),
}

/// The facts known at the start.
#[derive(Clone, Copy, Debug)]
pub struct StartFacts<'a> {
    pub check: &'static Check,
    /// The last checks that are young enough to go by.
    pub checks: &'a [LastCheck],
    /// An empty check, used where the place has no check yet.
    pub nothing_asked: &'a LastCheck,
    /// A pack there comes too soon after the last one.
    pub is_too_soon: bool,
}

impl QuickStart {
    /// The step that has to come before it, given the known answers.
    #[must_use]
    pub fn gate(self, known: &StartFacts<'_>) -> Gate {
        let is_for = |place: &Place| self.only.is_some_and(|only| place.area.techniques.contains(&only.id));
        if is_closed(known, &is_for) {
            return Gate::HelpFirst;
        }
        let only: Vec<_> = self.only.into_iter().collect();
        let wanted = PlaceRequest {
            place: self.place,
            techniques: (!only.is_empty()).then_some(&only),
        };
        wanted.gate(known)
    }
}

/// Whether answers about one of some places call for help first.
fn is_closed(known: &StartFacts<'_>, is_meant: &dyn Fn(&Place) -> bool) -> bool {
    let mut closed = known.checks.iter().filter(|last| last.needs_help(known.check));
    closed.any(|last| last.places.first().is_some_and(is_meant))
}

/// The techniques requested at a place.
#[derive(Clone, Copy, Debug)]
pub struct PlaceRequest<'a> {
    pub place: Place,
    /// `None` for the first things of the area.
    pub techniques: Option<&'a [&'static Technique]>,
}

impl PlaceRequest<'_> {
    /// The step that has to come before it, given the known answers.
    #[must_use]
    pub fn gate(self, known: &StartFacts<'_>) -> Gate {
        if is_closed(known, &|place| place.area.id == self.place.area.id) {
            return Gate::HelpFirst;
        }
        match LastCheck::find(known.checks, self.place) {
            Some(last) if !last.answers.by_card => match quick_start(&last.case(known.check)) {
                Verdict::Plan(permit) => Gate::Go(self.steps(&permit, known)),
                Verdict::HelpFirst { .. } => Gate::HelpFirst,
                Verdict::AskFirst(_) => Gate::Check,
            },
            card => self.with_a_card(card.unwrap_or(known.nothing_asked), known),
        }
    }

    /// Names what has no answer yet, and finds out what may be done if the person says "none of these".
    fn with_a_card(self, last: &LastCheck, known: &StartFacts<'_>) -> Gate {
        let mut fine = last.clone();
        fine.answers.by_card = true;
        let required = points_to_muscle(&fine.case(known.check));
        let signs = self.signs(&fine.case(known.check), !required.is_empty());
        fine.answers.signs.send(&signs, &[]);
        for sign in &required {
            fine.answers.signs.set(*sign, Answer::Yes);
        }
        // First as if all of it were answered, so that nothing is named for what stays out anyway.
        let mut all = fine.clone();
        for unanswered in &known.check.unanswered {
            say_no(&mut all.answers, unanswered.tag);
        }
        let stays = match quick_start(&all.case(known.check)) {
            Verdict::Plan(permit) => self.steps(&permit, known),
            Verdict::HelpFirst { .. } => return Gate::HelpFirst,
            Verdict::AskFirst(_) => return Gate::Check,
        };
        let open = Tags::of(&fine.case(known.check));
        let techniques = stays.exercises.iter().filter_map(|exercise| exercise.work.technique());
        let mut tags: Vec<ContraindicationId> = Vec::new();
        for tag in techniques.flat_map(|technique| open.open_for(technique, self.place.area)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        for tag in &tags {
            say_no(&mut fine.answers, *tag);
        }
        let then = match quick_start(&fine.case(known.check)) {
            Verdict::Plan(permit) => self.steps(&permit, known),
            Verdict::HelpFirst { .. } | Verdict::AskFirst(_) => FirstSteps::default(),
        };
        let names_pain = !last.answers.by_card;
        if then.exercises.is_empty() {
            Gate::Check
        } else if !names_pain && signs.is_empty() && tags.is_empty() && required.is_empty() {
            Gate::Go(then)
        } else {
            Gate::Ask(Card {
                signs: by_urgency(&fine.case(known.check), &signs),
                tags,
                required,
                names_pain,
                steps: then,
            })
        }
    }

    /// The signs to name that have no answer: those of the first screen, and those about health, which come before any
    /// self-care; all others only before what is out until they are answered.
    fn signs(self, case: &Case<'_>, needs_the_heart: bool) -> Vec<SignId> {
        let waits =
            |technique: &&'static Technique| matches!(technique.kind, Kind::SelfMassage | Kind::Heat | Kind::Contrast);
        let needs_all = needs_the_heart || self.techniques.is_none_or(|wanted| wanted.iter().any(waits));
        let check = case.check;
        let mut listed: Vec<SignId> = case.screens().flat_map(|screen| screen.first.clone()).collect();
        if needs_all {
            listed.extend(case.screens().flat_map(|screen| screen.second.clone()));
            listed.extend(&check.about);
        }
        listed.extend(&check.health);
        let mut signs: Vec<SignId> = Vec::new();
        for sign in listed {
            if case.is_asked(sign) && case.answer(sign).is_none() && !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        signs
    }

    /// The exercises, each with no more than what is right now.
    fn steps(self, permit: &Permit<'_>, known: &StartFacts<'_>) -> FirstSteps {
        let plan = plan::build(permit, self.place).heeding(known.check, known.checks);
        let mut steps = FirstSteps::default();
        for technique in self.wanted(&plan, permit.case()) {
            let against = plan.left_out.iter().find(|left| left.technique.id == technique.id);
            let why = match against.filter(|left| left.reason.is_about_safety()) {
                Some(left) => Some(TechniqueOmission::Against(left.reason)),
                None if self.techniques.is_none() && is_warm_or_cold(technique.kind) && known.is_too_soon => {
                    Some(TechniqueOmission::TooSoon)
                }
                None if !may_be_warm(technique, permit.case()) => Some(TechniqueOmission::HowItBegan),
                None => None,
            };
            match why {
                Some(why) => steps.left_out.push((technique, why)),
                None => steps.exercises.push(self.exercise(technique, &plan)),
            }
        }
        steps
    }

    fn exercise(self, technique: &'static Technique, plan: &Plan) -> Exercise {
        let step = PlanStep {
            technique,
            dose: plan.cut(technique.kind, technique.dose),
            turn: turn(technique, self.place.sore),
            why: None,
        };
        Exercise::of_plan(step, Some(self.place))
    }

    /// The first things in the order of doing: warmth, press, stretch. Where cold is right, cold; where neither is, none.
    fn wanted(self, plan: &Plan, case: &Case<'_>) -> Vec<&'static Technique> {
        if let Some(wanted) = self.techniques {
            return wanted.to_vec();
        }
        let first = &self.place.area.first;
        let is_left_out = || plan.left_out.iter().any(|left| left.technique.id == first.heat);
        let pack = match plan.warmth.choice {
            Warmth::Cold => Some(first.cold),
            Warmth::Heat | Warmth::Either | Warmth::Alternate => Some(first.heat),
            Warmth::Neither => Some(first.heat).filter(|_| case.answers.by_card || is_left_out()),
        };
        let stretch = match first.ease {
            Ease::Stretch(id) => Some(id),
            // It is for the night, and has no timer.
            Ease::Rest(_) => None,
        };
        let all = pack.into_iter().chain([first.press]).chain(stretch);
        all.filter_map(|id| find_technique(id.as_str())).collect()
    }
}

/// Whether a technique is not warm, or warmth is right for every onset of the pain, when the onset is not known.
pub(super) fn may_be_warm(technique: &Technique, case: &Case<'_>) -> bool {
    let is_warm = |case: &Case<'_>| warmth::is_warm(warmth::wished(case));
    !case.answers.by_card || !matches!(technique.kind, Kind::Heat | Kind::Contrast) || case.however_described(&is_warm)
}

/// The signs pointing to a muscle that lack a yes, at places where every technique needs one (T-27).
fn points_to_muscle(case: &Case<'_>) -> Vec<SignId> {
    let check = case.check;
    if !case.holds(&check.yes_or_no.when) {
        return Vec::new();
    }
    let follows = check.follows.iter().map(|(sign, _)| sign);
    let all = check.yes_or_no.signs.iter().chain(follows).copied();
    all.filter(|sign| case.answer(*sign) != Some(Answer::Yes)).collect()
}

fn say_no(answers: &mut Answers, tag: ContraindicationId) {
    answers.spot_answers.set(tag, Answer::No);
}

/// Signs by the urgency of a yes.
fn by_urgency(case: &Case<'_>, signs: &[SignId]) -> Vec<(Option<Urgency>, Vec<SignId>)> {
    let urgencies = [
        Some(Urgency::Emergency),
        Some(Urgency::Urgent),
        Some(Urgency::SeeGp),
        None,
    ];
    let level_of = |sign: SignId| {
        let mut answers = case.answers.clone();
        answers.signs.set(sign, Answer::Yes);
        gravest(&Case {
            answers: &answers,
            ..*case
        })
    };
    let known: Vec<_> = signs.iter().map(|sign| (level_of(*sign), *sign)).collect();
    let of = |urgency| {
        known
            .iter()
            .filter(move |(known, _)| *known == urgency)
            .map(|(_, sign)| *sign)
            .collect()
    };
    let all = urgencies.map(|urgency| (urgency, of(urgency)));
    all.into_iter()
        .filter(|(_, signs): &(_, Vec<SignId>)| !signs.is_empty())
        .collect()
}
