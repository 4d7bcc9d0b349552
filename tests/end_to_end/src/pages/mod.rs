//! The app's screens in the words of a person. Each type knows one part of a page and how to find
//! it by the names that stay stable.

mod app;
mod area_list;
mod favourites;
mod heart;
mod map;
mod notices;
mod search;
mod sheet;
mod technique_card;

pub use app::{App, Moment};
pub use area_list::AreaList;
pub use favourites::{FavouritesPage, Group};
pub use heart::Heart;
pub use map::{Aim, BodyMap, Side, Spot, View};
pub use notices::Notices;
pub use search::Search;
pub use sheet::Sheet;
pub use technique_card::TechniqueCard;
