//! Reading JSON field by field.
//! The code that serde derives to deserialize is compiled once for each type, and made up a twentieth of the app. Here
//! all text is parsed into one type of value, and each type takes its fields from that by name. Errors name the path of
//! the bad field, such as `entries[2].before`.

use std::fmt;

use serde_json_borrow::{ObjectAsVec, Value};

/// Something that can be read from a JSON value.
pub trait FromJson: Sized {
    /// # Errors
    /// When the value is not of this shape.
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit>;
}

/// Something that can be read from the fields of an object.
pub trait FromFields: Sized {
    /// # Errors
    /// When a field is missing or does not fit.
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit>;
}

/// A field that does not fit, with its path and the reason. Boxed, because every read returns a `Result` with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Misfit(Box<Detail>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Detail {
    /// From the outermost value inwards, e.g. `entries[2].before`; empty for that value itself.
    path: String,
    reason: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Detail { path, reason } = &*self.0;
        if !path.is_empty() {
            f.write_str(path)?;
            f.write_str(": ")?;
        }
        f.write_str(reason)
    }
}

impl Misfit {
    #[must_use]
    pub fn new(reason: impl fmt::Display) -> Self {
        Self(Box::new(Detail {
            path: String::new(),
            reason: reason.to_string(),
        }))
    }

    /// The name of the outermost field on the way to the one that does not fit; empty if the value itself does not.
    #[must_use]
    pub fn field(&self) -> &str {
        self.0.path.split(['.', '[']).next().unwrap_or_default()
    }

    fn expected(what: &str, found: &Value<'_>) -> Self {
        Self::new(format_args!("{} is not {what}", Excerpt(found)))
    }

    /// The same, said of what holds it; `step` is the way from there.
    fn within(mut self, step: &str) -> Self {
        let path = &mut self.0.path;
        let needs_dot = !path.is_empty() && !path.starts_with('[');
        let dot = if needs_dot { "." } else { "" };
        *path = [step, dot, path].concat();
        self
    }
}

/// A value as a message shows it.
struct Excerpt<'a>(&'a Value<'a>);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => f.write_str("null"),
            Value::Bool(is_true) => is_true.fmt(f),
            Value::Number(number) => match number.as_u64() {
                Some(number) => number.fmt(f),
                None => f.write_str("a number below 0 or with a fraction"),
            },
            Value::Str(text) => write!(f, "“{text:.40}”"),
            Value::Array(_) => f.write_str("a list"),
            Value::Object(_) => f.write_str("an object"),
        }
    }
}

/// The fields of a JSON object.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(&'a ObjectAsVec<'a>);

impl<'a> Fields<'a> {
    /// # Errors
    /// When the value is no object, or has a name twice: one of both would be lost.
    pub fn of(value: &'a Value<'a>) -> Result<Self, Misfit> {
        let fields = value.as_object().ok_or_else(|| Misfit::expected("an object", value))?;
        let mut names = fields.keys().enumerate();
        let double = names.find(|(index, name)| fields.keys().take(*index).any(|known| known == *name));
        double.map_or(Ok(Self(fields)), |(_, name)| {
            Err(Misfit::new("it is there twice").within(name))
        })
    }

    /// A field; `None` where it is absent or `null`.
    #[must_use]
    pub fn get(self, name: &str) -> Option<&'a Value<'a>> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A field that has to be there.
    ///
    /// # Errors
    /// When it is not, or does not fit.
    pub fn required<T: FromJson>(self, name: &str) -> Result<T, Misfit> {
        let missing = || Misfit::new("it is missing").within(name);
        read(name, self.0.get(name).ok_or_else(missing)?)
    }

    /// A field that may be absent or `null`.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn optional<T: FromJson>(self, name: &str) -> Result<Option<T>, Misfit> {
        self.get(name).map(|value| read(name, value)).transpose()
    }

    /// A field that may be absent, and then has its default.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn or_default<T: FromJson + Default>(self, name: &str) -> Result<T, Misfit> {
        self.0
            .get(name)
            .map_or_else(|| Ok(T::default()), |value| read(name, value))
    }

    /// A field that may be absent, and then is as given.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn or<T: FromJson>(self, name: &str, usual: T) -> Result<T, Misfit> {
        self.0.get(name).map_or(Ok(usual), |value| read(name, value))
    }
}

