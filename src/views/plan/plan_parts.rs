//! The contents of a plan page that has a plan: two lines, the start, the steps, and everything else folded.

use leptos::prelude::*;
use unknot_content::check::{RuleId, Urgency};
use unknot_content::model::Kind;
use unknot_content::vocabulary::Onset;

use crate::domain::catalogue::guides;
use crate::domain::check::assessment::Assessment;
use crate::domain::check::glance::{by_reason, few_things, lead, pack_line, reasons, step_line, times_a_day};
use crate::domain::check::massage::{MassageAdvice, MassageStyle};
use crate::domain::check::plan::{ExcludedTechnique, Plan, PlanStep};
use crate::domain::check::relief::{Circumstances, FittingSteps, select};
use crate::domain::check::rules::EVERY_SESSION;
use crate::domain::check::tags::OpenQuestion;
use crate::domain::check::words::{
    expected_course, massage_style, rule_ids, warmth_dose, warmth_heading, warmth_value,
};
use crate::domain::place::{Place, place_name};
use crate::domain::route::Route;
use crate::domain::routine::step::RoutineStep;
use crate::domain::session::exercise::Exercise;
use crate::domain::session::script::length;
use crate::domain::wording;
use crate::state::AppState;
use crate::views::check::open_questions::{AskedQuestions, OpenQuestions};
use crate::views::frame::lazy::LazyKeepUp;
use crate::views::journal::journal_notes::{HelpedNote, PackNote};
use crate::views::learn::facts::{Because, GuideLink};
use crate::views::parts::on_paper::{PlanOnPaper, PrintButton};
use crate::views::parts::rows::CollectAny;
use crate::views::plan::elsewhere::Elsewhere;
use crate::views::plan::fine_tuning::FineTuning;
use crate::views::plan::knot::KnotPart;
use crate::views::plan::moment::{MomentNow, MomentPart};
use crate::views::plan::reminders::RemindersPart;
use crate::views::plan::row::PlanRow;
use crate::views::plan::wishes::WishesNow;
use crate::views::routines::add_to_routine::AddToRoutine;

/// The assessment with its plan, and the steps chosen for the moment.
#[derive(Clone, Debug)]
struct CurrentPlan {
    known: Assessment,
    plan: Plan,
    moment: Circumstances,
    chosen: FittingSteps,
}

/// The choices stay as they are while what follows from them changes.
#[component]
pub fn PlanParts(
    place: Place,
    assessed: Memo<Option<Assessment>>,
    wishes: WishesNow,
    #[prop(optional_no_strip)] onset: Option<Onset>,
) -> impl IntoView {
    let moment = MomentNow::new();
    let now = move || {
        let known = assessed.get()?;
        let plan = known.plan.clone()?;
        let moment = moment.get();
        let chosen = select(&plan, moment);
        Some(CurrentPlan {
            known,
            plan,
            moment,
            chosen,
        })
    };
    let part = move |show: fn(CurrentPlan) -> AnyView| move || now().map(show);
    view! {
        {part(|now| view! { <Lead now /> }.into_any())}
        <MomentPart now=moment />
        {part(|now| view! { <Steps now /> }.into_any())}
        <FineTuning wishes onset />
        {move || {
            let known = assessed.get()?;
            let plan = known.plan.clone()?;
            Some(view! { <Folds place known plan /> })
        }}
    }
}

/// Two lines that say what and why; opened, every reason, once.
#[component]
fn Lead(now: CurrentPlan) -> impl IntoView {
    let CurrentPlan {
        known, plan, chosen, ..
    } = now;
    let lead = lead(&plan, &chosen, &known.last.answers);
    let advice = &plan.warmth;
    let ids = rule_ids(&[advice.rules.clone(), advice.cautions.clone()].concat());
    let row = |rule: RuleId| view! { <li><Because rule /></li> };
    // The outcome shows the reason to see a GP.
    let told = if known.urgency == Urgency::SeeGp {
        known.fired
    } else {
        Vec::new()
    };
    let because = reasons(&plan, &told).into_iter().map(row).collect_any();
    let cautions = advice.cautions.iter().copied().map(row).collect_any();
    view! {
        <details class="plan-lead">
            <summary>
                <strong>{lead.what}</strong>
                " "
                {lead.why}
                " "
                <span class="why">"Why?"</span>
            </summary>
            <ul class="plan-notes" data-rules=rule_ids(&plan.rules)>{because}</ul>
            <div data-heatcold=warmth_value(advice.choice) data-rules=ids>
                <h2>{wording::sentence(warmth_heading(advice.choice)).trim_end_matches('.').to_owned()}</h2>
                {advice.dose.map(|dose| view! { <p>{warmth_dose(dose)}</p> })}
                <ul class="plan-notes">{cautions}</ul>
                <GuideLink guide=guides::HEAT_AND_COLD text="What is known about heat and cold" />
            </div>
        </details>
    }
}

