//! A plan or a routine on paper: everything unfolded, and only what is needed away from the screen.
//!
//! The sections stand in their pages all the time, for the browser prints whenever it is told to. `style/later/print.css`
//! hides them on the screen, and the rest of the page on paper.

use leptos::prelude::*;
use unknot_content::model::{Action, Technique};
use unknot_content::sided::speak;

use super::facts::OnceLoaded;
use super::plan_page::Because;
use crate::domain::catalogue::{contraindications, instructions};
use crate::domain::check::plan::Plan;
use crate::domain::check::words::{warmth_dose, warmth_heading};
use crate::domain::paper::{PaperStep, Sheet, Standing};
use crate::domain::place::place_name;
use crate::domain::routine::Routine;
use crate::domain::session::exercise::Work;
use crate::domain::time::Time;
use crate::domain::wording::action_heading;
use crate::platform::{clock, printing};
use crate::state::{AppState, Pack};

/// Prints the page, or saves it as a PDF.
#[component]
pub fn PrintButton() -> impl IntoView {
    view! {
        <button class="button" data-print on:click=move |_| printing::print()>
            "Print or save as PDF"
        </button>
    }
}

/// A plan, with the day of the answers that it goes by.
#[component]
pub fn PlanOnPaper(plan: Plan, answered: Time) -> impl IntoView {
    let place = place_name(plan.place.area, Some(plan.place.sore));
    let (day, _) = clock::day_and_time(answered);
    let sheet = Sheet::of_plan(&plan);
    let has_steps = !sheet.steps.is_empty();
    let warm = plan.warm.map(PaperStep::of_plan);
    let warmth = plan.warmth;
    let notes = warmth.rules.iter().chain(&warmth.cautions).chain(&plan.rules).copied();
    let notes: Vec<_> = notes.map(|rule| view! { <li><Because rule /></li> }).collect();
    let show = move || {
        view! {
            {warm.clone().map(|step| view! { <ol><StepOnPaper step /></ol> })}
            {has_steps.then(|| view! { <h2>"Then"</h2> })}
            <SheetOnPaper sheet=sheet.clone() />
        }
        .into_any()
    };
    view! {
        <section class="on-paper">
            <p><strong>{place}</strong> {format!(". By your answers of {day}. After a week, answer again.")}</p>
            <h2>{format!("First: {}", warmth_heading(warmth.choice))}</h2>
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
        // Only once the questions are there can the last answers be weighed.
        state.packs.of(Pack::Check).track();
        let today = state.routine_today(routine.with(|routine| routine.id));
        let sheet = routine.with(|routine| Sheet::of_routine(routine, today.as_ref()));
        view! { <SheetOnPaper sheet /> }.into_any()
    };
    view! {
        <section class="on-paper">
            <p>{format!("Printed on {}.", clock::day_and_time(clock::now()).0)}</p>
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
fn SheetOnPaper(sheet: Sheet) -> impl IntoView {
    let standing = match sheet.standing {
        Standing::Fits => None,
        Standing::AskFirst => Some(
            "Not checked against answers of the last week. Before you follow it, answer the questions in Unknot: not \
             every step may be right for you now."
                .to_owned(),
        ),
        Standing::HelpFirst(place) => Some(format!(
            "Your last answers about {} called for help first. There is nothing to do here until somebody has looked at it.",
            place_name(place.area, Some(place.sore))
        )),
    };
    let left_out = |(title, reason): (String, String)| view! { <li><strong>{title} ": "</strong> {reason}</li> };
    view! {
        {standing.map(|words| view! { <p><strong>{words}</strong></p> })}
        {(!sheet.steps.is_empty())
            .then(|| {
                let steps = sheet.steps.into_iter().map(|step| view! { <StepOnPaper step /> });
                view! { <ol>{steps.collect_view()}</ol> }
            })}
        {(!sheet.left_out.is_empty())
            .then(|| {
                view! {
                    <h2>"Left out for now"</h2>
                    <ul>{sheet.left_out.into_iter().map(left_out).collect_view()}</ul>
                }
            })}
        {(!sheet.stop.is_empty()).then(|| view! { <StopOnPaper signs=sheet.stop /> })}
    }
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
        <ul>{signs.into_iter().map(group).collect_view()}</ul>
    }
}

#[component]
fn StepOnPaper(step: PaperStep) -> impl IntoView {
    let about = [step.place, step.how_much, step.sides]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>();
    let side = step.side;
    let note = Some(step.note).filter(|note| !note.is_empty());
    let how = match &step.work {
        Work::Technique(technique) => {
            let technique: &'static Technique = technique;
            instructions(technique)
                .map(|known| {
                    let row = |step: &&'static str| view! { <li>{speak(step, side)}</li> };
                    let not_for: Vec<&str> = contraindications(&technique.contraindications)
                        .map(|reason| reason.text)
                        .collect();
                    view! {
                        <ul>{known.steps.iter().map(row).collect_view()}</ul>
                        <p><strong>"How it should feel: "</strong> {speak(known.feel, side)}</p>
                        <p><strong>"Stop if: "</strong> {known.stop_if}</p>
                        {(!not_for.is_empty())
                            .then(|| view! { <p><strong>"Not for you if: "</strong> {not_for.join("; ")} "."</p> })}
                    }
                })
                .into_any()
        }
        Work::Own { text, .. } => view! { <p class="own-words">{text.clone()}</p> }.into_any(),
    };
    view! {
        <li>
            <h3>{step.work.title().to_owned()}</h3>
            <p>{about.join(" · ")}</p>
            {how}
            {note.map(|note| view! { <p class="own-words"><strong>"Your note: "</strong> {note}</p> })}
        </li>
    }
}
