//! Runs a session by the clock, whatever happens to the page meanwhile.

use super::exercise::{Exercise, MINUTE};
use super::script::{Phase, PhaseKind, script};
use crate::domain::time::Millis;

/// The state of a session. Every action of the person and every tick of the clock changes only this.
#[derive(Clone, Debug)]
pub struct Player {
    exercises: Vec<Exercise>,
    phases: Vec<Phase>,
    /// How much of the session is over.
    position: Millis,
    /// The time of the last tick; `None` while the session is paused.
    last_advance: Option<Millis>,
    /// The time at which it stopped; `None` if it was never running.
    left_at: Option<Millis>,
    /// The time that each exercise was really held.
    held: Vec<Millis>,
    /// How long a pack stayed on that became due while the page was not polled; `None` once this has been reported.
    stayed_on: Option<Millis>,
    /// The person paused or left while a pack was on. Its time runs on; the session stops when the pack comes off.
    waits_for_pack: bool,
}

/// The current phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrentPhase {
    pub phase: Phase,
    /// The time left in the phase.
    pub left: Millis,
}

/// The next part of the session, ignoring rests and rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextPart {
    OtherSide,
    /// Position among the exercises.
    Exercise(usize),
    End,
}

/// After a gap longer than this, the session continues where the person left it. Browsers run timers of background
/// pages about once a minute, so those still count as present.
const AWAY: Millis = 150_000;
/// "Back" within this time from the start of an exercise goes to the one before.
const JUST_STARTED: Millis = 3_000;

impl Player {
    /// A session that has not started, with `ready` before each exercise; `None` without exercises.
    #[must_use]
    pub fn new(exercises: Vec<Exercise>, ready: Millis) -> Option<Self> {
        let phases = script(&exercises, ready);
        (!phases.is_empty()).then(|| Self {
            held: vec![0; exercises.len()],
            exercises,
            phases,
            position: 0,
            last_advance: None,
            left_at: None,
            stayed_on: None,
            waits_for_pack: false,
        })
    }

    /// The same session, paused at a position.
    #[must_use]
    pub fn at(mut self, position: Millis) -> Self {
        self.position = position.min(self.total());
        self
    }

    /// The same session, running since the last tick.
    #[must_use]
    pub fn running_since(mut self, clock: Millis) -> Self {
        self.run(clock);
        self
    }

    /// The same session, paused since a moment.
    #[must_use]
    pub const fn left_since(mut self, clock: Option<Millis>) -> Self {
        self.left_at = clock;
        self
    }

    /// The time at which it was paused; `None` if it was never running, or that is not known.
    #[must_use]
    pub const fn left_at(&self) -> Option<Millis> {
        self.left_at
    }

    /// The same session with other lengths of its phases; `None` if their number differs, or one is longer than
    /// allowed.
    #[must_use]
    pub fn with_lengths(mut self, lengths: &[Millis]) -> Option<Self> {
        let longest = |phase: &Phase| phase.length.max(self.exercises[phase.exercise].longest());
        let is_possible = |(phase, length): (&Phase, &Millis)| *length <= longest(phase);
        if lengths.len() != self.phases.len() || !self.phases.iter().zip(lengths).all(is_possible) {
            return None;
        }
        for (phase, length) in self.phases.iter_mut().zip(lengths) {
            phase.length = *length;
        }
        Some(self)
    }

    /// The same session, with the time that each exercise was held before.
    #[must_use]
    pub fn with_held(mut self, held: &[Millis]) -> Self {
        for (known, held) in self.held.iter_mut().zip(held) {
            *known = *held;
        }
        self
    }

    /// The time that each exercise was really held.
    #[must_use]
    pub fn held(&self) -> &[Millis] {
        &self.held
    }

    /// The exercises that were done: held for at least half of their present length. For a pack a minute is enough,
    /// because the next one has to wait then.
    pub fn done(&self) -> impl Iterator<Item = &Exercise> {
        let asked = |index: usize| -> Millis {
            let holds = self
                .phases
                .iter()
                .filter(|phase| phase.exercise == index && phase.kind == PhaseKind::Hold);
            holds.map(|phase| phase.length).sum()
        };
        let is_done = move |index: usize, exercise: &Exercise| {
            let held = self.held[index];
            held > 0 && held * 2 >= asked(index) || exercise.is_pack() && held >= MINUTE
        };
        let exercises = self.exercises.iter().enumerate();
        exercises.filter_map(move |(index, exercise)| is_done(index, exercise).then_some(exercise))
    }

