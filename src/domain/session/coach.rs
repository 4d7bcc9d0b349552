//! What to mind at each moment while pressing, or with a pack on the skin.

use super::player::Now;
use super::script::PhaseKind;
use crate::domain::time::Millis;

/// One way of the breath: a count of five, as in the breathing techniques.
const BREATH: Millis = 5_000;

/// Advice while a spot is pressed, at the pace of the breath.
#[must_use]
pub const fn press_advice(now: Now) -> &'static str {
    let gone = now.phase.length.saturating_sub(now.left);
    match now.phase.kind {
        PhaseKind::Rest => "Let go. Feel whether it has eased.",
        PhaseKind::Ready | PhaseKind::Switch => "Find the spot with light pressure first.",
        PhaseKind::Hold if now.left < BREATH => "Ease off slowly.",
        PhaseKind::Hold if (gone / BREATH).is_multiple_of(2) => "Breathe in. Press no harder.",
        PhaseKind::Hold => "Breathe out. Let it soften.",
    }
}

/// Advice with a hot or a cold pack; from half way on, to look at the skin.
#[must_use]
pub const fn pack_advice(now: Now) -> &'static str {
    let is_late = now.left * 2 <= now.phase.length;
    match now.phase.kind {
        PhaseKind::Hold if is_late => "Look at your skin now. Blotches, blisters, burning or numbness: take it off.",
        PhaseKind::Hold => "Stay awake with it on. Take it off if it burns, stings or goes numb.",
        PhaseKind::Ready | PhaseKind::Switch | PhaseKind::Rest => "Is there a cloth between it and your skin?",
    }
}
