//! The lazily loaded parts of the app: loading them, and showing their views.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::check::MovementTest;
use unknot_content::model::{Area, Technique};

use crate::domain::check::movement_test::Offer;
use crate::domain::movement::Attempt;
use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::platform::dom::page;
use crate::platform::host::fetch;
use crate::state::{AppState, LongLivedSignal, PackState};
use crate::views::parts::icon::Icon;

/// A part of the app: a wasm file of its own, loaded for the pages in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// The start of the app: the map and the first things to do at a place.
    First,
    /// The frame around every page, and the saved data.
    Home,
    /// Techniques, their figures, and the rest of a place.
    Technique,
    /// The check and the plan.
    Check,
    /// Guided sessions.
    Session,
    /// Routines, those of others, and favourites.
    Routines,
    /// The journal and the summary.
    Journal,
    /// What is done for a place over weeks.
    Course,
    /// Settings, the backup, and what there is to read.
    Reading,
}

impl Part {
    /// All parts, each at the index of its number.
    pub const ALL: [Self; PARTS] = [
        Self::First,
        Self::Home,
        Self::Technique,
        Self::Check,
        Self::Session,
        Self::Routines,
        Self::Journal,
        Self::Course,
        Self::Reading,
    ];
}

const PARTS: usize = 9;

/// The parts to load while the app is idle, likeliest first.
const LIKELIEST: [Part; 7] = [
    Part::Technique,
    Part::Check,
    Part::Session,
    Part::Course,
    Part::Routines,
    Part::Journal,
    Part::Reading,
];

