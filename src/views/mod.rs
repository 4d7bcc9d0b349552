//! What is shown. Views read the state and call its methods; they decide nothing.

mod about_page;
mod app;
mod area_list;
mod area_page;
mod check_page;
mod elsewhere;
mod facts;
mod favourites_page;
mod first_steps;
mod heart;
mod icon;
mod later;
mod learn_page;
mod map_pane;
mod navigation;
mod not_found;
mod notices;
mod outcome;
mod pain_page;
mod panel;
mod plan_page;
mod play_page;
mod questions;
mod red_flags;
mod relief;
mod reminders;
mod search_field;
mod settings_page;
mod side_switch;
mod technique_card;
mod technique_page;
mod topic_page;
mod wishes;

pub use app::App;
pub use later::{LATER_PAGES, LaterPages, Loading, load_with};
