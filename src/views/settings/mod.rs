//! Settings, the backup, and what this device can do.

pub mod backup;
pub mod drawn_person;
pub mod settings_page;
pub mod this_device;
