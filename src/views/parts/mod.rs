//! What the other rooms are built of. It knows no page.

pub mod file_field;
pub mod fold;
pub mod icon;
pub mod on_paper;
pub mod rows;
pub mod typed;
