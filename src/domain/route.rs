//! The addresses of the app: everything after `#` in a link, as a type.

use unknot_content::model::{Area, Technique, TopicId};

use super::catalogue::{find_area, find_technique, find_topic};
use super::place::SoreSide;
use super::routine::share::link::LinkText;
use super::session::saved::Session;
use crate::domain::place::Place;
use crate::domain::routine_id::RoutineId;
use crate::domain::session::quick_start::QuickStart;

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Route {
    Map,
    /// The side is open when a link does not name one.
    Area(&'static Area, Option<SoreSide>),
    /// The areas from which pain that is felt there may come.
    PainAt(&'static Area, SoreSide),
    Technique(&'static Technique),
    /// The questions about one side of an area.
    Check(&'static Area, SoreSide),
    /// The plan that follows from the answers.
    Plan(&'static Area, SoreSide),
    /// The session that is under way.
    Play,
    /// The page Today: what is due, how the pain develops, and what helped.
    Today,
    /// What to do when it flares up.
    FlareUp,
    Favourites,
    Routines,
    /// Leads to the routine that was followed last.
    LastRoutine,
    /// A routine to look at and to change.
    Routine(RoutineId),
    /// A routine to follow.
    RoutinePlay(RoutineId),
    /// A routine that somebody passed on, as it stands in its link.
    SharedRoutine(LinkText),
    /// The journal.
    Journal,
    /// Notes and answers in order, to show somebody.
    Summary,
    Learn,
    /// Something to read.
    Topic(TopicId),
    Settings,
    About,
    /// No such page; the app says so and shows a way home.
    NotFound,
}

impl Route {
    /// Reads the hash of an address, with or without its `#`. Never fails: what is unknown is
    /// [`Route::NotFound`]. What messengers and sentences do to links is undone: a query behind it, a full stop or a
    /// bracket at its end, capitals.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let hash = hash
            .trim_start_matches('#')
            .split(['?', '&'])
            .next()
            .unwrap_or_default();
        let hash = hash.trim_end_matches(|end: char| !end.is_ascii_alphanumeric() && end != '-' && end != '_');
        // Capitals mean something in the text of a routine alone.
        if let Some(link) = hash.strip_prefix("/r/").or_else(|| hash.strip_prefix("/R/")) {
            return if link.contains('/') {
                Self::NotFound
            } else {
                Self::SharedRoutine(LinkText::keep(link))
            };
        }
        let hash = hash.to_ascii_lowercase();
        let mut parts = hash.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Map,
            (Some("area"), Some(id), side, None) => Self::area_from(id, side),
            (Some("technique"), Some(id), None, None) => find_technique(id).map_or(Self::NotFound, Self::Technique),
            (Some("pain"), Some(id), Some(side), None) => Self::place_from(id, side, Self::PainAt),
            (Some("check"), Some(id), Some(side), None) => Self::place_from(id, side, Self::Check),
            (Some("plan"), Some(id), Some(side), None) => Self::place_from(id, side, Self::Plan),
            (Some("play"), None, ..) => Self::Play,
            (Some("today"), None, ..) => Self::Today,
            (Some("flare-up"), None, ..) => Self::FlareUp,
            (Some("favourites"), None, ..) => Self::Favourites,
            (Some("routines"), None, ..) => Self::Routines,
            (Some("routines"), Some("last"), None, None) => Self::LastRoutine,
            (Some("routines"), Some(id), None, None) => Self::routine_from(id, Self::Routine),
            (Some("routines"), Some(id), Some("play"), None) => Self::routine_from(id, Self::RoutinePlay),
            (Some("history"), None, ..) => Self::Journal,
            (Some("summary"), None, ..) => Self::Summary,
            (Some("learn"), None, ..) => Self::Learn,
            (Some("learn"), Some(id), None, None) => find_topic(id).map_or(Self::NotFound, Self::Topic),
            (Some("settings"), None, ..) => Self::Settings,
            (Some("about"), None, ..) => Self::About,
            _ => Self::NotFound,
        }
    }

    /// Reads a whole link, as it was sent to somebody; `None` if it leads to no page.
    #[must_use]
    pub fn from_link(link: &str) -> Option<Self> {
        let (_, hash) = link.split_once("#/")?;
        let hash = hash.split_whitespace().next().unwrap_or_default();
        Some(Self::from_hash(&format!("/{hash}"))).filter(|route| *route != Self::NotFound)
    }

    /// Whether this is the same page, perhaps with another side of the area.
    #[must_use]
    pub fn is_same_page(self, other: Self) -> bool {
        match (self, other) {
            (Self::Area(area, _), Self::Area(other, _)) => area.id == other.id,
            _ => self == other,
        }
    }

    /// The place that the page says pain is felt in.
    #[must_use]
    pub const fn pain_place(self) -> Option<Place> {
        match self {
            Self::PainAt(area, sore) => Some(Place { area, sore }),
            _ => None,
        }
    }

    fn area_from(id: &str, side: Option<&str>) -> Self {
        let side = side.map(SoreSide::from_name);
        match (find_area(id), side) {
            (Some(area), None) => Self::Area(area, None),
            (Some(area), Some(Some(sore))) => Self::Area(area, Some(sore)),
            _ => Self::NotFound,
        }
    }

    fn place_from(id: &str, side: &str, page: fn(&'static Area, SoreSide) -> Self) -> Self {
        match (find_area(id), SoreSide::from_name(side)) {
            (Some(area), Some(sore)) => page(area, sore),
            _ => Self::NotFound,
        }
    }

    fn routine_from(id: &str, page: fn(RoutineId) -> Self) -> Self {
        RoutineId::from_text(id).map_or(Self::NotFound, page)
    }

    /// The link to a routine for somebody else, whose text [`super::routine::share::link::write`] gives.
    #[must_use]
    pub fn shared_href(link: &str) -> String {
        format!("#/r/{link}")
    }

    /// The link to this page, the inverse of [`Route::from_hash`].
    #[must_use]
    pub fn href(self) -> String {
        match self {
            Self::Map | Self::NotFound => "#/".to_owned(),
            Self::Area(area, None) => format!("#/area/{}", area.id),
            Self::Area(area, Some(sore)) => format!("#/area/{}/{}", area.id, sore.as_str()),
            Self::PainAt(area, sore) => format!("#/pain/{}/{}", area.id, sore.as_str()),
            Self::Technique(technique) => format!("#/technique/{}", technique.id),
            Self::Check(area, sore) => format!("#/check/{}/{}", area.id, sore.as_str()),
            Self::Plan(area, sore) => format!("#/plan/{}/{}", area.id, sore.as_str()),
            Self::Play => "#/play".to_owned(),
            Self::FlareUp => "#/flare-up".to_owned(),
            Self::Favourites => "#/favourites".to_owned(),
            Self::Routines => "#/routines".to_owned(),
            Self::LastRoutine => "#/routines/last".to_owned(),
            Self::Routine(id) => format!("#/routines/{id}"),
            Self::RoutinePlay(id) => format!("#/routines/{id}/play"),
            Self::SharedRoutine(link) => Self::shared_href(&link.text()),
            Self::Today => "#/today".to_owned(),
            Self::Journal => "#/history".to_owned(),
            Self::Summary => "#/summary".to_owned(),
            Self::Learn => "#/learn".to_owned(),
            Self::Topic(topic) => format!("#/learn/{topic}"),
            Self::Settings => "#/settings".to_owned(),
            Self::About => "#/about".to_owned(),
        }
    }
}

impl Session {
    /// The page that it is on.
    #[must_use]
    pub fn page(&self) -> Route {
        self.routine.map_or(Route::Play, Route::RoutinePlay)
    }

    /// The page that it came from.
    #[must_use]
    pub fn home(&self) -> Route {
        match (self.routine, self.places.first()) {
            (Some(id), _) => Route::Routine(id),
            (None, Some(place)) if self.is_quick_start => Route::Area(place.area, Some(place.sore)),
            (None, Some(place)) => Route::Plan(place.area, place.sore),
            (None, None) => Route::Map,
        }
    }
}

impl QuickStart {
    /// The address that starts it. Its route is that of sessions.
    #[must_use]
    pub fn href(self) -> String {
        let (play, Place { area, sore }) = (Route::Play.href(), self.place);
        let first = format!("{play}?first={}.{}", area.id, sore.as_str());
        self.only.map_or(first.clone(), |only| format!("{first}.{}", only.id))
    }
}
