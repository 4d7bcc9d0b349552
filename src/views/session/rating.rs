//! How it is: pain from 0 to 10, and better, the same or worse.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::journal::entry::Rating;
use crate::domain::pain::Pain;
use crate::platform::dom::page::focus_first;
use crate::views::parts::choice::{ChoiceOption, Options};
use crate::views::parts::labels::rating_label;
use crate::views::parts::rows::CollectAny;

/// Eleven equal cells in a row, with words for both ends below.
#[component]
pub fn PainScale(
    /// As it stands in the DOM.
    name: &'static str,
    ask: &'static str,
    chosen: RwSignal<Option<Pain>>,
) -> impl IntoView {
    let option = move |pain: Pain| {
        let number = pain.get();
        let end = match number {
            0 => Some("0, no pain"),
            Pain::WORST => Some("10, the worst you can imagine"),
            _ => None,
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=number
                    aria-label=end
                    prop:checked=move || chosen.get() == Some(pain)
                    on:change=move |_| chosen.set(Some(pain))
                />
                <span>{number}</span>
            </label>
        }
    };
    let clear = Callback::new(move |()| chosen.set(None));
    view! {
        <fieldset class="question pain-row" data-question=name>
            <legend>{ask}</legend>
            <div class="pain-cells">{(0..=Pain::WORST).filter_map(Pain::new).map(option).collect_any()}</div>
            <p class="pain-ends" aria-hidden="true">
                <span>"none"</span>
                <span>"worst you can imagine"</span>
            </p>
            <Clear name is_chosen=Signal::derive(move || chosen.get().is_some()) clear />
        </fieldset>
    }
}

/// Takes an answer back. Not a second tap on it, which may be one tap too many.
#[component]
fn Clear(
    /// Of the question, as it stands in the DOM.
    name: &'static str,
    is_chosen: Signal<bool>,
    clear: Callback<()>,
) -> impl IntoView {
    let clear = move |_| {
        clear.run(());
        focus_first(&format!("[data-question='{name}'] input"));
    };
    move || {
        is_chosen
            .get()
            .then(|| view! { <button class="quiet" data-clear on:click=clear>"Clear"</button> })
    }
}

/// Better, the same, or worse.
#[component]
pub fn ChangeChoice(chosen: RwSignal<Option<Rating>>) -> impl IntoView {
    let clear = Callback::new(move |()| chosen.set(None));
    let option = move |rating: Rating| ChoiceOption {
        value: rating.as_str().to_owned(),
        label: rating_label(rating).to_owned(),
        is_chosen: Arc::new(move || chosen.get() == Some(rating)),
        choose: Arc::new(move || chosen.set(Some(rating))),
    };
    let clear = view! { <Clear name="change" is_chosen=Signal::derive(move || chosen.get().is_some()) clear /> };
    view! {
        <Options
            question="change"
            ask="Compared with before"
            options=Rating::ALL.map(option).into()
            after=Some(clear.into_any())
        />
    }
}
