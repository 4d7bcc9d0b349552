//! Storing what a person saved so that nothing is lost, whatever the store does.
//!
//! [`store::Store`] is what a browser offers: each operation may fail. [`transaction`] writes several values, or none of them.
//! [`table`] lists what is saved. [`repository`] reads and changes what is saved through both, and remembers what could not be stored.

pub mod edits;
pub mod quota;
pub mod rebase;
pub mod repository;
pub mod saved;
pub mod store;
pub mod table;
pub mod transaction;
