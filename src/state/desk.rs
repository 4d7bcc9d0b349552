//! Desk breaks, while the app is open.

use std::time::Duration;

use leptos::prelude::*;

use super::AppState;
use crate::domain::check::desk_break::{Movement, movement};
use crate::domain::course::due::Today;
use crate::domain::desk::DeskSettings;
use crate::domain::desk::companion::{Attention, Change, Companion, Observation, Reply};
use crate::domain::route::Route;
use crate::domain::session::saved::Session;
use crate::domain::settings::{SessionSettings, Settings};
use crate::platform::clock;
use crate::platform::device::notifications;
use crate::platform::device::tones::{self, Tone};
use crate::platform::dom::page;
use crate::platform::storage::locks::{self, TabLock};

/// The time from one look at the clock to the next.
const POLL: Duration = Duration::from_secs(5);
/// The tab that holds this is the one that speaks.
const LOCK: &str = "unknot.desk";

const SOFT: [Tone; 2] = [
    Tone {
        pitch: 392.0,
        length: 0.4,
        after: 0.0,
    },
    Tone {
        pitch: 523.25,
        length: 0.6,
        after: 0.4,
    },
];

/// The companion of this tab, for as long as it is switched on.
#[derive(Clone, Copy, Debug)]
pub struct DeskBreaks {
    state: AppState,
    companion: RwSignal<Companion>,
    /// Looked up when what it rests on changes, and not with each look at the clock.
    attention: Memo<Attention>,
}

impl DeskBreaks {
    /// Looks at the clock until the owner of this goes.
    #[must_use]
    pub fn follow(state: AppState) -> Self {
        let companion = RwSignal::new(Companion::begin(clock::both().steady));
        let breaks = Self {
            state,
            companion,
            attention: Memo::new(move |_| state.attention()),
        };
        let is_ours = StoredValue::new(false);
        let held = StoredValue::new_local(None::<TabLock>);
        held.set_value(Some(locks::hold(LOCK, move || {
            let _ = companion.try_set(Companion::begin(clock::both().steady));
            let _ = is_ours.try_set_value(true);
        })));
        let poll = move || {
            if is_ours.get_value() {
                breaks.poll();
            }
        };
        let timer = set_interval_with_handle(poll, POLL).ok();
        // What was waited for may just be over.
        Effect::new(move || {
            breaks.attention.track();
            untrack(poll);
        });
        on_cleanup(move || {
            if let Some(timer) = timer {
                timer.clear();
            }
            notifications::close();
        });
        breaks
    }

    /// The break that is due, by its turn.
    #[must_use]
    pub fn due(self) -> Option<usize> {
        let is_free = self.attention.get() == Attention::Free;
        self.companion.with(Companion::due).filter(|_| is_free)
    }

    pub fn reply(self, reply: Reply) {
        let now = clock::both();
        notifications::close();
        self.companion.update(|companion| companion.reply(reply, now.steady));
        if reply == Reply::StopForToday {
            let shown = clock::shown(now.of_day);
            self.state.set_desk(|desk| desk.stopped = Some(shown));
        }
    }

    fn poll(self) {
        let now = clock::both();
        let moment = Observation {
            steady: now.steady,
            shown: clock::shown(now.of_day),
            attention: self.attention.get_untracked(),
        };
        let settings = untrack(|| self.state.desk());
        let mut companion = self.companion.get_untracked();
        let change = companion.poll(&settings, moment);
        if change == Change::Nothing {
            // Nobody sees what else has changed.
            self.companion.update_untracked(|known| *known = companion);
            return;
        }
        self.companion.set(companion);
        match change {
            Change::Due => self.state.tell_of_break(&settings),
            Change::Gone | Change::Nothing => notifications::close(),
        }
    }
}

impl AppState {
    #[must_use]
    pub fn desk(self) -> DeskSettings {
        self.settings.with(|settings| settings.desk)
    }

    pub fn set_desk(self, change: impl FnOnce(&mut DeskSettings)) {
        self.change(|settings: &mut Settings| change(&mut settings.desk));
    }

    /// Switches the breaks on, also for a day on which they were stopped, or off.
    pub fn turn_desk(self, on: bool) {
        self.set_desk(|desk| {
            desk.on = on;
            desk.stopped = None;
        });
    }

    /// Switches the tone on, which is heard then, or off.
    pub fn turn_desk_tone(self, on: bool) {
        self.set_desk(|desk| desk.tone = on);
        if on {
            self.sound_softly();
        }
    }

    /// Switches notifications on, if the browser lets the app show one, or off. Returns whether they are on.
    pub async fn turn_desk_notification(self, on: bool) -> bool {
        // One that is shown now proves that others can be.
        let is_on = on && notifications::ask().await && notify("Breaks will be told like this.");
        self.set_desk(|desk| desk.notification = is_on);
        is_on
    }

    /// The movement of a break, by the last checks; `None` while those have not been loaded.
    #[must_use]
    pub fn desk_movement(self, turn: usize) -> Option<Movement> {
        let (check, checks) = self.last_checks()?;
        let raise = self.course_today().as_ref().and_then(Today::raise);
        Some(movement(turn, self.desk().seat, raise, (check, &checks)))
    }

    /// The page that makes calendar reminders.
    #[must_use]
    pub fn page_of_reminders(self) -> Route {
        let place = self.last_place();
        place.map_or(Route::Routines, |place| Route::Plan(place.area, place.sore))
    }

    /// Whether a guided session or a check is under way, or help comes first.
    fn attention(self) -> Attention {
        let is_on_its_page = matches!(self.route.get(), Route::Check(..) | Route::Play | Route::RoutinePlay(_));
        let runs =
            |session: &Session| session.has_begun && session.player.now().is_some() && !session.player.is_paused();
        let is_running = || self.session.with(|session| session.as_ref().is_some_and(runs));
        let needs_help = || {
            let known = self.last_checks();
            known.is_some_and(|(check, checks)| checks.iter().any(|last| last.needs_help(check)))
        };
        if is_on_its_page || is_running() || needs_help() {
            Attention::Taken
        } else {
            Attention::Free
        }
    }

    fn tell_of_break(self, settings: &DeskSettings) {
        if settings.tone {
            self.sound_softly();
        }
        // No notification while the page is visible: the card shows it.
        if settings.notification && !page::is_in_sight() {
            notify("Time for a short break. Unknot shows what to do.");
        }
    }

    fn sound_softly(self) {
        let volume = untrack(|| self.session_settings().tones_volume);
        tones::play(&SOFT, SessionSettings::loudness(volume));
    }
}

/// Whether a notification could be shown. It says nothing about what hurts.
fn notify(words: &str) -> bool {
    notifications::show("Desk breaks", words).is_ok()
}
