//! The abilities of the device: speech, tones, vibration, notifications, wake lock, and the size of its screen.

pub mod notifications;
pub mod screen;
pub mod speech;
pub mod tones;
pub mod vibration;
pub mod wake_lock;
