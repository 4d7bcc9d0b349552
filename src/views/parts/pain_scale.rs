//! Pain from 0 to 10, wherever it is asked.

use leptos::prelude::*;

use crate::domain::pain::Pain;
use crate::platform::dom::page::focus_first;
use crate::views::parts::rows::CollectAny;

/// Eleven equal cells in a row, with words for both ends below.
#[component]
pub fn PainScale(
    /// The name in the DOM.
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
                <span>"worst"</span>
            </p>
            <Clear name is_chosen=Signal::derive(move || chosen.get().is_some()) clear />
        </fieldset>
    }
}

/// Takes an answer back. Not a second tap on it, which may be one tap too many.
#[component]
pub fn Clear(
    /// The name of the question in the DOM.
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
