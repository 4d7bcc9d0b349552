//! Reasons why a technique may not suit somebody.

use super::files::{Files, Pair};
use super::problem::Report;
use super::text::{Length, text};
use crate::model::{Contraindication, ContraindicationId};

pub(super) type ContraindicationPair = Pair<(), String>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<ContraindicationPair> {
    let order = files.order("facts/contraindications.toml", report);
    files.with_words(order, "contraindications.toml", report)
}

pub(super) fn build(pairs: Vec<ContraindicationPair>, report: &mut Report) -> Vec<Contraindication> {
    let build = |pair: ContraindicationPair| {
        let text = text(pair.words?, Length::Step, &pair.at.words, report);
        Some(Contraindication {
            id: ContraindicationId::new(pair.id),
            text,
        })
    };
    pairs.into_iter().filter_map(build).collect()
}