fn read<T: FromJson>(name: &str, value: &Value<'_>) -> Result<T, Misfit> {
    T::from_json(value).map_err(|misfit| misfit.within(name))
}

impl FromJson for u64 {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        value.as_u64().ok_or_else(|| Misfit::expected("a whole number", value))
    }
}

/// A smaller number, read as a large one.
fn number<T: TryFrom<u64>>(value: &Value<'_>) -> Result<T, Misfit> {
    let number = u64::from_json(value)?;
    T::try_from(number).map_err(|_| Misfit::new(format_args!("{number} is too large")))
}

impl FromJson for u16 {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        number(value)
    }
}

impl FromJson for u8 {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        number(value)
    }
}

impl FromJson for bool {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        value.as_bool().ok_or_else(|| Misfit::expected("true or false", value))
    }
}

impl FromJson for String {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        text(value).map(str::to_owned)
    }
}

fn text<'a>(value: &'a Value<'a>) -> Result<&'a str, Misfit> {
    value.as_str().ok_or_else(|| Misfit::expected("a text", value))
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let entries = value.as_array().ok_or_else(|| Misfit::expected("a list", value))?;
        let mut list = Self::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            list.push(T::from_json(entry).map_err(|misfit| misfit.within(&format!("[{index}]")))?);
        }
        Ok(list)
    }
}

/// One of some values, by its name.
///
/// # Errors
/// When none has that name.
pub fn named<T: Copy>(value: &Value<'_>, all: &[T], name: fn(T) -> &'static str) -> Result<T, Misfit> {
    let index = index_of(value, all.len(), &|index| name(all[index]))?;
    Ok(all[index])
}

/// Compiled once for all types.
fn index_of(value: &Value<'_>, count: usize, name: &dyn Fn(usize) -> &'static str) -> Result<usize, Misfit> {
    let wanted = text(value)?;
    let found = (0..count).find(|index| name(*index) == wanted);
    found.ok_or_else(|| Misfit::new(format_args!("“{wanted:.40}” is none of what it can be")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::journal::entry::Entry;

    fn misfit<T: FromJson + fmt::Debug>(text: &str) -> String {
        let value: Value = serde_json::from_str(text).expect("it is JSON");
        T::from_json(&value).expect_err("it does not fit").to_string()
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_place() {
        assert_eq!(
            misfit::<Vec<Entry>>(r#"[{"at":1},{"at":2,"before":11}]"#),
            "[1].before: 11 is more than the worst pain, 10"
        );
        assert_eq!(misfit::<Vec<Entry>>(r#"[{"did":[]}]"#), "[0].at: it is missing");
        let side = misfit::<Entry>(r#"{"at":1,"places":[{"area":"neck-back","side":"up"}]}"#);
        assert_eq!(side, "places[0].side: “up” is none of what it can be");
        assert_eq!(misfit::<u8>("256"), "256 is too large");
        assert_eq!(
            misfit::<u8>("-1"),
            "a number below 0 or with a fraction is not a whole number"
        );
        assert_eq!(misfit::<Vec<u8>>(r#""x""#), "“x” is not a list");
    }

    #[test]
    fn a_field_is_read_by_its_name_wherever_it_stands() {
        let value = serde_json::from_str(r#" {"b" : null, "\u0061": [1, 2], "c": {"a": 3}} "#).expect("it is JSON");
        let fields = Fields::of(&value).expect("an object");
        assert_eq!(fields.required("a"), Ok(vec![1_u64, 2]));
        assert_eq!(fields.optional::<u64>("b"), Ok(None));
        assert_eq!(fields.optional::<u64>("d"), Ok(None));
        assert!(fields.required::<u64>("d").is_err());
        assert!(fields.or_default::<u64>("b").is_err(), "null is no number");
        assert!(fields.get("b").is_none() && fields.get("c").is_some());
    }

    #[test]
    fn an_object_with_a_name_twice_is_refused_for_one_of_both_would_be_lost() {
        let value = serde_json::from_str(r#"{"a":1,"b":2,"a":2}"#).expect("it is JSON");
        let why = Fields::of(&value).expect_err("one would be lost").to_string();
        assert_eq!(why, "a: it is there twice");
    }
}