    /// The length of every phase.
    pub fn lengths(&self) -> impl Iterator<Item = Millis> {
        self.phases.iter().map(|phase| phase.length)
    }

    #[must_use]
    pub fn exercises(&self) -> &[Exercise] {
        &self.exercises
    }

    #[must_use]
    pub const fn position(&self) -> Millis {
        self.position
    }

    /// The total length of all phases as they are now.
    #[must_use]
    pub fn total(&self) -> Millis {
        self.lengths().sum()
    }

    #[must_use]
    pub fn left(&self) -> Millis {
        self.total() - self.position
    }

    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.last_advance.is_some()
    }

    /// Whether the person has to resume it. The time of a pack runs on meanwhile, because the pack stays on the skin.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        !self.is_running() || self.waits_for_pack
    }

    /// How much of each exercise is over, in percent.
    pub fn progress(&self) -> impl Iterator<Item = u64> {
        (0..self.exercises.len()).map(|exercise| {
            let (start, end) = (self.start_of(exercise), self.start_of(exercise + 1));
            let gone = self.position.clamp(start, end) - start;
            gone * 100 / (end - start).max(1)
        })
    }

    /// The part after the current exercise or side; `None` if nothing follows.
    #[must_use]
    pub fn next_part(&self) -> Option<NextPart> {
        let (index, _) = self.current()?;
        let now = self.phases[index];
        let later = self.phases[index + 1..].iter();
        let part = later
            .clone()
            .find(|phase| phase.exercise != now.exercise || phase.side != now.side);
        Some(match part {
            None => NextPart::End,
            Some(phase) if phase.exercise == now.exercise => NextPart::OtherSide,
            Some(phase) => NextPart::Exercise(phase.exercise),
        })
    }

    /// The current phase; `None` if the session is done.
    #[must_use]
    pub fn now(&self) -> Option<CurrentPhase> {
        let (index, start) = self.current()?;
        let phase = self.phases[index];
        let left = start + phase.length - self.position;
        Some(CurrentPhase { phase, left })
    }

    /// Starts or resumes.
    pub fn run(&mut self, clock: Millis) {
        self.advance(clock);
        if self.current().is_some() {
            self.last_advance = Some(clock);
            self.waits_for_pack = false;
        }
    }

    /// Pauses, after counting the time that has passed. A pack stays on the skin, so its time runs on, and the next
    /// phase waits.
    pub fn pause(&mut self, clock: Millis) {
        self.advance(clock);
        self.waits_for_pack = self.is_running() && self.is_on_the_skin();
        if !self.waits_for_pack {
            self.stand_still();
        }
    }

    fn stand_still(&mut self) {
        if let Some(last) = self.last_advance.take() {
            self.left_at = Some(last);
        }
    }

    /// Whether a pack is on.
    #[must_use]
    pub fn is_on_the_skin(&self) -> bool {
        let now = self.now().map(|now| now.phase);
        now.is_some_and(|phase| phase.kind == PhaseKind::Hold && self.exercises[phase.exercise].is_pack())
    }

    /// The time at which the pack has to come off; `None` if no pack is on, or the session is paused.
    #[must_use]
    pub fn pack_due(&self) -> Option<Millis> {
        let now = self.now().filter(|_| self.is_on_the_skin())?;
        Some(self.last_advance? + now.left)
    }

    /// Takes the time that a pack stayed on when it became due while the page was not polled; returns it only once.
    pub const fn take_stayed_on(&mut self) -> Option<Millis> {
        self.stayed_on.take()
    }

    /// Advances by the clock. A clock that was set back changes nothing; after a long absence the session is paused
    /// where it was. A pack stays on meanwhile, until its time is over.
    pub fn advance(&mut self, clock: Millis) {
        let Some(last) = self.last_advance else { return };
        let gone = clock.saturating_sub(last);
        if gone <= AWAY {
            self.last_advance = Some(clock);
            self.pass(gone);
            return;
        }
        self.stand_still();
        let Some(now) = self.now().filter(|_| self.is_on_the_skin()) else {
            return;
        };
        if gone < now.left {
            self.last_advance = Some(clock);
        } else {
            self.stayed_on = Some(now.phase.length - now.left + gone);
        }
        self.pass(gone.min(now.left));
    }

    /// Tells that the wall clock skipped ahead: it was put forward, or the device slept. That time is not counted as
    /// exercise, but it is counted for a pack, until its time is over.
    pub fn skip(&mut self, time: Millis) {
        // A longer gap pauses it anyway.
        if time > AWAY {
            return;
        }
        let on_the_skin = self.now().filter(|_| self.is_on_the_skin());
        let counted = on_the_skin.map_or(0, |now| now.left.min(time));
        if let Some(last) = &mut self.last_advance {
            *last += time - counted;
        }
    }

    fn pass(&mut self, time: Millis) {
        let from = self.position;
        let end = match self.current().filter(|_| self.waits_for_pack) {
            Some((index, start)) => start + self.phases[index].length,
            None => self.total(),
        };
        self.position = (from + time).min(end);
        self.count_held(from);
        self.settle();
    }

    /// Counts the time held since a position.
    fn count_held(&mut self, from: Millis) {
        let mut start = 0;
        for phase in &self.phases {
            let end = start + phase.length;
            if phase.kind == PhaseKind::Hold {
                self.held[phase.exercise] += end.min(self.position).saturating_sub(start.max(from));
            }
            start = end;
        }
    }

    /// Goes to the next exercise, or from the last one to the end.
    pub fn next(&mut self, clock: Millis) {
        self.advance(clock);
        let Some((index, _)) = self.current() else { return };
        let exercise = self.phases[index].exercise;
        self.position = self.start_of(exercise + 1);
        self.settle();
    }

    /// Goes to the end at once.
    pub fn stop(&mut self, clock: Millis) {
        self.advance(clock);
        self.position = self.total();
        self.settle();
    }

    /// Goes to the start of the exercise, or to the one before if it has only just started.
    pub fn back(&mut self, clock: Millis) {
        self.advance(clock);
        let exercise = match self.current() {
            Some((index, _)) => self.phases[index].exercise,
            None => self.exercises.len() - 1,
        };
        let start = self.start_of(exercise);
        let has_just_started = self.position - start < JUST_STARTED;
        self.position = if has_just_started {
            self.start_of(exercise.saturating_sub(1))
        } else {
            start
        };
        self.settle();
    }

    /// Lengthens the phase, as far as its exercise allows.
    pub fn add(&mut self, time: Millis, clock: Millis) {
        self.advance(clock);
        if let Some((index, _)) = self.current() {
            let phase = &mut self.phases[index];
            let longest = self.exercises[phase.exercise].longest().max(phase.length);
            phase.length = (phase.length + time).min(longest);
        }
    }

    /// Shortens the rest of the phase; if less is left, the next phase begins.
    pub fn shorten(&mut self, time: Millis, clock: Millis) {
        self.advance(clock);
        let Some((index, start)) = self.current() else { return };
        let length = &mut self.phases[index].length;
        let left = start + *length - self.position;
        *length -= time.min(left);
        self.settle();
    }

    /// Pauses at the end, and when a pack comes off while the session waits for it.
    fn settle(&mut self) {
        if self.waits_for_pack && !self.is_on_the_skin() {
            self.waits_for_pack = false;
            self.stand_still();
        }
        if self.current().is_none() {
            self.last_advance = None;
        }
    }

    /// The current phase and its start. A phase without length is skipped.
    fn current(&self) -> Option<(usize, Millis)> {
        let mut start = 0;
        for (index, phase) in self.phases.iter().enumerate() {
            if self.position < start + phase.length {
                return Some((index, start));
            }
            start += phase.length;
        }
        None
    }

    fn start_of(&self, exercise: usize) -> Millis {
        let before = self.phases.iter().take_while(|phase| phase.exercise < exercise);
        before.map(|phase| phase.length).sum()
    }
}
