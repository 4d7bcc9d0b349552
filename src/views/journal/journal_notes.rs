//! Notes from the journal beside a plan or a session.

use std::time::Duration;

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::catalogue::{find_technique, guides};
use crate::domain::experience::Helped;
use crate::domain::journal::advice::SeeSomebody;
use crate::platform::clock;
use crate::state::AppState;
use crate::views::learn::facts::GuideLink;
use crate::views::parts::rows::CollectAny;

/// To stop and see somebody, where the journal of an area says so.
#[component]
pub fn SeeSomebodyNote(area: &'static Area) -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let why = match state.should_see_somebody(area)? {
            SeeSomebody::WorseTwice => {
                "It was worse after your last two sessions. Stop these, and let somebody look at it."
            }
            SeeSomebody::NoBetter => {
                "By your notes it has got no better in the last two weeks. Let somebody look at it."
            }
        };
        Some(view! {
            <div class="calm-note caution" data-see-somebody>
                <p>{why}</p>
                <GuideLink guide=guides::SEE_A_DOCTOR text="When to see somebody" />
            </div>
        })
    }
}

/// When the next heat or cold may come, where the last is not long ago.
#[component]
pub fn PackNote(area: &'static Area) -> impl IntoView {
    let state = expect_context::<AppState>();
    let looked = RwSignal::new(());
    move || {
        looked.track();
        let next = state.next_pack(area)?;
        let now = clock::now();
        (next > now).then(|| {
            // Look again when the wait is over, so that the note does not stay until another day.
            let look = move || {
                let _ = looked.try_set(());
            };
            set_timeout(look, Duration::from_millis(next - now));
            let (_, time) = clock::day_and_time(next);
            view! {
                <p class="calm-note" data-pack-gap>
                    {format!("You had heat or cold here a short while ago. Leave at least 2 hours between: not before {time}.")}
                </p>
            }
        })
    }
}

/// The techniques that were followed by less pain, if there are enough ratings.
#[component]
pub fn HelpedNote(area: &'static Area) -> impl IntoView {
    let state = expect_context::<AppState>();
    let row = |helped: Helped| {
        let technique = find_technique(helped.technique.as_str())?;
        let times = format!(": after this you rated lower {} of {} times.", helped.lower, helped.of);
        Some(view! { <li data-helped=technique.id.as_str()><strong>{technique.title}</strong> {times}</li> })
    };
    move || {
        let mut helped = state.lessons(area).helped;
        helped.retain(|helped| helped.lower > 0);
        (!helped.is_empty()).then(|| {
            view! {
                <section class="helped" aria-label="What helped you">
                    <h3>"What helped you"</h3>
                    <ul class="plan-notes">{helped.into_iter().map(row).collect_any()}</ul>
                    <p class="eyebrow">"These are your own ratings. They do not show that it was the technique."</p>
                </section>
            }
        })
    }
}
