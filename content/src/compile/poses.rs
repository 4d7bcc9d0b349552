//! Notes for figures to come: read only to tell whether they still belong to a technique.

use super::files::Files;
use super::known::{KINDS, Known, kind_name};
use super::problem::Report;

pub(super) fn check(files: &Files<'_>, known: &Known, report: &mut Report) {
    for kind in KINDS {
        for note in files.entries::<String>(&format!("poses/{}.toml", kind_name(kind)), report) {
            known.technique(note.id, kind, &note.place, report);
        }
    }
}
