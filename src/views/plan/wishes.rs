//! The person's preferences, as far as they are safe. They are stored with the check, except for sport, which concerns
//! only now.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::vocabulary::{Onset, Training};

use crate::domain::check::answers::{Answers, RecentStrain, SpotFeel, WarmthWish, Wishes};
use crate::domain::place::Place;
use crate::state::AppState;
use crate::views::parts::choice::{ChoiceOption, Options, Segmented};

/// The wishes as they stand on the page.
#[derive(Clone, Copy, Debug)]
pub struct WishesNow {
    warmth: RwSignal<Option<WarmthWish>>,
    knot: RwSignal<Option<SpotFeel>>,
    firm: RwSignal<Option<bool>>,
    lately: RwSignal<Option<RecentStrain>>,
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

/// The questions for the preferences. It asks what may have caused the pain if the person does not know the onset.
#[component]
pub fn WishesPart(wishes: WishesNow, #[prop(optional_no_strip)] onset: Option<Onset>) -> impl IntoView {
    let warmth = vec![
        (None, "as-planned", "As planned"),
        (Some(WarmthWish::Cold), WarmthWish::Cold.as_str(), "Cold"),
        (Some(WarmthWish::Both), WarmthWish::Both.as_str(), "Both in turn"),
    ];
    let knot = vec![
        (None, "unsure", "Not sure"),
        (
            Some(SpotFeel::OneThatSpreads),
            SpotFeel::OneThatSpreads.as_str(),
            "One sore knot",
        ),
        (
            Some(SpotFeel::BroadStiffness),
            SpotFeel::BroadStiffness.as_str(),
            "Stiff all over",
        ),
    ];
    let firm = vec![(None, "gentle", "Gentle"), (Some(true), "firm", "Firm")];
    let lately = vec![
        (None, "none", "None"),
        (Some(RecentStrain::Lifting), RecentStrain::Lifting.as_str(), "Lifting"),
        (Some(RecentStrain::Sleep), RecentStrain::Sleep.as_str(), "Sleep"),
        (
            Some(RecentStrain::Training),
            RecentStrain::Training.as_str(),
            "Training",
        ),
    ];
    let sport = vec![(false, "no", "No"), (true, "yes", "Yes")];
    let state = expect_context::<AppState>();
    let trains = [
        (Training::None, "No"),
        (Training::Regular, "Regularly"),
        (Training::Athlete, "As an athlete"),
    ];
    let trains = trains.map(|(training, label)| ChoiceOption {
        value: training.as_str().to_owned(),
        label: label.to_owned(),
        is_chosen: Arc::new(move || state.check_history.with(|kept| kept.training() == Some(training))),
        choose: Arc::new(move || state.keep_training(Some(training))),
    });
    view! {
        <div class="wishes">
            <p>"The plan changes with these, where that is safe."</p>
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
