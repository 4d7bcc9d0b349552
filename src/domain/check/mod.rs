//! The check: from what a person answers to what is right for them, or to help.
//!
//! Reading order: [`answers`] is what is known, [`interview`] how it is asked, [`page`] what stands on a page of it,
//! [`under_way`] how one that is not done is kept, [`renewal`] how it is made again
//! within a month, [`kept`] how it is stored, [`case`] reads conditions against it, [`verdict`] decides whether self-care is right at all and gives the only
//! [`verdict::Permit`] there is, [`tags`], [`at_hand`] and [`exclusions`] say what stays out, [`warmth`],
//! [`intensity`] and [`massage`] what is chosen, [`plan`] puts it in order, [`relief`] fits it to a moment,
//! [`glance`] tells it in two lines, [`elsewhere`] adds what is for another tender place,
//! [`objection`] says what speaks against a technique by itself, [`routine_today`] what of a routine is right now,
//! [`session_guard`] whether a session may go on, and [`words`] says it.
//!
//! The rules and their ids are those of `content/facts/rules.toml`. Three things hold everywhere: a sign that was not
//! answered never counts as a "no" that unlocks something; any other answer that is missing is asked for before what
//! depends on it, or leaves it out as not asked; and where two rules clash the safer one wins.

pub mod answers;
pub mod at_hand;
pub mod case;
pub mod elsewhere;
pub mod exclusions;
pub mod first_session;
pub mod glance;
pub mod history;
pub mod intensity;
pub mod interview;
pub mod massage;
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
