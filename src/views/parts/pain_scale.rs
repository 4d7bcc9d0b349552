//! Numbers from 0 to 10, wherever they are asked: how bad a pain is, and how hard something.

use leptos::prelude::*;

use crate::domain::pain::Pain;
use crate::platform::dom::page::focus_first;
use crate::views::parts::rows::CollectAny;

/// How bad a pain is.
#[component]
pub fn PainScale(
    /// The name in the DOM.
    name: &'static str,
    ask: &'static str,
    chosen: RwSignal<Option<Pain>>,
) -> impl IntoView {
    let ends = Ends {
        shown: ["none", "worst"],
        read_out: ["0, no pain", "10, the worst you can imagine"],
    };
    let number = Signal::derive(move || chosen.get().map(Pain::get));
    let choose = Callback::new(move |number: Option<u8>| chosen.set(number.and_then(Pain::new)));
    view! { <Scale name ask ends number choose /> }
}

/// What both ends of a scale mean: shown below them, and read out.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    pub shown: [&'static str; 2],
    /// Read out with their numbers.
    pub read_out: [&'static str; 2],
}

const HIGHEST: u8 = Pain::WORST;

/// Eleven equal cells in a row, with words for both ends below.
#[component]
pub fn Scale(
    /// The name in the DOM.
    name: &'static str,
    ask: &'static str,
    ends: Ends,
    number: Signal<Option<u8>>,
    choose: Callback<Option<u8>>,
) -> impl IntoView {
    let [lowest, highest] = ends.read_out;
    let cell = move |cell: u8| {
        let end = match cell {
            0 => Some(lowest),
            HIGHEST => Some(highest),
            _ => None,
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=cell
                    aria-label=end
                    prop:checked=move || number.get() == Some(cell)
                    on:change=move |_| choose.run(Some(cell))
                />
                <span>{cell}</span>
            </label>
        }
    };
    let clear = Callback::new(move |()| choose.run(None));
    let [low, high] = ends.shown;
    view! {
        <fieldset class="question pain-row" data-question=name>
            <legend>{ask}</legend>
            <div class="pain-cells">{(0..=HIGHEST).map(cell).collect_any()}</div>
            <p class="pain-ends" aria-hidden="true">
                <span>{low}</span>
                <span>{high}</span>
            </p>
            <Clear name is_chosen=Signal::derive(move || number.get().is_some()) clear />
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
