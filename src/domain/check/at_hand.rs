//! Whether a technique can be done where somebody is, with what is there.

use unknot_content::model::{Equipment, Kind, Position, Technique};

/// Nobody has to look for these.
pub const EVERYWHERE: [Equipment; 2] = [Equipment::Wall, Equipment::Chair];

/// Whether a technique can be done in one of the positions, and with these tools and what is everywhere.
#[must_use]
pub fn can_be_done(technique: &Technique, positions: Option<&[Position]>, tools: &[Equipment]) -> bool {
    let is_there = |tool: &Equipment| EVERYWHERE.contains(tool) || tools.contains(tool);
    let is_possible = positions.is_none_or(|positions| positions.contains(&technique.position));
    // Breathing can be done in any position.
    (technique.kind == Kind::Breathing || is_possible) && technique.equipment.iter().all(is_there)
}
