//! Answers of made-up persons, for pictures and tests of what follows from a check.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

/// The answers to one check: what was ticked, and the rest of what is stored of it. Every other sign is a no, and
/// the person is healthy.
pub const FINE: &str = r#"{"pain":3,"duration":"lt3d","onset":"posture","touch":"normal","at_the_spot":[]}"#;
/// Has hurt for so long that a GP should see it.
pub const LONG: &str = r#"{"pain":3,"duration":"gt2w","onset":"posture","touch":"normal","at_the_spot":[]}"#;
/// Signs of a clot in the leg.
pub const URGENT: &str = r#"{"yes":["leg-clot-signs"],"pain":3,"duration":"lt3d","onset":"unknown","at_the_spot":[]}"#;
/// Pain in the chest.
pub const EMERGENCY: &str = r#"{"yes":["chest-pain"]}"#;

/// Stores a check as the app would, as if another tab had. Takes what [`arguments`] gives.
pub const SCRIPT: &str = "const [area, answers, signs] = arguments;
    const { yes = [], ...others } = answers;
    // Of the page: in Firefox a driver's script has a clock of its own.
    const now = (window.wrappedJSObject ?? window).Date.now();
    const value = JSON.stringify({ version: 1, asked_at: now, age: '16-49', pregnancy: 'no', medicines: [],
        conditions: [], health: { yes: [], no: signs }, equipment: [],
        checks: [{ area, side: 'left', at: now, signs: { yes, no: signs }, ...others }] });
    localStorage.setItem('unknot.profile', value);
    dispatchEvent(new StorageEvent('storage', { key: 'unknot.profile', newValue: value }))";

/// Routines to store under `unknot.routines`: 7 for the left side of the back of the neck, with a step that is not
/// right for everybody, and 8 with nothing but a step of somebody's own.
pub const ROUTINES: &str = r#"{"version":1,"routines":[
    {"id":7,"name":"Neck","last_done":1795000000000,"steps":[
        {"id":1,"technique":"st-neck-side-bend","place":{"area":"neck-back","side":"left"},"turn":{"first":"left"},"hold":20,"repetitions":2},
        {"id":2,"technique":"sm-neck-back-circles","place":{"area":"neck-back","side":"left"},"turn":{"only":"left"},"hold":20,"repetitions":3},
        {"id":3,"technique":"str-neck-press","place":{"area":"neck-back","side":"left"},"turn":"whole","hold":5,"repetitions":1}]},
    {"id":8,"name":"What Ann showed me","steps":[
        {"id":1,"title":"Slow turns","text":"As far as it is easy","turn":{"first":"left"},"hold":9,"repetitions":2,"note":"Before coffee"}]}]}"#;

/// The link to a routine that somebody shared, with two techniques and two own steps.
pub const SHARED: &str = "#/r/AQpEZXNrIGJyZWFrBAAUc3QtdXBwZXItdHJhcC1iZWhpbmQLdHJhcHMtdXBwZXIAAgABFAMAAQoAFHN0LXVwcGVyLXRyYXAtYmVoaW5kC3RyYXBzLXVwcGVyAgMBDwIAAAEGQm90dGxlBlNsb3dseQEBAR4EAAABB0JyZWF0aGUAAAABAAAgXwCv";

/// A journal to store under `unknot.journal`.
pub const JOURNAL: &str = r#"{"version":1,"entries":[
    {"at":1794000000000,"places":[{"area":"neck-back","side":"left"}],"before":6,"after":4,"change":"better","did":["st-neck-side-bend"]},
    {"at":1794200000000,"places":[{"area":"neck-back","side":"left"}],"before":5,"note":"After a long drive"},
    {"at":1794400000000,"places":[{"area":"neck-back","side":"left"}],"before":5,"after":3,"did":["st-neck-side-bend"]},
    {"at":1794600000000,"places":[{"area":"neck-back","side":"left"}],"before":4,"after":3,"did":["st-neck-side-bend"]}]}"#;

/// A course at the left side of the back of the neck that began eight days ago, to store under `unknot.courses`.
#[must_use]
pub fn courses() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let started = now.saturating_sub(Duration::from_secs(8 * 86_400)).as_millis();
    format!(
        r#"{{"version":1,"courses":[{{"started":{started},"shown":{started},"place":{{"area":"neck-back","side":"left"}},
        "activities":[{{"words":"look over my shoulder when driving","weeks":[{{"shown":{started},"difficulty":7}}]}}]}}],
        "flare_up":[{{"prompt":"helps","words":"warmth, then a walk"}}]}}"#
    )
}

/// For the left side of an area, with one of the answers above.
///
/// # Errors
///
/// When the answers are not JSON.
pub fn arguments(area: &str, answers: &str) -> serde_json::Result<Vec<Value>> {
    let signs = include_str!("../../content/facts/signs.toml");
    let ids = signs
        .lines()
        .filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    let ids: Vec<&str> = ids.collect();
    Ok(vec![json!(area), serde_json::from_str(answers)?, json!(ids)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_about_all_signs() -> serde_json::Result<()> {
        for answers in [FINE, LONG, URGENT, EMERGENCY] {
            let arguments = arguments("neck-back", answers)?;
            assert!(
                arguments[2]
                    .as_array()
                    .is_some_and(|ids| ids.len() > 80 && ids.contains(&json!("fever")))
            );
        }
        Ok(())
    }
}
