//! The journal, its chart, and the summary for a clinician.

pub mod entry_editor;
pub mod journal_notes;
pub mod journal_page;
pub mod note_field;
pub mod pain_chart;
pub mod summary_page;
pub mod today_page;
