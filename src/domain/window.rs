//! A window on a long list: so many rows are there that a page of years of notes stays as light as one of a week.

use std::ops::Range;

/// The range of rows of a list that is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    start: usize,
    end: usize,
    /// The number of rows that each step adds.
    step: usize,
    /// The most rows that are rendered at the same time.
    most: usize,
}

impl Window {
    /// The first rows, as many as come with a step.
    #[must_use]
    pub const fn new(step: usize, most: usize) -> Self {
        Self {
            start: 0,
            end: step,
            step,
            most,
        }
    }

    /// The rows of a list of so many. A list that became shorter shows its last ones.
    #[must_use]
    pub fn rows(self, count: usize) -> Range<usize> {
        let end = self.end.min(count);
        self.start.min(end.saturating_sub(self.step))..end
    }

    /// The number of rows that the next step would add.
    #[must_use]
    pub fn next(self, count: usize) -> usize {
        self.step.min(count - self.rows(count).end)
    }

    /// The number of rows that the previous step would bring back.
    #[must_use]
    pub fn previous(self, count: usize) -> usize {
        self.step.min(self.rows(count).start)
    }

    /// Shows the next rows. The first ones go where there would be too many.
    pub fn go_on(&mut self, count: usize) {
        let end = self.rows(count).end + self.next(count);
        self.start = self.rows(count).start.max(end.saturating_sub(self.most));
        self.end = end;
    }

    /// Shows the rows before. The last ones go where there would be too many.
    pub fn go_back(&mut self, count: usize) {
        let Range { start, end } = self.rows(count);
        self.start = start - self.previous(count);
        self.end = end.min(self.start + self.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_comes_by_and_never_too_many_are_there() {
        for count in [0, 1, 29, 30, 31, 90, 91, 1_000, 20_000] {
            let mut window = Window::new(30, 90);
            let mut seen = window.rows(count).end;
            while window.next(count) > 0 {
                let before = window.rows(count);
                window.go_on(count);
                let now = window.rows(count);
                assert_eq!(now.end, before.end + (count - before.end).min(30));
                assert!(now.start <= before.end && now.len() <= 90, "{now:?} of {count}");
                seen = now.end;
            }
            assert_eq!(seen, count);
            while window.previous(count) > 0 {
                let before = window.rows(count);
                window.go_back(count);
                let now = window.rows(count);
                assert!(now.start < before.start && now.end >= before.start && now.len() <= 90);
            }
            assert_eq!(window.rows(count).start, 0);
        }
    }

    #[test]
    fn a_list_that_became_shorter_shows_its_end() {
        let mut window = Window::new(30, 60);
        for _ in 0..10 {
            window.go_on(1_000);
        }
        assert_eq!(window.rows(1_000), 270..330);
        assert_eq!(window.rows(100), 70..100);
        assert_eq!(window.rows(0), 0..0);
    }
}
