//! The state of the running app, and the actions on it.
//!
//! Views read the signals and call the methods; the methods call the pure rules in [`crate::domain`]
//! and the browser through [`crate::platform`].

mod app_lifecycle;
mod backup;
mod check;
mod courses;
mod desk;
mod drafts;
mod favourites;
mod journal;
mod long_lived_signal;
mod map;
mod notices;
mod packs;
mod persistence;
mod routines;
mod session;
mod settings;
mod tab_sync;

use std::ops::Deref;
use std::sync::Mutex;
use std::sync::atomic::AtomicU32;

use leptos::prelude::*;

use crate::domain::catalogue;
use crate::domain::check::history::CheckHistory;
use crate::domain::course::courses::Courses;
use crate::domain::favourites::Favourites;
use crate::domain::journal::entries::Journal;
use crate::domain::map::bottom_sheet::SheetHeight;
use crate::domain::map::tap::TapMode;
use crate::domain::map::viewport::Viewport;
use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::domain::routine::routines::Routines;
use crate::domain::routine_id::RoutineId;
use crate::domain::selection::Selection;
use crate::domain::session::saved::Session;
use crate::domain::settings::Settings;
use crate::domain::time::{Clocks, Time};
use crate::platform::clock;
use crate::platform::dom::frames::after_paint;
use crate::platform::dom::map_element::MapElement;
use crate::platform::dom::page;
use crate::platform::exchange::printing;
use crate::platform::host::location;
use crate::platform::storage::local::BrowserStorage;
use crate::platform::storage::locks::TabLock;
use unknot_content::model::{Area, Technique};

pub use desk::DeskBreaks;
pub use long_lived_signal::LongLivedSignal;
pub use notices::{Notice, NoticeId, Remedy};
use packs::Packs;
pub use packs::{Pack, PackState};
use persistence::SavedValues;
pub use session::SessionRequest;

/// The state of the app; a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct AppState(&'static Signals);

/// The signals and handles of the app; they live as long as the page.
#[derive(Debug)]
pub struct Signals {
    pub route: LongLivedSignal<ReadSignal<Route>>,
    pub selection: LongLivedSignal<ReadSignal<Selection>>,
    /// The meaning of the next tap on the map.
    pub tap_means: LongLivedSignal<ReadSignal<TapMode>>,
    /// Places that the page or a link points at right now.
    pub lit: LongLivedSignal<ReadSignal<Vec<Place>>>,
    pub viewport: LongLivedSignal<ReadSignal<Viewport>>,
    pub sheet: LongLivedSignal<ReadSignal<SheetHeight>>,
    pub favourites: LongLivedSignal<ReadSignal<Favourites>>,
    pub settings: LongLivedSignal<ReadSignal<Settings>>,
    pub notices: LongLivedSignal<ReadSignal<Vec<Notice>>>,
    /// The answers and checks of earlier visits.
    pub check_history: LongLivedSignal<ReadSignal<CheckHistory>>,
    pub routines: LongLivedSignal<ReadSignal<Routines>>,
    /// The routine that waits for the check that is being made.
    pub pending_routine: LongLivedSignal<ReadSignal<Option<RoutineId>>>,
    pub journal: LongLivedSignal<ReadSignal<Journal>>,
    pub courses: LongLivedSignal<ReadSignal<Courses>>,
    /// The guided session that is under way, or was a moment ago.
    pub session: LongLivedSignal<ReadSignal<Option<Session>>>,
    /// A session that was requested while another is under way.
    pub next_session: LongLivedSignal<ReadSignal<Option<Session>>>,
    /// The clocks at the last tick of the session.
    clocks: StoredValue<Option<Clocks>>,
    /// Whether this tab owns the stored session: no other tab is in one.
    session_is_ours: StoredValue<bool>,
    session_lock: StoredValue<Option<TabLock>, LocalStorage>,
    packs: Packs,
    /// When printing started; `None` unless the page is being printed.
    pub on_paper: LongLivedSignal<ReadSignal<Option<Time>>>,
    storage: Option<BrowserStorage>,
    repository: Mutex<SavedValues>,
    /// The number of notices so far, which numbers the next one.
    notice_count: AtomicU32,
    /// The owner of effects that outlive the page which started them.
    owner: Option<Owner>,
    map: StoredValue<Option<MapElement>, LocalStorage>,
    write: Writers,
}

