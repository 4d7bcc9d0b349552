//! The guided session.

use leptos::prelude::*;
use unknot_content::check::{Check, MovementTest};

use super::{AppState, NoticeId, Remedy};
use crate::domain::check::card::{Card, FirstSteps};
use crate::domain::check::first_session::{Gate, StartFacts};
use crate::domain::check::history::LastCheck;
use crate::domain::check::movement_test::{Offer, TestContext};
use crate::domain::check::plan::{self, PlanStep};
use crate::domain::check::relief::{Circumstances, select};
use crate::domain::check::routine_today::{RoutineToday, cards_before};
use crate::domain::check::session_guard::{self, PlayDecision};
use crate::domain::check::verdict::{Verdict, verdict};
use crate::domain::journal::entries::Journal;
use crate::domain::movement::MovementNote;
use crate::domain::pain::Pain;
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine_id::RoutineId;
use crate::domain::session::cues::{Cue, cue_since};
use crate::domain::session::exercise::{Exercise, MINUTE};
use crate::domain::session::player::Player;
use crate::domain::session::quick_start::QuickStart;
use crate::domain::session::saved::{SavedSession, Session};
use crate::domain::settings::{SessionSettings, Settings};
use crate::domain::storage::saved::Saved;
use crate::domain::time::{Millis, Time};
use crate::domain::wording::voice_line;
use crate::platform::clock;
use crate::platform::device::tones::Tone;
use crate::platform::device::vibration;
use crate::platform::device::{speech, tones};
use crate::platform::host::location;
use crate::platform::storage::locks;

/// A session that starts with a card to read.
#[derive(Clone, Copy, Debug)]
pub enum SessionRequest {
    QuickStart(QuickStart),
    Routine(RoutineId),
}

/// The origin of a session.
#[derive(Clone, Copy)]
enum Kind {
    Plan,
    Routine(RoutineId),
    QuickStart,
}

impl AppState {
    /// Starts a session with the steps that a plan allows.
    pub fn start_session(self, place: Place, steps: &[PlanStep]) {
        let exercises = steps.iter().map(|step| Exercise::of_plan(*step, Some(place))).collect();
        if self.begin(vec![place], Kind::Plan, exercises) {
            self.go_to(Route::Play);
        }
    }

    /// Starts the whole plan that the last answers about a place allow, without a limit of time or position.
    pub fn start_plan(self, place: Place) {
        let Some((check, checks)) = untrack(|| self.last_checks()) else {
            return;
        };
        let Some(last) = LastCheck::find(&checks, place) else {
            return;
        };
        if let Verdict::Plan(permit) = verdict(&last.case(check)) {
            let plan = plan::build(&permit, place).heeding(check, &checks);
            let moment = Circumstances::all_there_is(self.session_settings().ready());
            self.start_session(place, &select(&plan, moment).steps);
        }
    }

    /// The step before a first session, given the known answers; `None` while the rules have not been loaded.
    #[must_use]
    pub fn gate(self, first: QuickStart) -> Option<Gate> {
        let (check, checks) = self.last_checks()?;
        let (place, now) = (first.place, clock::now());
        let next_pack = self.journal.with(|journal| journal.next_pack(place.area, now));
        Some(first.gate(&StartFacts {
            check,
            checks: &checks,
            nothing_asked: &self.nothing_asked(check, place),
            is_too_soon: next_pack.is_some_and(|next| next > now),
        }))
    }

    /// The answers to begin with at a place that has no check.
    fn nothing_asked(self, check: &Check, place: Place) -> LastCheck {
        let nothing = self
            .check_history
            .with(|kept| kept.nothing_asked(check, place, clock::now()));
        nothing.with_lessons(self.lessons(place.area))
    }

    /// Prepares a session that needs no card.
    pub fn prepare_quick_start(self, first: QuickStart, steps: FirstSteps) {
        self.begin(vec![first.place], Kind::QuickStart, steps.exercises);
    }

    /// The cards to read before a routine, one for each place that has no whole check.
    #[must_use]
    pub fn cards_before(self, id: RoutineId) -> Vec<(Place, Card)> {
        let routine = self.routines.with(|routines| routines.find(id).cloned());
        let (Some(routine), Some((check, checks))) = (routine, self.last_checks()) else {
            return Vec::new();
        };
        cards_before(&routine, check, &checks, &|place| self.nothing_asked(check, place))
    }

