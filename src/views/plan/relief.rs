//! "Relief now": what fits into the minutes that somebody has.

use leptos::prelude::*;
use unknot_content::model::Position;

use crate::domain::check::plan::Plan;
use crate::domain::check::relief::{Moment, seconds, select};
use crate::state::AppState;
use crate::views::check::open_questions::{Asking, OpenQuestions};
use crate::views::check::questions::Segmented;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::plan_page::{PlanStep, StartSession};

const MINUTES: [u16; 4] = [3, 5, 10, 15];

/// Where somebody is, and the positions that are possible there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Chair,
    Standing,
    Floor,
    Bed,
}

impl Spot {
    const ALL: [Self; 4] = [Self::Chair, Self::Standing, Self::Floor, Self::Bed];

    const fn label(self) -> &'static str {
        match self {
            Self::Chair => "Chair",
            Self::Standing => "Standing",
            Self::Floor => "Floor",
            Self::Bed => "Bed",
        }
    }

    fn positions(self) -> Vec<Position> {
        match self {
            Self::Chair => vec![Position::Sitting, Position::Standing],
            Self::Standing => vec![Position::Standing],
            Self::Floor => vec![Position::Lying, Position::Quadruped, Position::Standing],
            Self::Bed => vec![Position::Lying],
        }
    }
}

/// Minutes and place in, an ordered selection out.
#[component]
pub fn Relief(
    plan: Plan,
    /// What stands above it already.
    asked: Asking,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let minutes = RwSignal::new(MINUTES[1]);
    let spot = RwSignal::new(Spot::Chair);
    let (place, sore) = (plan.place, plan.place.sore);
    let equipment = state.kept.with_untracked(|kept| kept.equipment().to_vec());
    let chosen = move || {
        let moment = Moment {
            minutes: minutes.get(),
            positions: spot.get().positions(),
            equipment: equipment.clone(),
            ready: state.session_settings().ready(),
        };
        let steps = select(&plan, &moment);
        if steps.is_empty() {
            return view! { <p>"Nothing of your plan can be done there. Try another place."</p> }.into_any();
        }
        let mut asking = asked.clone();
        let total: u32 = steps.iter().map(|step| seconds(step, moment.ready)).sum();
        view! {
            <p>{format!("About {} min in all.", total.div_ceil(60))}</p>
            <StartSession place steps=steps.clone() />
            {steps
                .into_iter()
                .map(|step| {
                    view! {
                        <OpenQuestions place questions=asking.new_of(plan.to_ask_before(step.technique)) />
                        <PlanStep step sore />
                    }
                })
                .collect_any()}
        }
        .into_any()
    };
    view! {
        <section class="relief" aria-labelledby="relief">
            <h2 id="relief">"Relief now"</h2>
            <Segmented
                question="minutes"
                ask="How many minutes do you have?"
                options=MINUTES.map(|value| (value, value.to_string())).to_vec()
                chosen=minutes
            />
            <Segmented
                question="positions"
                ask="Where are you?"
                options=Spot::ALL.map(|value| (value, value.label().to_owned())).to_vec()
                chosen=spot
            />
            {chosen}
        </section>
    }
}
