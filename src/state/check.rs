//! The check, and what is kept of it.

use leptos::prelude::*;
use unknot_content::check::Level;
use unknot_content::model::Area;

use super::{AppState, Pack, PackState};
use crate::domain::catalogue;
use crate::domain::check::answers::{Answers, Profile};
use crate::domain::check::case::Case;
use crate::domain::check::interview::Interview;
use crate::domain::check::kept::Kept;
use crate::domain::check::triage::assess;
use crate::domain::emergency::Country;
use crate::domain::place::Sore;
use crate::domain::selection::Place;
use crate::platform::{clock, page};

impl AppState {
    /// A new check of a place, starting from what is known of the person; nothing while its questions have not
    /// been loaded.
    #[must_use]
    pub fn start_check(self, place: Place) -> Option<Interview> {
        self.interview_about(vec![place])
    }

    /// The last check of a place, where it is young enough to go by.
    #[must_use]
    pub fn last_check(self, place: Place) -> Option<(Answers, Profile)> {
        let check = catalogue::check()?;
        let now = clock::now();
        self.kept.with(|kept| {
            let answers = kept.answers(check, place.area, place.sore, now)?;
            Some((answers, kept.profile(check, now)))
        })
    }

    /// Whether the last check of any side of an area came to "get help first", so that nothing to do is offered
    /// there. False while the rules have not been loaded.
    #[must_use]
    pub fn needs_help_first(self, area: &'static Area) -> bool {
        let asks_for_help = |sore: Sore| {
            let place = Place { area, sore };
            let (answers, profile) = self.last_check(place)?;
            let case = Case {
                check: catalogue::check()?,
                places: &[place],
                answers: &answers,
                profile: &profile,
            };
            Some(assess(&case).level()? >= Level::Urgent)
        };
        self.packs.of(Pack::Check).get() == PackState::Ready
            && Sore::ALL.into_iter().any(|sore| asks_for_help(sore) == Some(true))
    }

    pub fn keep_check(self, place: Place, answers: &Answers, profile: &Profile) {
        let now = clock::now();
        self.change(self.kept, |kept: &mut Kept| {
            kept.keep(place.area, place.sore, answers, profile, now);
        });
    }

    /// What is known of the person, to be changed; nothing while the questions have not been loaded.
    #[must_use]
    pub fn about_person(self) -> Option<Interview> {
        self.interview_about(Vec::new())
    }

    fn interview_about(self, places: Vec<Place>) -> Option<Interview> {
        let check = catalogue::check()?;
        let profile = self.kept.with_untracked(|kept| kept.profile(check, clock::now()));
        Some(Interview::new(check, places, profile))
    }

    pub fn keep_person(self, profile: &Profile) {
        let now = clock::now();
        self.change(self.kept, |kept: &mut Kept| kept.keep_person(profile, now));
    }

    pub fn forget_person(self) {
        self.change(self.kept, Kept::forget_person);
    }

    /// Whose emergency number to show.
    #[must_use]
    pub fn country(self) -> Country {
        let chosen = self.settings.with(|settings| settings.country);
        chosen.unwrap_or_else(|| Country::from_language(&page::language()))
    }

    pub fn set_country(self, country: Country) {
        self.change(self.settings, |settings| settings.country = Some(country));
    }

    /// Reads what was kept of checks, once; only the pages that go by it ask for it.
    pub fn recall(self) {
        if self.recalled.get_value() {
            return;
        }
        self.recalled.set_value(true);
        self.load_kept();
        if let Some(storage) = self.storage {
            storage.on_change_elsewhere::<Kept>(move || self.load_kept());
        }
    }

    fn load_kept(self) {
        if let Some(kept) = self.load() {
            self.kept.set(kept);
        }
    }
}
