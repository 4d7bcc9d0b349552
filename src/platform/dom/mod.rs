//! The page: its title, focus, frames, what is in sight, and the element of the map.

pub mod focus;
pub mod frames;
pub mod intersection;
pub mod map_element;
pub mod page;
pub mod size;
