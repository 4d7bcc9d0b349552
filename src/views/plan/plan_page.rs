//! The plan for one place, or the reason why there is none.

use leptos::prelude::*;
use unknot_content::check::{Check, Level, RuleId, Warmth};
use unknot_content::model::Kind;

use crate::domain::catalogue::{check, guides};
use crate::domain::check::kept::LastCheck;
use crate::domain::check::massage::{MassageAdvice, MassageStyle};
use crate::domain::check::plan::{self, LeftOut, Plan, Step};
use crate::domain::check::rules::NOT_ASKED;
use crate::domain::check::tags::OpenQuestion;
use crate::domain::check::verdict::verdict;
use crate::domain::check::warmth::WarmthAdvice;
use crate::domain::check::words::{
    expected_course, massage_style, reason_in_words, rule_ids, turn, warmth_dose, warmth_heading, warmth_value,
    what_to_say,
};
use crate::domain::place::Place;
use crate::domain::place::{Sore, place_name};
use crate::domain::route::Route;
use crate::domain::routine::step::RoutineStep;
use crate::domain::session::exercise::Exercise;
use crate::domain::session::script::length;
use crate::state::{AppState, Pack};
use crate::views::check::open_questions::{Asking, OpenQuestions};
use crate::views::check::outcome::{AnswerAgain, Outcome, TwoMoreQuestions};
use crate::views::journal::journal_notes::{HelpedNote, PackNote, SeeSomebodyNote};
use crate::views::journal::summary_page::SummaryLink;
use crate::views::learn::facts::{GuideLink, OnceLoaded};
use crate::views::parts::on_paper::{PlanOnPaper, PrintButton};
use crate::views::parts::rows::CollectAny;
use crate::views::plan::elsewhere::Elsewhere;
use crate::views::plan::knot::KnotPart;
use crate::views::plan::relief::Relief;
use crate::views::plan::reminders::RemindersPart;
use crate::views::plan::wishes::{WishesNow, WishesPart};
use crate::views::routines::add_to_routine::AddToRoutine;
use crate::views::technique::technique_card::TechniqueCard;

/// What follows from the last check of a place.
#[component]
pub fn PlanPage(place: Place) -> impl IntoView {
    view! {
        <div class="page plan-page">
            <h1 tabindex="-1">"What is right for you"</h1>
            <p>
                <a class="chip" href=Route::Area(place.area, Some(place.sore)).href()>{place_name(place.area, Some(place.sore))}</a>
            </p>
            <OnceLoaded pack=Pack::CHECK show=move || view! { <Assessed place /> }.into_any() />
        </div>
    }
}

#[component]
fn Assessed(place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let wishes = WishesNow::of(place);
    let has_plan = RwSignal::new(false);
    let onset = untrack(|| state.last_check(place)).and_then(|last| last.answers.onset);
    let outcome = move || {
        has_plan.set(false);
        let known = state.last_checks();
        let last = known
            .as_ref()
            .and_then(|(_, checks)| LastCheck::find(checks, place).cloned());
        let Some(((check, checks), last)) = known.zip(last) else {
            return view! { <AskFirst place /> }.into_any();
        };
        let last = LastCheck {
            answers: wishes.added_to(last.answers),
            ..last
        };
        let case = last.case(check);
        let verdict = verdict(&case);
        let Some(level) = verdict.level() else {
            return view! { <AskFirst place /> }.into_any();
        };
        let say = what_to_say(&case, place);
        let fired = verdict.reasons().to_vec();
        let plan = verdict
            .permit()
            .map(|permit| plan::build(permit, place).heeding(check, &checks));
        let is_gentler = verdict.permit().is_some_and(|permit| permit.fired("T-61"));
        let others = last.places.iter().copied().filter(|other| *other != place).collect();
        has_plan.set(plan.is_some());
        view! {
            <Outcome place level fired say />
            {matches!(level, Level::SeeGp | Level::Urgent).then(|| view! { <SummaryLink /> })}
            {is_gentler.then(|| view! { <TwoMoreQuestions place /> })}
            {(level < Level::Urgent).then(|| view! { <BackToRoutine /> })}
            <SeeSomebodyNote area=place.area />
            <CheckedTogether others />
            {plan.map(|plan| view! { <PlanParts plan last=last.clone() check checks /> })}
            {(level < Level::Urgent).then(|| view! { <p class="eyebrow">{NOT_A_DIAGNOSIS}</p> })}
            <AnswerAgain place />
        }
        .into_any()
    };
    view! {
        {outcome}
        {move || has_plan.get().then(|| view! { <WishesPart wishes onset /> })}
    }
}

