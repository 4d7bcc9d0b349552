//! The parts of the app that come after the first page: how they are loaded, and how what they hold is shown.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::model::{Area, Technique};

use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::platform::dom::page;
use crate::platform::host::fetch;
use crate::state::{AppState, Lasting, PackState};
use crate::views::parts::icon::Icon;

/// A part of the app: a file of its own, which the pages in it ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// What the app starts with: the map and the first things of a place.
    First,
    /// What every page has around it, and what is saved.
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
    /// Settings, the backup, and what there is to read.
    Reading,
}

impl Part {
    /// All parts, each at its number.
    pub const ALL: [Self; PARTS] = [
        Self::First,
        Self::Home,
        Self::Technique,
        Self::Check,
        Self::Session,
        Self::Routines,
        Self::Journal,
        Self::Reading,
    ];
}

const PARTS: usize = 8;

/// The parts that follow while nobody waits for one, likeliest first.
const LIKELIEST: [Part; 6] = [
    Part::Technique,
    Part::Check,
    Part::Session,
    Part::Routines,
    Part::Journal,
    Part::Reading,
];

/// What every page has around it.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// Reads what is saved.
    pub recall: fn(AppState) -> Pin<Box<dyn Future<Output = ()>>>,
    pub needs_help_first: fn(AppState, &'static Area) -> Option<bool>,
    pub has_plan: fn(AppState, Place) -> bool,
    /// What to go on with, above the body.
    pub due: fn() -> AnyView,
    pub search_field: fn() -> AnyView,
    pub notices: fn() -> AnyView,
    pub heart: fn(Memo<&'static Area>, Signal<Option<SoreSide>>) -> AnyView,
}

/// Techniques where other parts show them.
#[derive(Clone, Copy, Debug)]
pub struct Techniques {
    pub still: fn(&'static Technique, Signal<Option<SoreSide>>) -> AnyView,
    pub moving: fn(&'static Technique, Signal<Option<SoreSide>>) -> AnyView,
    /// What follows on the page of an area.
    pub more_of_area: fn(&'static Area, Signal<Option<SoreSide>>) -> AnyView,
}

/// The view of a page; `None` if the page is in another part.
pub type ShowPage = fn(Route) -> Option<AnyView>;

/// Whether a part arrived.
pub type Loading = Pin<Box<dyn Future<Output = bool>>>;

static LOAD: OnceLock<fn(Part) -> Loading> = OnceLock::new();

static HOME: OnceLock<Home> = OnceLock::new();
static TECHNIQUES: OnceLock<Techniques> = OnceLock::new();
static PAGES: [OnceLock<ShowPage>; PARTS] = [const { OnceLock::new() }; PARTS];

/// Says how a part is loaded, which then opens itself ([`open`](super::pages::open)); the first to say so decides.
pub fn load_with(load: fn(Part) -> Loading) {
    LOAD.get_or_init(|| load);
}

/// Hands out what every page has around it.
pub fn bring_home(home: Home) {
    HOME.get_or_init(|| home);
}

/// Hands out techniques for other parts.
pub fn bring_techniques(techniques: Techniques) {
    TECHNIQUES.get_or_init(|| techniques);
}

/// Hands out the pages of a part.
pub fn bring_pages(part: u8, show: ShowPage) {
    if let Some(pages) = PAGES.get(usize::from(part)) {
        pages.get_or_init(|| show);
    }
}

/// How far the parts have come.
#[derive(Clone, Copy, Debug)]
pub struct LazyParts(&'static Progress);

#[derive(Debug)]
struct Progress {
    state: AppState,
    parts: [Lasting<RwSignal<PackState>>; PARTS],
    /// Somebody came to a page before it was there, and its heading has yet to take the focus.
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
            parts: std::array::from_fn(|_| Lasting::new(RwSignal::default())),
            owes_focus: RwSignal::new(false),
            owner: Owner::current(),
        };
        // There is one app to a page, and it is never taken away.
        let lazy = Self(Box::leak(Box::new(progress)));
        lazy.ask_for(Part::Home);
        lazy
    }

    /// The heading of the page that was gone to takes the focus, now or as soon as it is there.
    pub fn focus_heading(self) {
        self.0.owes_focus.set(!page::has_heading());
        page::focus_heading();
    }

    /// A heading that was late takes the focus, if somebody waits for it.
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

    /// Whether a check of a place has been made that is young enough to go by, as far as that is known yet.
    #[must_use]
    pub fn has_plan(self, state: AppState, place: Place) -> bool {
        self.home().is_some_and(|home| (home.has_plan)(state, place))
    }

    /// Loads a part unless it is here or on its way.
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

    /// How far a page of a part has come: none is shown before what is saved has been read.
    fn progress_of_pages(self, part: Part) -> PackState {
        match (self.progress(Part::Home).get(), self.progress(part).get()) {
            (PackState::Failed, _) | (_, PackState::Failed) => PackState::Failed,
            (PackState::Ready, PackState::Ready) => PackState::Ready,
            _ => PackState::Loading,
        }
    }

    const fn progress(self, part: Part) -> Lasting<RwSignal<PackState>> {
        self.0.parts[part as usize]
    }

    fn home(self) -> Option<&'static Home> {
        (self.progress(Part::Home).get() == PackState::Ready)
            .then(|| HOME.get())
            .flatten()
    }

    fn techniques(self) -> Option<&'static Techniques> {
        self.ask_for(Part::Technique);
        (self.progress_of_pages(Part::Technique) == PackState::Ready)
            .then(|| TECHNIQUES.get())
            .flatten()
    }

    async fn recall(self) -> bool {
        let (Some(home), Some(owner)) = (HOME.get(), &self.0.owner) else {
            return false;
        };
        owner.with(|| (home.recall)(self.0.state)).await;
        true
    }

    /// The other parts, one after the other.
    async fn follow(self, load: fn(Part) -> Loading) {
        for part in LIKELIEST {
            load(part).await;
            // Whoever asks for one that did not arrive is told.
            self.ask_for(part);
        }
    }
}

/// The small figure of a technique that stands still, as soon as it is there. Its place is there at once.
#[component]
pub fn StillFigure(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    view! { <span class="still">{move || lazy.techniques().map(|shown| (shown.still)(technique, sore))}</span> }
}

/// The figure of a technique that moves.
#[component]
pub fn MovingFigure(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    move || lazy.techniques().map(|shown| (shown.moving)(technique, sore))
}

/// What to go on with, above the body. Its place is there at once where there may be something.
#[component]
pub fn LazyDue() -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    let may_be = expect_context::<AppState>().holds_answers();
    move || match lazy.home() {
        Some(home) => (home.due)(),
        None => may_be.then(|| view! { <div class="due-place"></div> }).into_any(),
    }
}

