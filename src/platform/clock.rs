//! Clocks, and dates in words.

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use crate::domain::day::{self, Day, Hours, Weekday};
use crate::domain::time::{Clocks, DAY};
use crate::platform::js;

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

/// The wall clock and the monotonic clock.
#[must_use]
pub fn both() -> Clocks {
    let performance = web_sys::window().and_then(|window| window.performance());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the age of a page in whole milliseconds"
    )]
    let steady = performance.map(|performance| performance.now() as u64);
    let of_day = now();
    Clocks {
        of_day,
        // Without a monotonic clock, use the wall clock.
        steady: steady.unwrap_or(of_day),
    }
}

/// The date and time in RFC 3339, e.g. `2026-11-22T10:00:00.000Z`.
#[must_use]
pub fn timestamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The day where the person is, e.g. `2026-11-22`.
#[must_use]
pub fn iso_day() -> String {
    let mut day = Day::of_utc(shown(now())).compact();
    for index in [6, 4] {
        day.insert(index, '-');
    }
    day
}

/// A timestamp as local time: what the user's clock shows, encoded as if it were UTC.
#[must_use]
pub fn shown(at: u64) -> u64 {
    // Milliseconds since 1970 stay exact in an `f64` for 285,000 years.
    #[expect(clippy::cast_precision_loss, reason = "a time of day in whole milliseconds")]
    let minutes = js_sys::Date::new(&(at as f64).into()).get_timezone_offset();
    // The offset in minutes behind UTC; NaN beyond the last date.
    #[expect(clippy::cast_possible_truncation, reason = "less than a day")]
    let behind = minutes as i64 * 60_000;
    at.saturating_add_signed(-behind)
}

/// The day and the time of a moment where the person is, e.g. `Tue 24 Nov 2026` and `12:40`.
#[must_use]
pub fn day_and_time(at: u64) -> (String, String) {
    in_words(shown(at))
}

/// The day and the time of something as the person's clock showed them then, if that was kept.
#[must_use]
pub fn day_and_time_then(at: u64, then: Option<u64>) -> (String, String) {
    in_words(then.unwrap_or_else(|| shown(at)))
}

/// The day of the month of a moment where the person is, e.g. `17 Nov`.
#[must_use]
pub fn date_and_month(at: u64) -> String {
    let shown = shown(at);
    FORMATS.with(|(_, _, month)| day::date_and_month(shown, &name(month, shown)))
}

/// The full name of a day of the week.
#[must_use]
pub fn weekday_name(day: Weekday) -> String {
    // 1 January 1970 was a Thursday.
    let first = (0..7)
        .map(|days| days * DAY)
        .find(|at| Day::of_utc(*at).weekday() == day);
    name(&format("weekday", "long"), first.unwrap_or_default())
}

fn in_words(shown: u64) -> (String, String) {
    FORMATS.with(|(hours, weekday, month)| day::in_words(shown, *hours, &name(weekday, shown), &name(month, shown)))
}

thread_local! {
    /// Cached, because asking the browser is slow.
    static FORMATS: (Hours, DateTimeFormat, DateTimeFormat) =
        (ask_for_hours(), format("weekday", "short"), format("month", "short"));
}

/// A formatter that names a part of a date in English, the language of the page. It treats a time as UTC.
fn format(part: &str, length: &str) -> DateTimeFormat {
    let options = js::options(&[(part, &length.into()), ("timeZone", &"UTC".into())]);
    DateTimeFormat::new(&Array::of1(&"en".into()), &options)
}

fn name(format: &DateTimeFormat, shown: u64) -> String {
    // Milliseconds since 1970 stay exact in an `f64` for 285,000 years.
    #[expect(clippy::cast_precision_loss, reason = "a time of day in whole milliseconds")]
    let shown = shown as f64;
    let name = format.format().call1(&JsValue::UNDEFINED, &shown.into());
    name.ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// Asks the browser for the 12-hour or 24-hour clock of the device.
fn ask_for_hours() -> Hours {
    let options = js::options(&[("hour", &"numeric".into())]);
    let format = DateTimeFormat::new(&Array::new(), &options);
    match js::get(&format.resolved_options(), "hour12") {
        Some(is_twelve) if is_twelve.is_truthy() => Hours::Twelve,
        _ => Hours::TwentyFour,
    }
}

/// The time zone of the device in the IANA database, e.g. `Europe/London`; empty if the browser does not tell.
#[must_use]
pub fn time_zone() -> String {
    let format = DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = js::get(&format.resolved_options(), "timeZone");
    zone.and_then(|zone| zone.as_string()).unwrap_or_default()
}
