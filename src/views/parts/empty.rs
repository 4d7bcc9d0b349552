//! A page on which nothing stands yet.

use leptos::prelude::*;

use crate::domain::catalogue::find_technique;
use crate::domain::route::Route;
use crate::views::frame::lazy::StillFigure;

/// One drawing, one sentence, and perhaps one button.
#[component]
pub fn Empty(
    /// The technique whose drawing it is.
    drawing: &'static str,
    words: &'static str,
    #[prop(optional)] way_on: Option<(Route, &'static str)>,
) -> impl IntoView {
    let still = find_technique(drawing).map(|technique| view! { <StillFigure technique sore=Signal::stored(None) /> });
    view! {
        <div class="empty">
            <div aria-hidden="true">{still}</div>
            <p>{words}</p>
            {way_on.map(|(route, label)| view! { <a class="button primary" href=route.href()>{label}</a> })}
        </div>
    }
}