/// The heart beside an area, as soon as it is there. Its place is there at once.
#[component]
pub fn LazyHeart(area: Memo<&'static Area>, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    view! { <span class="heart-place">{move || lazy.home().map(|home| (home.heart)(area, sore))}</span> }
}

/// The search; until it is there a field that takes no words yet.
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

/// What follows on the page of an area.
#[component]
pub fn MoreOfArea(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let show = move || TECHNIQUES.get().map(|shown| (shown.more_of_area)(area, sore));
    view! { <OnceHere part=Part::Technique show=Box::new(show) /> }
}

/// A page of a part.
#[component]
pub fn LazyPage(route: Route, part: Part) -> impl IntoView {
    let show = move || PAGES[part as usize].get().and_then(|show| show(route));
    view! { <OnceHere part show=Box::new(show) /> }
}

/// Something of a part, as soon as it is here.
#[component]
fn OnceHere(part: Part, show: Box<dyn Fn() -> Option<AnyView> + Send>) -> impl IntoView {
    let lazy = expect_context::<LazyParts>();
    lazy.ask_for(part);
    let ask_again = move |_| {
        fetch::ask_again();
        lazy.ask_for(Part::Home);
        lazy.ask_for(part);
    };
    // What waits is made once, so that it knows how long it has waited.
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
        // The style sheet shows it when somebody has waited for a moment, and the way on when they have waited long.
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
