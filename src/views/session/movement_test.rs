//! A movement to try before and after a session: never needed, and folded until somebody wants it.

use leptos::prelude::*;
use unknot_content::check::MovementTest;

use crate::domain::catalogue::check;
use crate::domain::check::movement_test::Offer;
use crate::domain::movement::{Attempt, Change, MovementNote, may_try_again};
use crate::domain::pain::Pain;
use crate::domain::place::Place;
use crate::domain::session::saved::Session;
use crate::state::AppState;
use crate::views::frame::lazy::LazyTryMovement;
use crate::views::parts::fold::Fold;
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::PainScale;

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
    /// Also asks for the pain, where none was told.
    #[prop(optional)]
    asks_pain: bool,
    /// Shows it unfolded.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let asks = asks_pain && untrack(|| tried.offer.get()) == Some(Offer::AfterPain);
    let attempt = tried.attempt;
    let test = move |test| {
        view! { <LazyTryMovement test attempt difficulty="difficulty-before" landmark="landmark-before" /> }.into_any()
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
    let is_fine = Memo::new(move |_| {
        let after = after.get();
        may_try_again(told, after) && state.may_try(test, &places, after.or(told))
    });
    let show = move || {
        view! {
            <section class="movement-again" data-movement=test.id.as_str()>
                <h2>"Same movement again"</h2>
                <LazyTryMovement test attempt difficulty="difficulty-after" landmark="landmark-after" />
                <p role="status" data-change=move || change.get().map(Change::as_str)>
                    {move || change.get().map(Change::words)}
                </p>
            </section>
        }
    };
    Some(move || is_fine.get().then(show))
}
