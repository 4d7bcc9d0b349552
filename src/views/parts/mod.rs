//! Reusable components of the other view modules. They know no page.

pub mod choice;
pub mod draft_field;
pub mod empty;
pub mod file_field;
pub mod fold;
pub mod icon;
pub mod labels;
pub mod link_row;
pub mod long_list;
pub mod menu;
pub mod on_change;
pub mod on_paper;
pub mod pain_scale;
pub mod rows;
pub mod slider;
pub mod strip;
pub mod switch;
