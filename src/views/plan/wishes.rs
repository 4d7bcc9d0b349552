//! What somebody would like, as far as it is safe. It is kept with the check, but for sport, which is about now.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::vocabulary::{Onset, Training};

use crate::domain::check::answers::{Answers, Lately, SpotFeel, WarmthWish, Wishes};
use crate::domain::place::Place;
use crate::state::AppState;
use crate::views::check::questions::{OneOf, Options, Segmented};

/// The wishes as they stand on the page.
#[derive(Clone, Copy, Debug)]
pub struct WishesNow {
    warmth: RwSignal<Option<WarmthWish>>,
    knot: RwSignal<Option<SpotFeel>>,
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
        (None, "As planned".to_owned()),
        (Some(WarmthWish::Cold), "Cold".to_owned()),
        (Some(WarmthWish::Both), "Both in turn".to_owned()),
    ];
    let knot = vec![
        (None, "Not sure".to_owned()),
        (Some(SpotFeel::OneThatSpreads), "One sore knot".to_owned()),
        (Some(SpotFeel::BroadStiffness), "Stiff all over".to_owned()),
    ];
    let firm = vec![(None, "Gentle".to_owned()), (Some(true), "Firm".to_owned())];
    let lately = vec![
        (None, "None".to_owned()),
        (Some(Lately::Lifting), "Lifting".to_owned()),
        (Some(Lately::Sleep), "Sleep".to_owned()),
        (Some(Lately::Training), "Training".to_owned()),
    ];
    let sport = vec![(false, "No".to_owned()), (true, "Yes".to_owned())];
    let state = expect_context::<AppState>();
    let trains = [
        (Training::None, "No"),
        (Training::Regular, "Regularly"),
        (Training::Athlete, "As an athlete"),
    ];
    let trains = trains.map(|(training, label)| OneOf {
        label: label.to_owned(),
        is_chosen: Arc::new(move || state.kept.with(|kept| kept.training() == Some(training))),
        choose: Arc::new(move || state.keep_training(Some(training))),
    });
    view! {
        <div class="wishes">
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
            <Segmented question="before-sport" ask="Sport right after?" options=sport chosen=wishes.before_sport />
            <Segmented question="warmth-wish" ask="Heat or cold" options=warmth chosen=wishes.warmth />
            <Segmented question="knot" ask="How does it feel?" options=knot chosen=wishes.knot />
            <Segmented question="pressure" ask="In a massage" options=firm chosen=wishes.firm />
            <Options question="training" ask="Do you train?" options=trains.into() />
        </div>
    }
}
