//! The check, and its stored answers.

use leptos::prelude::*;
use unknot_content::check::Check;
use unknot_content::model::{Area, Equipment, Technique};

use super::AppState;
use crate::domain::catalogue;
use crate::domain::check::answers::{Answers, Profile, Wishes};
use crate::domain::check::history::{CheckHistory, LastCheck, needs_help_first};
use crate::domain::check::interview::Interview;
use crate::domain::check::objection::{Objection, may_do};
use crate::domain::check::renewal::{PainChange, Renewal};
use crate::domain::check::under_way;
use crate::domain::check::verdict::verdict;
use crate::domain::day::Day;
use crate::domain::emergency::Country;
use crate::domain::knot::Knot;
use crate::domain::place::Place;
use crate::domain::reminders::ics::calendar;
use crate::domain::reminders::{Reminders, TimeOfDay, Timestamp};
use crate::domain::settings::Settings;
use crate::platform::clock;
use crate::platform::storage::tab_storage;
use unknot_content::sided::Side;
use unknot_content::vocabulary::Training;

/// The check under way, in the storage of the tab.
pub(super) const UNDER_WAY: &str = "unknot.check";

/// The last checks, looked up once for a page with many techniques.
#[derive(Clone, Copy)]
struct PageChecks(Memo<Option<Vec<LastCheck>>>);

impl AppState {
    /// A check of a place, and of all others that are chosen with it, starting from what is known of the person: the one
    /// under way in this tab, or one that begins with the last answers; `None` while its questions have not been loaded.
    #[must_use]
    pub fn start_check(self, place: Place) -> Option<Interview> {
        let places = self
            .selection
            .with_untracked(|selection| selection.together_with(place));
        let mut interview = self.interview_about(places)?;
        let now = clock::now();
        let known = tab_storage::get(UNDER_WAY).and_then(|text| under_way::read(&text, &interview, now));
        if known.is_some() {
            return known;
        }
        let check = catalogue::check()?;
        let last = self
            .check_history
            .with_untracked(|kept| kept.last_check(check, place, now));
        under_way::begin(&mut interview, last.as_ref(), now);
        Some(interview)
    }

    /// A renewal of the last check with one tap, if one is possible and there is no recent plan.
    #[must_use]
    pub fn renewal(self, place: Place) -> Option<(Interview, Renewal)> {
        let (check, now) = (catalogue::check()?, clock::now());
        let places = self
            .selection
            .with_untracked(|selection| selection.together_with(place));
        let new = self.interview_about(places)?;
        let last = self
            .check_history
            .with_untracked(|kept| kept.check_to_renew(check, place, now))?;
        let renewal = Renewal::of(&new, last, now).filter(|_| !self.has_plan(place))?;
        Some((new, renewal))
    }

    /// Stores a renewed check: nothing that it named is new.
    pub fn renew(self, new: &Interview, renewal: &Renewal, since: PainChange) {
        self.keep_check(&renewal.answered(new, since, clock::now()));
    }

    /// Keeps an unfinished check, for this tab only.
    pub fn keep_under_way(self, interview: &Interview) {
        if interview.page().is_some() {
            tab_storage::set(UNDER_WAY, under_way::write(interview));
        }
    }

