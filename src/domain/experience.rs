//! Lessons from earlier sessions for the next one (B-04, I-02, MT-6).

use unknot_content::model::TechniqueId;

/// The result of the last session for an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Experience {
    /// There was a session, but no rating of it.
    UsedBefore,
    /// The last session went well.
    UsedWell,
    /// The last session made it worse for more than a day.
    Flared,
}

/// Lessons from the sessions for one area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// The result of the last session; `None` on first use.
    pub experience: Option<Experience>,
    /// The techniques of the last session (B-04).
    pub last_used: Vec<TechniqueId>,
    /// The techniques with enough ratings, most helpful first.
    pub helped: Vec<Helped>,
    /// The techniques of the last mix after which a movement went further twice running (MT-6).
    pub went_further: Vec<TechniqueId>,
}

/// How often the pain was lower after a technique. This does not claim that the technique was the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helped {
    pub technique: TechniqueId,
    /// Times that the pain was lower afterwards.
    pub lower: u16,
    /// Times that it was told before and after.
    pub of: u16,
}

impl Helped {
    /// In thousandths.
    #[must_use]
    pub const fn share(self) -> u32 {
        self.lower as u32 * 1000 / if self.of == 0 { 1 } else { self.of as u32 }
    }
}

impl Lessons {
    /// The rank of a technique by the person's own ratings; lower is better. One with too few ratings ranks in the
    /// middle.
    #[must_use]
    pub fn rank(&self, technique: TechniqueId) -> u32 {
        let known = self.helped.iter().find(|helped| helped.technique == technique);
        1000 - known.map_or(500, |helped| helped.share())
    }
}
