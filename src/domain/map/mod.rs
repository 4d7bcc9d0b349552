//! Moving over the map and reading touches: arrow keys, taps, gestures, zoom, and the sheet over it.

pub mod bottom_sheet;
pub mod gesture;
pub mod neighbours;
pub mod spatial_navigation;
pub mod tap;
pub mod viewport;
