//! Checks that a technique can be done in a position and with the tools at hand.

use unknot_content::model::{Equipment, Kind, Position, Technique};

/// Equipment that we assume everywhere.
pub const EVERYWHERE: [Equipment; 2] = [Equipment::Wall, Equipment::Chair];

/// Equipment that somebody may have to fetch.
pub const FETCHED: [Equipment; 8] = [
    Equipment::Towel,
    Equipment::TennisBall,
    Equipment::FoamRoller,
    Equipment::Strap,
    Equipment::Bottle,
    Equipment::Band,
    Equipment::HeatPad,
    Equipment::IcePack,
];

/// Whether a tool is at hand. An empty list means all of them; somebody without any says "a wall and a chair".
#[must_use]
pub fn is_at_hand(tool: Equipment, tools: &[Equipment]) -> bool {
    tools.is_empty() || EVERYWHERE.contains(&tool) || tools.contains(&tool)
}

/// Whether a technique can be done in one of the positions, and with these tools and what is everywhere.
#[must_use]
pub fn can_be_done(technique: &Technique, positions: Option<&[Position]>, tools: &[Equipment]) -> bool {
    let is_possible = positions.is_none_or(|positions| positions.contains(&technique.position));
    // Breathing can be done in any position.
    (technique.kind == Kind::Breathing || is_possible)
        && technique.equipment.iter().all(|tool| is_at_hand(*tool, tools))
}

/// The tools with one more or one less.
#[must_use]
pub fn with_or_without(tool: Equipment, is_there: bool, tools: &[Equipment]) -> Vec<Equipment> {
    let had = |one: &Equipment| {
        if *one == tool {
            is_there
        } else {
            is_at_hand(*one, tools)
        }
    };
    let now: Vec<Equipment> = FETCHED.into_iter().filter(had).collect();
    if now.len() == FETCHED.len() {
        return Vec::new();
    }
    EVERYWHERE.into_iter().chain(now).collect()
}

/// The tools at hand, in a word or two.
#[must_use]
pub fn at_hand_in_words(tools: &[Equipment]) -> String {
    match FETCHED.into_iter().filter(|tool| is_at_hand(*tool, tools)).count() {
        0 => "nothing else".to_owned(),
        1 => "1 thing".to_owned(),
        count if count == FETCHED.len() => "everything".to_owned(),
        count => format!("{count} things"),
    }
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
        Equipment::Bottle => "bottle",
        Equipment::Band => "band",
    }
}
