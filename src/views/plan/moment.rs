//! Where somebody is, and the minutes that they have: the choices over a plan.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::model::Whereabouts;

use crate::domain::check::glance::whereabouts;
use crate::domain::check::relief::Circumstances;
use crate::state::AppState;
use crate::views::parts::choice::{ChoiceOption, Options};

const MINUTES: [u16; 4] = [3, 5, 10, Circumstances::MOST];

/// The chosen moment, kept as long as the page is open.
#[derive(Clone, Copy, Debug)]
pub struct MomentNow {
    minutes: RwSignal<u16>,
    at: RwSignal<Option<Whereabouts>>,
}

impl MomentNow {
    /// All the time there is, anywhere.
    #[must_use]
    pub fn new() -> Self {
        Self {
            minutes: RwSignal::new(MINUTES[3]),
            at: RwSignal::new(None),
        }
    }

    #[must_use]
    pub fn get(self) -> Circumstances {
        let state = expect_context::<AppState>();
        Circumstances {
            minutes: self.minutes.get(),
            at: self.at.get(),
            ready: state.session_settings().ready(),
        }
    }
}

#[component]
pub fn MomentPart(now: MomentNow) -> impl IntoView {
    let minute = |minutes: u16| {
        let unit = if minutes == MINUTES[3] { " min" } else { "" };
        ChoiceOption {
            value: minutes.to_string(),
            label: format!("{minutes}{unit}"),
            is_chosen: Arc::new(move || now.minutes.get() == minutes),
            choose: Arc::new(move || now.minutes.set(minutes)),
        }
    };
    let place = |at: Option<Whereabouts>| ChoiceOption {
        value: at.map_or("any", Whereabouts::as_str).to_owned(),
        label: whereabouts(at).to_owned(),
        is_chosen: Arc::new(move || now.at.get() == at),
        choose: Arc::new(move || now.at.set(at)),
    };
    let places = [None].into_iter().chain(Whereabouts::ALL.map(Some));
    view! {
        <div class="plan-moment">
            <Options question="minutes" ask="How many minutes do you have?" options=MINUTES.map(minute).into() />
            <Options question="positions" ask="Where are you?" options=places.map(place).collect() />
        </div>
    }
}
