//! The check: from what a person answers to what is right for them, or to help.
//!
//! Reading order: [`answers`] holds what is known. [`interview`] asks for it, and [`page`] says what is on each of its pages.
//! [`under_way`] stores an unfinished check, [`history`] the finished ones, and [`renewal`] repeats one within a month.
//! [`case`] evaluates conditions, and [`verdict`] decides whether self-care is right at all; it alone gives a
//! [`verdict::Permit`]. [`tags`], [`at_hand`] and [`exclusions`] leave techniques out. [`warmth`], [`intensity`] and [`massage`]
//! choose, [`plan`] sorts, [`relief`] fits the plan to a moment, and [`glance`] says it in two lines. [`elsewhere`] adds advice for
//! another tender place. [`assessment`] gathers what the page of a plan says. [`objection`] judges a single technique, [`routine_today`] a routine, [`session_guard`] a running
//! session, [`movement_test`] a movement to try before one. [`words`] turns decisions into sentences.
//!
//! The rules and their ids are those of `content/facts/rules.toml`. Three things hold everywhere: a sign that was not
//! answered never counts as a "no" that unlocks something; any other answer that is missing is asked for before what
//! depends on it, or leaves it out as not asked; and where two rules clash the safer one wins.

pub mod answers;
pub mod assessment;
pub mod at_hand;
pub mod card;
pub mod case;
pub mod desk_break;
pub mod elsewhere;
pub mod exclusions;
pub mod first_session;
pub mod glance;
pub mod history;
pub mod intensity;
pub mod interview;
pub mod massage;
pub mod movement_test;
pub mod objection;
pub mod page;
pub mod plan;
pub mod relief;
pub mod renewal;
pub mod routine_today;
pub mod rules;
pub mod session_guard;
mod stored;
pub mod tags;
pub mod under_way;
pub mod verdict;
pub mod warmth;
mod warmth_tags;
pub mod words;
