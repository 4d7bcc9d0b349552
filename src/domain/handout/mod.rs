//! Handouts: the printed plan or routine, and the summary for a clinician.

pub mod course_summary;
pub mod printed;
pub mod summary;