/// The views of the part [`Part::Home`], which surround every page.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// Loads the saved data.
    pub recall: fn(AppState) -> Pin<Box<dyn Future<Output = ()>>>,
    pub needs_help_first: fn(AppState, &'static Area) -> Option<bool>,
    pub has_plan: fn(AppState, Place) -> bool,
    /// The card of things to continue with, above the body.
    pub due: fn() -> AnyView,
    pub search_field: fn() -> AnyView,
    pub notices: fn() -> AnyView,
    pub heart: fn(Memo<&'static Area>, Signal<Option<SoreSide>>) -> AnyView,
}

/// Views of techniques for use in other parts.
#[derive(Clone, Copy, Debug)]
pub struct Techniques {
    pub still: fn(&'static Technique, Signal<Option<SoreSide>>) -> AnyView,
    pub still_test: fn(&'static MovementTest) -> AnyView,
    pub moving: fn(&'static Technique, Signal<Option<SoreSide>>) -> AnyView,
    /// The start of one technique.
    pub start: fn(&'static Technique, Signal<Option<SoreSide>>) -> AnyView,
    /// The lower part of the page of an area.
    pub more_of_area: fn(&'static Area, Signal<Option<SoreSide>>) -> AnyView,
}

/// Views of the course that is going on, of the start of one, and of desk breaks, for use in other parts.
#[derive(Clone, Copy, Debug)]
pub struct CourseViews {
    /// One line and one button, above the body.
    pub card: fn() -> AnyView,
    /// Everything about it, on Today.
    pub today: fn() -> AnyView,
    /// "Keep this up", where a course may be started for a place.
    pub keep_up: fn(Place) -> AnyView,
    /// When the same is next sensible after a session at a place.
    pub next_time: fn(Place) -> AnyView,
    /// The break that is due.
    pub desk_card: fn() -> AnyView,
    /// What can be chosen about breaks.
    pub desk_part: fn() -> AnyView,
    /// One try of a movement, with the names of its two questions.
    pub try_movement: fn(&'static MovementTest, RwSignal<Attempt>, [&'static str; 2]) -> AnyView,
}

/// What the part of sessions decides for others.
#[derive(Clone, Copy, Debug)]
pub struct SessionAnswers {
    pub movement_of_week: fn(AppState, Place) -> Option<Offer>,
}

/// The view of a page; `None` if the page is in another part.
pub type ShowPage = fn(Route) -> Option<AnyView>;

/// Resolves to whether the part arrived.
pub type Loading = Pin<Box<dyn Future<Output = bool>>>;

static LOAD: OnceLock<fn(Part) -> Loading> = OnceLock::new();

static HOME: OnceLock<Home> = OnceLock::new();
static TECHNIQUES: OnceLock<Techniques> = OnceLock::new();
static COURSE_VIEWS: OnceLock<CourseViews> = OnceLock::new();
static SESSION_ANSWERS: OnceLock<SessionAnswers> = OnceLock::new();
static PAGES: [OnceLock<ShowPage>; PARTS] = [const { OnceLock::new() }; PARTS];

/// Sets the loader of a part, which then opens itself ([`open`](super::pages::open)). Only the first call counts.
pub fn load_with(load: fn(Part) -> Loading) {
    LOAD.get_or_init(|| load);
}

/// Registers the views that surround every page.
pub fn bring_home(home: Home) {
    HOME.get_or_init(|| home);
}

/// Registers the views of techniques for other parts.
pub fn bring_techniques(techniques: Techniques) {
    TECHNIQUES.get_or_init(|| techniques);
}

/// Registers the views of courses for other parts.
pub fn bring_course_views(views: CourseViews) {
    COURSE_VIEWS.get_or_init(|| views);
}

/// Registers what the part of sessions decides for others.
pub fn bring_session_answers(answers: SessionAnswers) {
    SESSION_ANSWERS.get_or_init(|| answers);
}

/// Registers the pages of a part.
pub fn bring_pages(part: u8, show: ShowPage) {
    if let Some(pages) = PAGES.get(usize::from(part)) {
        pages.get_or_init(|| show);
    }
}

/// The loading state of all parts.
#[derive(Clone, Copy, Debug)]
pub struct LazyParts(&'static Progress);

#[derive(Debug)]
struct Progress {
    state: AppState,
    parts: [LongLivedSignal<RwSignal<PackState>>; PARTS],
    /// The person opened a page before it was loaded, so its heading still has to take the focus.
    owes_focus: RwSignal<bool>,
    /// Effects of the parts live as long as the app.
    owner: Option<Owner>,
}

impl LazyParts {
    /// Starts loading.
    #[must_use]
    pub fn start(state: AppState) -> Self {
        let progress = Progress {
            state,
            parts: std::array::from_fn(|_| LongLivedSignal::new(RwSignal::default())),
            owes_focus: RwSignal::new(false),
            owner: Owner::current(),
        };
        // A page has one app, which is never unmounted.
        let lazy = Self(Box::leak(Box::new(progress)));
        lazy.ask_for(Part::Home);
        lazy
    }

    /// Focuses the heading of the new page, now or as soon as it is rendered.
    pub fn focus_heading(self) {
        self.0.owes_focus.set(!page::has_heading());
        page::focus_heading();
    }

    /// Focuses a heading that was rendered late, if the person is waiting for it.
    pub fn heading_arrived(self) {
        if self.0.owes_focus.get_untracked() {
            self.focus_heading();
        }
    }

    /// Whether the last check of an area came to "get help first"; `None` while there are answers, and they or the rules
    /// have not been read.
    #[must_use]
    pub fn needs_help_first(self, state: AppState, area: &'static Area) -> Option<bool> {
        match self.home() {
            Some(home) => (home.needs_help_first)(state, area),
            None => (!state.holds_answers()).then_some(false),
        }
    }

    /// Whether a recent check of a place exists, as far as that is known yet.
    #[must_use]
    pub fn has_plan(self, state: AppState, place: Place) -> bool {
        self.home().is_some_and(|home| (home.has_plan)(state, place))
    }

    /// The movement to try at the look at a week of the course for a place, as soon as that is known. Tracked.
    #[must_use]
    pub fn movement_of_week(self, place: Place) -> Option<Offer> {
        let answers = self.views_of(Part::Session, &SESSION_ANSWERS)?;
        (answers.movement_of_week)(self.0.state, place)
    }

    /// Loads a part unless it is loaded or loading.
    pub fn ask_for(self, part: Part) {
        let progress = self.progress(part);
        let Some(load) = LOAD.get() else { return };
        if matches!(progress.get_untracked(), PackState::Loading | PackState::Ready) {
            return;
        }
        progress.set(PackState::Loading);
        spawn_local(async move {
            let style = (part == Part::Home).then(page::fetch_lazy_style);
            let mut arrived = load(part).await;
            if let Some(style) = style {
                style.await;
                arrived = arrived && self.recall().await;
            }
            progress.set(if arrived { PackState::Ready } else { PackState::Failed });
            request_animation_frame(move || self.heading_arrived());
            if part == Part::Home {
                self.follow(*load).await;
            }
        });
    }

    /// The loading state of the pages of a part. No page is shown before the saved data has been read.
    fn progress_of_pages(self, part: Part) -> PackState {
        match (self.progress(Part::Home).get(), self.progress(part).get()) {
            (PackState::Failed, _) | (_, PackState::Failed) => PackState::Failed,
            (PackState::Ready, PackState::Ready) => PackState::Ready,
            _ => PackState::Loading,
        }
    }

    const fn progress(self, part: Part) -> LongLivedSignal<RwSignal<PackState>> {
        self.0.parts[part as usize]
    }

    fn home(self) -> Option<&'static Home> {
        (self.progress(Part::Home).get() == PackState::Ready)
            .then(|| HOME.get())
            .flatten()
    }

    fn techniques(self) -> Option<&'static Techniques> {
        self.views_of(Part::Technique, &TECHNIQUES)
    }

    fn course_views(self) -> Option<&'static CourseViews> {
        self.views_of(Part::Course, &COURSE_VIEWS)
    }

    /// What a part brings for others, which is asked for now; `None` until it is here.
    fn views_of<T>(self, part: Part, brought: &'static OnceLock<T>) -> Option<&'static T> {
        self.ask_for(part);
        (self.progress_of_pages(part) == PackState::Ready)
            .then(|| brought.get())
            .flatten()
    }

    async fn recall(self) -> bool {
        let (Some(home), Some(owner)) = (HOME.get(), &self.0.owner) else {
            return false;
        };
        owner.with(|| (home.recall)(self.0.state)).await;
        true
    }

    /// Loads the other parts one after the other.
    async fn follow(self, load: fn(Part) -> Loading) {
        for part in LIKELIEST {
            load(part).await;
            // If a part fails to load here, its pages report that when opened.
            self.ask_for(part);
        }
    }
}

/// The small still figure of a technique, as soon as it is loaded. Its space is reserved.
#[component]
pub fn StillFigure(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    view! { <span class="still">{move || lazy.techniques().map(|shown| (shown.still)(technique, sore))}</span> }
}

/// The same for a movement test.
#[component]
pub fn TestFigure(test: &'static MovementTest) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    view! { <span class="still">{move || lazy.techniques().map(|shown| (shown.still_test)(test))}</span> }
}

/// The figure of a technique that moves.
#[component]
pub fn MovingFigure(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.techniques().map(|shown| (shown.moving)(technique, sore))
}

/// The start of one of the first things to do, by itself.
#[component]
pub fn StartFromTile(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.techniques().map(|shown| (shown.start)(technique, sore))
}

/// The card of things to continue with, above the body. Its space is reserved if there may be something.
#[component]
pub fn LazyDue() -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    let may_be = expect_context::<AppState>().holds_answers();
    move || match lazy.home() {
        Some(home) => (home.due)(),
        None => may_be.then(|| view! { <div class="due-place"></div> }).into_any(),
    }
}

/// What is due of the course that is going on, above the body. Its space is reserved.
#[component]
pub fn LazyCourseCard() -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || match lazy.course_views() {
        Some(views) => (views.card)(),
        None => view! { <div class="due-place"></div> }.into_any(),
    }
}

/// Everything about the course that is going on.
#[component]
pub fn LazyCourseToday() -> impl IntoView {
    let show = move || COURSE_VIEWS.get().map(|views| (views.today)());
    view! { <OnceHere part=Part::Course show=Box::new(show) /> }
}

/// One try of a movement: its drawing, its steps, and two questions with their names in the DOM.
#[component]
pub fn LazyTryMovement(
    test: &'static MovementTest,
    attempt: RwSignal<Attempt>,
    difficulty: &'static str,
    landmark: &'static str,
) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || {
        let views = lazy.course_views();
        views.map(|views| (views.try_movement)(test, attempt, [difficulty, landmark]))
    }
}

/// "Keep this up", where a course may be started for a place.
#[component]
pub fn LazyKeepUp(place: Place) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.course_views().map(|views| (views.keep_up)(place))
}

