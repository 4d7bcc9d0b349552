//! Balls of a body as circles on the picture.

use crate::ball::Ball;
use crate::camera::{Lens, UNITS};
use crate::hull::Circle;
use crate::solve::Body;

/// Balls as circles on the picture.
pub(crate) fn see(body: &Body, lens: &Lens, balls: &[Ball]) -> Vec<Circle> {
    let circle = |ball: &Ball| Circle {
        at: lens.see(body.place(ball.on, ball.at)).at,
        radius: ball.radius * body.build().girth(ball.on) * UNITS,
    };
    balls.iter().map(circle).collect()
}
