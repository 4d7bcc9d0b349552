//! The heights of the sheet that an area rises in on a phone.

/// How much of the screen the sheet takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetHeight {
    /// The name and the first line; the map stays usable.
    Peek,
    #[default]
    Half,
    Full,
}

/// What letting go of a dragged sheet leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    At(SheetHeight),
    /// Dragged off the screen.
    Closed,
}

/// A drag of at least this share of the screen changes the height by one step.
const STEP: f64 = 0.08;
/// A drag of at least this share changes it by two.
const LEAP: f64 = 0.45;

impl SheetHeight {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    #[must_use]
    pub const fn taller(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half | Self::Full => Self::Full,
        }
    }

    #[must_use]
    pub const fn lower(self) -> Self {
        match self {
            Self::Full => Self::Half,
            Self::Half | Self::Peek => Self::Peek,
        }
    }

    /// Where the sheet comes to rest after it was dragged up by `share` of the screen's height;
    /// negative is down.
    #[must_use]
    pub fn after_drag(self, share: f64) -> Settled {
        match share {
            up if up >= LEAP => Settled::At(Self::Full),
            up if up >= STEP => Settled::At(self.taller()),
            down if down <= -STEP && self == Self::Peek => Settled::Closed,
            down if down <= -LEAP => Settled::At(Self::Peek),
            down if down <= -STEP => Settled::At(self.lower()),
            _ => Settled::At(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SheetHeight::{Full, Half, Peek};

    #[test]
    fn a_drag_ends_where_the_hand_meant() {
        let cases = [
            (Half, 0.02, Settled::At(Half)),
            (Half, 0.2, Settled::At(Full)),
            (Peek, 0.2, Settled::At(Half)),
            (Peek, 0.6, Settled::At(Full)),
            (Full, -0.2, Settled::At(Half)),
            (Full, -0.6, Settled::At(Peek)),
            (Half, -0.2, Settled::At(Peek)),
            (Peek, -0.1, Settled::Closed),
        ];
        for (height, share, expected) in cases {
            assert_eq!(height.after_drag(share), expected, "{height:?} dragged by {share}");
        }
    }
}
