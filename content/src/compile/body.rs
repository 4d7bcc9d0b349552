//! The drawing of the body: the right half of the picture, front and back.

use std::path::Path;

use serde::{Deserialize, Deserializer};

use super::files::Files;
use super::ordered::Ordered;
use super::problem::Problem;

/// Both views.
#[derive(Debug)]
pub struct Body {
    pub front: BodyView,
    pub back: BodyView,
}

/// One view, in units of the drawing.
#[derive(Debug)]
pub struct BodyView {
    /// An open path down the middle of the picture.
    pub outline: String,
    pub skin_decoration: Vec<Decoration>,
    /// In the order of the file.
    pub areas: Vec<Shape>,
}

/// An area as it is drawn.
#[derive(Debug)]
pub struct Shape {
    pub id: String,
    /// The path to see.
    pub d: String,
    /// The larger path to tap.
    pub hit: String,
    /// The middle of the largest circle that fits in.
    pub label_anchor: (f32, f32),
}

/// A path that makes the body look like one, and is not to tap.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decoration {
    pub d: String,
    pub role: Role,
    /// It lies across the middle, and is drawn once instead of mirrored.
    #[serde(default, deserialize_with = "flag")]
    pub mid: bool,
}

/// How a decoration is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Neutral,
    Hair,
    Shade,
    Line,
    Soft,
    Fibre,
}

pub(super) const FILE: &str = "body/body.json";

/// Reads the drawing of the content under `root`.
///
/// # Errors
/// When it is missing or does not have the expected form.
pub fn read(root: &Path) -> Result<Body, Problem> {
    let at = Files::new(root).named(FILE);
    let problem = |reason: String| Problem {
        file: at.file.clone(),
        entry: String::new(),
        reason,
    };
    let text = std::fs::read_to_string(root.join(FILE)).map_err(|error| problem(format!("cannot be read: {error}")))?;
    let drawing: Drawing = serde_json::from_str(&text).map_err(|error| problem(error.to_string()))?;
    Ok(Body {
        front: drawing.front.into(),
        back: drawing.back.into(),
    })
}

/// The file; what else it holds is for people.
#[derive(Deserialize)]
struct Drawing {
    front: DrawnView,
    back: DrawnView,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DrawnView {
    outline: String,
    skin_decoration: Vec<Decoration>,
    areas: Ordered<DrawnArea>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DrawnArea {
    d: String,
    hit: String,
    label_anchor: (f32, f32),
}

impl From<DrawnView> for BodyView {
    fn from(
        DrawnView {
            outline,
            skin_decoration,
            areas,
        }: DrawnView,
    ) -> Self {
        let shape = |(id, DrawnArea { d, hit, label_anchor })| Shape {
            id,
            d,
            hit,
            label_anchor,
        };
        Self {
            outline,
            skin_decoration,
            areas: areas.into_iter().map(shape).collect(),
        }
    }
}

/// A yes that the file writes as the number 1.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    u8::deserialize(deserializer).map(|number| number != 0)
}
