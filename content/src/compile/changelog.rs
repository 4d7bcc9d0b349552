//! What is new, from the `CHANGELOG.md` beside the content folder.

use super::files::{Files, leak};
use crate::learn::Release;

/// Every release with a change, newest first; none if there is no changelog, as beside a copy of the content.
pub(super) fn read(files: &Files<'_>) -> Vec<Release> {
    files
        .beside("CHANGELOG.md")
        .map_or_else(Vec::new, |text| releases(&text))
}

/// Reads the form of Keep a Changelog: a release is a heading of the second level, a change an item of a list, perhaps
/// over several lines. Headings of the third level and everything before the first release are left out.
fn releases(text: &str) -> Vec<Release> {
    let mut releases: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            releases.push((title.replace(['[', ']'], "").replace(" - ", ", "), Vec::new()));
        } else if let Some((_, changes)) = releases.last_mut() {
            if let Some(change) = line.strip_prefix("- ") {
                changes.push(change.to_owned());
            } else if let Some((more, change)) = line.strip_prefix("  ").zip(changes.last_mut()) {
                change.push(' ');
                change.push_str(more.trim());
            }
        }
    }
    releases.retain(|(_, changes)| !changes.is_empty());
    let release = |(title, changes): (String, Vec<String>)| Release {
        title: leak(title),
        changes: changes.into_iter().map(leak).collect(),
    };
    releases.into_iter().map(release).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_read() {
        let text = "# Changelog\n\n- not a change\n\n## [0.2.0] - 2027-01-02\n\n### Added\n\n- One\n  thing.\n- Two.\n\n## [0.1.0]\n";
        let expected = Release {
            title: "0.2.0, 2027-01-02",
            changes: vec!["One thing.", "Two."],
        };
        assert_eq!(releases(text), [expected]);
    }
}
