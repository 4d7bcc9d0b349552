//! A slider for one of a few values.

use leptos::prelude::*;

/// A slider with evenly spaced stops.
#[component]
pub fn Slider(
    label: &'static str,
    /// The name in the DOM.
    name: &'static str,
    /// The values in ascending order.
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
