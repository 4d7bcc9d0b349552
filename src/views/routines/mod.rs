//! Saved routines: list, editor, sharing, and what a shared one holds.

pub mod add_to_routine;
pub mod routine_page;
pub mod routines_page;
pub mod share_routine;
pub mod shared_routine;
pub mod shared_routine_page;
pub mod step_editor;
pub mod technique_picker;
