//! The list of all pages: the title of each, the tab that it belongs to, the part of the app that it is in, its view.

use leptos::prelude::*;
use unknot_content::model::Area;
use unknot_content::sided::Side;

use crate::domain::catalogue::{Topic, topic};
use crate::domain::favourites::Favourite;
use crate::domain::place::{Place, SoreSide, place_name};
use crate::domain::route::Route;
use crate::domain::wording::page_title;
use crate::platform::dom::{focus, page as document};
use crate::state::{AppState, Pack};
use crate::views::area::area_more::MoreOfArea;
use crate::views::area::area_page::AreaPage;
use crate::views::area::pain_page::PainPage;
use crate::views::check::check_page::CheckPage;
use crate::views::course::course_card::CourseCard;
use crate::views::course::course_today::CourseToday;
use crate::views::course::flare_up_page::FlareUpPage;
use crate::views::course::keep_up::KeepUp;
use crate::views::course::movement::TryMovement;
use crate::views::course::next_time::NextTimeLine;
use crate::views::desk::desk_card::DeskCard;
use crate::views::desk::desk_part::DeskPart;
use crate::views::frame::lazy::{self, CourseViews, Home, Part, SessionAnswers, Techniques};
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
use crate::views::session::start_technique::StartAlone;
use crate::views::settings::settings_page::SettingsPage;
use crate::views::technique::figure::{Moving, Still, StillTest};
use crate::views::technique::technique_page::TechniquePage;

pub const FIRST: u8 = Part::First as u8;
pub const HOME: u8 = Part::Home as u8;
pub const TECHNIQUE: u8 = Part::Technique as u8;
pub const CHECK: u8 = Part::Check as u8;
pub const SESSION: u8 = Part::Session as u8;
pub const ROUTINES: u8 = Part::Routines as u8;
pub const JOURNAL: u8 = Part::Journal as u8;
pub const COURSE: u8 = Part::Course as u8;
pub const READING: u8 = Part::Reading as u8;
/// The reader for [`page`]: it gets the facts about a page and no view.
const FRAME: u8 = u8::MAX;

/// The facts about a page that the frame needs.
#[derive(Clone, Copy, Debug)]
pub struct PageEntry {
    title: Title,
    /// The tab that it belongs to.
    pub tab: Option<Route>,
    pub layout: Layout,
    /// The part that its view is in.
    pub part: Part,
}

/// The layout of the frame around a page; the style sheet arranges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Map,
    /// A sheet over the map.
    Area,
    Technique,
    Page,
}

impl Layout {
    /// The value in the style sheet.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Area => "area",
            Self::Technique => "technique",
            Self::Page => "page",
        }
    }
}

