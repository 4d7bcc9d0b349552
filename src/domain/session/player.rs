//! Running through a session by the clock, whatever happens to the page meanwhile.

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
    last_look: Option<Millis>,
    /// The time at which it stopped; `None` if it was never running.
    left_at: Option<Millis>,
    /// How long each exercise was really held.
    held: Vec<Millis>,
    /// How long a pack stayed on that became due while the page was not polled; `None` once this has been reported.
    stayed_on: Option<Millis>,
    /// The person paused or left while a pack was on. Its time runs on; the session stops when the pack comes off.
    waits_for_pack: bool,
}

/// The current phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
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
    /// A session that has not started, with some time to get ready for each exercise; nothing without exercises.
    #[must_use]
    pub fn new(exercises: Vec<Exercise>, ready: Millis) -> Option<Self> {
        let phases = script(&exercises, ready);
        (!phases.is_empty()).then(|| Self {
            held: vec![0; exercises.len()],
            exercises,
            phases,
            position: 0,
            last_look: None,
            left_at: None,
            stayed_on: None,
            waits_for_pack: false,
        })
    }

    /// The same session, standing still at a position.
    #[must_use]
    pub fn at(mut self, position: Millis) -> Self {
        self.position = position.min(self.total());
        self
    }

    /// The same session, which was running when the clock was last looked at.
    #[must_use]
    pub fn running_since(mut self, clock: Millis) -> Self {
        self.run(clock);
        self
    }

    /// The same session, which stands still since a moment.
    #[must_use]
    pub const fn left_since(mut self, clock: Option<Millis>) -> Self {
        self.left_at = clock;
        self
    }

    /// Since when it stands still; `None` if it was never running, or that is not known.
    #[must_use]
    pub const fn left_at(&self) -> Option<Millis> {
        self.left_at
    }

    /// The same session with other lengths of its phases; `None` if they are not as many, or one is longer than
    /// any that could be asked for.
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

    /// How long each exercise was really held.
    #[must_use]
    pub fn held(&self) -> &[Millis] {
        &self.held
    }

    /// The exercises that were done: held for at least half of their time, as it is now. Of a pack a minute is enough,
    /// for the next one has to wait.
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
        self.last_look.is_some()
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
    pub fn now(&self) -> Option<Now> {
        let (index, start) = self.current()?;
        let phase = self.phases[index];
        let left = start + phase.length - self.position;
        Some(Now { phase, left })
    }

    /// Starts or goes on.
    pub fn run(&mut self, clock: Millis) {
        self.look(clock);
        if self.current().is_some() {
            self.last_look = Some(clock);
            self.waits_for_pack = false;
        }
    }

    /// Stands still; what has gone by is counted first. A pack stays on, and so its time goes on: what follows it waits.
    pub fn pause(&mut self, clock: Millis) {
        self.look(clock);
        self.waits_for_pack = self.is_running() && self.is_on_the_skin();
        if !self.waits_for_pack {
            self.stand_still();
        }
    }

    fn stand_still(&mut self) {
        if let Some(last) = self.last_look.take() {
            self.left_at = Some(last);
        }
    }

    /// Whether a pack is on.
    #[must_use]
    pub fn is_on_the_skin(&self) -> bool {
        let now = self.now().map(|now| now.phase);
        now.is_some_and(|phase| phase.kind == PhaseKind::Hold && self.exercises[phase.exercise].is_pack())
    }

    /// When the pack that is on has to come off; `None` if there is none, or the session stands still.
    #[must_use]
    pub fn pack_due(&self) -> Option<Millis> {
        let now = self.now().filter(|_| self.is_on_the_skin())?;
        Some(self.last_look? + now.left)
    }

    /// Takes the time that a pack stayed on when it became due while the page was not polled; returns it only once.
    pub const fn take_stayed_on(&mut self) -> Option<Millis> {
        self.stayed_on.take()
    }

    /// Takes the time from the clock. A clock that was set back costs nothing; after a long absence the session
    /// stands still where it was. A pack stays on meanwhile, and its time ends where it is due.
    pub fn look(&mut self, clock: Millis) {
        let Some(last) = self.last_look else { return };
        let gone = clock.saturating_sub(last);
        if gone <= AWAY {
            self.last_look = Some(clock);
            self.pass(gone);
            return;
        }
        self.stand_still();
        let Some(now) = self.now().filter(|_| self.is_on_the_skin()) else {
            return;
        };
        if gone < now.left {
            self.last_look = Some(clock);
        } else {
            self.stayed_on = Some(now.phase.length - now.left + gone);
        }
        self.pass(gone.min(now.left));
    }

    /// Says that the clock went on by more than time did: it was put forward, or the device slept for a moment. That is no
    /// exercise, so it is not counted; of a pack it is, up to where that is due.
    pub fn skip(&mut self, time: Millis) {
        // After so long it stands still anyway.
        if time > AWAY {
            return;
        }
        let on_the_skin = self.now().filter(|_| self.is_on_the_skin());
        let counted = on_the_skin.map_or(0, |now| now.left.min(time));
        if let Some(last) = &mut self.last_look {
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

    /// Counts what was held since a position.
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

    /// To the next exercise; from the last one to the end.
    pub fn next(&mut self, clock: Millis) {
        self.look(clock);
        let Some((index, _)) = self.current() else { return };
        let exercise = self.phases[index].exercise;
        self.position = self.start_of(exercise + 1);
        self.settle();
    }

    /// To the end at once.
    pub fn stop(&mut self, clock: Millis) {
        self.look(clock);
        self.position = self.total();
        self.settle();
    }

    /// To the start of the exercise, or to the one before where it has only just started.
    pub fn back(&mut self, clock: Millis) {
        self.look(clock);
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

    /// Makes the phase longer, as far as its exercise allows.
    pub fn add(&mut self, time: Millis, clock: Millis) {
        self.look(clock);
        if let Some((index, _)) = self.current() {
            let phase = &mut self.phases[index];
            let longest = self.exercises[phase.exercise].longest().max(phase.length);
            phase.length = (phase.length + time).min(longest);
        }
    }

    /// Makes what is left of the phase shorter; where less is left, the next phase begins.
    pub fn shorten(&mut self, time: Millis, clock: Millis) {
        self.look(clock);
        let Some((index, start)) = self.current() else { return };
        let length = &mut self.phases[index].length;
        let left = start + *length - self.position;
        *length -= time.min(left);
        self.settle();
    }

    /// Stands still at the end, and where a pack came off that somebody waits for.
    fn settle(&mut self) {
        if self.waits_for_pack && !self.is_on_the_skin() {
            self.waits_for_pack = false;
            self.stand_still();
        }
        if self.current().is_none() {
            self.last_look = None;
        }
    }

    /// The phase that is on, and where it starts. A phase without length is over at once.
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
