//! Icons from the sprite in `index.html`.

use leptos::prelude::*;

/// One icon; it never carries meaning alone, so assistive technology skips it.
#[component]
pub fn Icon(
    /// The name of a symbol in `style/icons.svg`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=format!("#icon-{name}") />
        </svg>
    }
}
