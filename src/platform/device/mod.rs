//! What the device itself can do: speak, sound, vibrate, stay awake, and how large its screen is.

pub mod screen;
pub mod speech;
pub mod tones;
pub mod vibration;
pub mod wake_lock;
