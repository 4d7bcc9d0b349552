//! Desk breaks: the card of one that is due, and what can be chosen about them.

pub mod desk_card;
pub mod desk_part;
