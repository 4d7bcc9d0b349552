//! The mannequin that shows how a technique is done.
//!
//! A [`figure::Figure`] is short data: angles of joints, places that hands and feet reach, things around, a camera.
//! [`solve`] puts the [`skeleton`] into such a pose, and [`draw`] turns it into flat shapes. Nothing here knows a
//! browser.
//!
//! # Axes
//!
//! Lengths are centimetres. A person who stands upright looks along +x, has the head towards +y and their own right
//! hand towards +z. Every segment has a frame of its own with these same axes.

mod ball;
mod build;
pub mod camera;
pub mod draw;
pub mod figure;
mod flesh;
mod head;
mod hull;
pub mod landmark;
pub mod limits;
mod marks;
pub mod motion;
mod paint;
mod part;
pub mod pose;
mod projection;
mod side;
pub mod skeleton;
pub mod solve;
pub mod thing;
mod things;
mod tint;

pub use build::Build;
pub use side::Side;
pub use tint::Area;

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
