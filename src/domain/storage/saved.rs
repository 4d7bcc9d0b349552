//! The form in which things are saved: JSON with a version at its top, and the way back.

use serde::Serialize;
use serde_json_borrow::Value;

use crate::domain::json::{Fields, FromFields, FromJson, Misfit};
use crate::domain::storage::table::{PREFIX, SavedValue};

/// Something that is kept between visits under a key of its own.
pub trait Saved: Clone + Default + PartialEq + Serialize + FromFields {
    /// Its row in the list of what is saved.
    const VALUE: SavedValue;

    /// Its name in its key and in messages, e.g. `favourites`.
    const NAME: &'static str = Self::VALUE.name;

    /// The version of the format that this build writes.
    const VERSION: u64 = Self::VALUE.version;

    /// Its lists. If an entry of a list cannot be read, the other entries can still be used.
    const LISTS: &'static [List] = &[];

    /// Its fields that may be dropped if they cannot be read, because nothing that depends on them becomes less safe.
    const OPTIONAL: &'static [&'static str] = &[];

    /// Applies the changes between two other states to this one.
    fn rebase(&mut self, from: &Self, to: &Self);

    /// Restores the invariants that the app relies on, such as unique ids, in a value that was stored or came in a file.
    fn put_in_order(&mut self) {}

    /// Brings a document of an older version up to date.
    ///
    /// # Errors
    /// When there never was such a version, or the document does not have its shape.
    fn from_older(version: u64, _document: Fields<'_>) -> Result<Self, Unusable> {
        Err(Unusable::UnknownVersion(version))
    }

    /// The key in `localStorage`.
    #[must_use]
    fn key() -> String {
        format!("{PREFIX}{}", Self::NAME)
    }
}

/// Where the value with this name is kept, unchanged, if it could not be used at `time` (milliseconds since 1970).
#[must_use]
pub fn quarantine_key(name: &str, time: u64) -> String {
    format!("{}{time}", quarantine_prefix(name))
}

/// What the keys of all values begin with that had this name and could not be used.
#[must_use]
pub fn quarantine_prefix(name: &str) -> String {
    format!("{PREFIX}quarantine.{name}.")
}

/// A list of a saved value.
#[derive(Clone, Copy, Debug)]
pub struct List {
    pub name: &'static str,
    /// Whether an entry can be read.
    pub reads: fn(&Value<'_>) -> bool,
}

impl List {
    #[must_use]
    pub const fn of<T: FromJson>(name: &'static str) -> Self {
        Self {
            name,
            reads: |value| T::from_json(value).is_ok(),
        }
    }
}

/// Why a saved value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("what is stored is not text")]
    NotText,
    #[error("the text is not valid JSON ({0})")]
    NotJson(String),
    #[error("there is no version number")]
    NoVersion,
    #[error("a newer version of Unknot saved it (format {found}; this one knows {known})")]
    Newer { found: u64, known: u64 },
    #[error("there never was a format {0}")]
    UnknownVersion(u64),
    #[error("the shape is not as expected ({0})")]
    Misshapen(String),
}

impl From<Misfit> for Unusable {
    fn from(misfit: Misfit) -> Self {
        Self::Misshapen(misfit.to_string())
    }
}

/// Reads a saved value, bringing an older version up to date.
///
/// # Errors
/// When the text is not JSON, has no version, is from a newer version, or has another shape.
pub fn decode<T: Saved>(text: &str) -> Result<T, Unusable> {
    let value = serde_json::from_str(text).map_err(|error| Unusable::NotJson(error.to_string()))?;
    open(&value)
}

/// Reads a saved value that stands in a file, for example.
///
/// # Errors
/// When it has no version, is from a newer version, or has another shape.
pub fn open<T: Saved>(value: &Value<'_>) -> Result<T, Unusable> {
    let mut opened: T = read(value)?;
    opened.put_in_order();
    Ok(opened)
}

fn read<T: Saved>(value: &Value<'_>) -> Result<T, Unusable> {
    let (fields, version) = versioned(value)?;
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

fn versioned<'a>(value: &'a Value<'a>) -> Result<(Fields<'a>, u64), Unusable> {
    if !value.is_object() {
        return Err(Unusable::NoVersion);
    }
    let fields = Fields::of(value)?;
    let version = fields.required("version").map_err(|_| Unusable::NoVersion)?;
    Ok((fields, version))
}

/// The outcome of reading lists in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SalvageCount {
    pub used: usize,
    pub left_out: usize,
}

/// The readable part of a value that cannot be read as a whole; `None` if there is none.
#[must_use]
pub fn salvage<T: Saved>(mut value: Value<'_>) -> Option<(T, SalvageCount)> {
    let mut rest = take_out_bad_entries(&mut value, T::VERSION, T::LISTS)?;
    while let Err(misfit) = T::from_fields(Fields::of(&value).ok()?) {
        drop_field(&mut value, misfit.field(), T::OPTIONAL)?;
        rest.left_out += 1;
    }
    let fields = Fields::of(&value).ok()?;
    rest.used += T::OPTIONAL.iter().filter(|name| fields.get(name).is_some()).count();
    let opened = open(&value).ok()?;
    (rest.used > 0).then_some((opened, rest))
}

/// Makes a field as if it was not there; `None` if it must not be, or is so already.
fn drop_field(value: &mut Value<'_>, name: &str, optional: &[&str]) -> Option<()> {
    let Value::Object(fields) = value else { return None };
    let field = fields.get_mut(name).filter(|field| !field.is_null())?;
    optional.contains(&name).then(|| *field = Value::Null)
}

/// Leaves only those entries of its lists that can be read; `None` if it is of another version.
fn take_out_bad_entries(value: &mut Value<'_>, version: u64, lists: &[List]) -> Option<SalvageCount> {
    let (_, found) = versioned(value).ok()?;
    let Value::Object(fields) = value else { return None };
    let mut rest = SalvageCount { used: 0, left_out: 0 };
    for list in lists {
        let Some(found) = fields.get_mut(list.name) else {
            continue;
        };
        let Value::Array(entries) = found else {
            // A field that should be a list and is none becomes empty, so that the other lists can still be read.
            *found = Value::Array(Vec::new());
            rest.left_out += 1;
            continue;
        };
        let count = entries.len();
        entries.retain(list.reads);
        rest.used += entries.len();
        rest.left_out += count - entries.len();
    }
    (found == version).then_some(rest)
}

/// The text to save: the fields of the value after the version of its format.
///
/// # Errors
/// Never for what this app saves; the writer of JSON could refuse other values.
pub fn encode<T: Saved>(value: &T) -> serde_json::Result<String> {
    let text = serde_json::to_string(value)?;
    // Every saved value is an object.
    let fields = text.strip_prefix('{').unwrap_or("}");
    let comma = if fields == "}" { "" } else { "," };
    Ok(format!("{{\"version\":{}{comma}{fields}", T::VERSION))
}