    /// Stores "none of these" for the card of each place, and starts the session.
    pub fn say_none_of(self, wanted: SessionRequest, cards: &[(Place, Card)]) {
        for (place, card) in cards {
            self.keep_card(*place, &card.answers());
        }
        match wanted {
            SessionRequest::QuickStart(first) => {
                if let Some(Gate::Go(steps)) = untrack(|| self.gate(first)) {
                    self.prepare_quick_start(first, steps);
                }
            }
            SessionRequest::Routine(id) => untrack(|| self.prepare_routine(id)),
        }
        let ready = self.session.get_untracked().filter(|session| !session.has_begun);
        // The answers added to an earlier card are recent, although that card is not.
        if untrack(|| ready.is_some_and(|session| self.nothing_is_in_its_way(&session))) {
            self.go_ahead(None);
        }
    }

    /// Prepares a session of the steps of a routine that are right now, unless one is under way already, or has just ended
    /// and its page was loaded anew.
    pub fn prepare_routine(self, id: RoutineId) {
        if self.session_of_routine(id).is_some() {
            return;
        }
        if let Some(RoutineToday::Go(run)) = self.routine_today(id) {
            let routine = self.routines.with_untracked(|routines| routines.find(id).cloned());
            let places = routine.map(|routine| routine.places()).unwrap_or_default();
            self.begin(places, Kind::Routine(id), run.exercises);
        }
    }

    fn session_of_routine(self, id: RoutineId) -> Option<Session> {
        let session = self.session.get_untracked();
        session.filter(|session| session.routine == Some(id))
    }

    /// Whether a session of a routine has ended, and its page was not left since.
    #[must_use]
    pub fn has_ended(self, id: RoutineId) -> bool {
        self.session_of_routine(id)
            .is_some_and(|session| session.player.now().is_none())
    }

    fn begin(self, places: Vec<Place>, kind: Kind, exercises: Vec<Exercise>) -> bool {
        let ready = self.session_settings().ready();
        let Some(player) = Player::new(exercises, ready) else {
            return false;
        };
        let session = Session {
            places,
            routine: match kind {
                Kind::Routine(id) => Some(id),
                Kind::Plan | Kind::QuickStart => None,
            },
            is_quick_start: matches!(kind, Kind::QuickStart),
            player,
            has_begun: false,
            before: None,
            movement: None,
            entry: None,
        };
        if self.session.with_untracked(is_under_way) {
            // The page of the session asks which of the two to keep.
            self.write.next_session.set(Some(session));
        } else {
            self.take_up(session);
        }
        true
    }

    fn take_up(self, session: Session) {
        self.dismiss(NoticeId::Session);
        let before = self.told_before(&session);
        let starts_at_once = self.may_start_at_once(&session);
        self.write.session.set(Some(session));
        if starts_at_once {
            self.go_ahead(before);
        }
    }

    /// The pain before a session that nobody has to be asked for: what was told of its one place a short time ago. The
    /// check asks for the worst pain of a day, which is not the pain now.
    fn told_before(self, session: &Session) -> Option<Pain> {
        match session.places.as_slice() {
            [place] => untrack(|| self.pain_just_told(*place)),
            _ => None,
        }
    }

    /// Starts the requested session in place of the one under way. The finished part of that one is noted, and it can
    /// be restored.
    pub fn replace_session(self) {
        if let Some(next) = self.next_session.get_untracked() {
            self.give_up_session("The session before this one was ended.");
            self.take_up(next);
            self.write.next_session.set(None);
        }
    }

    /// Drops the session that was requested while another is under way.
    pub fn forget_next_session(self) {
        self.write.next_session.set(None);
    }

    /// Continues the session under way and drops the requested one.
    pub fn return_to_session(self) {
        self.dismiss(NoticeId::Session);
        let page = self
            .session
            .with_untracked(|session| session.as_ref().map(Session::page));
        let page = page.unwrap_or(Route::Play);
        if page == self.route.get_untracked() {
            self.write.next_session.set(None);
        }
        self.go_to(page);
    }

    /// Whether a page offers an interrupted session: pages where somebody would look for it, and all pages while a pack
    /// is on.
    pub(super) fn tells_of_session_on(self, route: Route) -> bool {
        route == Route::Map
            || self.with_player(Player::pack_due).flatten().is_some()
            || self
                .session
                .with_untracked(|session| session.as_ref().is_some_and(|session| session.home() == route))
    }

    /// Starts the prepared session; `before` is the pain, if the person gave it.
    pub fn go_ahead(self, before: Option<Pain>) {
        self.write.session.update(|session| {
            if let Some(session) = session {
                session.has_begun = true;
                session.before = before.or(session.before);
            }
        });
        if QuickStart::from_hash(&location::hash()).is_some() {
            // Otherwise a reload would start it anew.
            location::replace_with(&Route::Play.href());
        }
        self.play(Player::run);
    }