/// When the same is next sensible, after a session.
#[component]
pub fn NextTime(place: Place) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.course_views().map(|views| (views.next_time)(place))
}

/// The desk break that is due, where they are switched on: it looks at the clock from then on.
#[component]
pub fn LazyDeskCard() -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.course_views().map(|views| (views.desk_card)())
}

/// The row of desk breaks.
#[component]
pub fn LazyDeskPart() -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.course_views().map(|views| (views.desk_part)())
}

/// The heart beside an area, as soon as it is loaded. Its space is reserved.
#[component]
pub fn LazyHeart(area: Memo<&'static Area>, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    view! { <span class="heart-place">{move || lazy.home().map(|home| (home.heart)(area, sore))}</span> }
}

/// The search; a disabled field until it is loaded.
#[component]
pub fn LazySearch() -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || match lazy.home() {
        Some(home) => (home.search_field)(),
        None => view! {
            <div class="search">
                <Icon name="search" />
                <input type="search" placeholder="Search" aria-label="Search" disabled />
            </div>
        }
        .into_any(),
    }
}

/// Messages, as soon as there can be any.
#[component]
pub fn LazyNotices() -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.home().map(|home| (home.notices)())
}

/// The lower part of the page of an area.
#[component]
pub fn LazyMoreOfArea(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let show = move || TECHNIQUES.get().map(|shown| (shown.more_of_area)(area, sore));
    view! { <OnceHere part=Part::Technique show=Box::new(show) /> }
}

