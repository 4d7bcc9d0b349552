//! A movement to try before and after a session: never needed, and folded until somebody wants it.

use leptos::prelude::*;
use unknot_content::check::{MovementTest, Question, QuestionValue};

use crate::domain::catalogue::{check, find_technique};
use crate::domain::check::movement_test::Offer;
use crate::domain::difficulty::Difficulty;
use crate::domain::movement::{Attempt, Change, MovementNote};
use crate::domain::pain::Pain;
use crate::domain::place::Place;
use crate::domain::session::saved::Session;
use crate::state::AppState;
use crate::views::learn::facts::{RestsOn, Sources};
use crate::views::parts::choice::{Clearable, options_of};
use crate::views::parts::fold::Fold;
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::{Ends, PainScale, Scale};
use crate::views::parts::rows::CollectAny;
use crate::views::technique::figure::{Still, StillTest};

/// The answers before a session.
#[derive(Clone, Copy)]
pub struct TriedFirst {
    /// The pain, which decides whether there is a test.
    pain: RwSignal<Option<Pain>>,
    attempt: RwSignal<Attempt>,
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
            attempt: RwSignal::new(Attempt::default()),
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
        let note = test.and_then(|test| MovementNote::new(test, self.attempt.get_untracked()));
        let pain = self.pain.get_untracked();
        start();
        if let Some(note) = note {
            state.note_movement(note, pain);
        }
    }
}

const TITLE: &str = "Test a movement first (10 seconds)";

/// The row before a session. Where nobody has asked about the pain, it asks; otherwise there is none while nothing may be
/// tested.
#[component]
pub fn TestFirst(
    tried: TriedFirst,
    /// The pain is not asked beside it.
    #[prop(optional)]
    asks_pain: bool,
    /// It is not folded.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let asks = asks_pain && untrack(|| tried.offer.get()) == Some(Offer::AfterPain);
    let attempt = tried.attempt;
    let test = move |test| {
        view! { <Test test attempt difficulty="difficulty-before" landmark="landmark-before" /> }.into_any()
    };
    let body = move || match tried.test() {
        None if tried.pain.get().is_some() => view! { <p role="status">{NOT_NOW}</p> }.into_any(),
        found => found.map(test).into_any(),
    };
    let show = move || {
        let pain = asks.then(|| view! { <PainScale name="before" ask="How bad is the pain now?" chosen=tried.pain /> });
        view! { {pain} {body} }.into_any()
    };
    let is_shown = Memo::new(move |_| asks || tried.test().is_some());
    move || {
        is_shown.get().then(|| {
            if open {
                show()
            } else {
                view! { <Fold title=TITLE show class="fold movement-first" /> }.into_any()
            }
        })
    }
}

const NOT_NOW: &str = "With this pain, leave the test out.";

/// A pain at which a movement is not tried again: the one at which it stops (MT-2).
const TOO_MUCH: u8 = 5;

/// "Same movement again", on the page after a session in which one was tried.
#[component]
pub fn TestAgain(session: Session, after: RwSignal<Option<Pain>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let before = session.movement?;
    let test = check()?.movement_test(before.test())?;
    // After a reload something was said already.
    let noted = state.session_entry().and_then(|entry| entry.movement).unwrap_or(before);
    let attempt = RwSignal::new(noted.after(test));
    let change = RwSignal::new(noted.change(test));
    on_change(attempt, move |after| {
        let mut noted = noted.clone();
        noted.set_after(after);
        change.set(noted.change(test));
        state.rate_session(|entry| entry.movement = Some(noted));
    });
    let places: Vec<Place> = session.places;
    let told = session.before;
    // Not where it has just got worse, or hurts too much to try.
    let is_worse = move |after: Pain| after.get() >= TOO_MUCH || told.is_some_and(|told| after > told);
    let is_fine = Memo::new(move |_| {
        let after = after.get();
        !after.is_some_and(is_worse) && state.may_try(test, &places, after.or(told))
    });
    let show = move || {
        view! {
            <section class="movement-again" data-movement=test.id.as_str()>
                <h2>"Same movement again"</h2>
                <Test test attempt difficulty="difficulty-after" landmark="landmark-after" />
                <p role="status" data-change=move || change.get().map(Change::as_str)>
                    {move || change.get().map(Change::words)}
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
    attempt: RwSignal<Attempt>,
    /// The names of the questions in the DOM.
    difficulty: &'static str,
    landmark: &'static str,
) -> impl IntoView {
    let shown_by = test.drawing.and_then(|id| find_technique(id.as_str()));
    let drawing = match shown_by {
        Some(technique) => view! { <Still technique side=None /> }.into_any(),
        None => view! { <StillTest test /> }.into_any(),
    };
    let steps = test.steps.iter().map(|step| view! { <li>{*step}</li> }).collect_any();
    let number = Signal::derive(move || attempt.get().difficulty.map(Difficulty::get));
    let choose = Callback::new(move |number: Option<u8>| {
        attempt.update(|one| one.difficulty = number.and_then(Difficulty::new));
    });
    let question = test
        .how_far
        .as_ref()
        .map(|question| how_far(question, attempt, landmark));
    view! {
        <div class="movement-test">
            <div class="movement-steps">
                {drawing}
                <div>
                    <h3>{test.title}</h3>
                    <ol>{steps}</ol>
                </div>
            </div>
            <p class="eyebrow">{SLOWLY}</p>
            <Scale name=difficulty ask="How did it go?" ends=ENDS number choose />
            {question}
            <RestsOn
                title="Sources and how sure we are"
                show=move || view! { <Sources ids=&test.sources sure=test.confidence /> }.into_any()
            />
        </div>
    }
}

const ENDS: Ends = Ends {
    shown: ["no trouble", "cannot do it"],
    read_out: ["0, no trouble", "10, cannot do it"],
};
const SLOWLY: &str = "Slowly, to where it stays easy. Stop at a pain of 5, or if it is sharp or spreads. With two sides, \
    answer for the worse one. One answer is enough.";

fn how_far(question: &'static Question, attempt: RwSignal<Attempt>, name: &'static str) -> AnyView {
    let option = |landmark: &'static QuestionValue| (landmark.value, landmark.value, landmark.label);
    let options = options_of(
        question.values.iter().map(option).collect(),
        move |landmark| attempt.get().landmark == Some(landmark),
        move |landmark| attempt.update(|one| one.landmark = Some(landmark)),
    );
    let clear = Callback::new(move |()| attempt.update(|one| one.landmark = None));
    let is_chosen = Signal::derive(move || attempt.get().landmark.is_some());
    view! { <Clearable question=name ask=question.ask options is_chosen clear class="picks" /> }.into_any()
}