/// The way back to the routine that asked for this check.
#[component]
fn BackToRoutine() -> impl IntoView {
    let state = expect_context::<AppState>();
    let waiting = state.waiting.get_untracked();
    waiting.map(|id| {
        view! {
            <p class="button-row">
                <a class="button primary" href=Route::RoutinePlay(id).href()>"Go on with your routine"</a>
            </p>
        }
    })
}

const NOT_A_DIAGNOSIS: &str = "This is not a diagnosis. If anything on the list of warning signs comes up, or you are \
    worried, stop and get help.";

/// There is no plan without answers that are young enough.
#[component]
fn AskFirst(place: Place) -> impl IntoView {
    view! {
        <p>"A plan needs a few answers first, and answers older than a week are asked again."</p>
        <p>
            <a class="button primary" href=Route::Check(place.area, place.sore).href()>"Answer a few questions"</a>
        </p>
    }
}

/// The way to what follows for the other places of the same check.
#[component]
fn CheckedTogether(others: Vec<Place>) -> impl IntoView {
    let link = |place: Place| {
        let href = Route::Plan(place.area, place.sore).href();
        view! { <li><a class="chip" href=href>{place_name(place.area, Some(place.sore))}</a></li> }
    };
    (!others.is_empty()).then(|| {
        view! {
            <p>"These answers are also about:"</p>
            <ul class="chips">{others.into_iter().map(link).collect_any()}</ul>
        }
    })
}

#[component]
fn PlanParts(plan: Plan, last: LastCheck, check: &'static Check, checks: Vec<LastCheck>) -> impl IntoView {
    let (place, sore) = (plan.place, plan.place.sore);
    let answered = last.at;
    let course = expected_course(&last.answers, plan.warmth.choice, place.area);
    let stretches = plan.steps.iter().any(|step| step.technique.kind == Kind::Stretch);
    // Each question stands before the first thing that depends on it.
    let mut asked = Asking::default();
    let before_pack = plan
        .warm
        .map(|warm| plan.to_ask_before(warm.technique))
        .unwrap_or_default();
    let before_warmth = asked.new_of([plan.warmth.to_ask.clone(), before_pack].concat());
    let steps: Vec<_> = plan
        .steps
        .iter()
        .map(|step| {
            view! {
                <OpenQuestions place questions=asked.new_of(plan.to_ask_before(step.technique)) />
                <PlanStep step=*step sore />
            }
        })
        .collect_any();
    view! {
        <WarmthPart advice=plan.warmth.clone() warm=plan.warm place first=before_warmth />
        <PackNote area=place.area />
        <section aria-labelledby="plan-steps">
            <h2 id="plan-steps">"Then"</h2>
            <StartSession place steps=plan.steps.clone() />
            {steps}
            <HelpedNote area=place.area />
            <KnotPart place />
            <ul class="plan-notes">{plan.rules.iter().map(|rule| view! { <li><Because rule=*rule /></li> }).collect_any()}</ul>
        </section>
        {stretches.then(|| view! { <RemindersPart /> })}
        <p class="button-row">
            <PrintButton />
        </p>
        <Relief plan=plan.clone() asked />
        <Elsewhere place last check checks />
        <section aria-labelledby="plan-course">
            <h2 id="plan-course">"What to expect"</h2>
            <p>{course}</p>
            <p>
                "Come back to these questions in a week, before a new start, or when the pain goes up by 2 or more.
                New numbness, weakness, fever or swelling: stop, and answer again at once."
            </p>
            <GuideLink guide=guides::SEE_A_DOCTOR text="When to see somebody" />
        </section>
        <MassagePart advice=plan.massage />
        <PlanOnPaper plan=plan.clone() answered />
        <LeftOutPart left_out=plan.left_out place />
    }
}

/// Starts a guided session with what there is to do. Habits are for the whole day and stay out of it.
#[component]
pub fn StartSession(place: Place, steps: Vec<Step>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let steps: Vec<Step> = steps
        .into_iter()
        .filter(|step| step.technique.kind != Kind::Posture)
        .collect();
    let ready = state.session_settings().ready();
    let seconds: u64 = steps
        .iter()
        .map(|step| length(&Exercise::of_plan(*step, None), ready))
        .sum::<u64>()
        / 1000;
    let kept: Vec<RoutineStep> = steps.iter().map(|step| RoutineStep::of_plan(*step, place)).collect();
    let name = place_name(place.area, Some(place.sore));
    (!steps.is_empty()).then(|| {
        view! {
            <p class="button-row">
                <button class="button primary" data-start on:click=move |_| state.start_session(place, &steps)>
                    {format!("Start, step by step ({} min)", seconds.div_ceil(60))}
                </button>
            </p>
            <AddToRoutine steps=kept name />
        }
    })
}

