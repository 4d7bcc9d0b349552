//! A plan or a routine on paper: everything unfolded, and only what is needed away from the screen.
//!
//! The sections stand in their pages all the time, for the browser prints whenever it is told to. `style/lazy/print.css`
//! hides them on the screen, and the rest of the page on paper.

use leptos::prelude::*;
use unknot_content::model::{Action, Technique};
use unknot_content::sided::speak;

use crate::domain::catalogue::instructions;
use crate::domain::check::plan::Plan;
use crate::domain::check::words::{warmth_dose, warmth_first};
use crate::domain::handout::printed::{Handout, HandoutStatus, HandoutStep, NotesOnSteps};
use crate::domain::place::place_name;
use crate::domain::routine::Routine;
use crate::domain::session::exercise::Activity;
use crate::domain::time::Time;
use crate::domain::wording::action_heading;
use crate::platform::clock;
use crate::state::AppState;
use crate::views::learn::facts::{Because, OnceLoaded};
use crate::views::parts::rows::CollectAny;
use crate::views::technique::figure::Printed;

/// Prints the page, or saves it as a PDF.
#[component]
pub fn PrintButton() -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <button class="button" data-print on:click=move |_| state.print()>
            "Print or save as PDF"
        </button>
    }
}

/// A plan, with the day of the answers that it goes by.
#[component]
pub fn PlanOnPaper(plan: Plan, answered: Time) -> impl IntoView {
    let place = place_name(plan.place.area, Some(plan.place.sore));
    let (day, _) = clock::day_and_time(answered);
    let mut sheet = Handout::of_plan(&plan);
    sheet.steps.splice(0..0, plan.warm.map(HandoutStep::of_plan));
    let warmth = plan.warmth;
    let notes = warmth.rules.iter().chain(&warmth.cautions).chain(&plan.rules).copied();
    let notes: Vec<_> = notes.map(|rule| view! { <li><Because rule /></li> }).collect();
    let show = move || view! { <SheetOnPaper sheet=sheet.clone() /> }.into_any();
    view! {
        <section class="on-paper">
            <p><strong>{place}</strong> {format!(". By your answers of {day}. After a week, answer again.")}</p>
            <h2>{warmth_first(warmth.choice)}</h2>
            {warmth.dose.map(|dose| view! { <p>{warmth_dose(dose)}</p> })}
            <OnceLoaded show />
            <h2>"Good to know"</h2>
            <ul>{notes}</ul>
            <NoDiagnosis />
        </section>
    }
}

/// A routine, as far as it is right by the last answers.
#[component]
pub fn RoutineOnPaper(routine: Memo<Routine>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let show = move || {
        let today = state.routine_today(routine.with(|routine| routine.id));
        let sheet = routine.with(|routine| Handout::of_routine(routine, today.as_ref()));
        view! { <SheetOnPaper sheet /> }.into_any()
    };
    view! {
        <section class="on-paper">
            <p>{move || format!("Printed on {}.", clock::day_and_time(state.on_paper.get().unwrap_or_else(clock::now)).0)}</p>
            <OnceLoaded show />
            <NoDiagnosis />
        </section>
    }
}

#[component]
fn NoDiagnosis() -> impl IntoView {
    view! { <p>"Made with Unknot, which does not diagnose. If you are worried, stop and get help."</p> }
}

#[component]
fn SheetOnPaper(sheet: Handout) -> impl IntoView {
    let standing = match sheet.standing {
        HandoutStatus::Fits => None,
        HandoutStatus::AskFirst => Some(
            "Not checked against answers of the last week. Before you follow it, answer the questions in Unknot: not \
             every step may be right for you now."
                .to_owned(),
        ),
        HandoutStatus::HelpFirst(place) => Some(format!(
            "Your last answers about {} called for help first. There is nothing to do here until somebody has looked at it.",
            place_name(place.area, Some(place.sore))
        )),
    };
    let by_reason = sheet.left_out_by_reason();
    let left_out = |(titles, reason): (Vec<String>, String)| {
        view! { <li><strong dir="auto">{titles.join("; ")} ": "</strong> {reason}</li> }
    };
    view! {
        {standing.map(|words| view! { <p><strong>{words}</strong></p> })}
        <OfStepsOnPaper title="Leave a step out if this is true of you:" groups=sheet.not_for() />
        <OfStepsOnPaper title="Stop a step if you feel this:" groups=sheet.stop_with() />
        {(!sheet.steps.is_empty())
            .then(|| {
                let steps = sheet.steps.into_iter().map(|step| view! { <StepOnPaper step /> });
                view! { <ol>{steps.collect_any()}</ol> }
            })}
        {(!by_reason.is_empty())
            .then(|| {
                view! {
                    <h2>"Left out for now"</h2>
                    <ul>{by_reason.into_iter().map(left_out).collect_any()}</ul>
                }
            })}
        {(!sheet.stop.is_empty()).then(|| view! { <StopOnPaper signs=sheet.stop /> })}
    }
}

/// Notes that hold for several steps, under a title.
#[component]
fn OfStepsOnPaper(title: &'static str, groups: Vec<NotesOnSteps>) -> impl IntoView {
    let group = |NotesOnSteps { steps, texts }: NotesOnSteps| {
        let numbers: Vec<String> = steps.iter().map(ToString::to_string).collect();
        let texts = texts.join("; ");
        view! { <li><strong>{numbers.join(", ")} ": "</strong> {texts.trim_end_matches('.').to_owned()} "."</li> }
    };
    let list = |groups: Vec<NotesOnSteps>| {
        view! {
            <p><strong>{title}</strong></p>
            <ul>{groups.into_iter().map(group).collect_any()}</ul>
        }
    };
    (!groups.is_empty()).then(|| list(groups))
}

#[component]
fn StopOnPaper(signs: Vec<(Action, Vec<&'static str>)>) -> impl IntoView {
    let group = |(action, texts): (Action, Vec<&'static str>)| {
        view! {
            <li>
                <strong>{action_heading(action)} ": "</strong>
                {texts.join("; ")}
                "."
            </li>
        }
    };
    view! {
        <h2>"Stop and get help if"</h2>
        <ul>{signs.into_iter().map(group).collect_any()}</ul>
    }
}

#[component]
fn StepOnPaper(step: HandoutStep) -> impl IntoView {
    let about = [step.place, step.how_much, step.sides]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>();
    let side = step.side;
    let note = Some(step.note).filter(|note| !note.is_empty());
    let how = match &step.work {
        Activity::Technique(technique) => {
            let technique: &'static Technique = technique;
            instructions(technique)
                .map(|known| {
                    let row = |step: &&'static str| view! { <li>{speak(step, side)}</li> };
                    view! {
                        <div class="printed">
                            <Printed technique side />
                        </div>
                        <ul>{known.steps.iter().map(row).collect_any()}</ul>
                        <p><strong>"How it should feel: "</strong> {speak(known.feel, side)}</p>
                    }
                })
                .into_any()
        }
        Activity::Own { text, .. } => view! { <p class="own-words" dir="auto">{text.clone()}</p> }.into_any(),
    };
    view! {
        <li>
            <h3 dir="auto">{step.work.title().to_owned()}</h3>
            <p>{about.join(" · ")}</p>
            {how}
            {note.map(|note| view! { <p class="own-words"><strong>"Your note: "</strong> <bdi>{note}</bdi></p> })}
        </li>
    }
}
