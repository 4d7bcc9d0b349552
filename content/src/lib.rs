//! The content of Unknot: types, checks and packing.
//!
//! The words and facts live in files that people edit (`facts/`, `en/`, `body/`). With the
//! `compile` feature this crate reads and checks them and packs them into a few bytes; without
//! it, it only holds the types and the decoder that the app needs.
//!
//! Reading order: [`model`] is what the app sees, [`check`] what it asks and by which rules it weighs the
//! answers, whose values are in [`vocabulary`], [`learn`] what there is to read, [`sided`] how a sentence learns its side, [`pack`] how the bytes
//! are read, `compile` how they are made.

#[macro_use]
mod id;

pub mod check;
#[cfg(feature = "compile")]
pub mod compile;
pub mod learn;
pub mod model;
pub mod naming;
pub mod pack;
pub mod sided;
pub mod vocabulary;
