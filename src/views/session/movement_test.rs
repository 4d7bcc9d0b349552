//! A movement to try before and after a session: never needed, and folded until somebody wants it.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::check::{Landmark, LandmarkId, MovementTest};

use crate::domain::catalogue::{check, find_technique};
use crate::domain::check::movement_test::Offer;
use crate::domain::difficulty::Difficulty;
use crate::domain::movement::{Attempt, Change, MovementNote};
use crate::domain::pain::Pain;
use crate::domain::place::Place;
use crate::domain::session::saved::Session;
use crate::state::AppState;
use crate::views::learn::facts::{RestsOn, Sources};
use crate::views::parts::choice::{ChoiceOption, Options};
use crate::views::parts::fold::Fold;
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::{Clear, DifficultyScale, Ends, PainScale};
use crate::views::parts::rows::CollectAny;
use crate::views::technique::figure::Still;

/// What is answered about one try.
#[derive(Clone, Copy)]
struct Answered {
    difficulty: RwSignal<Option<Difficulty>>,
    landmark: RwSignal<Option<LandmarkId>>,
}

impl Answered {
    fn new(difficulty: Option<Difficulty>, landmark: Option<LandmarkId>) -> Self {
        Self {
            difficulty: RwSignal::new(difficulty),
            landmark: RwSignal::new(landmark),
        }
    }

    /// A landmark of another test, which was offered before the pain was told, does not count.
    fn attempt(self, test: &MovementTest) -> Attempt {
        let landmark = self.landmark.get_untracked();
        let landmark = landmark.filter(|landmark| test.rank(landmark.as_str()).is_some());
        Attempt::new(self.difficulty.get_untracked(), landmark)
    }
}

/// The answers before a session.
#[derive(Clone, Copy)]
pub struct TriedFirst {
    /// The pain, which decides whether there is a test.
    pain: RwSignal<Option<Pain>>,
    answered: Answered,
    offer: Memo<Option<Offer>>,
}

impl TriedFirst {
    /// `offer` gives the test for a pain.
    pub fn new(
        pain: RwSignal<Option<Pain>>,
        offer: impl Fn(Option<Pain>) -> Option<Offer> + Send + Sync + 'static,
    ) -> Self {
        Self {
            pain,
            answered: Answered::new(None, None),
            offer: Memo::new(move |_| offer(pain.get())),
        }
    }

    fn test(self) -> Option<&'static MovementTest> {
        match self.offer.get()? {
            Offer::Test(id) => check()?.movement_test(id.as_str()),
            Offer::AfterPain => None,
        }
    }

    /// Starts a session, and adds what was answered to it.
    pub fn start(self, state: AppState, start: impl FnOnce()) {
        let test = untrack(|| self.test());
        let note = test.and_then(|test| MovementNote::before(test.id, self.answered.attempt(test)));
        let pain = self.pain.get_untracked();
        start();
        if let Some(note) = note {
            state.note_movement(note, pain);
        }
    }
}

const TITLE: &str = "Test a movement first (10 seconds)";

/// The row before a session where the pain is asked beside it: there is none while nothing may be tested.
#[component]
pub fn TestFirst(tried: TriedFirst) -> impl IntoView {
    move || {
        let test = tried.test()?;
        let answered = tried.answered;
        let show = move || {
            view! { <Test test answered difficulty="difficulty-before" landmark="landmark-before" /> }.into_any()
        };
        Some(view! { <Fold title=TITLE show class="fold movement-first" /> })
    }
}

/// The row before a session where nobody has asked about the pain: it comes first.
#[component]
pub fn PainThenTest(tried: TriedFirst) -> impl IntoView {
    let asks = untrack(|| tried.offer.get()) == Some(Offer::AfterPain);
    let answered = tried.answered;
    let body = move || match tried.test() {
        Some(test) => {
            view! { <Test test answered difficulty="difficulty-before" landmark="landmark-before" /> }.into_any()
        }
        None if tried.pain.get().is_some() => view! { <p role="status">{NOT_NOW}</p> }.into_any(),
        None => ().into_any(),
    };
    let show = move || {
        view! {
            {asks.then(|| view! { <PainScale name="before" ask="How bad is the pain now?" chosen=tried.pain /> })}
            {body}
        }
        .into_any()
    };
    untrack(|| tried.offer.get()).map(|_| view! { <Fold title=TITLE show class="fold movement-first" /> })
}

