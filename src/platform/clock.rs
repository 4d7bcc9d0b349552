//! What time it is.

use crate::domain::day::{Day, Hours, in_words};
use crate::domain::time::Clocks;

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

/// The clock of the day, and one that is never set.
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
        // Without another clock the first is believed.
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

/// What the person's clock shows at a moment, counted like UTC.
#[must_use]
pub fn shown(at: u64) -> u64 {
    // Milliseconds since 1970 fit into the whole numbers of a float for longer than there will be people.
    #[expect(clippy::cast_precision_loss, reason = "a time of day in whole milliseconds")]
    let minutes = js_sys::Date::new(&(at as f64).into()).get_timezone_offset();
    // So many minutes are behind UTC; beyond the last date there is no number of them.
    #[expect(clippy::cast_possible_truncation, reason = "less than a day")]
    let behind = minutes as i64 * 60_000;
    at.saturating_add_signed(-behind)
}

/// The day and the time of a moment where the person is, e.g. `Tue 24 Nov 2026` and `12:40`.
#[must_use]
pub fn day_and_time(at: u64) -> (String, String) {
    in_words(shown(at), hours())
}

/// The day and the time of something as the person's clock showed them then, where that was kept.
#[must_use]
pub fn day_and_time_then(at: u64, then: Option<u64>) -> (String, String) {
    in_words(then.unwrap_or_else(|| shown(at)), hours())
}

thread_local! {
    /// Asked once, for the answer takes its time.
    static HOURS: Hours = ask_for_hours();
}

fn hours() -> Hours {
    HOURS.with(|hours| *hours)
}

/// Whether the device tells the time in twelve or twenty-four hours.
fn ask_for_hours() -> Hours {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"hour".into(), &"numeric".into());
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &options);
    let is_twelve = js_sys::Reflect::get(&format.resolved_options(), &"hour12".into());
    if is_twelve.is_ok_and(|is_twelve| is_twelve.is_truthy()) {
        Hours::Twelve
    } else {
        Hours::TwentyFour
    }
}

/// The time zone of the device in the IANA database, e.g. `Europe/London`; empty where the browser does not tell.
#[must_use]
pub fn time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}
