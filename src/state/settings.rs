//! Changing settings.

use leptos::prelude::*;

use super::AppState;
use crate::domain::settings::{Settings, Theme};
use crate::platform::page;

impl AppState {
    pub fn set_theme(self, theme: Theme) {
        self.change(self.settings, |settings| settings.theme = theme);
        page::set_theme(self.settings.with_untracked(|settings| settings.theme));
    }

    pub(super) fn load_settings(self) {
        if let Some(settings) = self.load::<Settings>() {
            page::set_theme(settings.theme);
            self.settings.set(settings);
        }
    }
}