/// The title of a page, before the name of the app is added.
#[derive(Clone, Copy, Debug)]
enum Title {
    /// The first page has the name of the app.
    App,
    Words(&'static str),
    /// Some words followed by the name of a place.
    Place(&'static str, &'static Area, Option<SoreSide>),
}

impl PageEntry {
    /// The title of the document.
    #[must_use]
    pub fn title(self) -> String {
        match self.title {
            Title::App => "Unknot: ease a sore muscle".to_owned(),
            Title::Words(words) => page_title(words),
            Title::Place(words, area, sore) => page_title(&format!("{words}{}", place_name(area, sore))),
        }
    }
}

/// The facts about the page of a route.
#[must_use]
pub fn page(route: Route) -> PageEntry {
    page_entry::<FRAME>(route).0
}

/// The view of a route; `None` if it is in another part than `READER`.
#[must_use]
pub fn show<const READER: u8>(route: Route) -> Option<AnyView> {
    page_entry::<READER>(route).1
}

/// One line for each page. It is compiled anew for each part of the app, which holds the views of its own pages alone.
#[rustfmt::skip]
fn page_entry<const READER: u8>(route: Route) -> (PageEntry, Option<AnyView>) {
    use Title::{App, Place as At, Words};
    const BODY: Option<Route> = Some(Route::Map);
    const TODAY: Option<Route> = Some(Route::Today);
    const SAVED: Option<Route> = Some(Route::Routines);
    const LEARN: Option<Route> = Some(Route::Learn);
    const SETTINGS: Option<Route> = Some(Route::Settings);
    let place = |area, sore| Place { area, sore };
    let topic_title = |id| topic(id).map_or("Learn", Topic::title);
    match route {
        Route::Map => line::<READER, HOME>(App, BODY, Layout::Map, || view! { <AreaList /> }.into_any()),
        Route::Area(area, sore) => line::<READER, FIRST>(At("", area, sore), BODY, Layout::Area, || view! { <AreaPage first=area /> }.into_any()),
        Route::PainAt(area, sore) => line::<READER, TECHNIQUE>(At("Pain here: ", area, Some(sore)), BODY, Layout::Area, || view! { <PainPage place=place(area, sore) /> }.into_any()),
        Route::Technique(technique) => line::<READER, TECHNIQUE>(Words(technique.title), BODY, Layout::Technique, || view! { <TechniquePage technique /> }.into_any()),
        Route::Check(area, sore) => line::<READER, CHECK>(At("A quick check: ", area, Some(sore)), BODY, Layout::Page, || view! { <CheckPage place=place(area, sore) /> }.into_any()),
        Route::Plan(area, sore) => line::<READER, CHECK>(At("Your plan: ", area, Some(sore)), BODY, Layout::Page, || view! { <PlanPage place=place(area, sore) /> }.into_any()),
        Route::Play => line::<READER, SESSION>(Words("Guided session"), BODY, Layout::Page, || view! { <PlayPage routine=None /> }.into_any()),
        Route::RoutinePlay(id) => line::<READER, SESSION>(Words("Guided session"), SAVED, Layout::Page, || view! { <PlayPage routine=Some(id) /> }.into_any()),
        Route::Routines => line::<READER, ROUTINES>(Words("Routines"), SAVED, Layout::Page, || view! { <RoutinesPage /> }.into_any()),
        Route::LastRoutine => line::<READER, ROUTINES>(Words("Routines"), SAVED, Layout::Page, || view! { <LastRoutine /> }.into_any()),
        Route::Routine(id) => line::<READER, ROUTINES>(Words("A routine"), SAVED, Layout::Page, || view! { <RoutinePage id /> }.into_any()),
        Route::SharedRoutine(link) => line::<READER, ROUTINES>(Words("A shared routine"), SAVED, Layout::Page, || view! { <SharedRoutinePage link /> }.into_any()),
        Route::Favourites => line::<READER, ROUTINES>(Words("Favourites"), SAVED, Layout::Page, || view! { <FavouritesPage /> }.into_any()),
        Route::Today => line::<READER, JOURNAL>(Words("Today"), TODAY, Layout::Page, || view! { <TodayPage /> }.into_any()),
        Route::Journal => line::<READER, JOURNAL>(Words("Journal"), TODAY, Layout::Page, || view! { <JournalPage /> }.into_any()),
        Route::FlareUp => line::<READER, COURSE>(Words("If it flares up"), TODAY, Layout::Page, || view! { <FlareUpPage /> }.into_any()),
        Route::Summary => line::<READER, JOURNAL>(Words("Summary"), TODAY, Layout::Page, || view! { <SummaryPage /> }.into_any()),
        Route::Learn => line::<READER, READING>(Words("Learn"), LEARN, Layout::Page, || view! { <LearnPage /> }.into_any()),
        // If the words are not loaded yet, the page itself sets the title later (`TopicPage`).
        Route::Topic(id) => line::<READER, READING>(Words(topic_title(id)), LEARN, Layout::Page, || view! { <TopicPage id /> }.into_any()),
        Route::Settings => line::<READER, READING>(Words("Settings"), SETTINGS, Layout::Page, || view! { <SettingsPage /> }.into_any()),
        Route::About => line::<READER, READING>(Words("About"), SETTINGS, Layout::Page, || view! { <AboutPage /> }.into_any()),
        Route::NotFound => line::<READER, READING>(Words("Page not found"), None, Layout::Page, || view! { <NotFoundPage /> }.into_any()),
    }
}

/// A line of the list. The compiler leaves the view out where another part reads it.
fn line<const READER: u8, const PART: u8>(
    title: Title,
    tab: Option<Route>,
    layout: Layout,
    view: impl FnOnce() -> AnyView,
) -> (PageEntry, Option<AnyView>) {
    let page = PageEntry {
        title,
        tab,
        layout,
        part: Part::ALL[PART as usize],
    };
    (page, (READER == PART).then(view))
}

/// Says what a part holds, now that it is here.
pub fn open<const PART: u8>() {
    if PART == HOME {
        lazy::bring_home(AROUND_EVERY_PAGE);
    }
    if PART == TECHNIQUE {
        lazy::bring_techniques(TECHNIQUES);
    }
    if PART == COURSE {
        lazy::bring_course_views(COURSE_VIEWS);
    }
    if PART == SESSION {
        lazy::bring_session_answers(SESSION_ANSWERS);
    }
    lazy::bring_pages(PART, show::<PART>);
}

/// Says what any part holds, where all are one file.
pub fn open_any(part: Part) {
    match part {
        Part::First => {}
        Part::Home => open::<HOME>(),
        Part::Technique => open::<TECHNIQUE>(),
        Part::Check => open::<CHECK>(),
        Part::Session => open::<SESSION>(),
        Part::Routines => open::<ROUTINES>(),
        Part::Journal => open::<JOURNAL>(),
        Part::Course => open::<COURSE>(),
        Part::Reading => open::<READING>(),
    }
}

const AROUND_EVERY_PAGE: Home = Home {
    recall: |state| {
        document::use_lazy_style();
        focus::keep();
        focus::keep_in_sight();
        state.recall_settings();
        // Loads these packs early, so that they are there when somebody opens a check or a technique.
        state.ask_for(Pack::FIGURES);
        state.ask_for(Pack::LIBRARY);
        state.ask_for(Pack::CHECK);
        state.recall_checks();
        state.recall_routines();
        state.recall_favourites();
        state.recall_journal();
        state.recall_courses();
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
};

const TECHNIQUES: Techniques = Techniques {
    still: |technique, sore| view! { <Still technique side=one_side(sore) /> }.into_any(),
    still_test: |test| view! { <StillTest test /> }.into_any(),
    moving: |technique, sore| view! { <Moving technique side=one_side(sore) /> }.into_any(),
    start: |technique, sore| view! { <StartAlone technique sore on_tile=true /> }.into_any(),
    more_of_area: |area, sore| view! { <MoreOfArea area sore /> }.into_any(),
};

const COURSE_VIEWS: CourseViews = CourseViews {
    card: || view! { <CourseCard /> }.into_any(),
    today: || view! { <CourseToday /> }.into_any(),
    keep_up: |place| view! { <KeepUp place /> }.into_any(),
    next_time: |place| view! { <NextTimeLine place /> }.into_any(),
    desk_card: || view! { <DeskCard /> }.into_any(),
    desk_part: || view! { <DeskPart /> }.into_any(),
    try_movement: |test, attempt, [difficulty, landmark]| {
        view! { <TryMovement test attempt difficulty landmark /> }.into_any()
    },
};

const SESSION_ANSWERS: SessionAnswers = SessionAnswers {
    movement_of_week: AppState::movement_of_week,
};

fn one_side(sore: Signal<Option<SoreSide>>) -> Signal<Option<Side>> {
    Signal::derive(move || sore.get().and_then(SoreSide::one_side))
}
