//! What a person changed in one tab while another tab is open.

use super::backup::merge::InPieces;
use super::time::Time;

/// So long what was changed here can be brought back after another tab changed it too: ten minutes.
const WHILE: Time = 10 * 60 * 1000;

/// What was changed in this tab.
#[derive(Clone, Debug, Default)]
pub struct Edits<T> {
    /// Not yet known to be stored for good.
    pending: T,
    /// Changed lately.
    recent: T,
    at: Time,
}

impl<T: InPieces> Edits<T> {
    /// Notes what a change made of what was there before.
    pub fn note(&mut self, before: &T, after: &T, now: Time) {
        if now.saturating_sub(self.at) > WHILE {
            self.recent = T::default();
        }
        self.at = now;
        take_in(&mut self.pending, after.since(before));
        take_in(&mut self.recent, after.made_since(before));
    }

    /// What is stored with the pending edits in it; nothing where it has them all, as it should.
    pub fn settle(&mut self, stored: &T) -> Option<T> {
        let mut settled = stored.clone();
        let changes = settled.merge(std::mem::take(&mut self.pending)).ok()?;
        (!changes.is_nothing()).then_some(settled)
    }

    /// What was changed here lately, still stood `before`, and is other or gone `after` another tab's change. It is
    /// told once.
    pub fn overwritten(&mut self, before: &T, after: &T, now: Time) -> Option<T> {
        if now.saturating_sub(self.at) > WHILE {
            return None;
        }
        let lost = before.made_since(after);
        let not_lost = self.recent.since(&lost);
        let mine = self.recent.since(&not_lost);
        self.recent = not_lost;
        (!mine.is_empty()).then_some(mine)
    }
}

fn take_in<T: InPieces>(into: &mut T, edits: T) {
    // There is room for what has just been put where the same limits hold.
    let _ = into.merge(edits);
}