/// A page of a part.
#[component]
pub fn LazyPage(route: Route, part: Part) -> impl IntoView {
    let show = move || PAGES[part as usize].get().and_then(|show| show(route));
    view! { <OnceHere part show=Box::new(show) /> }
}

/// A view of a part, as soon as the part is loaded.
#[component]
fn OnceHere(part: Part, show: Box<dyn Fn() -> Option<AnyView> + Send>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    lazy.ask_for(part);
    let ask_again = move |_| {
        fetch::retry_parts();
        lazy.ask_for(Part::Home);
        lazy.ask_for(part);
    };
    // The placeholder is rendered once, so that it can tell how long the person has waited.
    let has_arrived = Memo::new(move |_| match lazy.progress_of_pages(part) {
        PackState::Ready => Some(true),
        PackState::Failed => Some(false),
        PackState::NotAsked | PackState::Loading => None,
    });
    move || match has_arrived.get() {
        Some(true) => show().into_any(),
        Some(false) => view! {
            <div class="page">
                <p>"This page did not arrive. Check your connection."</p>
                <button class="button" on:click=ask_again>"Try again"</button>
            </div>
        }
        .into_any(),
        // The style sheet shows it after a moment, and "Try again" after a long wait.
        None => view! {
            <div class="page waiting">
                <p>"One moment…"</p>
                <p class="waiting-long">
                    "This takes long. " <button class="quiet" on:click=ask_again>"Try again"</button>
                </p>
            </div>
        }
        .into_any(),
    }
}