/// The start, and what it starts, a line each.
#[component]
fn Steps(now: CurrentPlan) -> impl IntoView {
    let CurrentPlan {
        plan,
        moment,
        chosen,
        known,
        ..
    } = now;
    let place = plan.place;
    let dose = plan.warmth.dose;
    let few = few_things(&chosen, place, moment.at);
    let questions = |step: &PlanStep| plan.to_ask_before(step.technique);
    let warm = chosen.warm.map(|step| {
        let line = pack_line(&step, dose);
        view! { <PlanRow step place line questions=questions(&step) beside=view! { <Timer step place /> }.into_any() /> }
    });
    let row = |step: &PlanStep| {
        let line = step_line(step, moment.at);
        view! { <PlanRow step=*step place line questions=questions(step) /> }
    };
    let rows = chosen.steps.iter().map(row).collect_any();
    view! {
        <section class="plan-steps" aria-label="Steps">
            {few.map(|few| view! { <p data-few>{few}</p> })}
            <StartSession place steps=chosen.steps />
            <PackNote area=place.area />
            {warm}
            {rows}
            <MoreQuestions place plan known />
        </section>
    }
}

/// The timer of the pack that comes first.
#[component]
fn Timer(step: PlanStep, place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let label = format!("Timer: {}", step.technique.title);
    view! {
        <button class="button" data-warm-timer aria-label=label on:click=move |_| state.start_session(place, &[step])>
            "Timer"
        </button>
    }
}

/// Starts a guided session with what there is to do.
#[component]
fn StartSession(place: Place, steps: Vec<PlanStep>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let ready = state.session_settings().ready();
    let length: u64 = steps
        .iter()
        .map(|step| length(&Exercise::of_plan(*step, None), ready))
        .sum();
    let often = times_a_day(&steps).map(|times| format!(", {times} times a day"));
    (!steps.is_empty()).then(|| {
        view! {
            <button class="button primary plan-start" data-start on:click=move |_| state.start_session(place, &steps)>
                {format!("Start · {}", wording::minutes(length))}
                {often}
            </button>
        }
    })
}

/// All open questions at once. Each is also asked before the step that depends on it.
#[component]
fn MoreQuestions(place: Place, plan: Plan, known: Assessment) -> impl IntoView {
    let mut asking = AskedQuestions::default();
    let of_steps = plan.warm.iter().chain(&plan.steps);
    let of_steps = of_steps.flat_map(|step| plan.to_ask_before(step.technique));
    let of_left_out = plan.left_out.iter();
    let of_left_out = of_left_out.flat_map(|left| left.reason.questions(&known.last, known.check));
    let all: Vec<OpenQuestion> = plan
        .warmth
        .to_ask
        .iter()
        .copied()
        .chain(of_steps)
        .chain(of_left_out)
        .collect();
    let questions = asking.new_of(all);
    let count = questions.len();
    (count > 0).then(|| {
        let title = match count {
            1 => "1 question makes this fit better".to_owned(),
            more => format!("{more} questions make this fit better"),
        };
        view! {
            <details class="more-questions">
                <summary>{title}</summary>
                <OpenQuestions place questions />
            </details>
        }
    })
}

