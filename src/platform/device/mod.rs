//! The abilities of the device: speech, tones, vibration, wake lock, and the size of its screen.

pub mod screen;
pub mod speech;
pub mod tones;
pub mod vibration;
pub mod wake_lock;
