//! "It may come from here": other places to feel for a tender spot, and one thing to do for each that is.

use leptos::prelude::*;
use unknot_content::check::Check;

use crate::domain::check::elsewhere::{TenderAdvice, if_tender, worth_a_look};
use crate::domain::check::glance::step_line;
use crate::domain::check::history::LastCheck;
use crate::domain::place::{Place, place_name};
use crate::state::AppState;
use crate::views::check::open_questions::OpenQuestions;
use crate::views::parts::choice::Segmented;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::row::PlanRow;

/// Up to two places that the pain of the plan's place may come from.
#[component]
pub fn Elsewhere(place: Place, last: LastCheck, check: &'static Check, checks: Vec<LastCheck>) -> impl IntoView {
    let found = worth_a_look(&last.case(check), place);
    let known = StoredValue::new((last, checks));
    let row = move |(origin, felt): (Place, &'static str)| {
        let is_tender = RwSignal::new(false);
        let follows = move || {
            is_tender.get().then(|| {
                let follows = known.with_value(|(last, checks)| if_tender(&last.case(check), origin, checks));
                view! { <Follows follows place origin /> }
            })
        };
        let options = vec![(false, "no", "No"), (true, "yes", "Yes")];
        let name = place_name(origin.area, Some(origin.sore));
        view! {
            <li>
                <h3>{name}</h3>
                <p>{origin.area.landmark} "."</p>
                <p class="plan-why">{format!("Its pain is often felt: {felt}")}</p>
                <Segmented
                    question=origin.area.id.as_str()
                    ask="Press there gently. Is there a tender spot?"
                    options
                    chosen=is_tender
                />
                {follows}
            </li>
        }
    };
    (!found.is_empty()).then(|| {
        let rows = found.into_iter().map(|(place, origin)| (place, origin.felt.text));
        view! {
            <details class="elsewhere" data-rules="B-06">
                <summary>"It may come from somewhere else"</summary>
                <p>"Pain here may come from another muscle. You can feel for it; it is no diagnosis."</p>
                <ul>{rows.map(row).collect_any()}</ul>
            </details>
        }
    })
}

#[component]
fn Follows(follows: TenderAdvice, place: Place, origin: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    match follows {
        // The answers are kept with the check of the plan's place: the tender one has none of its own.
        TenderAdvice::Add(step, questions) => view! {
            <OpenQuestions place questions />
            <PlanRow step place=origin line=step_line(&step, None) questions=Vec::new() />
        }
        .into_any(),
        TenderAdvice::AskFirst => view! {
            <p>
                "That place has warning signs of its own. "
                <button class="button" on:click=move |_| state.check_together(&[origin, place], None)>
                    "Answer a few questions"
                </button>
            </p>
        }
        .into_any(),
        TenderAdvice::HelpFirst => view! {
            <p class="calm-note">"With that place sore too, somebody should look at it before you do anything there."</p>
        }
        .into_any(),
        TenderAdvice::Nothing => view! { <p>"Nothing to add: what helps there does not suit you now."</p> }.into_any(),
    }
}
