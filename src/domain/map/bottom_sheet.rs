//! The heights of the sheet that an area rises in on a phone.

/// The heights of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetHeight {
    /// The name and the first line; the map stays usable.
    Peek,
    #[default]
    Half,
    Full,
}

/// The result of releasing a dragged sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DragOutcome {
    At(SheetHeight),
    /// Dragged off the screen.
    Closed,
}

/// A drag of at least this share of the screen changes the height by one step.
const STEP: f64 = 0.08;
/// A drag of at least this share changes it by two.
const LEAP: f64 = 0.45;

/// A drag of the sheet: its start and its present position, in CSS pixels from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pull {
    from: i32,
    to: i32,
}

/// A movement of fewer CSS pixels is a trembling finger, not a drag.
const STILL: u32 = 6;

impl From<i32> for Pull {
    fn from(at: i32) -> Self {
        Self { from: at, to: at }
    }
}

impl Pull {
    #[must_use]
    pub const fn moved_to(self, to: i32) -> Self {
        Self { to, ..self }
    }

    /// CSS pixels upwards; negative is down.
    #[must_use]
    pub const fn pixels(self) -> i32 {
        self.from - self.to
    }

    #[must_use]
    pub const fn is_a_drag(self) -> bool {
        self.pixels().unsigned_abs() >= STILL
    }

    /// The share of the screen's height that the sheet was dragged up; negative is down.
    #[must_use]
    pub fn share(self, screen_height: f64) -> f64 {
        f64::from(self.pixels()) / screen_height.max(1.0)
    }
}

impl SheetHeight {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    const fn taller(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half | Self::Full => Self::Full,
        }
    }

    const fn lower(self) -> Self {
        match self {
            Self::Full => Self::Half,
            Self::Half | Self::Peek => Self::Peek,
        }
    }

    /// The height after a tap on the handle: taps cycle through all heights, the tallest first.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half => Self::Full,
            Self::Full => Self::Peek,
        }
    }

    /// Where the sheet comes to rest after it was dragged up by `share` of the screen's height;
    /// negative is down.
    #[must_use]
    pub fn after_drag(self, share: f64) -> DragOutcome {
        match share {
            up if up >= LEAP => DragOutcome::At(Self::Full),
            up if up >= STEP => DragOutcome::At(self.taller()),
            down if down <= -STEP && self == Self::Peek => DragOutcome::Closed,
            down if down <= -LEAP => DragOutcome::At(Self::Peek),
            down if down <= -STEP => DragOutcome::At(self.lower()),
            _ => DragOutcome::At(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SheetHeight::{Full, Half, Peek};

    #[test]
    fn a_pull_is_measured_upwards_and_a_trembling_finger_is_none() {
        let held = Pull::from(400);
        assert!(!held.moved_to(403).is_a_drag());
        assert!(held.moved_to(390).is_a_drag() && held.moved_to(410).is_a_drag());
        assert_eq!(held.moved_to(300).pixels(), 100);
        assert!(held.moved_to(500).share(800.0) < -0.12);
    }

    #[test]
    fn taps_lead_through_all_heights() {
        let heights = [Half, Half.next(), Half.next().next(), Half.next().next().next()];
        assert_eq!(heights, [Half, Full, Peek, Half]);
    }

    #[test]
    fn a_drag_ends_where_the_hand_meant() {
        let cases = [
            (Half, 0.02, DragOutcome::At(Half)),
            (Half, 0.2, DragOutcome::At(Full)),
            (Peek, 0.2, DragOutcome::At(Half)),
            (Peek, 0.6, DragOutcome::At(Full)),
            (Full, -0.2, DragOutcome::At(Half)),
            (Full, -0.6, DragOutcome::At(Peek)),
            (Half, -0.2, DragOutcome::At(Peek)),
            (Peek, -0.1, DragOutcome::Closed),
        ];
        for (height, share, expected) in cases {
            assert_eq!(height.after_drag(share), expected, "{height:?} dragged by {share}");
        }
    }
}