    /// The movement to try before a session, if there is one; some depend on the pain. Tracked.
    #[must_use]
    pub fn movement_to_try(self, places: &[Place], pain: Option<Pain>) -> Option<Offer> {
        let (check, checks) = self.last_checks()?;
        TestContext::new(check, &checks, places, pain).offer()
    }

    /// The movement to try before a wanted session if "none of these" is said to its cards. Tracked.
    #[must_use]
    pub fn movement_after_cards(
        self,
        wanted: SessionRequest,
        cards: &[(Place, Card)],
        pain: Option<Pain>,
    ) -> Option<Offer> {
        let (check, mut checks) = self.last_checks()?;
        for (place, card) in cards {
            let known = checks.iter().position(|last| last.places.first() == Some(place));
            let last = known.map(|index| checks.swap_remove(index));
            checks.push(card.added_to(&last.unwrap_or_else(|| self.nothing_asked(check, *place))));
        }
        let places = match wanted {
            SessionRequest::QuickStart(first) => vec![first.place],
            SessionRequest::Routine(id) => self.routines.with(|routines| routines.find(id).map(Routine::places))?,
        };
        TestContext::new(check, &checks, &places, pain).offer()
    }

    /// Whether a movement may be tried after a session. Tracked.
    #[must_use]
    pub fn may_try(self, test: &MovementTest, places: &[Place], pain: Option<Pain>) -> bool {
        self.last_checks()
            .is_some_and(|(check, checks)| TestContext::new(check, &checks, places, pain).allows(test))
    }

    /// Adds the movement that was tried, and the pain told for it, to the session that starts.
    pub fn note_movement(self, movement: MovementNote, pain: Option<Pain>) {
        let add = |session: &mut Option<Session>| {
            // One that has gone on is not the one that starts.
            if let Some(session) = session.as_mut().filter(|session| session.player.position() == 0) {
                session.movement = Some(movement);
                session.before = session.before.or(pain);
            }
        };
        if self.next_session.with_untracked(Option::is_some) {
            self.write.next_session.update(add);
        } else {
            self.write.session.update(add);
            self.keep_session();
        }
    }

    /// Whether there is nothing to ask or to say before a session.
    fn may_start_at_once(self, session: &Session) -> bool {
        let Some((_, checks)) = self.last_checks() else {
            return false;
        };
        let has_risen = |pain| session_guard::rose(pain, &session.places, &checks);
        session_guard::was_asked_just_now(&session.places, &checks, clock::now())
            && !self.told_before(session).is_some_and(has_risen)
            && !self.tests_first(&session.places)
            && self.nothing_is_in_its_way(session)
    }

    /// Whether the last answers and the last pack let a session start.
    pub(super) fn nothing_is_in_its_way(self, session: &Session) -> bool {
        let must_wait = |journal: &Journal| session_guard::warmth_must_wait(session, journal, clock::now());
        self.may_play(session) == PlayDecision::Yes && !self.journal.with_untracked(must_wait)
    }

    /// Whether a pain asks for a new check of one of the places.
    #[must_use]
    pub fn rose(self, pain: Pain, places: &[Place]) -> bool {
        let known = self.last_checks();
        known.is_some_and(|(_, checks)| session_guard::rose(pain, places, &checks))
    }

    /// Runs an action on the session, and stores it.
    pub fn play(self, action: impl FnOnce(&mut Player, Millis)) {
        self.move_on(action);
        self.keep_session();
    }

    /// Advances the session by the clock, and stores it once a second.
    pub fn follow_clock(self) {
        let seconds = || self.with_player(|player| player.position() / 1000);
        if self.with_player(Player::is_running) != Some(true) {
            return;
        }
        let before = seconds();
        self.move_on(Player::advance);
        self.tell_of_pack();
        if seconds() != before || self.with_player(Player::is_running) != Some(true) {
            self.keep_session();
        }
    }

    /// Shows how long a pack stayed on that became due while the page was not polled.
    fn tell_of_pack(self) {
        let mut stayed_on = None;
        self.write.session.update(|session| {
            stayed_on = session.as_mut().and_then(|session| session.player.take_stayed_on());
        });
        if let Some(time) = stayed_on {
            let text = format!("Your pack was on for {} minutes. Take it off now.", time / MINUTE);
            self.notify(NoticeId::Pack, text, None);
        }
    }

