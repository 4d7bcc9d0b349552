//! The parts of the body that areas belong to.

use super::files::{Files, Pair};
use super::problem::Report;
use super::text::{Length, text};
use crate::model::{Group, GroupId};

pub(super) type GroupPair = Pair<(), String>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<GroupPair> {
    let order = files.order("facts/groups.toml", report);
    files.with_words(order, "groups.toml", report)
}

pub(super) fn build(pairs: Vec<GroupPair>, report: &mut Report) -> Vec<Group> {
    let build = |pair: GroupPair| {
        let name = text(pair.words?, Length::Title, &pair.at.words, report);
        Some(Group {
            id: GroupId::new(pair.id),
            name,
        })
    };
    pairs.into_iter().filter_map(build).collect()
}
