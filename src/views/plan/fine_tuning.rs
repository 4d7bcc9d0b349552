//! The tools at hand and the preferences, behind two chips.

use leptos::prelude::*;
use unknot_content::model::Equipment;
use unknot_content::vocabulary::Onset;

use crate::domain::check::at_hand::{FETCHED, at_hand_in_words, equipment_value, is_at_hand, with_or_without};
use crate::domain::wording::{equipment_name, sentence};
use crate::state::AppState;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::wishes::{WishesNow, WishesPart};

#[component]
pub fn FineTuning(wishes: WishesNow, #[prop(optional_no_strip)] onset: Option<Onset>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let have = move || state.check_history.with(|kept| at_hand_in_words(kept.equipment()));
    view! {
        <div class="chip-folds">
            <details>
                <summary class="chip">"I have: " {have}</summary>
                <Tools />
            </details>
            <details>
                <summary class="chip">"Wishes"</summary>
                <WishesPart wishes onset />
            </details>
        </div>
    }
}

#[component]
fn Tools() -> impl IntoView {
    let state = expect_context::<AppState>();
    let row = move |tool: Equipment| {
        let is_there = move || state.check_history.with(|kept| is_at_hand(tool, kept.equipment()));
        let set = move |is_there: bool| {
            let tools = state
                .check_history
                .with_untracked(|kept| with_or_without(tool, is_there, kept.equipment()));
            state.keep_equipment(&tools);
        };
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    name="equipment"
                    value=equipment_value(tool)
                    prop:checked=is_there
                    on:change:target=move |event| set(event.target().checked())
                />
                <span>{sentence(equipment_name(tool)).trim_end_matches('.').to_owned()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question choices" data-question="equipment">
            <legend>"Untick what you do not have."</legend>
            {FETCHED.map(row).collect_any()}
        </fieldset>
    }
}
