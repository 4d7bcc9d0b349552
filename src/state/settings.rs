//! Changing settings.

use leptos::prelude::*;

use super::AppState;
use crate::domain::drawn_person::DrawnPerson;
use crate::domain::settings::{Settings, Theme};
use crate::platform::clock;
use crate::platform::dom::page;

impl AppState {
    pub fn set_theme(self, theme: Theme) {
        self.change(|settings: &mut Settings| settings.theme = theme);
        page::set_theme(self.settings.with_untracked(|settings| settings.theme));
    }

    /// Chooses the person in the drawings.
    pub fn set_person(self, choose: impl FnOnce(&mut DrawnPerson)) {
        self.change(|settings: &mut Settings| choose(&mut settings.person));
        page::set_tone(self.settings.with_untracked(|settings| settings.person.tone));
    }

    /// Chooses another person than now.
    pub fn surprise(self) {
        self.set_person(|person| *person = person.another(clock::now()));
    }

    /// Loads the settings, and follows changes of other tabs from now on.
    pub fn recall_settings(self) {
        self.load_settings();
        if let Some(storage) = self.storage {
            storage
                .on_change_elsewhere::<Settings>(move || self.load_settings())
                .for_good();
        }
    }

    pub(super) fn load_settings(self) {
        if let Some(settings) = self.load::<Settings>() {
            page::set_theme(settings.theme);
            page::set_tone(settings.person.tone);
            self.write.settings.set(settings);
        }
    }
}
