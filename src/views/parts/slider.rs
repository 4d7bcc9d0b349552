//! One of a few values on a line.

use leptos::prelude::*;

/// A line with stops that are equally far from each other.
#[component]
pub fn Slider(
    label: &'static str,
    /// As it stands in the DOM.
    name: &'static str,
    /// From the least to the most.
    stops: &'static [u8],
    unit: &'static str,
    value: Signal<u8>,
    give: Callback<u8>,
) -> impl IntoView {
    let (least, most) = (stops.first().copied(), stops.last().copied());
    let step = stops
        .get(1)
        .zip(least)
        .map(|(second, least)| second.saturating_sub(least));
    let told = move || format!("{}{unit}", value.get());
    view! {
        <label class="slider">
            <span>{label}</span>
            <output>{told}</output>
            <input
                type="range"
                name=name
                min=least
                max=most
                step=step
                aria-valuetext=told
                prop:value=value
                on:change:target=move |event| {
                    if let Ok(value) = event.target().value().parse() {
                        give.run(value);
                    }
                }
            />
        </label>
    }
}