    /// Handles leaving the page of the session. The session is paused, but a pack stays on.
    pub fn leave_session(self) {
        speech::hush();
        self.play(Player::pause);
        let routine = self.session.with_untracked(|session| session.as_ref()?.routine);
        if routine.is_some_and(|id| self.has_ended(id)) {
            // Whoever comes back to a routine starts it anew.
            return self.end_session();
        }
        if self.session.with_untracked(is_under_way) {
            self.offer_to_go_on("Your session waits where you left it.");
        }
    }

    fn offer_to_go_on(self, why: &str) {
        let text = match self.with_player(Player::pack_due).flatten() {
            Some(due) => format!("Your pack is on. Take it off at {}.", clock::day_and_time(due).1),
            None => why.to_owned(),
        };
        self.notify(NoticeId::Session, text, Some(Remedy::GoOn));
    }

    /// Ends an abandoned session. The finished part is noted, and the session can be restored.
    pub(super) fn give_up_session(self, said: &str) {
        let Some(before) = self.session.get_untracked().filter(Session::is_under_way) else {
            return self.end_session();
        };
        self.write.session.update(|session| {
            if let Some(session) = session {
                session.player.stop(clock::now());
            }
        });
        self.finish_session();
        let entry = self
            .session
            .with_untracked(|session| session.as_ref().and_then(|session| session.entry));
        self.end_session();
        self.offer_undo(said, move |state| {
            if let Some(entry) = entry {
                state.delete_entry(entry);
            }
            let page = before.page();
            state.write.session.set(Some(before.clone()));
            state.keep_session();
            state.go_to(page);
        });
    }

    fn move_on(self, action: impl FnOnce(&mut Player, Millis)) {
        let clocks = clock::both();
        let skipped = self
            .clocks
            .try_update_value(|known| known.replace(clocks).map(|before| clocks.skipped_since(before)));
        let before = self.with_player(Player::now).flatten();
        let was_running = self.with_player(Player::is_running) == Some(true);
        self.write.session.update(|session| {
            if let Some(session) = session {
                session.player.skip(skipped.flatten().unwrap_or_default());
                action(&mut session.player, clocks.of_day);
            }
        });
        let heard = self.with_player(|player| cue_since(before, was_running, player));
        if let Some(cue) = heard.flatten() {
            self.sound(cue);
        }
        if self.with_player(Player::now).flatten().is_none() {
            self.finish_session();
        }
    }

    fn with_player<T>(self, read: impl FnOnce(&Player) -> T) -> Option<T> {
        self.session
            .with_untracked(|session| session.as_ref().map(|session| read(&session.player)))
    }

    /// How sessions sound and look.
    #[must_use]
    pub fn session_settings(self) -> SessionSettings {
        self.settings.with(|settings| settings.session)
    }

    pub fn set_session(self, change: impl FnOnce(&mut SessionSettings)) {
        self.change(|settings: &mut Settings| change(&mut settings.session));
    }

    /// Plays a sample of the sounds and the vibration.
    pub fn try_sounds(self) {
        let how = self.settings.with_untracked(|settings| settings.session);
        if how.tones {
            tones::play(&STARTS, SessionSettings::loudness(how.tones_volume));
        }
        if how.voice {
            speech::say("This is how it sounds.", SessionSettings::loudness(how.voice_volume));
        }
        if how.vibration {
            vibration::shake(&[200]);
        }
    }

    fn sound(self, cue: Cue) {
        let how = self.settings.with_untracked(|settings| settings.session);
        let exercise = |session: &Session| {
            let now = session.player.now()?;
            session.player.exercises().get(now.phase.exercise).cloned()
        };
        let exercise = self
            .session
            .with_untracked(|session| session.as_ref().and_then(exercise));
        let words = voice_line(cue, exercise.as_ref());
        let (sounds, pattern): (&[Tone], &[u32]) = match cue {
            Cue::Start(_) | Cue::HalfWay(_) => (&STARTS, &[200]),
            Cue::Tick(_) => (&TICKS, &[]),
            Cue::Done => (&DONE, &[200, 100, 200]),
        };
        if how.tones {
            tones::play(sounds, SessionSettings::loudness(how.tones_volume));
        }
        if how.vibration && !pattern.is_empty() {
            vibration::shake(pattern);
        }
        if let Some(words) = words.filter(|_| how.voice) {
            speech::say(&words, SessionSettings::loudness(how.voice_volume));
        }
    }

    /// Ends the session here and notes what was done; notes nothing if nothing was done.
    pub fn stop_session(self) {
        speech::hush();
        let has_done = self.with_player(|player| player.done().next().is_some()) == Some(true);
        if has_done {
            self.play(Player::stop);
        } else {
            let back = self
                .session
                .with_untracked(|session| session.as_ref().map(Session::home));
            self.end_session();
            self.go_to(back.unwrap_or(Route::Map));
        }
    }

