//! Moving over the map and reading touches: arrow keys, taps, gestures, zoom, and the sheet over it.

pub mod compass;
pub mod gesture;
pub mod neighbours;
pub mod sheet;
pub mod tap;
pub mod viewport;
