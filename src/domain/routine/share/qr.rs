//! A text as a QR code, to be drawn.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// With its 117 modules on a side, which hold 1,273 bytes at the lowest level of correction, a code is still read from one
/// phone by another; denser ones often are not. A screen has no dirt to correct for.
const DENSEST: u8 = 25;
/// Modules of white around a code, by which a camera finds it.
const QUIET_ZONE: usize = 4;

/// The dark modules of a QR code; all others are white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPicture {
    /// Modules on a side, with the quiet zone.
    pub size: usize,
    /// Data of an SVG path, one unit a module.
    pub dark: String,
}

/// Draws a text; `None` if it is too long to be read from a screen.
#[must_use]
pub fn draw(text: &str) -> Option<QrPicture> {
    let bytes = [QrSegment::make_bytes(text.as_bytes())];
    let code =
        QrCode::encode_segments_advanced(&bytes, QrCodeEcc::Low, Version::MIN, Version::new(DENSEST), None, false)
            .ok()?;
    let size = code.size();
    let dark = (0..size).zip(0..).map(|(y, row)| {
        let is_dark: Vec<bool> = (0..size).map(|x| code.get_module(x, y)).collect();
        dark_runs(row, &is_dark)
    });
    Some(QrPicture {
        size: usize::try_from(size).ok()? + 2 * QUIET_ZONE,
        dark: dark.collect(),
    })
}

/// Each run of dark modules of a row as one rectangle.
fn dark_runs(row: usize, is_dark: &[bool]) -> String {
    let y = row + QUIET_ZONE;
    let mut next = QUIET_ZONE;
    let runs = is_dark.chunk_by(|one, other| one == other).map(|run| {
        let (x, length) = (next, run.len());
        next += length;
        if run[0] {
            format!("M{x} {y}h{length}v1h-{length}z")
        } else {
            String::new()
        }
    });
    runs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONGEST: usize = 1_273;

    #[test]
    fn dark_modules_of_a_row_become_one_rectangle_a_run() {
        assert_eq!(dark_runs(0, &[true, true, false, true]), "M4 4h2v1h-2zM7 4h1v1h-1z");
        assert_eq!(dark_runs(2, &[false, false]), "");
    }

    #[test]
    fn a_short_text_is_drawn_small_and_starts_with_the_corner_that_cameras_look_for() {
        let picture = draw("https://unknot.example/#/r/AQ").unwrap();
        assert_eq!(picture.size, 25 + 8);
        assert!(picture.dark.starts_with("M4 4h7v1h-7z"), "{}", picture.dark);
    }

    #[test]
    fn a_text_is_drawn_up_to_version_25_and_no_denser() {
        assert_eq!(draw(&"a".repeat(LONGEST)).unwrap().size, 117 + 8);
        assert_eq!(draw(&"a".repeat(LONGEST + 1)), None);
    }
}
