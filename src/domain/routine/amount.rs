//! The amount of a step, as typed into a field.

use std::ops::RangeInclusive;

use super::step::RoutineStep;

/// An amount of a step that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Seconds.
    Hold,
    Minutes,
    Repetitions,
    /// Seconds.
    Rest,
}

/// The parsed text of a number field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParsedAmount {
    /// The field is empty: the usual amount.
    Usual,
    Amount(u16),
    /// The nearest possible value to the typed one; the view tells the person.
    Nearest(u16),
}

/// Parses the number of a field. A decimal comma counts as a decimal point; any other separator is ambiguous, so the
/// text is not a number.
#[must_use]
pub fn read(text: &str, range: &RangeInclusive<u16>) -> Option<ParsedAmount> {
    let text = text.trim();
    if text.is_empty() {
        return Some(ParsedAmount::Usual);
    }
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let are_digits = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    // Three digits after a comma mean that it separates thousands.
    if whole.is_empty() || !are_digits(whole) || !are_digits(part) || part.len() > 2 {
        return None;
    }
    // A longer number is beyond every range.
    let whole: u16 = whole.parse().unwrap_or(u16::MAX);
    let is_whole = part.bytes().all(|digit| digit == b'0');
    let rounded = whole.saturating_add(u16::from(part.as_bytes().first().is_some_and(|digit| *digit >= b'5')));
    Some(if is_whole && range.contains(&rounded) {
        ParsedAmount::Amount(rounded)
    } else {
        ParsedAmount::Nearest(rounded.clamp(*range.start(), *range.end()))
    })
}

/// A little more or less: by five in a wide range. Without an amount it begins with the least.
#[must_use]
pub fn next(amount: Option<u16>, range: &RangeInclusive<u16>, up: bool) -> u16 {
    let (least, most) = (*range.start(), *range.end());
    let stride = if most - least > 20 { 5 } else { 1 };
    let Some(amount) = amount else { return least };
    let next = if up {
        (amount / stride).saturating_add(1).saturating_mul(stride)
    } else {
        amount.div_ceil(stride).saturating_sub(1).saturating_mul(stride)
    };
    next.clamp(least, most)
}

impl RoutineStep {
    /// The amount of the step; `None` if it is the usual one, or the step has none.
    #[must_use]
    pub const fn amount(&self, of: Measure) -> Option<u16> {
        match of {
            Measure::Hold => self.hold,
            Measure::Minutes => self.minutes,
            Measure::Repetitions => Some(self.repetitions),
            Measure::Rest => self.rest,
        }
    }

    /// The allowed range; `None` if the step has no such amount.
    #[must_use]
    pub fn range(&self, of: Measure) -> Option<RangeInclusive<u16>> {
        let bounds = self.bounds();
        match of {
            Measure::Hold => bounds.hold,
            Measure::Minutes => bounds.minutes,
            Measure::Repetitions => Some(bounds.repetitions),
            Measure::Rest => Some(bounds.rest),
        }
    }

    /// Sets the amount; `None` is the usual one.
    pub fn ask_for(&mut self, of: Measure, amount: Option<u16>) {
        let usual = || {
            let own = Self::own("", "");
            match self.technique().map(|technique| technique.dose) {
                Some(dose) => (dose.hold_seconds, dose.minutes, dose.repetitions),
                None => (own.hold, own.minutes, own.repetitions),
            }
        };
        match of {
            Measure::Hold => self.hold = amount.or_else(|| usual().0),
            Measure::Minutes => self.minutes = amount.or_else(|| usual().1),
            Measure::Repetitions => self.repetitions = amount.unwrap_or_else(|| usual().2),
            Measure::Rest => self.rest = amount,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{find_area, find_technique};
    use crate::domain::place::Place;
    use crate::domain::place::SoreSide;

    #[test]
    fn a_decimal_comma_is_a_decimal_point_and_what_is_changed_is_said() {
        use ParsedAmount::{Amount, Nearest, Usual};
        for (text, expected) in [
            ("", Some(Usual)),
            ("  ", Some(Usual)),
            ("7", Some(Amount(7))),
            (" 07 ", Some(Amount(7))),
            ("7,0", Some(Amount(7))),
            ("7,5", Some(Nearest(8))),
            ("7.5", Some(Nearest(8))),
            ("7.4", Some(Nearest(7))),
            ("7.", Some(Amount(7))),
            ("75", Some(Nearest(60))),
            ("4", Some(Nearest(5))),
            ("99999999999999999999", Some(Nearest(60))),
            ("65535,9", Some(Nearest(60))),
            ("1,000", None),
            ("1.000,5", None),
            ("-7", None),
            ("7 s", None),
            ("1e1", None),
            (",5", None),
            ("ten", None),
            ("٧", None),
        ] {
            assert_eq!(read(text, &(5..=60)), expected, "{text:?}");
        }
    }

    #[test]
    fn more_and_less_go_by_fives_where_there_is_much_and_keep_to_the_range() {
        for (amount, range, less, more) in [
            (Some(20), 5..=60, 15, 25),
            (Some(22), 5..=60, 20, 25),
            (Some(60), 5..=60, 55, 60),
            (Some(5), 5..=60, 5, 10),
            (Some(3), 1..=10, 2, 4),
            (Some(1), 1..=10, 1, 2),
            (None, 5..=60, 5, 5),
        ] {
            assert_eq!(
                (next(amount, &range, false), next(amount, &range, true)),
                (less, more),
                "{amount:?}"
            );
        }
    }

    #[test]
    fn an_emptied_amount_is_the_usual_one() {
        let place = Place {
            area: find_area("neck-back").unwrap(),
            sore: SoreSide::Left,
        };
        let usual = RoutineStep::of_technique(find_technique("st-neck-side-bend").unwrap(), place);
        for step in [usual, RoutineStep::own("One", "")] {
            let mut changed = step.clone();
            for of in [Measure::Hold, Measure::Minutes, Measure::Repetitions, Measure::Rest] {
                changed.ask_for(of, step.range(of).map(|range| *range.start()));
                changed.ask_for(of, None);
                assert_eq!(changed.amount(of), step.amount(of), "{of:?}");
            }
            changed.ask_for(Measure::Rest, Some(9));
            assert_eq!(changed.amount(Measure::Rest), Some(9));
        }
    }
}