const NOT_NOW: &str = "With this pain, leave the test out.";

/// "Same movement again", on the page after a session in which one was tried.
#[component]
pub fn TestAgain(session: Session, after: RwSignal<Option<Pain>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let before = session.movement?;
    let test = check()?.movement_test(before.test())?;
    // After a reload something was said already.
    let noted = state.session_entry().and_then(|entry| entry.movement).unwrap_or(before);
    let second = noted.second();
    let answered = Answered::new(second.difficulty(), second.landmark(test));
    let note = RwSignal::new(noted);
    let keep = move || {
        note.update(|note| note.set_after(answered.attempt(test)));
        state.rate_session(|entry| entry.movement = Some(note.get_untracked()));
    };
    on_change(answered.difficulty, move |_| keep());
    on_change(answered.landmark, move |_| keep());
    let change = move || note.with(|note| note.change(test));
    let places: Vec<Place> = session.places;
    let told = session.before;
    let is_fine = Memo::new(move |_| state.may_try(test, &places, after.get().or(told)));
    let show = move || {
        view! {
            <section class="movement-again" data-movement=test.id.as_str()>
                <h2>"Same movement again"</h2>
                <Test test answered difficulty="difficulty-after" landmark="landmark-after" />
                <p role="status" data-change=move || change().map(Change::as_str)>
                    {move || change().map(Change::words)}
                </p>
            </section>
        }
    };
    Some(move || is_fine.get().then(show))
}

/// The drawing, the steps, and the two questions about one try.
#[component]
fn Test(
    test: &'static MovementTest,
    answered: Answered,
    /// The names of the questions in the DOM.
    difficulty: &'static str,
    landmark: &'static str,
) -> impl IntoView {
    let drawing = test.drawing.and_then(|id| find_technique(id.as_str()));
    let steps = test.steps.iter().map(|step| view! { <li>{*step}</li> }).collect_any();
    view! {
        <div class="movement-test">
            <div class="movement-steps">
                {drawing.map(|technique| view! { <Still technique side=None /> })}
                <div>
                    <h3>{test.title}</h3>
                    <ol>{steps}</ol>
                </div>
            </div>
            <p class="eyebrow">{SLOWLY}</p>
            <DifficultyScale name=difficulty ask="How did it go?" ends=ENDS chosen=answered.difficulty />
            {test
                .how_far
                .map(|ask| {
                    view! { <LandmarkChoice name=landmark ask landmarks=&test.landmarks chosen=answered.landmark /> }
                })}
            <RestsOn
                title="Sources and how sure we are"
                show=move || view! { <Sources ids=&test.sources sure=test.confidence /> }.into_any()
            />
        </div>
    }
}

const ENDS: Ends = Ends {
    low: ("no trouble", "0, no trouble"),
    high: ("cannot do it", "10, cannot do it"),
};

const SLOWLY: &str = "Slowly, to where it stays easy. Stop at a pain of 5, or if it is sharp or spreads. With two sides, \
    answer for the worse one. One answer is enough.";

#[component]
fn LandmarkChoice(
    name: &'static str,
    ask: &'static str,
    landmarks: &'static [Landmark],
    chosen: RwSignal<Option<LandmarkId>>,
) -> impl IntoView {
    let option = move |landmark: &Landmark| {
        let id = landmark.id;
        ChoiceOption {
            value: id.as_str().to_owned(),
            label: landmark.label.to_owned(),
            is_chosen: Arc::new(move || chosen.get() == Some(id)),
            choose: Arc::new(move || chosen.set(Some(id))),
        }
    };
    let clear = Callback::new(move |()| chosen.set(None));
    let clear = view! { <Clear name is_chosen=Signal::derive(move || chosen.get().is_some()) clear /> };
    view! { <Options question=name ask options=landmarks.iter().map(option).collect() class="picks" after=Some(clear.into_any()) /> }
}
