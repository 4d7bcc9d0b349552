//! `cargo xtask figures --export DIR`: the drawings for others, one SVG file a technique, side and phase, with an index.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use unknot_content::compile::compile;
use unknot_content::model::{Instructions, Technique};
use unknot_content::sided::{Side, speak};
use unknot_figure::draw::{Drawing, Stage};
use unknot_figure::figure::Figure;

use crate::drawings::{Style, Theme};
use crate::project::{Project, say};

/// What can be said after `figures`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder to write into; files of the same names are replaced
    #[arg(long, value_name = "DIR")]
    pub export: PathBuf,
}

/// Under which the drawings may be used.
const LICENCE: &str = "CC-BY-4.0";
/// What the index is called.
const INDEX: &str = "index.json";
/// The file of the licence, in the repository and beside the drawings.
const LICENCE_FILE: &str = "LICENSE-DRAWINGS";

/// A line of the index.
#[derive(Debug, Serialize)]
struct Entry {
    id: &'static str,
    title: &'static str,
    /// The side that is worked on; none where a technique has no sides.
    side: Option<&'static str>,
    /// Where it is held, simple enough for a list.
    still: String,
    /// Where it starts and where it ends, with a closer look where there is one.
    phases: Vec<String>,
    /// What to do, at the address of an app.
    steps: String,
    licence: &'static str,
}

/// Writes the drawings.
///
/// # Errors
///
/// When the content is wrong, or a file cannot be written.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let folder = &arguments.export;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let compiled = match compile(&project.root().join("content")) {
        Ok(compiled) => compiled,
        Err(problems) => bail!("the content is wrong: {}", problems[0]),
    };
    let style = Style::read(project, Theme::Light)?;
    let mut index = Vec::new();
    for (id, figure) in &compiled.figures.figures {
        let technique = compiled
            .guidance
            .techniques
            .iter()
            .find(|technique| technique.id == *id);
        let instructions = compiled
            .library
            .instructions
            .iter()
            .find(|known| known.technique == *id);
        let (Some(technique), Some(instructions)) = (technique, instructions) else {
            bail!("{id} has a figure and no steps");
        };
        let sides: &[Option<Side>] = if technique.has_sides {
            &[Some(Side::Left), Some(Side::Right)]
        } else {
            &[None]
        };
        for side in sides {
            let set = Set {
                technique,
                instructions,
                figure,
                side: *side,
                style: &style,
            };
            index.push(set.write(folder)?);
        }
    }
    write(folder, INDEX, &serde_json::to_string_pretty(&index)?)?;
    let licence = project.root().join(LICENCE_FILE);
    fs::copy(&licence, folder.join(LICENCE_FILE)).with_context(|| format!("{} cannot be copied", licence.display()))?;
    say(format!("Wrote {} drawings into {}", index.len(), folder.display()));
    Ok(())
}

/// The drawings of a technique for a side.
struct Set<'a> {
    technique: &'a Technique,
    instructions: &'a Instructions,
    figure: &'a Figure,
    side: Option<Side>,
    style: &'a Style,
}

impl Set<'_> {
    fn write(&self, folder: &Path) -> Result<Entry> {
        let is_mirrored = self.side == Some(Side::Left);
        let stage = Stage::new(self.figure, self.figure.camera, is_mirrored);
        let small = Stage::small(self.figure, self.figure.camera, is_mirrored);
        let side = self.side.map(Side::as_str);
        let id = self.technique.id.as_str();
        let name = side.map_or_else(|| id.to_owned(), |side| format!("{id}-{side}"));
        let save = |phase: &str, drawing: &Drawing| {
            let file = format!("{name}{phase}.svg");
            write(folder, &file, &self.svg(drawing)).map(|()| file)
        };
        let mut phases = Vec::new();
        if self.figure.start.is_some() {
            phases.push(save("-start", &stage.draw(0.0))?);
        }
        phases.push(save("-end", &stage.draw(1.0))?);
        Ok(Entry {
            id,
            title: self.technique.title,
            side,
            still: save("", &small.draw(1.0))?,
            phases,
            steps: format!("#/technique/{id}"),
            licence: LICENCE,
        })
    }

    fn svg(&self, drawing: &Drawing) -> String {
        let side = self.side.map_or("", |side| match side {
            Side::Left => ", for the left side",
            Side::Right => ", for the right side",
        });
        let steps: Vec<String> = self
            .instructions
            .steps
            .iter()
            .map(|step| speak(step, self.side))
            .collect();
        let inside = format!(
            "<title>{}{side}</title><desc>{}. {} (Unknot, {LICENCE})</desc><style>{}</style>",
            escaped(self.technique.title),
            escaped(self.instructions.position_detail),
            escaped(&steps.join(" ")),
            self.style.sheet
        );
        drawing.svg("xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"", &inside)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    let file = folder.join(name);
    fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))
}
