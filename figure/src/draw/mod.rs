//! From a body in a pose to flat shapes, far ones first.
//!
//! Reading order: `part` is what is put in order, `body` makes the parts of a body, `order` sorts all of them, `stage` gives the
//! picture its frame.

mod body;
mod order;
mod paint;
mod part;
mod seams;
mod stage;

pub use paint::Paint;
pub use part::{Frame, Shape};
pub use stage::{Closeup, Drawing, Stage};

pub(crate) use body::see;
pub(crate) use part::{Layer, Part};
