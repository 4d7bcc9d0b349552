//! Writes the keys of what is saved into the scripts that read the storage without the app.

#[path = "../../../src/domain/storage/table.rs"]
mod table;

use self::table::{ALL, PREFIX, SESSION, SETTINGS, SavedValue};

/// Puts names and keys in the place of the words in capitals.
pub(super) fn fill_in(script: &str) -> String {
    let in_backup = ALL.iter().filter(|value| value.title.is_some());
    let names: Vec<&str> = in_backup.map(|value| value.name).collect();
    script
        .replace("NAMES_IN_BACKUP", &names.join(" "))
        .replace("SETTINGS_KEY", &key(SETTINGS))
        .replace("SESSION_KEY", &key(SESSION))
}

fn key(value: SavedValue) -> String {
    format!("{PREFIX}{}", value.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_get_the_keys_of_the_app() {
        let rescue = fill_in(include_str!("../../../public/rescue.js"));
        assert!(
            rescue.contains("\"favourites routines profile journal settings courses\""),
            "{rescue}"
        );
        let theme = fill_in(include_str!("../../../public/theme.js"));
        assert!(theme.contains("getItem('unknot.settings')"), "{theme}");
        let start = fill_in(include_str!("start.js"));
        assert!(start.contains("getItem(\"unknot.session\")"), "{start}");
    }
}