/// The write signals, which are private to [`crate::state`].
#[derive(Clone, Copy, Debug)]
struct Writers {
    route: WriteSignal<Route>,
    selection: WriteSignal<Selection>,
    tap_means: WriteSignal<TapMode>,
    lit: WriteSignal<Vec<Place>>,
    viewport: WriteSignal<Viewport>,
    sheet: WriteSignal<SheetHeight>,
    favourites: WriteSignal<Favourites>,
    settings: WriteSignal<Settings>,
    notices: WriteSignal<Vec<Notice>>,
    check_history: WriteSignal<CheckHistory>,
    routines: WriteSignal<Routines>,
    pending_routine: WriteSignal<Option<RoutineId>>,
    journal: WriteSignal<Journal>,
    courses: WriteSignal<Courses>,
    session: WriteSignal<Option<Session>>,
    next_session: WriteSignal<Option<Session>>,
    on_paper: WriteSignal<Option<Time>>,
}

impl Deref for AppState {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

impl AppState {
    /// Reads the address. Saved data is read when the lazily loaded parts arrive.
    #[must_use]
    pub fn open() -> Self {
        let storage = BrowserStorage::open();
        let (route, write_route) = signal(Route::from_hash(&location::hash()));
        let (selection, write_selection) = signal(Selection::default());
        let (tap_means, write_tap_means) = signal(TapMode::default());
        let (lit, write_lit) = signal(Vec::new());
        let (viewport, write_viewport) = signal(Viewport::WHOLE);
        let (sheet, write_sheet) = signal(SheetHeight::default());
        let (favourites, write_favourites) = signal(Favourites::default());
        let (settings, write_settings) = signal(Settings::default());
        let (notices, write_notices) = signal(Vec::new());
        let (check_history, write_check_history) = signal(CheckHistory::default());
        let (routines, write_routines) = signal(Routines::default());
        let (pending_routine, write_pending_routine) = signal(None);
        let (journal, write_journal) = signal(Journal::default());
        let (courses, write_courses) = signal(Courses::default());
        let (session, write_session) = signal(None);
        let (next_session, write_next_session) = signal(None);
        let (on_paper, write_on_paper) = signal(None);
        let signals = Signals {
            route: LongLivedSignal::new(route),
            selection: LongLivedSignal::new(selection),
            tap_means: LongLivedSignal::new(tap_means),
            lit: LongLivedSignal::new(lit),
            viewport: LongLivedSignal::new(viewport),
            sheet: LongLivedSignal::new(sheet),
            favourites: LongLivedSignal::new(favourites),
            settings: LongLivedSignal::new(settings),
            notices: LongLivedSignal::new(notices),
            check_history: LongLivedSignal::new(check_history),
            routines: LongLivedSignal::new(routines),
            pending_routine: LongLivedSignal::new(pending_routine),
            journal: LongLivedSignal::new(journal),
            courses: LongLivedSignal::new(courses),
            session: LongLivedSignal::new(session),
            next_session: LongLivedSignal::new(next_session),
            clocks: StoredValue::new(None),
            session_is_ours: StoredValue::new(false),
            session_lock: StoredValue::new_local(None),
            packs: Packs::default(),
            on_paper: LongLivedSignal::new(on_paper),
            storage,
            repository: Mutex::new(SavedValues::new(storage)),
            notice_count: AtomicU32::new(0),
            owner: Owner::current(),
            map: StoredValue::new_local(MapElement::find()),
            write: Writers {
                route: write_route,
                selection: write_selection,
                tap_means: write_tap_means,
                lit: write_lit,
                viewport: write_viewport,
                sheet: write_sheet,
                favourites: write_favourites,
                settings: write_settings,
                notices: write_notices,
                check_history: write_check_history,
                routines: write_routines,
                pending_routine: write_pending_routine,
                journal: write_journal,
                courses: write_courses,
                session: write_session,
                next_session: write_next_session,
                on_paper: write_on_paper,
            },
        };
        // A page has one app, which is never unmounted.
        let state = Self(Box::leak(Box::new(signals)));
        state.enter(state.route.get_untracked());
        state
    }

