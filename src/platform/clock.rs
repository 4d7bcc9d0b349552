//! What time it is.

/// Milliseconds since 1970.
#[must_use]
pub fn now() -> u64 {
    // A clock before 1970 would be set wrong anyway; fractions of a millisecond do not matter.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a time of day in whole milliseconds"
    )]
    let milliseconds = js_sys::Date::now() as u64;
    milliseconds
}

/// The date and time in RFC 3339, e.g. `2026-11-22T10:00:00.000Z`.
#[must_use]
pub fn timestamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}
