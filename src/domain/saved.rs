//! The form in which things are saved: JSON with a version at its top, and the way back.

use serde::Serialize;
use serde_json_borrow::Value;

use super::json::{Fields, FromFields, Misfit};

/// Something that is kept between visits under a key of its own.
pub trait Saved: Clone + Default + PartialEq + Serialize + FromFields {
    /// What it is called in its key and in messages, e.g. `favourites`.
    const NAME: &'static str;

    /// The version of the format that this build writes.
    const VERSION: u64 = 1;

    /// Brings a document of an older version up to date.
    ///
    /// # Errors
    /// When there never was such a version, or the document does not have its shape.
    fn from_older(version: u64, _document: Fields<'_>) -> Result<Self, Unusable> {
        Err(Unusable::Unheard(version))
    }

    /// The key in `localStorage`.
    #[must_use]
    fn key() -> String {
        format!("unknot.{}", Self::NAME)
    }

    /// Where a value that cannot be used is kept, unchanged, since `time` (milliseconds since 1970).
    #[must_use]
    fn quarantine_key(time: u64) -> String {
        format!("unknot.quarantine.{}.{time}", Self::NAME)
    }
}

/// Why a saved value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("the text is not valid JSON ({0})")]
    NotJson(String),
    #[error("there is no version number")]
    NoVersion,
    #[error("a newer version of Unknot saved it (format {found}; this one knows {known})")]
    Newer { found: u64, known: u64 },
    #[error("there never was a format {0}")]
    Unheard(u64),
    #[error("the shape is not as expected ({0})")]
    Misshapen(String),
}

impl From<Misfit> for Unusable {
    fn from(misfit: Misfit) -> Self {
        Self::Misshapen(misfit.to_string())
    }
}

/// What is written: the version first, then the fields of the value.
#[derive(Serialize)]
pub struct Document<'a, T> {
    version: u64,
    #[serde(flatten)]
    value: &'a T,
}

impl<T> std::fmt::Debug for Document<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document")
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// Reads a saved value, bringing an older version up to date.
///
/// # Errors
/// When the text is not JSON, has no version, is from a newer version, or has another shape.
pub fn decode<T: Saved>(text: &str) -> Result<T, Unusable> {
    let value = serde_json::from_str(text).map_err(|error| Unusable::NotJson(error.to_string()))?;
    read(&value)
}

/// Reads a saved value that stands in a file, for example.
///
/// # Errors
/// When it has no version, is from a newer version, or has another shape.
pub fn read<T: Saved>(value: &Value<'_>) -> Result<T, Unusable> {
    if !value.is_object() {
        return Err(Unusable::NoVersion);
    }
    let fields = Fields::of(value)?;
    let version: u64 = fields.required("version").map_err(|_| Unusable::NoVersion)?;
    if version > T::VERSION {
        return Err(Unusable::Newer {
            found: version,
            known: T::VERSION,
        });
    }
    if version < T::VERSION {
        return T::from_older(version, fields);
    }
    Ok(T::from_fields(fields)?)
}

/// The document to save.
#[must_use]
pub const fn document<T: Saved>(value: &T) -> Document<'_, T> {
    Document {
        version: T::VERSION,
        value,
    }
}
