//! What earlier sessions tell about the next one (B-04, I-02).

use unknot_content::model::TechniqueId;

/// How it went with what was done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Experience {
    /// Nobody knows how the last session went.
    UsedBefore,
    /// The last session went well.
    UsedWell,
    /// The last session made it worse for more than a day.
    Flared,
}

/// What the sessions for one area tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// How the last one went; nothing on first use.
    pub experience: Option<Experience>,
    /// What was done in it (B-04).
    pub last_used: Vec<TechniqueId>,
    /// What has enough ratings, the most helpful first.
    pub helped: Vec<Helped>,
}

/// How often the pain was lower after a technique. That it was lower because of it is not said.
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
    /// Where a technique stands by the person's own ratings: the less the better. What has not enough of them stands
    /// in the middle.
    #[must_use]
    pub fn rank(&self, technique: TechniqueId) -> u32 {
        let known = self.helped.iter().find(|helped| helped.technique == technique);
        1000 - known.map_or(500, |helped| helped.share())
    }
}
