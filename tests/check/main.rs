//! The rules of the check, laid beside their table.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod asking;
mod assessment;
mod choices;
mod doors;
mod elsewhere;
mod moments;
mod movement_tests;
mod objections;
mod paper;
mod people;
mod properties;
mod quick_start;
mod routine_cards;
mod routines;
mod signs;
mod support;
mod triage;
mod unanswered;
