//! The start of a course.

use leptos::prelude::*;

use crate::domain::course::may_start::MayStart;
use crate::domain::place::Place;
use crate::state::AppState;
use crate::views::learn::facts::Because;

/// What a person says whom somebody has looked at.
pub(super) const LOOKED_AT: &str = "A GP or physiotherapist has looked at this and exercise is fine";

/// "Keep this up", where a course may be started for a place; why not, where that is worth knowing.
#[component]
pub fn KeepUp(place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let may = Memo::new(move |_| state.may_start_course(place));
    let button = move |label: &'static str, was_looked_at: bool| {
        view! {
            <p class="button-row">
                <button class="button" data-keep-up on:click=move |_| state.start_course(place, was_looked_at)>
                    {label}
                </button>
            </p>
        }
    };
    move || match may.get()? {
        MayStart::Yes => Some(button("Keep this up for two weeks", false).into_any()),
        MayStart::OnceLookedAt(rule) => Some(
            view! {
                <details class="fold" data-rules=rule.as_str()>
                    <summary>
                        <span>"Keep this up for two weeks"</span>
                    </summary>
                    <p>
                        <Because rule />
                    </p>
                    {button(LOOKED_AT, true)}
                </details>
            }
            .into_any(),
        ),
        MayStart::No(_) => None,
    }
}
