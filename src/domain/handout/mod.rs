//! What goes on paper: a sheet with what to do, and the summary for a clinician.

pub mod printed;
pub mod summary;
