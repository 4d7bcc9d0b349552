//! Places in a drawing as SVG reads them.

/// Rounded to a tenth of a unit, finer than the eye can see. The standard library formats fractions exactly, and
/// weighs as much as a page.
#[must_use]
pub fn coordinate(value: f64) -> String {
    // Drawings are some hundreds of units wide.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a drawing is small, and `as` stops at the ends"
    )]
    let tenths = (value * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// The part of a drawing that is shown: left, top, width and height.
#[must_use]
pub fn view_box(parts: [f32; 4]) -> String {
    parts.map(|part| coordinate(part.into())).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_to_a_tenth() {
        for (value, written) in [
            (0.0, "0.0"),
            (-0.04, "0.0"),
            (-0.05, "-0.1"),
            (12.34, "12.3"),
            (-3.99, "-4.0"),
        ] {
            assert_eq!(coordinate(value), written, "{value}");
        }
        assert_eq!(view_box([-1.5, 0.0, 140.0, 140.25]), "-1.5 0.0 140.0 140.3");
    }
}
