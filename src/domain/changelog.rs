//! What is new, read from `CHANGELOG.md`.

/// The changes of one release, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// E.g. `0.1.0 (2026-11-24)`.
    pub title: String,
    pub changes: Vec<String>,
}

const CHANGELOG: &str = include_str!("../../CHANGELOG.md");

/// Every release with a change.
#[must_use]
pub fn releases() -> Vec<Release> {
    read(CHANGELOG)
}

/// Reads the form of Keep a Changelog: a release is a heading of the second level, a change an item of a list, perhaps
/// over several lines. Headings of the third level and everything before the first release are left out.
fn read(text: &str) -> Vec<Release> {
    let mut releases: Vec<Release> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            releases.push(Release {
                title: title.replace(['[', ']'], "").replace(" - ", ", "),
                changes: Vec::new(),
            });
        } else if let Some(release) = releases.last_mut() {
            if let Some(change) = line.strip_prefix("- ") {
                release.changes.push(change.to_owned());
            } else if let Some((more, change)) = line.strip_prefix("  ").zip(release.changes.last_mut()) {
                change.push(' ');
                change.push_str(more.trim());
            }
        }
    }
    releases.retain(|release| !release.changes.is_empty());
    releases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_read() {
        let text = "# Changelog\n\n- not a change\n\n## [0.2.0] - 2027-01-02\n\n### Added\n\n- One\n  thing.\n- Two.\n\n## [0.1.0]\n";
        let expected = Release {
            title: "0.2.0, 2027-01-02".to_owned(),
            changes: vec!["One thing.".to_owned(), "Two.".to_owned()],
        };
        assert_eq!(read(text), [expected]);
    }

    #[test]
    fn our_own_is_in_that_form() {
        assert!(
            releases()
                .iter()
                .all(|release| release.changes.iter().all(|change| change.ends_with('.')))
        );
        assert!(!releases().is_empty());
    }
}
