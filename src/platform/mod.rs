//! The browser, one API a file, in folders by what it is for. Nothing here decides anything.

pub mod clock;
pub mod device;
pub mod dom;
pub mod exchange;
pub mod host;
mod js;
pub mod storage;