    /// The rules of the check; `None` until they are loaded. Tracked.
    #[must_use]
    pub fn rules(self) -> Option<&'static Check> {
        self.content()
    }

    /// The last check of a place that is recent enough, with the lessons of later sessions.
    #[must_use]
    pub fn last_check(self, place: Place) -> Option<LastCheck> {
        let check = self.rules()?;
        let last = self
            .check_history
            .with(|kept| kept.last_check(check, place, clock::now()))?;
        Some(last.with_lessons(self.lessons(place.area)))
    }

    /// The rules, and all last checks that are recent enough, with the lessons of later sessions.
    #[must_use]
    pub fn last_checks(self) -> Option<(&'static Check, Vec<LastCheck>)> {
        let check = self.rules()?;
        let checks = self.check_history.with(|kept| kept.last_checks(check, clock::now()));
        let with_lessons = |last: LastCheck| {
            let lessons = last.places.first().map(|place| self.lessons(place.area));
            last.with_lessons(lessons.unwrap_or_default())
        };
        Some((check, checks.into_iter().map(with_lessons).collect()))
    }

    /// The place of the latest check that is recent enough.
    #[must_use]
    pub fn last_place(self) -> Option<Place> {
        let check = self.rules()?;
        let checks = self.check_history.with(|kept| kept.last_checks(check, clock::now()));
        let latest = checks.iter().max_by_key(|last| last.at)?;
        latest.places.first().copied()
    }

    /// Looks up the last checks once for all techniques of a page, rather than once for each.
    pub fn share_last_checks(self) {
        provide_context(PageChecks(Memo::new(move |_| Some(self.last_checks()?.1))));
    }

    /// Objections of the unexpired checks against a technique, most serious first.
    #[must_use]
    pub fn objections(self, technique: &Technique) -> Vec<Objection> {
        if let Some(PageChecks(checks)) = use_context() {
            let rules = self.rules();
            return checks.with(|checks| {
                let known = rules.zip(checks.as_deref());
                known.map_or_else(Vec::new, |(check, checks)| may_do(technique, &[], check, checks))
            });
        }
        let known = self.last_checks();
        known.map_or_else(Vec::new, |(check, checks)| may_do(technique, &[], check, &checks))
    }

    /// Whether the last check of any side of an area came to "get help first", so that nothing to do is offered
    /// there; `None` while there are checks, and the rules they go by have not been loaded. Earlier sessions have no say
    /// in it, so the journal is not read.
    #[must_use]
    pub fn needs_help_first(self, area: &'static Area) -> Option<bool> {
        if !self.check_history.with(CheckHistory::has_checks) {
            return Some(false);
        }
        let check = self.rules()?;
        let checks = self.check_history.with(|kept| kept.last_checks(check, clock::now()));
        Some(needs_help_first(area, check, &checks))
    }

    /// Whether a place has answers recent enough for a plan.
    #[must_use]
    pub fn has_plan(self, place: Place) -> bool {
        let by_rules = |check| {
            self.check_history
                .with(|kept| kept.last_whole_check(check, place, clock::now()).is_some())
        };
        self.check_history.with(CheckHistory::has_checks) && self.rules().is_some_and(by_rules)
    }

    /// The place of the latest whole check that allows a plan.
    #[must_use]
    pub fn place_to_go_on_with(self) -> Option<Place> {
        if !self.check_history.with(CheckHistory::has_checks) {
            return None;
        }
        let (check, checks) = self.last_checks()?;
        let latest = checks
            .iter()
            .filter(|last| !last.answers.by_card)
            .max_by_key(|last| last.at)?;
        verdict(&latest.case(check)).permit()?;
        latest.places.first().copied()
    }

    pub fn keep_check(self, done: &Interview) {
        let now = clock::now();
        self.change(|kept: &mut CheckHistory| {
            kept.keep(done, now);
        });
        tab_storage::forget(UNDER_WAY);
        self.end_course_that_needs_help();
    }

    /// Stores answers to single questions about a place and the person, asked outside a check.
    pub fn keep_single_answers(self, place: Place, said: &Interview) {
        self.change(|kept: &mut CheckHistory| {
            kept.keep_single_answers(place, &said.answers, &said.profile);
        });
        self.fit_session();
    }

    /// Stores "none of these" as the answer to a card.
    pub fn keep_card(self, place: Place, named: &Answers) {
        let now = clock::now();
        self.change(|kept: &mut CheckHistory| kept.keep_card(place, named, now));
    }

    pub fn keep_wishes(self, place: Place, wishes: Wishes) {
        self.change(|kept: &mut CheckHistory| kept.keep_wishes(place, wishes));
    }

    /// Stores the equipment at hand; an empty list means everything.
    pub fn keep_equipment(self, tools: &[Equipment]) {
        self.change(|kept: &mut CheckHistory| kept.keep_equipment(tools));
    }

    pub fn keep_training(self, training: Option<Training>) {
        self.change(|kept: &mut CheckHistory| kept.keep_training(training));
    }

    /// The knot of a place.
    #[must_use]
    pub fn knot(self, place: Place) -> Option<Knot> {
        self.check_history.with(|kept| kept.knot(place))
    }

    /// The knots to look at while a side of a place is worked on.
    #[must_use]
    pub fn knots_for(self, place: Place, side: Option<Side>) -> Vec<Knot> {
        self.check_history.with(|kept| kept.knots_for(place, side))
    }

    pub fn change_knot(self, place: Place, change: impl FnOnce(&mut Knot)) {
        self.change(|kept: &mut CheckHistory| kept.change_knot(place, change));
    }

    pub fn forget_knot(self, place: Place) {
        self.change(|kept: &mut CheckHistory| kept.forget_knot(place));
    }

    /// Downloads a calendar file with reminders from now on.
    pub fn save_reminders(self, reminders: &Reminders) {
        let at = clock::now();
        let shown = clock::shown(at);
        let (today, now) = (Day::of_utc(shown), TimeOfDay::of_utc(shown));
        let file = calendar(reminders, Timestamp { at, today, now });
        self.hand_over("unknot-reminders.ics", "text/calendar;charset=utf-8", &file);
    }

    /// The answers about the person, for editing; `None` while the questions have not been loaded.
    #[must_use]
    pub fn about_person(self) -> Option<Interview> {
        self.interview_about(Vec::new())
    }

    fn interview_about(self, places: Vec<Place>) -> Option<Interview> {
        let check = catalogue::check()?;
        let profile = self
            .check_history
            .with_untracked(|kept| kept.profile(check, clock::now()));
        Some(Interview::new(check, places, profile))
    }

    pub fn keep_person(self, profile: &Profile) {
        let now = clock::now();
        self.change(|kept: &mut CheckHistory| kept.keep_person(profile, now));
    }

    pub fn forget_person(self) {
        self.change(CheckHistory::forget_person);
    }

    /// The country whose emergency number to show.
    #[must_use]
    pub fn country(self) -> Country {
        self.chosen_country()
            .unwrap_or_else(|| Country::from_time_zone(&clock::time_zone()))
    }

    /// The country that the person chose; `None` while the device's time zone decides.
    #[must_use]
    pub fn chosen_country(self) -> Option<Country> {
        self.settings.with(|settings| settings.country)
    }

    pub fn set_country(self, country: Country) {
        self.change(|settings: &mut Settings| settings.country = Some(country));
    }

    /// Loads the stored checks. Called once, as soon as the pages that depend on them are loaded.
    pub fn recall_checks(self) {
        self.note_other_tabs();
        self.follow_printing();
        self.load_kept();
        if let Some(storage) = self.storage {
            storage
                .on_change_elsewhere::<CheckHistory>(move || self.load_kept())
                .for_good();
        }
    }

    pub(super) fn load_kept(self) {
        if let Some(kept) = self.load() {
            self.write.check_history.set(kept);
        }
    }
}
