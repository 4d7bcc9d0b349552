//! One technique: its card, its page and its moving figure.

pub mod figure;
pub mod ladder;
pub mod technique_card;
pub mod technique_page;
