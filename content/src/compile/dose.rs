//! How much of a technique, and how often: within what is sensible at home.

use std::ops::RangeInclusive;

use super::facts::DoseFacts;
use super::problem::{Place, Report};
use crate::model::Dose;

const HOLD_SECONDS: RangeInclusive<u16> = 1..=120;
const REPETITIONS: RangeInclusive<u16> = 1..=30;
const SETS: RangeInclusive<u16> = 1..=5;
const TIMES_PER_DAY: RangeInclusive<u16> = 1..=12;
/// The minutes that one go may take.
pub(super) const MINUTES: RangeInclusive<u16> = 1..=40;

pub(super) fn build(facts: DoseFacts, place: &Place, report: &mut Report) -> Dose {
    let mut check =
        |name: &str, number: Option<u16>, range: &RangeInclusive<u16>| within(name, number, range, place, report);
    check("hold_seconds", facts.hold_seconds, &HOLD_SECONDS);
    check("repetitions", Some(facts.repetitions), &REPETITIONS);
    check("sets", Some(facts.sets), &SETS);
    check("times_per_day", Some(facts.times_per_day), &TIMES_PER_DAY);
    check("minutes", facts.minutes, &MINUTES);
    if let Some((least, most)) = facts.hold_range_seconds {
        check("hold_range_seconds", Some(least), &HOLD_SECONDS);
        check("hold_range_seconds", Some(most), &HOLD_SECONDS);
        if !facts.hold_seconds.is_some_and(|hold| (least..=most).contains(&hold)) {
            report.add(
                place,
                format!("hold_seconds has to lie within hold_range_seconds, {least} to {most}"),
            );
        }
    }
    Dose {
        hold_seconds: facts.hold_seconds,
        hold_range_seconds: facts.hold_range_seconds,
        repetitions: facts.repetitions,
        sets: facts.sets,
        per_side: facts.per_side,
        times_per_day: facts.times_per_day,
        minutes: facts.minutes,
    }
}

/// Reports a number outside its range.
pub(super) fn within(name: &str, number: Option<u16>, range: &RangeInclusive<u16>, place: &Place, report: &mut Report) {
    if let Some(number) = number.filter(|number| !range.contains(number)) {
        report.add(
            place,
            format!("{name} is {number}, and not from {} to {}", range.start(), range.end()),
        );
    }
}
