//! One thing of a plan: a line, and everything about it when it is opened.

use leptos::prelude::*;

use crate::domain::check::plan::PlanStep;
use crate::domain::check::tags::OpenQuestion;
use crate::domain::favourites::Favourite;
use crate::domain::place::Place;
use crate::domain::wording::kind_id;
use crate::views::check::open_questions::OpenQuestions;
use crate::views::frame::lazy::StillFigure;
use crate::views::saved::heart::Heart;
use crate::views::technique::technique_card::TechniqueDetails;

/// A technique with its dose and side. Questions to answer first come at its top.
#[component]
pub fn PlanRow(
    step: PlanStep,
    place: Place,
    /// The dose and the side.
    line: String,
    questions: Vec<OpenQuestion>,
    /// Content beside the line.
    #[prop(optional)]
    beside: Option<AnyView>,
) -> impl IntoView {
    let technique = step.technique;
    let sore = Signal::stored(Some(place.sore));
    let opened = RwSignal::new(false);
    let waits = !questions.is_empty();
    let details = move || {
        view! {
            <OpenQuestions place questions=questions.clone() />
            <TechniqueDetails technique sore dose=Some(step.dose) />
            <Heart favourite=Favourite::Technique(technique) sore />
        }
    };
    view! {
        <article class="plan-row" data-technique=technique.id.as_str() data-kind=kind_id(technique.kind)>
            <details on:toggle=move |_| opened.set(true)>
                <summary>
                    <StillFigure technique sore />
                    <h2 class="row-title">{technique.title}</h2>
                    <span class="glance">{line} {waits.then_some(" · a question first")}</span>
                </summary>
                {move || opened.get().then(&details)}
            </details>
            {beside}
        </article>
    }
}
