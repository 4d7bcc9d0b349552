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

/// The moment in UTC as calendars write it, e.g. `20261122T100000Z`.
#[must_use]
pub fn compact_timestamp() -> String {
    let whole_seconds = timestamp().split('.').next().unwrap_or_default().to_owned();
    format!("{}Z", whole_seconds.replace(['-', ':'], ""))
}

/// The day where the person is, as calendars write it, e.g. `20261122`.
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}{:02}{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
