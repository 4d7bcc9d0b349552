//! The cues to hear and feel when a session moves on.

use super::player::{CurrentPhase, Player};
use super::script::{Phase, PhaseKind};
use crate::domain::time::Millis;

/// A cue for the voice, the tones and the vibration. `wording::voice_line` has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A phase begins.
    Start(Phase),
    /// Half of a longer hold is over.
    HalfWay(Phase),
    /// One of the last three seconds of a phase: how many are left.
    Tick(u8),
    /// All is done.
    Done,
}

/// Shorter holds get no cue at half time: they are over too soon.
const WORTH_HALVING: Millis = 20_000;
const TICKS: [u8; 3] = [1, 2, 3];

/// The cue for a change of a session, given its state before: what was on, and whether it was running. A session begins
/// only once, however often it is polled before its first moment is over.
#[must_use]
pub fn cue_since(was_on: Option<CurrentPhase>, was_running: bool, player: &Player) -> Option<Cue> {
    let begins = player.position() == 0 && player.is_running() && !was_running;
    cue(was_on.filter(|_| !begins), player.now())
}

/// The cue for the change between two polls of a session; at most one, because nobody can listen to two.
#[must_use]
pub fn cue(before: Option<CurrentPhase>, after: Option<CurrentPhase>) -> Option<Cue> {
    let (before, after) = match (before, after) {
        (Some(_), None) => return Some(Cue::Done),
        (None, None) => return None,
        (None, Some(after)) => return Some(Cue::Start(after.phase)),
        (Some(before), Some(after)) => (before, after),
    };
    if !before.phase.is_same_part(after.phase) {
        return Some(Cue::Start(after.phase));
    }
    let passes = |left: Millis| before.left > left && after.left <= left;
    let is_halved = after.phase.kind == PhaseKind::Hold
        && after.phase.length >= WORTH_HALVING
        && before.phase.length == after.phase.length
        && passes(after.phase.length / 2);
    if is_halved {
        return Some(Cue::HalfWay(after.phase));
    }
    let tick = TICKS.into_iter().find(|seconds| passes(Millis::from(*seconds) * 1000));
    tick.map(Cue::Tick)
}
