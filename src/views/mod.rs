//! The views. They read the state and call its methods; they decide nothing.

mod area;
mod check;
mod course;
mod desk;
mod frame;
mod journal;
mod learn;
mod map;
mod parts;
mod plan;
mod routines;
mod saved;
mod session;
mod settings;
mod technique;

pub use self::frame::app::App;
pub use self::frame::lazy::{Loading, Part, load_with};
pub use self::frame::pages::{CHECK, COURSE, HOME, JOURNAL, READING, ROUTINES, SESSION, TECHNIQUE, open, open_any};