/// Everything else, a line each until it is opened.
#[component]
fn Folds(place: Place, known: Assessment, plan: Plan) -> impl IntoView {
    let Assessment {
        last, check, checks, ..
    } = known;
    let (stretches, answered) = (times_a_day(&plan.steps).is_some(), last.at);
    let (habits, steps): (Vec<PlanStep>, Vec<PlanStep>) =
        plan.steps.iter().partition(|step| step.technique.kind == Kind::Posture);
    let course = expected_course(&last.answers, plan.warmth.choice, place.area);
    let kept: Vec<RoutineStep> = steps.iter().map(|step| RoutineStep::of_plan(*step, place)).collect();
    view! {
        <HelpedNote area=place.area />
        <div class="folds">
            <LeftOutPart left_out=plan.left_out.clone() />
            <WhatToExpect course rules=plan.rules.clone() />
            <Habits habits place />
            <Elsewhere place last check checks />
            <KnotPart place />
            <MassagePart advice=plan.massage />
            {stretches.then(|| view! { <RemindersPart /> })}
            {(!kept.is_empty())
                .then(|| view! { <AddToRoutine steps=kept name=place_name(place.area, Some(place.sore)) /> })}
        </div>
        <p class="button-row">
            <PrintButton />
        </p>
        // It may arrive late, so nothing that is tapped often stands below it.
        <LazyKeepUp place />
        <PlanOnPaper plan answered />
    }
}

/// Why things are not there, each reason once.
#[component]
fn LeftOutPart(left_out: Vec<ExcludedTechnique>) -> impl IntoView {
    let item = |left: ExcludedTechnique| {
        let reason = left.reason.rule();
        view! {
            <li data-excluded=left.technique.id.as_str() data-reason=reason.as_str()>
                {left.technique.title}
            </li>
        }
    };
    let group = |(words, all): (String, Vec<ExcludedTechnique>)| {
        view! {
            <li>
                {words}
                <ul>{all.into_iter().map(item).collect_any()}</ul>
            </li>
        }
    };
    (!left_out.is_empty()).then(|| {
        view! {
            <details class="left-out">
                <summary>{format!("Left out for you · {}", left_out.len())}</summary>
                <ul class="plan-notes">{by_reason(&left_out).into_iter().map(group).collect_any()}</ul>
            </details>
        }
    })
}

#[component]
fn WhatToExpect(course: &'static str, rules: Vec<RuleId>) -> impl IntoView {
    let too_much = rules.into_iter().find(|rule| *rule == EVERY_SESSION);
    view! {
        <details>
            <summary>"What to expect, and when to stop"</summary>
            <p>{course}</p>
            {too_much.map(|rule| view! { <p data-rules=rule.as_str()><Because rule /></p> })}
            <p>
                "Come back to these questions in a week, before a new start, or when the pain goes up by 2 or more.
                New numbness, weakness, fever or swelling: stop, and answer again at once."
            </p>
            <GuideLink guide=guides::SEE_A_DOCTOR text="When to see somebody" />
        </details>
    }
}

/// Habits for the whole day, which are not part of a session.
#[component]
fn Habits(habits: Vec<PlanStep>, place: Place) -> impl IntoView {
    let row = |step: &PlanStep| {
        let line = wording::position(step.technique.position).to_owned();
        view! { <PlanRow step=*step place line questions=Vec::new() /> }
    };
    (!habits.is_empty()).then(|| {
        view! {
            <details class="habits">
                <summary>{format!("During the day · {}", habits.len())}</summary>
                {habits.iter().map(row).collect_any()}
            </details>
        }
    })
}

#[component]
fn MassagePart(advice: MassageAdvice) -> impl IntoView {
    let rules = rule_ids(&[advice.rule]);
    let alternative = advice.style.alternative();
    view! {
        <details data-massage-style=advice.style.as_str() data-rules=rules>
            <summary>"If you book a massage"</summary>
            <p>
                <strong>{massage_style(advice.style)}</strong> " " <Because rule=advice.rule />
            </p>
            {alternative.map(|style| view! { <p>{format!("Or: {}", massage_style(style))}</p> })}
            {(advice.style != MassageStyle::None).then_some("No style has been shown to be better than another.")}
            <p>
                <a class="lone-link" href=Route::Learn.href()>"All ways to get help"</a>
            </p>
        </details>
    }
}
