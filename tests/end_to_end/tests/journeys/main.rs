//! Journeys through the built app, each in every engine that can make it.
//!
//! `cargo xtask test browser` runs all of them; a part of a name, of a file or of an engine runs some.

mod addresses;
mod away;
mod check;
mod courses;
mod desk;
mod favourites;
mod figures;
mod glance;
mod growth;
mod journal;
mod keeping;
mod keyboard;
mod learn;
mod list;
mod long_lists;
mod map;
mod movement;
mod offline;
mod pain;
mod phone;
mod plan;
mod routines;
mod screens;
mod session;
mod start;
mod storage;
mod tabs;
mod taking;
mod theme;
mod tours;

use std::path::Path;
use std::process::ExitCode;

use unknot_end_to_end::runner;

fn main() -> ExitCode {
    let parts = [
        // The longest first, so that no browser is left alone with one at the end.
        tours::journeys(),
        growth::journeys(),
        glance::journeys(),
        map::journeys(),
        keyboard::journeys(),
        list::journeys(),
        long_lists::journeys(),
        favourites::journeys(),
        storage::journeys(),
        tabs::journeys(),
        addresses::journeys(),
        away::journeys(),
        check::journeys(),
        courses::journeys(),
        desk::journeys(),
        pain::journeys(),
        plan::journeys(),
        learn::journeys(),
        session::journeys(),
        movement::journeys(),
        figures::journeys(),
        routines::journeys(),
        journal::journeys(),
        start::journeys(),
        offline::journeys(),
        keeping::journeys(),
        taking::journeys(),
        theme::journeys(),
        phone::journeys(),
    ];
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    runner::run(parts.into_iter().flatten().collect(), &target)
}
