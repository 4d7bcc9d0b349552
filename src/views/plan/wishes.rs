//! What somebody would like, as far as it is safe. It is kept with the check, but for sport, which is about now.

use leptos::prelude::*;
use unknot_content::vocabulary::Onset;

use crate::domain::check::answers::{Answers, Knot, Lately, WarmthWish, Wishes};
use crate::domain::place::Place;
use crate::state::AppState;
use crate::views::check::questions::Segmented;

/// The wishes as they stand on the page.
#[derive(Clone, Copy, Debug)]
pub struct WishesNow {
    warmth: RwSignal<Option<WarmthWish>>,
    knot: RwSignal<Option<Knot>>,
    firm: RwSignal<Option<bool>>,
    lately: RwSignal<Option<Lately>>,
    before_sport: RwSignal<bool>,
}

impl WishesNow {
    /// Starts with what was kept, and keeps what changes.
    #[must_use]
    pub fn of(place: Place) -> Self {
        let state = expect_context::<AppState>();
        let kept = untrack(|| state.last_check(place)).map_or_else(Wishes::default, |last| last.answers.wishes);
        let now = Self {
            warmth: RwSignal::new(kept.warmth),
            knot: RwSignal::new(kept.knot),
            firm: RwSignal::new(kept.likes_pressure),
            lately: RwSignal::new(kept.lately),
            before_sport: RwSignal::new(false),
        };
        Effect::new(move |before: Option<Wishes>| {
            let wishes = now.wishes();
            if before.is_some_and(|before| before != wishes) {
                state.keep_wishes(place, wishes);
            }
            wishes
        });
        now
    }

    /// The answers with the wishes among them.
    #[must_use]
    pub fn added_to(self, answers: Answers) -> Answers {
        Answers {
            wishes: self.wishes(),
            before_sport: self.before_sport.get(),
            ..answers
        }
    }

    fn wishes(self) -> Wishes {
        Wishes {
            warmth: self.warmth.get(),
            knot: self.knot.get(),
            likes_pressure: self.firm.get(),
            lately: self.lately.get(),
        }
    }
}

/// Asks for them. How the pain may have begun is asked where nobody knows.
#[component]
pub fn WishesPart(wishes: WishesNow, #[prop(optional_no_strip)] onset: Option<Onset>) -> impl IntoView {
    let warmth = vec![
        (None, "As suggested".to_owned()),
        (Some(WarmthWish::Cold), "Cold".to_owned()),
        (Some(WarmthWish::Both), "Both in turn".to_owned()),
    ];
    let knot = vec![
        (None, "Not sure".to_owned()),
        (Some(Knot::OneThatSpreads), "One sore knot".to_owned()),
        (Some(Knot::BroadStiffness), "Stiff all over".to_owned()),
    ];
    let firm = vec![(None, "Gentle".to_owned()), (Some(true), "Firm".to_owned())];
    let lately = vec![
        (None, "None".to_owned()),
        (Some(Lately::Lifting), "Lifting".to_owned()),
        (Some(Lately::Sleep), "Sleep".to_owned()),
        (Some(Lately::Training), "Training".to_owned()),
    ];
    let sport = vec![(false, "No".to_owned()), (true, "Yes".to_owned())];
    view! {
        <section class="wishes" aria-labelledby="plan-wishes">
            <h2 id="plan-wishes">"What would you like?"</h2>
            <p>"The plan follows, as far as it is safe."</p>
            {(onset == Some(Onset::Unknown))
                .then(|| {
                    view! {
                        <Segmented
                            question="lately"
                            ask="Was one of these new lately, or more than usual?"
                            options=lately
                            chosen=wishes.lately
                        />
                    }
                })}
            <Segmented question="before-sport" ask="Is it for before sport?" options=sport chosen=wishes.before_sport />
            <Segmented question="warmth-wish" ask="Heat or cold" options=warmth chosen=wishes.warmth />
            <Segmented question="knot" ask="How does it feel?" options=knot chosen=wishes.knot />
            <Segmented question="pressure" ask="In a massage" options=firm chosen=wishes.firm />
        </section>
    }
}
