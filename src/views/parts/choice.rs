//! Choices of one or several out of a few. Every option has an id as its value, and words beside it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::views::parts::pain_scale::Clear;
use crate::views::parts::rows::CollectAny;

/// An option of a choice that is kept elsewhere.
pub struct ChoiceOption {
    /// An id or a number, never words.
    pub value: String,
    pub label: String,
    pub is_chosen: Arc<dyn Fn() -> bool + Send + Sync>,
    pub choose: Arc<dyn Fn() + Send + Sync>,
}

/// A choice of one, for as long as the page lasts.
#[component]
pub fn Segmented<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The name in the DOM.
    question: &'static str,
    ask: &'static str,
    /// The options: value, id and words.
    options: Vec<(T, &'static str, &'static str)>,
    chosen: RwSignal<T>,
    #[prop(default = "segmented")] class: &'static str,
) -> impl IntoView {
    let options = options_of(
        options,
        move |option| chosen.get() == option,
        move |option| chosen.set(option),
    );
    view! { <Options question ask options class /> }
}

/// A choice of one by its name, or of none, for as long as the page lasts.
#[component]
pub fn OptionalChoice(
    /// The name in the DOM.
    question: &'static str,
    ask: &'static str,
    /// The options: id and words.
    options: Vec<(&'static str, &'static str)>,
    chosen: RwSignal<Option<&'static str>>,
    #[prop(default = "segmented")] class: &'static str,
) -> impl IntoView {
    let option = |(id, words): (&'static str, &'static str)| (id, id, words);
    let options = options_of(
        options.into_iter().map(option).collect(),
        move |option| chosen.get() == Some(option),
        move |option| chosen.set(Some(option)),
    );
    let is_chosen = Signal::derive(move || chosen.get().is_some());
    let clear = Callback::new(move |()| chosen.set(None));
    view! { <Clearable question ask options is_chosen clear class /> }
}

/// Options out of value, id and words.
pub fn options_of<T: Copy + Send + Sync + 'static>(
    options: Vec<(T, &'static str, &'static str)>,
    is_chosen: impl Fn(T) -> bool + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> Vec<ChoiceOption> {
    let option = |(option, value, label): (T, &'static str, &'static str)| {
        let (is_chosen, choose) = (move || is_chosen(option), move || choose(option));
        plain_option(value, label, Arc::new(is_chosen), Arc::new(choose))
    };
    options.into_iter().map(option).collect()
}

/// Compiled once for all types of options.
#[inline(never)]
fn plain_option(
    value: &'static str,
    label: &'static str,
    is_chosen: Arc<dyn Fn() -> bool + Send + Sync>,
    choose: Arc<dyn Fn() + Send + Sync>,
) -> ChoiceOption {
    ChoiceOption {
        value: value.to_owned(),
        label: label.to_owned(),
        is_chosen,
        choose,
    }
}

/// A choice of one, or of none, that is kept elsewhere.
#[component]
pub fn Clearable(
    /// The name in the DOM.
    question: &'static str,
    ask: &'static str,
    options: Vec<ChoiceOption>,
    is_chosen: Signal<bool>,
    clear: Callback<()>,
    class: &'static str,
) -> impl IntoView {
    let clear = view! { <Clear name=question is_chosen clear /> };
    view! { <Options question ask options class after=Some(clear.into_any()) /> }
}

/// A choice of one that is kept elsewhere.
#[component]
pub fn Options(
    /// The name in the DOM.
    #[prop(into)]
    question: String,
    ask: &'static str,
    options: Vec<ChoiceOption>,
    /// The question is read out and not shown.
    #[prop(optional)]
    is_hidden: bool,
    #[prop(default = "segmented")] class: &'static str,
    /// Content after the options.
    #[prop(optional_no_strip)]
    after: Option<AnyView>,
) -> impl IntoView {
    let name = question.clone();
    let option = move |option: ChoiceOption| {
        let ChoiceOption {
            value,
            label,
            is_chosen,
            choose,
        } = option;
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    value=value
                    prop:checked=move || is_chosen()
                    on:change=move |_| choose()
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class=class data-question=question>
            <legend class:visually-hidden=is_hidden>{ask}</legend>
            <div class="track">{options.into_iter().map(option).collect_any()}</div>
            {after}
        </fieldset>
    }
}

/// One box to tick.
pub struct Tick {
    pub name: &'static str,
    pub value: &'static str,
    pub is_on: Arc<dyn Fn() -> bool + Send + Sync>,
    pub set: Arc<dyn Fn(bool) + Send + Sync>,
    pub words: AnyView,
}

/// Its box and words.
pub fn tick_box(one: Tick) -> AnyView {
    let Tick {
        name,
        value,
        is_on,
        set,
        words,
    } = one;
    view! {
        <label class="tick">
            <input
                type="checkbox"
                name=name
                value=value
                prop:checked=move || is_on()
                on:change:target=move |event| set(event.target().checked())
            />
            <span>{words}</span>
        </label>
    }
    .into_any()
}

/// A box for one of several things that can be ticked.
pub fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    ticked: RwSignal<Vec<T>>,
    option: T,
    name: &'static str,
    value: &'static str,
    words: AnyView,
) -> AnyView {
    let set = move |is_on: bool| {
        ticked.update(|ticked| {
            ticked.retain(|known| *known != option);
            if is_on {
                ticked.push(option);
            }
        });
    };
    tick_box(Tick {
        name,
        value,
        is_on: Arc::new(move || ticked.with(|ticked| ticked.contains(&option))),
        set: Arc::new(set),
        words,
    })
}

/// Several of a few, for as long as the page lasts.
#[component]
pub fn Ticks<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The name in the DOM.
    name: &'static str,
    ask: &'static str,
    /// The options: value, id and words.
    options: Vec<(T, &'static str, String)>,
    ticked: RwSignal<Vec<T>>,
) -> impl IntoView {
    let row = |(option, value, label): (T, &'static str, String)| one_of(ticked, option, name, value, label.into_any());
    view! {
        <fieldset class="question" data-question=name>
            <legend>{ask}</legend>
            {options.into_iter().map(row).collect_any()}
        </fieldset>
    }
}
