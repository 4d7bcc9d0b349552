//! Figures of techniques and movement tests: read from `poses/`, and checked as bodies in poses.

mod phrases;
mod poses;
mod scene;

use serde::Deserialize;
use toml::Table;
use unknot_figure::figure::{Base, Figure};
use unknot_figure::limits;

use std::path::Path;

use super::files::{Entry, Files};
use super::known::Known;
use super::movement_tests::MovementTestPair;
use super::problem::{Place, Problem, Report};
use crate::check::MovementTest;
use crate::model::{Figures, Kind, Technique};
use phrases::PhraseError;

/// The folder of the poses.
const FOLDER: &str = "poses";

/// A figure as it is written down; `poses/README.md` explains every key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    base: Base,
    view: String,
    end: Table,
    start: Option<Table>,
    #[serde(default)]
    ghost: bool,
    #[serde(default)]
    things: Vec<String>,
    #[serde(default)]
    tint: Vec<String>,
    #[serde(default)]
    arrows: Vec<String>,
    #[serde(default)]
    marks: Vec<String>,
    inset: Option<String>,
    #[serde(default)]
    over: Vec<String>,
    #[serde(default)]
    under: Vec<String>,
}

/// A figure, with where it stands.
#[derive(Debug)]
pub(super) struct FigureEntry {
    /// Of a technique, or of a movement test.
    pub id: &'static str,
    pub place: Place,
    pub figure: Figure,
}

/// Reads every figure there is, and reports what is wrong with it.
pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<FigureEntry> {
    let mut figures = Vec::new();
    let paths = files.listed(FOLDER, report);
    for path in paths.into_iter().filter(|path| path != LEFT_OUT) {
        for entry in files.entries::<Written>(&path, report) {
            figures.extend(assemble(entry, report));
        }
    }
    figures
}

/// Kinds that are nothing without a picture of what the body does.
const DRAWN: [Kind; 4] = [Kind::Stretch, Kind::SelfMassage, Kind::Mobility, Kind::Strengthen];
/// Techniques whose figure could not be made right, so that the text stands alone, each with the reason.
const LEFT_OUT: &str = "poses/left-out.toml";
/// No more of them, or the pictures are not worth having.
const MOST_LEFT_OUT: usize = 5;

/// Reports figures of neither a technique nor a movement test, and techniques that need one and have none.
pub(super) fn check(
    files: &Files<'_>,
    figures: &[FigureEntry],
    tests: &[MovementTestPair],
    known: &Known,
    report: &mut Report,
) {
    let left_out = files.entries::<String>(LEFT_OUT, report);
    if left_out.len() > MOST_LEFT_OUT {
        report.add(
            &files.named(LEFT_OUT),
            format!("more than {MOST_LEFT_OUT} techniques have no figure"),
        );
    }
    for entry in &left_out {
        known.techniques.one(entry.id, &entry.place, report);
        if figures.iter().any(|figure| figure.id == entry.id) {
            report.add(&entry.place, "is left out, and has a figure all the same");
        }
    }
    for (index, entry) in figures.iter().enumerate() {
        if !tests.iter().any(|test| test.id == entry.id) {
            known.techniques.one(entry.id, &entry.place, report);
        }
        if figures.iter().take(index).any(|earlier| earlier.id == entry.id) {
            report.add(&entry.place, "has a figure already");
        }
    }
    for (id, kind) in known.techniques.kinds() {
        let is_drawn = figures.iter().any(|entry| entry.id == id);
        if DRAWN.contains(&kind) && !is_drawn && !left_out.iter().any(|entry| entry.id == id) {
            let place = Place::file(FOLDER);
            report.add(&place, format!("\"{id}\" has no figure"));
        }
    }
    for test in tests {
        let figure = figures.iter().find(|entry| entry.id == test.id);
        match (figure, test.shows_a_technique()) {
            (Some(entry), true) => report.add(&entry.place, "has a figure, and shows that of a technique"),
            (None, false) => report.add(&Place::file(FOLDER), format!("\"{}\" has no figure", test.id)),
            _ => {}
        }
    }
}

/// The figures in the order of the techniques and of the tests.
pub(super) fn build(mut entries: Vec<FigureEntry>, techniques: &[Technique], tests: &[MovementTest]) -> Figures {
    let mut figure = |id: &str| {
        let found = entries.iter().position(|entry| entry.id == id)?;
        Some(entries.swap_remove(found).figure)
    };
    let techniques = techniques.iter().map(|technique| technique.id);
    let figures = techniques.filter_map(|id| Some((id, figure(id.as_str())?))).collect();
    let tests = tests.iter().map(|test| test.id);
    let tests = tests.filter_map(|id| Some((id, figure(id.as_str())?))).collect();
    Figures { figures, tests }
}

/// A figure while it is being drawn, right or not.
#[derive(Debug)]
pub struct Draft {
    /// Of a technique, or of a movement test.
    pub id: &'static str,
    /// Such as `content/poses/stretch-neck.toml`.
    pub file: String,
    pub figure: Figure,
}

/// Reads the figures alone, and what is wrong with them, for whoever draws them.
#[must_use]
pub fn drafts(root: &Path) -> (Vec<Draft>, Vec<Problem>) {
    let mut report = Report::default();
    let entries = read(&Files::new(root), &mut report);
    let drafts = entries.into_iter().map(|entry| Draft {
        id: entry.id,
        file: entry.place.file,
        figure: entry.figure,
    });
    let drafts = drafts.collect();
    (drafts, report.into_result().err().unwrap_or_default())
}

fn assemble(Entry { id, place, value }: Entry<Written>, report: &mut Report) -> Option<FigureEntry> {
    let written = value?;
    let before = report.count();
    let figure = figure(&written, &place, report);
    if report.count() == before {
        for problem in limits::problems(&figure) {
            report.add(&place, problem);
        }
    }
    Some(FigureEntry { id, place, figure })
}

fn figure(written: &Written, place: &Place, report: &mut Report) -> Figure {
    let base = written.base;
    let start = written.start.as_ref().map(|start| {
        let whole = poses::inherit(start, &written.end);
        poses::read(&whole, start, &place.inside("start"), report)
    });
    let mut list = Lists { place, report };
    Figure {
        base,
        camera: list
            .one("view", scene::camera(&written.view, base))
            .unwrap_or(unknot_figure::camera::Camera { around: 0, above: 0 }),
        start,
        ghost: written.ghost,
        things: list.all("things", &written.things, scene::thing),
        tint: list.all("tint", &written.tint, scene::tinted),
        arrows: list.all("arrows", &written.arrows, scene::arrow),
        marks: list.all("marks", &written.marks, scene::mark),
        inset: written
            .inset
            .as_ref()
            .and_then(|inset| list.one("inset", scene::inset(inset, base))),
        over: list.all("over", &written.over, scene::segment),
        under: list.all("under", &written.under, scene::segment),
        end: poses::read(&written.end, &written.end, &place.inside("end"), report),
    }
}

/// Reads texts one by one, and reports those that cannot be read.
struct Lists<'a> {
    place: &'a Place,
    report: &'a mut Report,
}

impl Lists<'_> {
    fn one<T>(&mut self, part: &str, read: Result<T, PhraseError>) -> Option<T> {
        read.map_err(|wrong| self.report.add(&self.place.inside(part), wrong))
            .ok()
    }

    fn all<T>(&mut self, part: &str, texts: &[String], read: impl Fn(&str) -> Result<T, PhraseError>) -> Vec<T> {
        texts.iter().filter_map(|text| self.one(part, read(text))).collect()
    }
}
