//! The body as a map: tapping it, zooming it, and the list that says the same in words.
//! The build draws the map; nothing here does.

pub mod area_list;
pub mod due_card;
pub mod map_pane;
pub mod marked_body;
pub mod side_switch;
