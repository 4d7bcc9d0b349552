//! What Unknot knows and decides, free of the browser.

pub mod backup;
pub mod catalogue;
pub mod changelog;
pub mod check;
pub mod compass;
pub mod emergency;
pub mod favourites;
pub mod gesture;
pub mod journal;
pub mod knot;
pub mod origins;
pub mod place;
pub mod reminders;
pub mod room;
pub mod route;
pub mod routine;
pub mod saved;
pub mod search;
pub mod selection;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod tap;
pub mod time;
pub mod viewport;
pub mod wording;
