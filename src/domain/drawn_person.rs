//! The person in the drawings: one of three builds in one of three tones of skin and hair.
//!
//! The build decides what is drawn, and the tone only its colours, which the style sheet has (`style/lazy/figures.css`).

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_figure::Build;

use crate::domain::json::{Fields, FromJson, Misfit, named};

/// Somebody who is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DrawnPerson {
    pub build: Build,
    pub tone: Tone,
}

impl DrawnPerson {
    /// The usual person is not stored.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Another of the nine than this one: which of them depends on a number that nobody foresees, such as a time.
    #[must_use]
    pub fn another(self, number: u64) -> Self {
        let all = || {
            Build::ALL
                .into_iter()
                .flat_map(|build| Tone::ALL.map(|tone| Self { build, tone }))
        };
        let mut others = all().filter(|other| *other != self);
        let nth = usize::try_from(number % 8).unwrap_or_default();
        others.nth(nth).unwrap_or(self)
    }
}

impl FromJson for DrawnPerson {
    /// What is not known, such as a build of a later version, is as usual.
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        let build = fields
            .get("build")
            .map(|build| named(build, &Build::ALL, Build::as_str));
        let tone = fields.get("tone").map(|tone| named(tone, &Tone::ALL, Tone::as_str));
        Ok(Self {
            build: build.and_then(Result::ok).unwrap_or_default(),
            tone: tone.and_then(Result::ok).unwrap_or_default(),
        })
    }
}

/// A tone of skin, with the hair that goes with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    #[default]
    Light,
    Middle,
    Deep,
}

impl Tone {
    pub const ALL: [Self; 3] = [Self::Light, Self::Middle, Self::Deep];

    /// The id in storage, in the DOM and in the style sheet.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Middle => "middle",
            Self::Deep => "deep",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> DrawnPerson {
        let value: Value = serde_json::from_str(text).expect("it is JSON");
        DrawnPerson::from_json(&value).expect("it can be read")
    }

    #[test]
    fn everybody_is_read_as_they_were_stored() {
        for build in Build::ALL {
            for tone in Tone::ALL {
                let person = DrawnPerson { build, tone };
                let text = serde_json::to_string(&person).expect("it can be written");
                assert_eq!(read(&text), person, "{text}");
            }
        }
    }

    #[test]
    fn what_is_not_known_is_as_usual() {
        let usual = DrawnPerson::default();
        for text in [
            "{}",
            r#"{"build":"giant","tone":"green"}"#,
            r#"{"build":7,"tone":null}"#,
        ] {
            assert_eq!(read(text), usual, "{text}");
        }
        let broad = read(r#"{"build":"broad","tone":"green"}"#);
        assert_eq!((broad.build, broad.tone), (Build::Broad, usual.tone));
    }

    #[test]
    fn a_surprise_is_somebody_else_and_can_be_anybody_else() {
        for build in Build::ALL {
            for tone in Tone::ALL {
                let person = DrawnPerson { build, tone };
                let others: Vec<_> = (40..48).map(|number| person.another(number)).collect();
                for (index, other) in others.iter().enumerate() {
                    assert_ne!(*other, person);
                    assert!(!others[..index].contains(other), "{other:?} comes twice");
                }
            }
        }
    }
}
