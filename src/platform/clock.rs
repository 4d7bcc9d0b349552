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

/// The day where the person is, e.g. `2026-11-22`.
#[must_use]
pub fn iso_day() -> String {
    let day = today();
    match (day.get(..4), day.get(4..6), day.get(6..)) {
        (Some(year), Some(month), Some(date)) => format!("{year}-{month}-{date}"),
        _ => day,
    }
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

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The day and the time of a moment where the person is, e.g. `Tue 24 Nov 2026` and `12:40`.
#[must_use]
pub fn day_and_time(at: u64) -> (String, String) {
    // Milliseconds since 1970 fit into the whole numbers of a float for longer than there will be people.
    #[expect(clippy::cast_precision_loss, reason = "a time of day in whole milliseconds")]
    let date = js_sys::Date::new(&(at as f64).into());
    let name = |names: &[&'static str], index: u32| names.get(index as usize).copied().unwrap_or_default();
    let day = format!(
        "{} {} {} {}",
        name(&DAYS, date.get_day()),
        date.get_date(),
        name(&MONTHS, date.get_month()),
        date.get_full_year()
    );
    (day, format!("{:02}:{:02}", date.get_hours(), date.get_minutes()))
}

/// The time zone of the device in the IANA database, e.g. `Europe/London`; empty where the browser does not tell.
#[must_use]
pub fn time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}
