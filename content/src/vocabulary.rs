//! Answer values. Each has one name, used in saved data, in the DOM and in the rules.

use serde::{Deserialize, Serialize};

use crate::sided::Side;

/// Declares an enum whose values each have one stable name.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$value_meta])* #[serde(rename = $text)] $value,)+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The value's name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $text,)+
                }
            }

            /// The value with this name, if there is one.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == name)
            }
        }
    };
}

vocabulary!(
    /// How long it has hurt.
    Duration {
        Today = "today",
        /// Under 3 days.
        UnderThreeDays = "lt3d",
        /// 3 to 7 days.
        UpToOneWeek = "le1w",
        /// 8 to 14 days.
        UpToTwoWeeks = "le2w",
        /// Over 2 and up to 6 weeks.
        OverTwoWeeks = "gt2w",
        /// Over 6 and up to 12 weeks.
        OverSixWeeks = "gt6w",
        OverTwelveWeeks = "gt12w",
    }
);

vocabulary!(
    /// How it began.
    Onset {
        SuddenInjury = "sudden-injury",
        Overuse = "overuse",
        Posture = "posture",
        Stress = "stress",
        Unknown = "unknown",
    }
);

vocabulary!(
    /// How the skin and muscle take touch.
    Touch {
        Normal = "normal",
        Sensitive = "sensitive",
    }
);

vocabulary!(
    /// How much the person trains.
    Training {
        None = "none",
        Regular = "regular",
        Athlete = "athlete",
    }
);

vocabulary!(
    /// Age in years.
    AgeBand {
        Under16 = "under-16",
        From16To49 = "16-49",
        From50To64 = "50-64",
        From65 = "65-plus",
    }
);

vocabulary!(
    /// Weeks of pregnancy.
    Pregnancy {
        /// Also where the question does not apply.
        No = "no",
        /// A missed period, or not sure.
        Maybe = "maybe",
        Under12 = "under-12",
        From12To27 = "12-27",
        From28 = "28-plus",
    }
);

vocabulary!(
    /// Medicines that change what is safe.
    Medicine {
        BloodThinner = "blood-thinner",
        Statin = "statin",
        Quinolone = "quinolone",
        LongTermSteroids = "long-term-steroids",
    }
);

vocabulary!(
    /// Which side of an area is sore.
    SoreSide {
        Left = "left",
        Right = "right",
        Both = "both",
    }
);

impl SoreSide {
    /// The one sore side, which sentences can then name.
    #[must_use]
    pub const fn one_side(self) -> Option<Side> {
        match self {
            Self::Left => Some(Side::Left),
            Self::Right => Some(Side::Right),
            Self::Both => None,
        }
    }

    /// Whether a side is among the sore ones.
    #[must_use]
    pub fn covers(self, side: Side) -> bool {
        self.one_side().is_none_or(|one| one == side)
    }
}

impl From<Side> for SoreSide {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_values() {
        for value in Duration::ALL {
            assert_eq!(Duration::from_name(value.as_str()), Some(*value));
        }
        assert_eq!(Onset::from_name("Posture"), None);
    }
}
