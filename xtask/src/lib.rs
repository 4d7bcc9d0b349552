//! The tooling of this repository, behind `cargo xtask <command>`.
//!
//! Reading order: [`project`] knows the folders and starts programs, [`setup`] installs what is
//! missing, [`build`] makes the site step by step, [`server`] serves it with the headers of [`headers`], [`sample_answers`] are for pictures and tests, [`drawings`] has the colours of those outside the app, and [`commands`] holds one file per command.

pub mod build;
pub mod commands;
pub mod drawings;
pub mod fingerprint;
pub mod headers;
pub mod lockfile;
pub mod project;
pub mod sample_answers;
pub mod server;
pub mod setup;
