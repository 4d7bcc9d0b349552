//! The buttons that start a session where no plan was made.

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::place::{Place, SoreSide};
use crate::domain::session::quick_start::QuickStart;

/// Starts the first things to do at a place. It stands in the first part of the app, so it is no more than a link: what has
/// to be asked before is for the page that it leads to.
#[component]
pub fn StartButton(area: Memo<&'static Area>, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let first = move || QuickStart {
        place: Place {
            area: area.get(),
            sore: sore.get().unwrap_or(SoreSide::Both),
        },
        only: None,
    };
    view! {
        <a class="button primary" data-start href=move || first().href()>
            "Start, step by step"
        </a>
    }
}
