//! Pages and answers that are not needed for the first tap, and come after the app.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::learn::TopicId;
use unknot_content::model::{Area, Technique};
use unknot_content::sided::Side;

use crate::domain::favourites::Favourite;
use crate::domain::place::Place;
use crate::domain::place::Sore;
use crate::domain::routine_id::RoutineId;
use crate::platform::dom::focus;
use crate::platform::dom::page;
use crate::state::{AppState, Pack};
use crate::views::area::area_more;
use crate::views::area::pain_page;
use crate::views::check::check_page;
use crate::views::frame::notices;
use crate::views::frame::search_field;
use crate::views::journal::history_page;
use crate::views::journal::summary_page;
use crate::views::learn::about_page;
use crate::views::learn::learn_page;
use crate::views::learn::topic_page;
use crate::views::map::area_list;
use crate::views::parts::icon::Icon;
use crate::views::plan::plan_page;
use crate::views::routines::routine_page;
use crate::views::routines::routines_page;
use crate::views::routines::shared_routine_page;
use crate::views::saved::favourites_page;
use crate::views::saved::heart;
use crate::views::session::play_page;
use crate::views::settings::settings_page;
use crate::views::technique::figure;
use crate::views::technique::technique_page;

/// How each of these pages is made.
#[derive(Clone, Copy, Debug)]
pub struct LaterPages {
    areas: fn() -> AnyView,
    more_of_area: fn(&'static Area, Signal<Option<Sore>>) -> AnyView,
    technique: fn(&'static Technique) -> AnyView,
    pain: fn(Place) -> AnyView,
    check: fn(Place) -> AnyView,
    plan: fn(Place) -> AnyView,
    play: fn(Option<RoutineId>) -> AnyView,
    routines: fn() -> AnyView,
    last_routine: fn() -> AnyView,
    routine: fn(RoutineId) -> AnyView,
    shared_routine: fn(&'static str) -> AnyView,
    history: fn() -> AnyView,
    summary: fn() -> AnyView,
    favourites: fn() -> AnyView,
    learn: fn() -> AnyView,
    topic: fn(TopicId) -> AnyView,
    settings: fn() -> AnyView,
    about: fn() -> AnyView,
    recall: fn(AppState) -> Pin<Box<dyn Future<Output = ()>>>,
    needs_help_first: fn(AppState, &'static Area) -> Option<bool>,
    search_field: fn() -> AnyView,
    notices: fn() -> AnyView,
    heart: fn(Memo<&'static Area>, Signal<Option<Sore>>) -> AnyView,
    still: fn(&'static Technique, Signal<Option<Sore>>) -> AnyView,
    moving: fn(&'static Technique, Signal<Option<Sore>>) -> AnyView,
}

/// All of them. Whoever names this has them in the same file.
pub const LATER_PAGES: LaterPages = LaterPages {
    areas: || view! { <area_list::AreaList /> }.into_any(),
    more_of_area: |area, sore| view! { <area_more::MoreOfArea area sore /> }.into_any(),
    technique: |technique| view! { <technique_page::TechniquePage technique /> }.into_any(),
    pain: |place| view! { <pain_page::PainPage place /> }.into_any(),
    check: |place| view! { <check_page::CheckPage place /> }.into_any(),
    plan: |place| view! { <plan_page::PlanPage place /> }.into_any(),
    play: |routine| view! { <play_page::PlayPage routine /> }.into_any(),
    routines: || view! { <routines_page::RoutinesPage /> }.into_any(),
    last_routine: || view! { <routines_page::LastRoutine /> }.into_any(),
    routine: |id| view! { <routine_page::RoutinePage id /> }.into_any(),
    shared_routine: |link| view! { <shared_routine_page::SharedRoutinePage link /> }.into_any(),
    history: || view! { <history_page::HistoryPage /> }.into_any(),
    summary: || view! { <summary_page::SummaryPage /> }.into_any(),
    favourites: || view! { <favourites_page::FavouritesPage /> }.into_any(),
    learn: || view! { <learn_page::LearnPage /> }.into_any(),
    topic: |id| view! { <topic_page::TopicPage id /> }.into_any(),
    settings: || view! { <settings_page::SettingsPage /> }.into_any(),
    about: || view! { <about_page::AboutPage /> }.into_any(),
    recall: |state| {
        page::use_later_style();
        focus::keep();
        state.recall_settings();
        // By the time somebody opens a check or a technique, what it shows is there.
        state.ask_for(Pack::CHECK);
        state.ask_for(Pack::FIGURES);
        state.recall();
        state.recall_routines();
        state.recall_favourites();
        state.guard_session();
        state.follow_keeping();
        Box::pin(async move {
            state.recall_session().await;
            state.follow_updates();
        })
    },
    needs_help_first: AppState::needs_help_first,
    search_field: || view! { <search_field::SearchField /> }.into_any(),
    notices: || view! { <notices::Notices /> }.into_any(),
    heart: |area, sore| {
        let favourite = Signal::derive(move || Favourite::Area(area.get()));
        view! { <heart::Heart favourite sore /> }.into_any()
    },
    still: |technique, sore| view! { <figure::Still technique side=one_side(sore) /> }.into_any(),
    moving: |technique, sore| view! { <figure::Moving technique side=one_side(sore) /> }.into_any(),
};

fn one_side(sore: Signal<Option<Sore>>) -> Signal<Option<Side>> {
    Signal::derive(move || sore.get().and_then(Sore::one_side))
}

/// The pages on their way; nothing where they did not arrive.
pub type Loading = Pin<Box<dyn Future<Output = Option<LaterPages>>>>;

static LOAD: OnceLock<fn() -> Loading> = OnceLock::new();

/// Says how the pages are loaded; the first to say so decides.
pub fn load_with(load: fn() -> Loading) {
    LOAD.get_or_init(|| load);
}

/// Which of the pages.
#[derive(Clone, Copy, Debug)]
pub enum LaterPage {
    Areas,
    MoreOfArea(&'static Area, Signal<Option<Sore>>),
    Technique(&'static Technique),
    Pain(Place),
    Check(Place),
    Plan(Place),
    Play(Option<RoutineId>),
    Routines,
    LastRoutine,
    Routine(RoutineId),
    SharedRoutine(&'static str),
    History,
    Summary,
    Favourites,
    Learn,
    Topic(TopicId),
    Settings,
    About,
}

/// How far the pages have come.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    pages: RwSignal<Option<LaterPages>>,
    failed: RwSignal<bool>,
    /// Somebody came to a page before it was there, and its heading has yet to take the focus.
    owes_focus: RwSignal<bool>,
}

impl Later {
    /// Starts loading.
    #[must_use]
    pub fn start(state: AppState) -> Self {
        let later = Self {
            pages: RwSignal::new(None),
            failed: RwSignal::new(false),
            owes_focus: RwSignal::new(false),
        };
        later.load(state);
        later
    }

    /// The heading of the page that was gone to takes the focus, now or as soon as it is there.
    pub fn focus_heading(self) {
        self.owes_focus.set(!page::has_heading());
        page::focus_heading();
    }

    /// A heading that was late takes the focus, if somebody waits for it.
    pub fn heading_arrived(self) {
        if self.owes_focus.get_untracked() {
            self.focus_heading();
        }
    }

    /// Whether the last check of an area came to "get help first"; nothing while there are answers, and they or the rules
    /// have not been read.
    #[must_use]
    pub fn needs_help_first(self, state: AppState, area: &'static Area) -> Option<bool> {
        match self.pages.get() {
            Some(pages) => (pages.needs_help_first)(state, area),
            None => (!state.holds_answers()).then_some(false),
        }
    }

    fn load(self, state: AppState) {
        let Some(load) = LOAD.get() else { return };
        self.failed.set(false);
        // Effects of these pages live as long as the app.
        let owner = Owner::current();
        spawn_local(async move {
            let style = page::fetch_later_style();
            let pages = load().await;
            style.await;
            self.failed.set(pages.is_none());
            if let (Some(pages), Some(owner)) = (pages, owner) {
                owner.with(|| (pages.recall)(state)).await;
            }
            self.pages.set(pages);
            request_animation_frame(move || self.heading_arrived());
        });
    }
}

/// The small figure of a technique that stands still, as soon as it is there. Its place is there at once.
#[component]
pub fn StillFigure(technique: &'static Technique, sore: Signal<Option<Sore>>) -> impl IntoView {
    let later = expect_context::<Later>();
    view! { <span class="still">{move || later.pages.get().map(|pages| (pages.still)(technique, sore))}</span> }
}

/// The figure of a technique that moves.
#[component]
pub fn MovingFigure(technique: &'static Technique, sore: Signal<Option<Sore>>) -> impl IntoView {
    let later = expect_context::<Later>();
    move || later.pages.get().map(|pages| (pages.moving)(technique, sore))
}

/// The heart beside an area, as soon as it is there. Its place is there at once.
#[component]
pub fn LaterHeart(area: Memo<&'static Area>, sore: Signal<Option<Sore>>) -> impl IntoView {
    let later = expect_context::<Later>();
    view! { <span class="heart-place">{move || later.pages.get().map(|pages| (pages.heart)(area, sore))}</span> }
}

/// The search; until it is there a field that takes no words yet.
#[component]
pub fn LaterSearch() -> impl IntoView {
    let later = expect_context::<Later>();
    move || match later.pages.get() {
        Some(pages) => (pages.search_field)(),
        None => view! {
            <div class="search">
                <Icon name="search" />
                <input type="search" placeholder="Find by words" aria-label="Find by words" disabled />
            </div>
        }
        .into_any(),
    }
}

/// Messages, as soon as there can be any.
#[component]
pub fn LaterNotices() -> impl IntoView {
    let later = expect_context::<Later>();
    move || later.pages.get().map(|pages| (pages.notices)())
}

/// One of the pages, as soon as it is there.
#[component]
pub fn ShowLater(page: LaterPage) -> impl IntoView {
    let state = expect_context::<AppState>();
    let later = expect_context::<Later>();
    move || match later.pages.get() {
        Some(pages) => match page {
            LaterPage::Areas => (pages.areas)(),
            LaterPage::MoreOfArea(area, sore) => (pages.more_of_area)(area, sore),
            LaterPage::Technique(technique) => (pages.technique)(technique),
            LaterPage::Pain(place) => (pages.pain)(place),
            LaterPage::Check(place) => (pages.check)(place),
            LaterPage::Plan(place) => (pages.plan)(place),
            LaterPage::Play(routine) => (pages.play)(routine),
            LaterPage::Routines => (pages.routines)(),
            LaterPage::LastRoutine => (pages.last_routine)(),
            LaterPage::Routine(id) => (pages.routine)(id),
            LaterPage::SharedRoutine(link) => (pages.shared_routine)(link),
            LaterPage::History => (pages.history)(),
            LaterPage::Summary => (pages.summary)(),
            LaterPage::Favourites => (pages.favourites)(),
            LaterPage::Learn => (pages.learn)(),
            LaterPage::Topic(id) => (pages.topic)(id),
            LaterPage::Settings => (pages.settings)(),
            LaterPage::About => (pages.about)(),
        },
        None if later.failed.get() => view! {
            <div class="page">
                <p>"This page did not arrive. Check your connection."</p>
                <button class="button" on:click=move |_| later.load(state)>"Try again"</button>
            </div>
        }
        .into_any(),
        None => view! { <p class="page">"One moment…"</p> }.into_any(),
    }
}
