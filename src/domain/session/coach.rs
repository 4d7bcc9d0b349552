//! The instruction to show at each moment of a session.

use unknot_content::model::{Instructions, Kind};
use unknot_content::sided::speak;

use super::exercise::{Activity, Exercise};
use super::player::CurrentPhase;
use super::script::PhaseKind;
use crate::domain::catalogue::instructions;
use crate::domain::time::Millis;

/// The length of breathing in or out: a count of five, as in the breathing techniques.
const BREATH: Millis = 5_000;

const LIGHT: &str = "Find the spot with light pressure first.";

/// Advice while a spot is pressed, at the pace of the breath.
#[must_use]
pub const fn press_advice(now: CurrentPhase) -> &'static str {
    let gone = now.phase.length.saturating_sub(now.left);
    match now.phase.kind {
        PhaseKind::Rest => "Let go. Feel whether it has eased.",
        PhaseKind::Ready | PhaseKind::Switch => LIGHT,
        PhaseKind::Hold if now.left < BREATH => "Ease off slowly.",
        PhaseKind::Hold if (gone / BREATH).is_multiple_of(2) => "Breathe in. Press no harder.",
        PhaseKind::Hold => "Breathe out. Let it soften.",
    }
}

/// Advice with a hot or a cold pack; from half way on, to look at the skin.
#[must_use]
pub const fn pack_advice(now: CurrentPhase) -> &'static str {
    let is_late = now.left * 2 <= now.phase.length;
    match now.phase.kind {
        PhaseKind::Hold if is_late => "Look at your skin now. Blotches, blisters, burning or numbness: take it off.",
        PhaseKind::Hold => "Stay awake with it on. Take it off if it burns, stings or goes numb.",
        PhaseKind::Ready | PhaseKind::Switch | PhaseKind::Rest => "Is there a cloth between it and your skin?",
    }
}

/// The direction of the breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breath {
    In,
    Out,
}

impl Breath {
    /// The name in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// The breath to follow, and its progress in the count of five; `None` if the exercise is not about breathing, or has a
/// pace of its own.
#[must_use]
pub fn breath(exercise: &Exercise, now: CurrentPhase) -> Option<(Breath, Millis)> {
    let is_paced = exercise.work.kind() == Some(Kind::Breathing) && exercise.dose.hold_seconds.is_none();
    if !is_paced || now.phase.kind != PhaseKind::Hold {
        return None;
    }
    let gone = now.phase.length.saturating_sub(now.left);
    let way = if (gone / BREATH).is_multiple_of(2) {
        Breath::In
    } else {
        Breath::Out
    };
    Some((way, gone % BREATH / 1000 + 1))
}

/// A hold of this length has room for several sentences.
const LONG: Millis = 15_000;

/// The instruction at a moment, in one line; `None` if it is not known.
#[must_use]
pub fn line(exercise: &Exercise, now: CurrentPhase) -> Option<String> {
    let known = match &exercise.work {
        Activity::Technique(technique) => instructions(technique)?,
        Activity::Own { text, .. } => return text.lines().next().map(str::to_owned),
    };
    let say = |sentence| speak(sentence, now.phase.side);
    let first = known.steps.first().copied().unwrap_or(known.feel);
    let (is_press, is_pack) = (exercise.is_press(), exercise.is_pack());
    Some(match (now.phase.kind, breath(exercise, now)) {
        (_, Some((Breath::In, _))) => "Breathe in.".to_owned(),
        (_, Some((Breath::Out, _))) => "Breathe out.".to_owned(),
        (PhaseKind::Ready | PhaseKind::Switch, None) if is_pack => format!("{} {}", say(first), pack_advice(now)),
        (PhaseKind::Ready | PhaseKind::Switch, None) => say(first),
        (_, None) if is_pack => pack_advice(now).to_owned(),
        (PhaseKind::Rest, None) if is_press => press_advice(now).to_owned(),
        (PhaseKind::Rest, None) => "Let go, and breathe.".to_owned(),
        (PhaseKind::Hold, None) if is_press => say(press_line(known, now)),
        (PhaseKind::Hold, None) => say(step_of(&known.steps, known.feel, now, now.phase.length)),
    })
}

/// A press begins light; after the start, the breath sets the pace.
fn press_line(known: &Instructions, now: CurrentPhase) -> &'static str {
    let gone = now.phase.length.saturating_sub(now.left);
    if now.phase.round.0 > 1 || gone * 2 > now.phase.length {
        press_advice(now)
    } else if gone * 6 < now.phase.length {
        LIGHT
    } else {
        step_of(&known.steps, known.feel, now, now.phase.length / 2)
    }
}

/// The step to show at this moment of a hold, which spreads the steps over a span of time. The first step was said
/// before the hold, and the last one ends it; between them is how it should feel.
fn step_of(steps: &[&'static str], feel: &'static str, now: CurrentPhase, span: Millis) -> &'static str {
    let (round, rounds) = (Millis::from(now.phase.round.0), Millis::from(now.phase.round.1));
    let length = now.phase.length;
    let gone = length.saturating_sub(now.left);
    let (middle, last) = match steps {
        [_, middle @ .., last] => (middle, *last),
        _ => (&[][..], feel),
    };
    let of = |parts: &[&'static str], gone: Millis, span: Millis| {
        let index = gone * parts.len() as Millis / span.max(1);
        parts.get(usize::try_from(index).unwrap_or_default()).copied()
    };
    let found = if rounds <= 1 || length < LONG {
        let all = [middle, &[feel, last]].concat();
        of(&all, (round - 1) * length + gone, (rounds - 1) * length + span)
    } else if round == 1 {
        of(middle, gone, span)
    } else {
        (round == rounds && now.left * 3 < length).then_some(last)
    };
    found.unwrap_or(feel)
}
