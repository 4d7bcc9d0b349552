//! The list of all pages but the first. Whoever names [`LAZY_PAGES`] has all of them in the same file.

use leptos::prelude::*;
use unknot_content::sided::Side;

use crate::domain::favourites::Favourite;
use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::platform::dom::{focus, page};
use crate::state::{AppState, Pack};
use crate::views::area::area_more::MoreOfArea;
use crate::views::area::pain_page::PainPage;
use crate::views::check::check_page::CheckPage;
use crate::views::frame::lazy::LazyPages;
use crate::views::frame::not_found::NotFoundPage;
use crate::views::frame::notices::Notices;
use crate::views::frame::search_field::SearchField;
use crate::views::journal::journal_page::JournalPage;
use crate::views::journal::summary_page::SummaryPage;
use crate::views::journal::today_page::TodayPage;
use crate::views::learn::about_page::AboutPage;
use crate::views::learn::learn_page::LearnPage;
use crate::views::learn::topic_page::TopicPage;
use crate::views::map::area_list::AreaList;
use crate::views::map::due_card::DueCard;
use crate::views::plan::plan_page::PlanPage;
use crate::views::routines::routine_page::RoutinePage;
use crate::views::routines::routines_page::{LastRoutine, RoutinesPage};
use crate::views::routines::shared_routine_page::SharedRoutinePage;
use crate::views::saved::favourites_page::FavouritesPage;
use crate::views::saved::heart::Heart;
use crate::views::session::play_page::PlayPage;
use crate::views::settings::settings_page::SettingsPage;
use crate::views::technique::figure::{Moving, Still};
use crate::views::technique::technique_page::TechniquePage;

/// What the lazily loaded part of the app can show.
pub const LAZY_PAGES: LazyPages = LazyPages {
    page: page_of,
    more_of_area: |area, sore| view! { <MoreOfArea area sore /> }.into_any(),
    recall: |state| {
        page::use_lazy_style();
        focus::keep();
        state.recall_settings();
        // By the time somebody opens a check or a technique, what it shows is there.
        state.ask_for(Pack::CHECK);
        state.ask_for(Pack::FIGURES);
        state.recall();
        state.recall_routines();
        state.recall_favourites();
        state.recall_journal();
        state.guard_session();
        state.follow_offline_copy();
        Box::pin(async move {
            state.recall_session().await;
            state.follow_updates();
        })
    },
    needs_help_first: AppState::needs_help_first,
    has_plan: AppState::has_plan,
    due: || view! { <DueCard /> }.into_any(),
    search_field: || view! { <SearchField /> }.into_any(),
    notices: || view! { <Notices /> }.into_any(),
    heart: |area, sore| {
        let favourite = Signal::derive(move || Favourite::Area(area.get()));
        view! { <Heart favourite sore /> }.into_any()
    },
    still: |technique, sore| view! { <Still technique side=one_side(sore) /> }.into_any(),
    moving: |technique, sore| view! { <Moving technique side=one_side(sore) /> }.into_any(),
};

/// The page of an address. That of an area is in the first part of the app, and shows more of itself when this is here.
fn page_of(route: Route) -> AnyView {
    match route {
        Route::Map => view! { <AreaList /> }.into_any(),
        Route::Area(..) | Route::NotFound => view! { <NotFoundPage /> }.into_any(),
        Route::Technique(technique) => view! { <TechniquePage technique /> }.into_any(),
        Route::PainAt(area, sore) => view! { <PainPage place=Place { area, sore } /> }.into_any(),
        Route::Check(area, sore) => view! { <CheckPage place=Place { area, sore } /> }.into_any(),
        Route::Plan(area, sore) => view! { <PlanPage place=Place { area, sore } /> }.into_any(),
        Route::Play => view! { <PlayPage routine=None /> }.into_any(),
        Route::RoutinePlay(id) => view! { <PlayPage routine=Some(id) /> }.into_any(),
        Route::Routines => view! { <RoutinesPage /> }.into_any(),
        Route::LastRoutine => view! { <LastRoutine /> }.into_any(),
        Route::Routine(id) => view! { <RoutinePage id /> }.into_any(),
        Route::SharedRoutine(link) => view! { <SharedRoutinePage link /> }.into_any(),
        Route::Today => view! { <TodayPage /> }.into_any(),
        Route::Journal => view! { <JournalPage /> }.into_any(),
        Route::Summary => view! { <SummaryPage /> }.into_any(),
        Route::Favourites => view! { <FavouritesPage /> }.into_any(),
        Route::Learn => view! { <LearnPage /> }.into_any(),
        Route::Topic(id) => view! { <TopicPage id /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::About => view! { <AboutPage /> }.into_any(),
    }
}

fn one_side(sore: Signal<Option<SoreSide>>) -> Signal<Option<Side>> {
    Signal::derive(move || sore.get().and_then(SoreSide::one_side))
}
