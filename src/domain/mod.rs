//! What Unknot knows and decides, free of the browser.

pub mod backup;
pub mod catalogue;
pub mod changelog;
pub mod check;
pub mod coordinate;
pub mod day;
pub mod emergency;
pub mod favourites;
pub mod handout;
pub mod journal;
pub mod json;
pub mod knot;
pub mod map;
pub mod place;
pub mod positions;
pub mod reminders;
pub mod route;
pub mod routine;
pub mod search;
pub mod selection;
pub mod session;
pub mod settings;
pub mod storage;
pub mod time;
pub mod wording;
