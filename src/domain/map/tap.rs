//! The meaning of a tap on the map.

/// The meaning of the next tap on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TapMode {
    /// A muscle is sore to touch here, and only here.
    #[default]
    SoreHere,
    /// A muscle is sore here too.
    AlsoSoreHere,
    /// Pain is felt here, wherever it comes from.
    PainHere,
}

impl TapMode {
    /// The one that a button for "also" leads to: on, or off again.
    #[must_use]
    pub const fn toggle_also(self) -> Self {
        match self {
            Self::AlsoSoreHere => Self::SoreHere,
            Self::SoreHere | Self::PainHere => Self::AlsoSoreHere,
        }
    }

    /// The one that a button for pain from elsewhere leads to: on, or off again.
    #[must_use]
    pub const fn toggle_pain(self) -> Self {
        match self {
            Self::PainHere => Self::SoreHere,
            Self::SoreHere | Self::AlsoSoreHere => Self::PainHere,
        }
    }
}
