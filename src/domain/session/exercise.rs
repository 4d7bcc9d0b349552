//! One thing to do in a session.

use unknot_content::model::{Dose, Equipment, Kind, Technique};

use crate::domain::catalogue::families::is_warm_or_cold;
use crate::domain::dose::SideOrder;
use crate::domain::place::Place;
use crate::domain::time::Millis;

/// One exercise: the activity, its dose and its sides.
#[derive(Clone, Debug)]
pub struct Exercise {
    pub work: Activity,
    pub dose: Dose,
    pub turn: SideOrder,
    /// The place it is for; `None` for the person's own step.
    pub place: Option<Place>,
    /// Seconds between repetitions; `None` for the usual.
    pub rest: Option<u16>,
    /// The user's own note.
    pub note: String,
}

/// A technique, or a step in the user's own words.
#[derive(Clone, Debug)]
pub enum Activity {
    Technique(&'static Technique),
    /// Something that the person brought, in their own words.
    Own {
        title: String,
        text: String,
    },
}

impl Activity {
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Technique(technique) => technique.title,
            Self::Own { title, .. } => title,
        }
    }

    #[must_use]
    pub const fn technique(&self) -> Option<&'static Technique> {
        match self {
            Self::Technique(technique) => Some(technique),
            Self::Own { .. } => None,
        }
    }

    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.technique().map(|technique| technique.kind)
    }
}

const PACKS: [Equipment; 2] = [Equipment::HeatPad, Equipment::IcePack];

/// A second.
pub(super) const SECOND: Millis = 1000;
/// A minute.
pub const MINUTE: Millis = 60 * SECOND;
/// No phase can be made longer than this.
const LONGEST: Millis = 60 * MINUTE;
/// Heat and cold stay on for no longer than this (H-03).
const LONGEST_WARM_OR_COLD: Millis = 20 * MINUTE;
/// One spot is pressed for no longer than this, as long as it keeps easing (section 4 of the rules).
const LONGEST_PRESS: Millis = 90 * SECOND;

impl Exercise {
    /// Whether it is a hot or cold pack on the skin; a shower is not.
    #[must_use]
    pub fn is_pack(&self) -> bool {
        let technique = self.work.technique();
        technique.is_some_and(|technique| PACKS.iter().any(|pack| technique.equipment.contains(pack)))
    }

    /// Whether it is heat, cold, or both in turn; a shower counts.
    #[must_use]
    pub fn is_warm_or_cold(&self) -> bool {
        self.work.kind().is_some_and(is_warm_or_cold)
    }

    /// Whether it presses on a knot with the hand or a tool.
    #[must_use]
    pub fn is_press(&self) -> bool {
        self.work.kind() == Some(Kind::SelfMassage)
    }

    /// The time for warmth if its dose was cut, as in pregnancy (H-10).
    fn cut_warmth(&self) -> Option<Millis> {
        let technique = self.work.technique().filter(|technique| technique.kind == Kind::Heat)?;
        let (minutes, own) = self.dose.minutes.zip(technique.dose.minutes)?;
        (minutes < own).then_some(Millis::from(minutes) * MINUTE)
    }

    /// The longest that any of its phases may be made.
    #[must_use]
    pub fn longest(&self) -> Millis {
        if let Some(cut) = self.cut_warmth() {
            cut
        } else if self.is_warm_or_cold() {
            LONGEST_WARM_OR_COLD
        } else if self.is_press() && self.dose.hold_seconds.is_some() {
            LONGEST_PRESS
        } else {
            LONGEST
        }
    }
}
