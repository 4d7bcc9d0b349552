//! Whether a technique can be done where somebody is, with what is there.

use unknot_content::model::{Equipment, Kind, Position, Technique};

/// Nobody has to look for these.
pub const EVERYWHERE: [Equipment; 2] = [Equipment::Wall, Equipment::Chair];

/// Whether a technique can be done in one of the positions, and with these tools and what is everywhere. Who has said
/// nothing of tools has them all.
#[must_use]
pub fn can_be_done(technique: &Technique, positions: Option<&[Position]>, tools: &[Equipment]) -> bool {
    let is_there = |tool: &Equipment| tools.is_empty() || EVERYWHERE.contains(tool) || tools.contains(tool);
    let is_possible = positions.is_none_or(|positions| positions.contains(&technique.position));
    // Breathing can be done in any position.
    (technique.kind == Kind::Breathing || is_possible) && technique.equipment.iter().all(is_there)
}

/// The position as it stands in the DOM.
#[must_use]
pub const fn position_value(position: Position) -> &'static str {
    match position {
        Position::Standing => "standing",
        Position::Sitting => "sitting",
        Position::Lying => "lying",
        Position::Quadruped => "quadruped",
    }
}

/// The tool as it stands in the DOM.
#[must_use]
pub const fn equipment_value(equipment: Equipment) -> &'static str {
    match equipment {
        Equipment::TennisBall => "tennis-ball",
        Equipment::FoamRoller => "foam-roller",
        Equipment::Towel => "towel",
        Equipment::Wall => "wall",
        Equipment::Chair => "chair",
        Equipment::HeatPad => "heat-pad",
        Equipment::IcePack => "ice-pack",
        Equipment::Strap => "strap",
    }
}