    /// Leaves the session for good.
    pub fn end_session(self) {
        self.write.session.set(None);
        if self.session_is_ours.get_value() {
            self.forget::<SavedSession>();
        }
        self.offer_update();
    }

    /// Decides from the last answers whether the session may continue.
    #[must_use]
    pub fn may_play(self, session: &Session) -> PlayDecision {
        let known = self.last_checks();
        known.map_or(PlayDecision::NotNow, |(check, checks)| {
            session_guard::may_play(session, check, &checks)
        })
    }

    /// Removes from a session that has not begun the exercises that the last answers forbid.
    pub(super) fn fit_session(self) {
        let waiting = self
            .session
            .with_untracked(|session| session.clone().filter(|session| !session.has_begun));
        let Some((session, (check, checks))) = waiting.zip(untrack(|| self.last_checks())) else {
            return;
        };
        let is_fine = |exercise: &&Exercise| {
            let technique = exercise.work.technique();
            technique.is_none_or(|technique| session_guard::is_allowed(technique, &session, check, &checks))
        };
        let left: Vec<Exercise> = session.player.exercises().iter().filter(is_fine).cloned().collect();
        let is_shown = self.route.get_untracked() == session.page();
        // Where nothing is left, the page says that this session is not for now.
        if let Some(player) = Player::new(left, untrack(|| self.session_settings().ready())) {
            let session = Session { player, ..session };
            let before = self.told_before(&session);
            let starts_at_once = is_shown && untrack(|| self.may_start_at_once(&session));
            self.write.session.set(Some(session));
            if starts_at_once {
                self.go_ahead(before);
            }
        }
    }

    /// Restores an interrupted session and offers to resume it. A session under way in another tab is left to that tab
    /// while it is open.
    pub async fn recall_session(self) {
        let name = SavedSession::key();
        if locks::is_free(&name).await {
            self.bring_session_back();
        } else {
            locks::alone(&name, move || self.bring_session_back());
        }
    }

    fn bring_session_back(self) {
        // Somebody may have started another one in the meantime.
        if self.session.with_untracked(Option::is_some) {
            return;
        }
        let now = clock::now();
        let Some(kept) = self.load::<SavedSession>() else {
            return;
        };
        if let Some(over) = kept.read_over(now) {
            // The page of the session was reloaded; on other pages the rating is no longer offered.
            if over.page() == self.route.get_untracked() {
                return self.write.session.set(Some(over));
            }
            return self.forget::<SavedSession>();
        }
        let session = kept.read();
        if let Some(at) = kept.kept_at().filter(|_| kept.is_abandoned(now)) {
            if let Some(session) = session {
                self.note_session(&session, at);
            }
            return self.forget::<SavedSession>();
        }
        let Some(session) = session else { return };
        let is_open = self.route.get_untracked() == session.page();
        self.write.session.set(Some(session));
        self.follow_clock();
        if !is_open && self.session.with_untracked(is_under_way) {
            self.offer_to_go_on(&interrupted(kept.kept_at(), now));
        }
    }

    pub(super) fn keep_session(self) {
        if !self.session_is_ours.get_value() {
            return;
        }
        let kept = self
            .session
            .with_untracked(|session| session.as_ref().map(|session| SavedSession::of(session, clock::now())));
        if let Some(kept) = kept {
            self.store(kept);
        }
    }
}

#[expect(clippy::ref_option, reason = "how a signal hands out what it holds")]
fn is_under_way(session: &Option<Session>) -> bool {
    session.as_ref().is_some_and(Session::is_under_way)
}

/// The message about an interrupted session that was last saved at `kept_at`.
fn interrupted(kept_at: Option<Time>, now: Time) -> String {
    let Some(at) = kept_at else {
        return "Your session was interrupted.".to_owned();
    };
    let ((day, time), (today, _)) = (clock::day_and_time(at), clock::day_and_time(now));
    let day = if day == today {
        String::new()
    } else {
        format!("{day}, ")
    };
    format!("Your session of {day}{time} was interrupted.")
}

const STARTS: [Tone; 1] = [Tone {
    pitch: 523.25,
    length: 0.35,
    after: 0.0,
}];
const TICKS: [Tone; 1] = [Tone {
    pitch: 440.0,
    length: 0.1,
    after: 0.0,
}];
const DONE: [Tone; 2] = [
    Tone {
        pitch: 523.25,
        length: 0.35,
        after: 0.0,
    },
    Tone {
        pitch: 659.25,
        length: 0.6,
        after: 0.35,
    },
];
