//! A session that is followed step by step, from its first question to its rating.

pub mod aside;
pub mod coach;
pub mod more;
pub mod movement_test;
pub mod play_page;
pub mod player;
pub mod rating;
pub mod session_done;
pub mod session_settings;
pub mod start_button;
pub mod start_card;
pub mod start_technique;
