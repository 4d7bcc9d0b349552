//! The buttons that start a session where no plan was made.

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::place::{Place, Sore};
use crate::domain::session::first_help::FirstHelp;

/// Starts the first things to do at a place. It stands in the first part of the app, so it is no more than a link: what has
/// to be asked before is for the page that it leads to.
#[component]
pub fn StartButton(area: Memo<&'static Area>, sore: Signal<Option<Sore>>) -> impl IntoView {
    let first = move || FirstHelp {
        place: Place {
            area: area.get(),
            sore: sore.get().unwrap_or(Sore::Both),
        },
        only: None,
    };
    view! {
        <a class="button primary" data-start href=move || first().href()>
            "Start, step by step"
        </a>
    }
}
