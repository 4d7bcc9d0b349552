//! The first drawings of something that has several techniques.

use leptos::prelude::*;
use unknot_content::model::Technique;

use crate::domain::place::SoreSide;
use crate::views::frame::lazy::StillFigure;
use crate::views::parts::rows::CollectAny;

/// The most figures to show; the words beside them give the total.
const SHOWN: usize = 3;

/// The drawings of the first techniques, each once. They say nothing that the words beside them do not say.
#[component]
pub fn Strip(techniques: Vec<(&'static Technique, Option<SoreSide>)>) -> impl IntoView {
    let mut shown: Vec<(&'static Technique, Option<SoreSide>)> = Vec::new();
    for (technique, sore) in techniques {
        if shown.len() < SHOWN && shown.iter().all(|(known, _)| known.id != technique.id) {
            shown.push((technique, sore));
        }
    }
    let still = |(technique, sore)| view! { <StillFigure technique sore=Signal::stored(sore) /> };
    view! { <span class="strip" aria-hidden="true">{shown.into_iter().map(still).collect_any()}</span> }
}
