//! A course: what is done for a place over weeks, re-planned from what was done and felt.
//!
//! Reading order: [`courses`] is what is kept, [`review`] the look at a week, [`flare_up`] the person's own words for bad
//! days, [`phase`] the three parts. [`may_start`] says who gets one, [`standing`] goes through the journal day by day and says
//! where a course stands, [`ladder`] finds easier and harder techniques, [`session`] and [`walk`] take from a plan what is
//! for today, and [`due`] is what Today and the card above the map show. [`next_time`] is what is said after a session. [`words`]
//! turns it into sentences.
//!
//! The rules are the W-rules of `content/facts/rules.toml`. A course never outranks an answer: whatever it offers is a part of
//! the plan that the last check allows, so it can leave out, and never add.

pub mod courses;
pub mod due;
pub mod flare_up;
pub mod ladder;
pub mod may_start;
pub mod next_time;
pub mod phase;
pub mod review;
pub mod rules;
pub mod session;
pub mod standing;
pub mod walk;
pub mod words;