/// Why a rule says what it says; our own caution is marked as such.
#[component]
pub fn Because(rule: RuleId) -> impl IntoView {
    let rule = check().and_then(|check| check.rule(rule));
    rule.map(|rule| {
        view! {
            {rule.because} {rule.now.map(|now| view! { " " {now} })} {rule.avoid.map(|avoid| view! { " " {avoid} })}
            {rule.watch.map(|watch| view! { " " {watch} })}
            {rule.is_our_caution.then(|| view! { " " <span class="unsure">"our caution"</span> })}
        }
    })
}

#[component]
fn WarmthPart(
    advice: WarmthAdvice,
    #[prop(optional_no_strip)] warm: Option<Step>,
    place: Place,
    first: Vec<OpenQuestion>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let sore = place.sore;
    let waits = advice.choice == Warmth::Neither && !first.is_empty();
    let rules: Vec<RuleId> = advice.rules.iter().chain(&advice.cautions).copied().collect();
    let ids = rule_ids(&rules);
    view! {
        <section
            class="warmth"
            data-heatcold=warmth_value(advice.choice)
            data-rules=ids
            aria-labelledby="plan-warmth"
        >
            <h2 id="plan-warmth">
                {if waits {
                    "First: a question about heat and cold".to_owned()
                } else {
                    format!("First: {}", warmth_heading(advice.choice))
                }}
            </h2>
            <OpenQuestions place questions=first />
            {advice.dose.map(|dose| view! { <p>{warmth_dose(dose)}</p> })}
            {(advice.choice == Warmth::Neither && !waits)
                .then_some("Neither heat nor cold suits you now. Try breathing or gentle movement instead, where this plan offers them.")}
            <ul class="plan-notes">{rules.into_iter().map(|rule| view! { <li><Because rule /></li> }).collect_any()}</ul>
            {warm.map(|step| {
                view! {
                    <PlanStep step sore />
                    <p class="button-row">
                        <button class="button" data-warm-timer on:click=move |_| state.start_session(place, &[step])>
                            "Start its timer"
                        </button>
                    </p>
                }
            })}
            <GuideLink guide=guides::HEAT_AND_COLD text="What is known about heat and cold" />
        </section>
    }
}

/// A technique with its own dose, its side, and why it is here.
#[component]
pub fn PlanStep(step: Step, sore: Sore) -> impl IntoView {
    let why = check()
        .zip(step.why)
        .and_then(|(check, why)| check.rule(why))
        .map(|rule| rule.because);
    view! {
        <TechniqueCard technique=step.technique sore=Some(sore) dose=Some(step.dose) />
        <p class="plan-why">
            {turn(step.turn).map(|turn| view! { <strong>{turn}</strong> " " })} {why}
        </p>
    }
}

#[component]
fn MassagePart(advice: MassageAdvice) -> impl IntoView {
    let rules = rule_ids(&[advice.rule]);
    let alternative = advice.style.alternative();
    view! {
        <section data-massage-style=advice.style.as_str() data-rules=rules aria-labelledby="plan-massage">
            <h2 id="plan-massage">"If you book a massage"</h2>
            <p>
                <strong>{massage_style(advice.style)}</strong> " " <Because rule=advice.rule />
            </p>
            {alternative.map(|style| view! { <p>{format!("Or: {}", massage_style(style))}</p> })}
            {(advice.style != MassageStyle::None).then_some("No style has been shown to be better than another.")}
            <p>
                <a class="lone-link" href=Route::Learn.href()>"All ways to get help"</a>
            </p>
        </section>
    }
}

#[component]
fn LeftOutPart(left_out: Vec<LeftOut>, place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let mut asked = Asking::default();
    let row = |left: LeftOut| {
        let reason = reason_in_words(left.reason);
        let questions = asked.new_of(untrack(|| state.questions_behind(place, left.reason)));
        view! {
            <li data-excluded=left.technique.id.as_str() data-reason=left.reason.rule().as_str()>
                <strong>{left.technique.title}</strong>
                ": "
                {reason}
                <OpenQuestions place questions />
            </li>
        }
    };
    // What was not asked can be answered here, so it is not folded away.
    let is_open = left_out.iter().any(|left| left.reason.rule() == NOT_ASKED);
    (!left_out.is_empty()).then(|| {
        view! {
            <details class="left-out" open=is_open>
                <summary>{format!("What was left out, and why ({})", left_out.len())}</summary>
                <ul>{left_out.into_iter().map(row).collect_any()}</ul>
            </details>
        }
    })
}
