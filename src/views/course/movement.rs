//! A movement to try: one try of it, and the row at the look at a week.

use leptos::prelude::*;
use unknot_content::check::{MovementTest, Question, QuestionValue};

use crate::domain::catalogue::check;
use crate::domain::check::movement_test::Offer;
use crate::domain::course::words::how_the_movement_goes;
use crate::domain::difficulty::Difficulty;
use crate::domain::movement::{Attempt, MovementNote};
use crate::domain::place::Place;
use crate::state::AppState;
use crate::views::frame::lazy::{LazyParts, TestFigure};
use crate::views::learn::facts::{RestsOn, Sources};
use crate::views::parts::choice::{Clearable, options_of};
use crate::views::parts::fold::Fold;
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::{Ends, Scale};
use crate::views::parts::rows::CollectAny;

/// The row at the look at a week of the course for a place, where nothing speaks against trying a movement. What is said is
/// kept at once, and compared with the last look.
#[component]
pub fn TestOfWeek(place: Memo<Option<Place>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    // By its place among the tests.
    let offer = Memo::new(move |_| {
        let Some(Offer::Test(id)) = place.get().and_then(|place| lazy.movement_of_week(place)) else {
            return None;
        };
        check()?.movement_tests.iter().position(|test| test.id == id)
    });
    move || {
        let test = check()?.movement_tests.get(offer.get()?)?;
        let show = move || view! { <TryOfWeek test /> }.into_any();
        Some(view! { <Fold title="Test a movement (10 seconds)" show class="fold movement-first" /> })
    }
}

#[component]
fn TryOfWeek(test: &'static MovementTest) -> impl IntoView {
    let state = expect_context::<AppState>();
    let said = untrack(|| state.tried_this_week(test));
    let attempt = RwSignal::new(said.unwrap_or_default());
    on_change(attempt, move |attempt| {
        state.note_movement_of_week(&MovementNote::new(test, attempt));
    });
    view! {
        <div class="movement-again" data-movement=test.id.as_str()>
            <p class="eyebrow">"On the same chair and at the same time of day as last time, if you can."</p>
            <TryMovement test attempt difficulty="difficulty-week" landmark="landmark-week" />
            <p role="status">{move || state.movement_since(test).map(how_the_movement_goes)}</p>
        </div>
    }
}

/// The drawing, the steps, and the two questions about one try.
#[component]
pub fn TryMovement(
    test: &'static MovementTest,
    attempt: RwSignal<Attempt>,
    /// The names of the questions in the DOM.
    difficulty: &'static str,
    landmark: &'static str,
) -> impl IntoView {
    let steps = test.steps.iter().map(|step| view! { <li>{*step}</li> }).collect_any();
    let number = Signal::derive(move || attempt.get().difficulty.map(Difficulty::get));
    let choose = Callback::new(move |number: Option<u8>| {
        attempt.update(|one| one.difficulty = number.and_then(Difficulty::new));
    });
    let question = test
        .how_far
        .as_ref()
        .map(|question| how_far(question, attempt, landmark));
    view! {
        <div class="movement-test">
            <div class="movement-steps">
                <TestFigure test />
                <div>
                    <h3>{test.title}</h3>
                    <ol>{steps}</ol>
                </div>
            </div>
            <p class="eyebrow">{SLOWLY}</p>
            <Scale name=difficulty ask="How did it go?" ends=ENDS number choose />
            {question}
            <RestsOn
                title="Sources and how sure we are"
                show=move || view! { <Sources ids=&test.sources sure=test.confidence /> }.into_any()
            />
        </div>
    }
}

const ENDS: Ends = Ends {
    shown: ["no trouble", "cannot do it"],
    read_out: ["0, no trouble", "10, cannot do it"],
};
const SLOWLY: &str = "Slowly, to where it stays easy. Stop at a pain of 5, or if it is sharp or spreads. With two sides, \
    answer for the worse one. One answer is enough.";

fn how_far(question: &'static Question, attempt: RwSignal<Attempt>, name: &'static str) -> AnyView {
    let option = |landmark: &'static QuestionValue| (landmark.value, landmark.value, landmark.label);
    let options = options_of(
        question.values.iter().map(option).collect(),
        move |landmark| attempt.get().landmark == Some(landmark),
        move |landmark| attempt.update(|one| one.landmark = Some(landmark)),
    );
    let clear = Callback::new(move |()| attempt.update(|one| one.landmark = None));
    let is_chosen = Signal::derive(move || attempt.get().landmark.is_some());
    view! { <Clearable question=name ask=question.ask options is_chosen clear class="picks" /> }.into_any()
}
