//! The one list of what is saved: under which key, in which version of its format, and whether a backup holds it.
//!
//! This module uses nothing else. The build compiles it a second time (`xtask/src/build/saved_keys.rs`) and writes the keys
//! into the scripts that read the storage without the app: `public/rescue.js`, `public/theme.js` and the start script.

/// Every key of this app begins with this.
pub const PREFIX: &str = "unknot.";

/// A value that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedValue {
    /// Its name in its key, in a backup and in messages.
    pub name: &'static str,
    /// The version of the format that this build writes. `Saved::from_older` reads the versions before.
    pub version: u64,
    /// Its name in a list of what a backup would change; `None` if a backup does not hold it.
    pub title: Option<&'static str>,
    /// The field by which a file is recognised that holds this value alone, as one that was set aside; `None` if none is.
    pub known_by: Option<&'static str>,
}

impl SavedValue {
    const fn new(name: &'static str, version: u64) -> Self {
        Self {
            name,
            version,
            title: None,
            known_by: None,
        }
    }

    const fn in_backup(self, title: &'static str, known_by: Option<&'static str>) -> Self {
        Self {
            title: Some(title),
            known_by,
            ..self
        }
    }
}

pub const FAVOURITES: SavedValue = SavedValue::new("favourites", 1).in_backup("Favourites", Some("techniques"));
pub const ROUTINES: SavedValue = SavedValue::new("routines", 1).in_backup("Routines", Some("routines"));
pub const PROFILE: SavedValue = SavedValue::new("profile", 1).in_backup("Answers and knots", Some("checks"));
pub const JOURNAL: SavedValue = SavedValue::new("journal", 1).in_backup("Notes in the journal", Some("entries"));
pub const SETTINGS: SavedValue = SavedValue::new("settings", 1).in_backup("Settings", None);
pub const COURSES: SavedValue = SavedValue::new("courses", 1).in_backup("Courses", Some("courses"));
pub const SESSION: SavedValue = SavedValue::new("session", 2);

/// In the order of a backup file.
pub const ALL: [SavedValue; 7] = [FAVOURITES, ROUTINES, PROFILE, JOURNAL, SETTINGS, COURSES, SESSION];
