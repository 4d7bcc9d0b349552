//! From a body in a pose to flat shapes, far ones first.
//!
//! Reading order: `body` makes the parts of a body, `order` sorts all of them by `depth` and hides their `seams`,
//! `shadow` is what they cast where they touch the ground,
//! `stage` gives the picture its frame, and `svg` writes it down.

mod body;
mod depth;
mod order;
mod seams;
mod shadow;
mod stage;
mod svg;

pub use crate::paint::Paint;
pub use crate::part::{Frame, Shape};
pub use stage::{Closeup, Drawing, Stage};
