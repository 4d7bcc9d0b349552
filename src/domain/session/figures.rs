//! The figure of a technique in a session, and its text alternative.

use unknot_content::model::Technique;
use unknot_content::sided::Side;
use unknot_figure::draw::Stage;
use unknot_figure::figure::Figure;

use crate::domain::catalogue::instructions;
use crate::domain::session::script::PhaseKind;

/// How far the camera goes around with each press of a button, in degrees.
pub const TURN: i16 = 30;

/// Figures are drawn for the right side, and mirrored for the left.
#[must_use]
pub fn stage(figure: &Figure, side: Option<Side>, turned: i16) -> Stage<'_> {
    let is_mirrored = side == Some(Side::Left);
    // In the mirror, going around the other way looks the same.
    let turned = if is_mirrored { -turned } else { turned };
    Stage::new(figure, figure.camera.turned(turned), is_mirrored)
}

/// The same for a small picture in a list.
#[must_use]
pub fn small_stage(figure: &Figure, side: Option<Side>) -> Stage<'_> {
    Stage::small(figure, figure.camera, side == Some(Side::Left))
}

/// The pose that a figure moves to in a phase, from the start (0) to the end (1).
#[must_use]
pub const fn goal(phase: PhaseKind) -> f32 {
    match phase {
        PhaseKind::Hold => 1.0,
        PhaseKind::Ready | PhaseKind::Rest | PhaseKind::Switch => 0.0,
    }
}

/// The text alternative of the picture.
#[must_use]
pub fn alternative(technique: &Technique, side: Option<Side>) -> String {
    let known = instructions(technique);
    let position = known
        .map(|known| format!(", {}", known.position_detail))
        .unwrap_or_default();
    let side = match side.filter(|_| technique.has_sides) {
        Some(side) => format!(", for your {} side", side.as_str()),
        None => String::new(),
    };
    format!("Drawing: {}{position}{side}", technique.title)
}
