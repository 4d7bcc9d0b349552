//! The three parts of a course.

/// What the weeks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Weeks 1 and 2.
    Settle,
    /// Weeks 3 to 6.
    Build,
    /// Weeks 7 to 10.
    Stronger,
}

impl Phase {
    #[must_use]
    pub const fn of(week: u8) -> Self {
        match week {
            0..=2 => Self::Settle,
            3..=6 => Self::Build,
            _ => Self::Stronger,
        }
    }

    #[must_use]
    pub const fn first_week(self) -> u8 {
        match self {
            Self::Settle => 1,
            Self::Build => 3,
            Self::Stronger => 7,
        }
    }
}