    /// Whether there are answers to checks, which may not have been read yet.
    #[must_use]
    pub fn holds_answers(self) -> bool {
        self.storage.is_some_and(BrowserStorage::holds::<CheckHistory>)
    }

    /// Renders the parts for paper whenever the page is printed.
    pub fn follow_printing(self) {
        printing::on_print(
            move || self.write.on_paper.set(Some(clock::now())),
            move || self.write.on_paper.set(None),
        )
        .for_good();
    }

    /// Prints the page as soon as the parts for paper are rendered.
    pub fn print(self) {
        self.write.on_paper.set(Some(clock::now()));
        after_paint(printing::print);
    }

    /// Follows the address from now on.
    pub fn follow_address(self) {
        location::on_hash_change(move |hash| {
            let route = Route::from_hash(&hash);
            if route != self.route.get_untracked() || route == Route::NotFound {
                self.arrive(route);
            }
        })
        .for_good();
    }

    /// Goes to a page. If it is open already, scrolls it into sight.
    pub fn go_to(self, route: Route) {
        if route == self.route.get_untracked() {
            self.enter(route);
            page::focus_heading();
        } else {
            location::push(&route.href());
            self.arrive(route);
        }
    }

    fn arrive(self, route: Route) {
        self.enter(route);
        self.write.route.set(route);
    }

    /// The last chosen place that a technique suits.
    #[must_use]
    pub fn chosen_place_for(self, technique: &Technique) -> Option<Place> {
        let suits = |place: &&Place| place.area.techniques.contains(&technique.id);
        self.selection
            .with(|selection| selection.places().iter().rev().find(suits).copied())
    }

    /// The place to start a technique for: that of the page, or the last chosen place that it suits.
    #[must_use]
    pub fn place_for(self, technique: &Technique, sore: Option<SoreSide>) -> Option<Place> {
        let on_page = match self.route.get() {
            Route::Area(area, side) => Some((area, side.unwrap_or(SoreSide::Both))),
            Route::Check(area, side) | Route::Plan(area, side) => Some((area, side)),
            _ => None,
        };
        let on_page = on_page
            .filter(|(area, _)| area.techniques.contains(&technique.id))
            .map(|(area, sore)| Place { area, sore });
        let place = on_page.or_else(|| self.chosen_place_for(technique))?;
        Some(Place {
            sore: sore.unwrap_or(place.sore),
            ..place
        })
    }

    fn enter(self, route: Route) {
        self.light(route);
        match route {
            Route::Area(area, sore) => self.enter_area(area, sore),
            Route::PainAt(area, sore) => {
                self.show_on_map(Place { area, sore });
                self.raise_sheet();
            }
            _ => {}
        }
    }

    /// Highlights the places on the map that a page is about. The page of pain highlights its own.
    fn light(self, route: Route) {
        let on = |sore| move |area| Place { area, sore };
        self.write.lit.set(match route {
            Route::Technique(technique) => {
                let chosen = untrack(|| self.chosen_place_for(technique));
                let sore = chosen.map_or(SoreSide::Both, |place| place.sore);
                catalogue::areas_with(technique).map(on(sore)).collect()
            }
            Route::Area(area, None) => vec![on(SoreSide::Both)(area)],
            _ => Vec::new(),
        });
    }

    fn enter_area(self, area: &'static Area, sore: Option<SoreSide>) {
        if let Some(sore) = sore {
            self.select(area, sore);
        }
        self.raise_sheet();
    }

    /// Points at places on the map.
    pub fn point_at(self, places: Vec<Place>) {
        self.write.lit.set(places);
    }

    pub fn set_sheet(self, height: SheetHeight) {
        self.write.sheet.set(height);
    }

    fn raise_sheet(self) {
        if self.sheet.get_untracked() == SheetHeight::Peek {
            self.write.sheet.set(SheetHeight::Half);
        }
    }
}
